// Package problem is the one table of what can go wrong for somebody who asks
// the server for something: a code, an HTTP status, a short title, and words
// that say what to do. It is a leaf: every package may use it, it uses none.
//
// A [Problem] is an error value. It becomes an RFC 9457 document only where it
// is answered, by [Problem.Render], because only there the server's own address
// is known: the document's type is {base}/problems/{code}, and the page at that
// address is made from [All].
package problem
