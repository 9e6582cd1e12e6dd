package article

import (
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// sameSiteURL returns the address that a page gives for itself, resolved, if
// it is one of the page's own site: a page may say of itself what it likes,
// but not that it is somebody else's.
func sameSiteURL(given, page string) string {
	at, err := url.Parse(page)
	if err != nil || at.Host == "" || strings.TrimSpace(given) == "" {
		return ""
	}
	u, err := at.Parse(strings.TrimSpace(given))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
		return ""
	}
	if !sameSite(u.Hostname(), at.Hostname()) {
		return ""
	}
	u.Fragment, u.RawFragment = "", ""
	return u.String()
}

// sameSite says whether two hosts belong to whoever registered the one domain.
func sameSite(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if a == b {
		return true
	}
	siteA, errA := publicsuffix.EffectiveTLDPlusOne(a)
	siteB, errB := publicsuffix.EffectiveTLDPlusOne(b)
	return errA == nil && errB == nil && siteA == siteB && strings.ContainsAny(siteA, "abcdefghijklmnopqrstuvwxyz")
}
