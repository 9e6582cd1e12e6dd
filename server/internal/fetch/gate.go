package fetch

import (
	"net/netip"
	"net/url"
	"strings"

	"reckon/annotator/canonical"
)

// maxURL is the longest URL fetched, in bytes.
const maxURL = 2048

// privateSuffixes are the names that by their standards never lead to the
// public internet: RFC 6761, 6762, 7686, 8375, ICANN's .internal, and two that
// routers and hosts files use.
var privateSuffixes = []string{"localhost", "local", "internal", "lan", "home.arpa", "onion", "localdomain", "intranet", "corp", "home"}

// gate judges a URL before any name is looked up and returns it in the form
// in which it may be asked for. base is the URL that a redirect came from, nil
// for the first. In development (open) the port and the name are not judged:
// the guard still judges the address.
func gate(raw string, base *url.URL, open bool) (*url.URL, error) {
	if raw == "" || len(raw) > maxURL {
		return nil, &Error{Code: CodeInvalidURL, Detail: "The address is empty or too long."}
	}
	if strings.ContainsFunc(raw, func(r rune) bool { return r <= 0x20 || r == 0x7f || r == '\\' }) {
		return nil, &Error{Code: CodeInvalidURL, Detail: "The address contains a character that no address has."}
	}
	u, err := url.Parse(raw)
	if err != nil {
		return nil, &Error{CodeInvalidURL, "The address cannot be read as a URL.", err}
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, refuse("Only addresses that begin with http:// or https:// can be read.")
	case u.Opaque != "" || u.Host == "":
		return nil, &Error{Code: CodeInvalidURL, Detail: "The address names no site."}
	case u.User != nil:
		return nil, refuse("Addresses with a user name or password are not read.")
	}
	host, err := gateHost(u.Hostname(), strings.HasPrefix(u.Host, "["), open)
	if err != nil {
		return nil, err
	}
	if port := u.Port(); port != "" {
		if !open && port != map[string]string{"http": "80", "https": "443"}[u.Scheme] {
			return nil, refuse("Only the standard ports of the web are read.")
		}
		if open {
			host += ":" + port
		}
	}
	if strings.HasSuffix(u.Host, ":") {
		return nil, &Error{Code: CodeInvalidURL, Detail: "The address cannot be read as a URL."}
	}
	u.Host, u.Fragment, u.RawFragment = host, "", ""
	return u, nil
}

// gateHost returns the host as it is to be asked for, an IPv6 literal in
// brackets.
func gateHost(host string, bracketed, open bool) (string, error) {
	if bracketed {
		ip, err := netip.ParseAddr(host)
		if err != nil || ip.Zone() != "" || !ip.Is6() {
			return "", refuse("The address names no public site.")
		}
		return "[" + ip.String() + "]", nil
	}
	name, err := canonical.Host(host)
	if err != nil {
		return "", &Error{CodeInvalidURL, "The address names a site that cannot exist.", err}
	}
	if ip, err := netip.ParseAddr(name); err == nil {
		return ip.String(), nil // an IPv4 literal, the guard judges it
	}
	if open {
		return name, nil
	}
	labels := strings.Split(name, ".")
	last := labels[len(labels)-1]
	if len(labels) == 1 || last[0] >= '0' && last[0] <= '9' {
		// A single label is a name of the local network; a last label that
		// begins with a digit is read as an IPv4 address by many resolvers.
		return "", refuse("The address names no public site.")
	}
	for _, private := range privateSuffixes {
		if name == private || strings.HasSuffix(name, "."+private) {
			return "", refuse("The address names a site of a private network.")
		}
	}
	return name, nil
}
