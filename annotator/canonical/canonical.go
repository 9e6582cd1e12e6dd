// Package canonical reduces a page's address to the form under which its
// annotations are kept, so that one article asked for in many ways is one
// article. It looks at the address alone and never at what the page says of
// itself: a page could name somebody else's.
package canonical

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// MaxLength is the longest address accepted, in bytes.
const MaxLength = 2048

// ErrNotHTTP is returned for an address that is not an absolute http or https URL.
var ErrNotHTTP = errors.New("the address must start with http:// or https://")

// tracking lists query parameters that say where a reader came from, not what
// the page is. A trailing * matches any suffix.
var tracking = []string{
	"utm_*", "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid",
	"igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "__hstc", "__hssc", "__hsfp",
	"vero_id", "oly_anon_id", "oly_enc_id", "s_cid", "cmpid", "smid", "ocid", "ncid", "guccounter",
	"guce_referrer", "guce_referrer_sig", "at_medium", "at_campaign", "at_custom*", "at_link*",
	"_ga", "_gl", "ref_src", "ref_url", "xtor", "wt.mc_id", "traffic_source", "__twitter_impression",
}

// URL returns the canonical form of raw: scheme and host in lower case, the
// host in its ASCII form without a trailing dot, no default port, no fragment,
// no tracking parameters, an empty path as "/". The order of the other
// parameters is kept, for some servers it matters. URL is idempotent.
func URL(raw string) (string, error) {
	raw = strings.TrimSpace(raw)
	if raw == "" {
		return "", errors.New("the address is empty")
	}
	if len(raw) > MaxLength {
		return "", fmt.Errorf("the address is longer than %d characters", MaxLength)
	}
	if strings.ContainsFunc(raw, func(r rune) bool { return r < 0x20 || r == 0x7f || r == '\\' }) {
		return "", errors.New("the address contains a character that no address has")
	}
	u, err := url.Parse(raw)
	if err != nil {
		return "", errors.New("the address cannot be read as a URL")
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" || u.Opaque != "" {
		return "", ErrNotHTTP
	}
	if u.User != nil {
		return "", errors.New("the address must not contain a user name or password")
	}
	host, err := canonicalHost(u.Hostname())
	if err != nil {
		return "", err
	}
	if port := u.Port(); port != "" {
		if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
			return "", errors.New("the address has a port that cannot be")
		}
	}
	if port := u.Port(); port != "" && port != defaultPort[u.Scheme] {
		host += ":" + port
	}
	u.Host, u.Fragment, u.RawFragment = host, "", ""
	if u.Path == "" {
		u.Path, u.RawPath = "/", ""
	}
	u.RawQuery = withoutTracking(u.RawQuery)
	u.ForceQuery = false
	return u.String(), nil
}

var defaultPort = map[string]string{"http": "80", "https": "443"}

func canonicalHost(host string) (string, error) {
	if strings.Contains(host, ":") { // an IPv6 literal
		return "[" + strings.ToLower(host) + "]", nil
	}
	return Host(host)
}

// lookupProfile maps a host name as browsers do. Underscores stand in real
// names, so STD3's rule for characters is replaced by the one in Host.
var lookupProfile = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.StrictDomainName(false))

// Host returns the ASCII form of a host name or IPv4 address in lower case,
// without a trailing dot. A name that cannot exist is an error: its labels
// must have 1 to 63 letters, digits, hyphens or underscores, and 253 in all.
func Host(name string) (string, error) {
	if name == "" {
		return "", errors.New("the address names no host")
	}
	if !utf8.ValidString(name) {
		return "", errNoSuchHost
	}
	ascii, err := lookupProfile.ToASCII(strings.TrimSuffix(name, "."))
	if err != nil || len(ascii) > 253 {
		return "", errNoSuchHost
	}
	for label := range strings.SplitSeq(ascii, ".") {
		if label == "" || len(label) > 63 || strings.ContainsFunc(label, notInHost) {
			return "", errNoSuchHost
		}
	}
	return ascii, nil
}

var errNoSuchHost = errors.New("the address names a host that cannot exist")

func notInHost(r rune) bool {
	return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '_'
}

func withoutTracking(query string) string {
	if query == "" {
		return ""
	}
	kept := slices.DeleteFunc(strings.Split(query, "&"), func(pair string) bool {
		name, _, _ := strings.Cut(pair, "=")
		return pair == "" || isTracking(strings.ToLower(name))
	})
	return strings.Join(kept, "&")
}

func isTracking(name string) bool {
	for _, t := range tracking {
		if prefix, wild := strings.CutSuffix(t, "*"); name == t || wild && strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}
