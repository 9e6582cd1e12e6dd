// Package fetch gets a page from a hostile internet.
//
// Every address is judged twice. The gate (gate.go) looks at the URL, the
// first one and that of every redirect, before any name is looked up. The
// guard (guard.go) looks at the address that the socket is about to connect
// to, after the name was looked up, so that a name that answers differently
// the second time gains nothing. What comes back is bounded in time, size and
// kind (client.go), robots.txt is respected (robots.go), and no host is asked
// for more than a few pages at a time (hosts.go).
//
// It does not know what a page means, and keeps nothing.
package fetch
