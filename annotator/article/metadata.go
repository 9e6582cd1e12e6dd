package article

import (
	"html"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	nethtml "golang.org/x/net/html"
	"golang.org/x/text/language"
)

// Origin says where on a page a piece of metadata was read.
type Origin string

// The origins of metadata; empty where nothing was found.
const (
	FromJSONLD    Origin = "json-ld"
	FromOpenGraph Origin = "opengraph"
	FromMeta      Origin = "meta"
	FromElement   Origin = "element" // a time, h1, title, html or link element, or one labeled by its class
	FromAddress   Origin = "address" // the page's URL
)

// Origins says where each piece of an article's metadata was read.
type Origins struct {
	Title, Byline, SiteName, Language, Published, Modified Origin
}

// metadataOf reads what the page says of itself: JSON-LD first, which is
// written for machines and names what it means, then OpenGraph and other
// metas, then elements.
func metadataOf(s *survey, hints Hints) (Article, about) {
	linked := readLinked(s.linked)
	node := linked.article()
	var a Article
	a.SiteName, a.Origins.SiteName = siteName(s, linked, node)
	a.Title, a.Origins.Title = title(s, node, a.SiteName)
	a.Byline, a.Origins.Byline = byline(s, linked, node)
	a.Language, a.Origins.Language = languageOf(s, node)
	a.Published, a.Origins.Published = published(s, node, hints.URL)
	a.Modified, a.Origins.Modified = modified(s, node)
	if a.Modified.Before(a.Published) {
		a.Modified, a.Origins.Modified = time.Time{}, ""
	}
	a.CanonicalURL = canonicalURL(s, hints.URL)
	return a, about{
		title:    a.Title,
		declared: node.isArticle() || strings.EqualFold(s.metas["og:type"], "article"),
		live:     slices.Contains(node.Type, "LiveBlogPosting"),
	}
}

// firstOf returns the first value given, with its origin.
func firstOf(candidates ...candidate) (string, Origin) {
	for _, c := range candidates {
		if v := oneLine(c.value); v != "" {
			return v, c.origin
		}
	}
	return "", ""
}

type candidate struct {
	value  string
	origin Origin
}

// longestLine bounds a title or byline, in bytes.
const longestLine = 400

// oneLine makes a page's string fit to be shown: entities that were escaped
// twice undone, runs of white space one space, characters without width gone.
func oneLine(s string) string {
	if len(s) > 4*longestLine {
		s = s[:4*longestLine]
	}
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case runeClassOf(r) == runeNothing, r == unicode.ReplacementChar:
			return -1
		case runeClassOf(r) == runeSpace, r < ' ':
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	s = strings.Join(strings.Fields(s), " ")
	for len(s) > longestLine {
		s = s[:max(strings.LastIndexByte(s[:longestLine], ' '), 0)]
	}
	return s
}

func siteName(s *survey, linked linkedData, node linkedNode) (string, Origin) {
	publisher := strings.Join(linked.names(node.Publisher), ", ")
	return firstOf(
		candidate{s.metas["og:site_name"], FromOpenGraph},
		candidate{publisher, FromJSONLD},
		candidate{s.oneOf("application-name", "apple-mobile-web-app-title", "cre", "dc.publisher", "copyright"), FromMeta},
	)
}

func title(s *survey, node linkedNode, site string) (string, Origin) {
	heading := ""
	if len(s.headings) == 1 {
		heading = textOf(s.headings[0])
	}
	t, origin := firstOf(
		candidate{string(node.Headline), FromJSONLD},
		candidate{s.metas["og:title"], FromOpenGraph},
		candidate{heading, FromElement},
		candidate{s.oneOf("twitter:title", "dc.title", "title", "headline"), FromMeta},
		candidate{s.title, FromElement},
	)
	if origin == FromJSONLD {
		return t, origin
	}
	return withoutSite(t, site), origin
}

// withoutSite cuts the site's name, and what parts it from the headline, off a
// title's end.
func withoutSite(title, site string) string {
	for _, separator := range [...]string{" | ", " - ", " – ", " — ", " :: ", " « ", " » ", " • "} {
		i := strings.LastIndex(title, separator)
		if i <= 0 {
			continue
		}
		if rest := title[i+len(separator):]; sameName(rest, site) || separator == " | " && len(rest) < i {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

func sameName(a, b string) bool {
	return a != "" && b != "" && (strings.EqualFold(a, b) || strings.Contains(strings.ToLower(b), strings.ToLower(a)))
}

func byline(s *survey, linked linkedData, node linkedNode) (string, Origin) {
	names := linked.names(node.Author)
	if len(names) == 0 {
		names = linked.names(node.Creator)
	}
	if author, origin := firstOf(candidate{strings.Join(names, ", "), FromJSONLD}); author != "" && !isAddress(author) {
		return withoutBy(author), origin
	}
	for _, name := range [...]string{"author", "parsely-author", "sailthru.author", "dc.creator", "article:author", "article:author_name", "twitter:creator"} {
		if v := oneLine(s.metas[name]); v != "" && !isAddress(v) && !strings.HasPrefix(v, "@") {
			return withoutBy(v), FromMeta
		}
	}
	s.label()
	for _, n := range s.bylines {
		if v := withoutBy(oneLine(textOf(n))); v != "" && len(v) <= 100 && !isAddress(v) && !strings.ContainsAny(v, "0123456789") {
			return v, FromElement
		}
	}
	return "", ""
}

func isAddress(s string) bool { return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") }

func withoutBy(s string) string {
	for _, by := range [...]string{"by ", "by: ", "written by ", "von ", "por ", "par "} {
		if len(s) > len(by) && strings.EqualFold(s[:len(by)], by) {
			return s[len(by):]
		}
	}
	return s
}

func languageOf(s *survey, node linkedNode) (string, Origin) {
	for _, c := range [...]candidate{
		{s.language, FromElement},
		{string(node.InLanguage), FromJSONLD},
		{s.oneOf("content-language", "dc.language", "language"), FromMeta},
		{s.metas["og:locale"], FromOpenGraph},
	} {
		value, _, _ := strings.Cut(strings.TrimSpace(c.value), ",")
		if value == "" {
			continue
		}
		if tag, err := language.Raw.Parse(strings.ReplaceAll(value, "_", "-")); err == nil && tag != language.Und {
			return tag.String(), c.origin
		}
	}
	return "", ""
}

func canonicalURL(s *survey, page string) string {
	for _, given := range [...]string{s.canonical, s.metas["og:url"]} {
		u := sameSiteURL(given, page)
		if u == "" || isRoot(u) && !isRoot(page) {
			continue // the home page: a template's mistake
		}
		return u
	}
	return ""
}

func isRoot(address string) bool {
	u, err := url.Parse(address)
	return err != nil || (u.Path == "" || u.Path == "/") && u.RawQuery == ""
}

// textOf returns the text below n, at most about a line's worth.
func textOf(n *nethtml.Node) string {
	var b strings.Builder
	var add func(*nethtml.Node)
	add = func(n *nethtml.Node) {
		for c := n.FirstChild; c != nil && b.Len() < longestLine; c = c.NextSibling {
			switch {
			case c.Type == nethtml.TextNode:
				b.WriteString(c.Data)
			case c.Type == nethtml.ElementNode && natureOf(c.DataAtom) != natureSilent:
				if natureOf(c.DataAtom) == natureBlock {
					b.WriteByte(' ')
				}
				add(c)
			}
		}
	}
	add(n)
	return oneLine(b.String())
}
