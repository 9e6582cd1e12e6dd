package article

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// sense is what a token of a class or id attribute says about its element.
type sense uint8

const (
	senseBody   sense = 1 << iota // names the element of the article's text
	senseApart                    // names what stands beside an article
	senseWeak                     // apart, unless a module of the text is meant
	senseModule                   // an embedded post, or a page builder's piece of text
	senseEntry                    // a whole entry, whose other tokens are its categories
	senseHiding                   // worth asking [hidingClass]
)

// senseOf is the vocabulary: single tokens, and two in a row written together.
func senseOf(token string) sense {
	switch token {
	case "articlebody", "articlecontent", "articletext", "storybody", "storycontent", "storytext", "entrycontent",
		"postbody", "postcontent", "postentry", "maincontent", "bodycopy", "bodytext", "bodycontent", "namebody":
		return senseBody
	case "comment", "comments", "commentlist", "disqus", "dsq", "livefyre", "respond", "replies",
		"related", "recirc", "recirculation", "recommend", "recommended", "recommendation", "recommendations", "teaser", "teasers",
		"readmore", "readnext", "readalso", "alsoread", "upnext", "morestories", "morenews", "moreon", "trending", "popular", "outbrain", "taboola", "ticker",
		"newsletter", "newsletters", "subscribe", "subscription", "signup", "signin", "login", "paywall", "regwall", "optin", "mailchimp",
		"promo", "promos", "sponsor", "sponsored", "advert", "adverts", "advertisement", "advertising", "ad", "ads", "banner", "donate",
		"share", "sharing", "sharebar", "sharetools", "sharethis", "addthis", "sharedaddy", "shareaholic", "follow",
		"breadcrumb", "breadcrumbs", "navbar", "nav", "navigation", "menu", "sidebar", "rail", "footer", "masthead", "toolbar", "pagination", "pager",
		"popup", "popover", "modal", "tooltip", "dropdown", "lightbox", "cookie", "cookies", "consent", "gdpr", "onetrust",
		"byline", "bio", "author", "authorbio", "authorinfo", "authorbox", "authorcard", "timestamp", "dateline", "date", "datetime", "meta",
		"caption", "figcaption", "credit", "credits", "gallery", "slideshow", "tag", "tags", "print", "skip", "pullquote",
		"infobox", "toc", "wdt", "jp", "copyright", "disclaimer":
		return senseApart
	case "social", "widget":
		return senseWeak
	case "embed", "embedded", "tweet", "elementor", "builder":
		return senseModule
	case "hentry", "post", "entry":
		return senseEntry
	case "hidden", "hide", "none", "invisible", "visuallyhidden", "sr", "screenreader", "reader":
		return senseHiding
	}
	return 0
}

// senses reads an id or class attribute: its tokens, parted by hyphens,
// underscores and capitals, and each two in a row. It allocates nothing.
func senses(value string) sense {
	var buf [64]byte
	var found sense
	previous, start, n := -1, 0, 0
	for i := 0; i <= len(value); i++ {
		c := byte(' ')
		if i < len(value) {
			c = value[i]
		}
		capital := c >= 'A' && c <= 'Z'
		edge := isSeparator(c) || capital && i > 0 && value[i-1] >= 'a' && value[i-1] <= 'z'
		if edge && n > start {
			found |= senseOf(string(buf[start:n]))
			if previous >= 0 {
				found |= senseOf(string(buf[previous:n]))
			}
			kept := copy(buf[:], buf[start:n]) // the last token stays, for the pair
			previous, start, n = 0, kept, kept
		}
		switch {
		case isSeparator(c):
			if c != '-' && c != '_' {
				previous, start, n = -1, 0, 0
			}
		case n < len(buf):
			if capital {
				c += 'a' - 'A'
			}
			buf[n] = c
			n++
		}
	}
	return found
}

func isSeparator(c byte) bool {
	return c == '-' || c == '_' || c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
}

// read takes an element's attributes for what they say about the article.
func (w *walker) read(e *element) {
	a := e.node.DataAtom
	e.apart = aside(a)
	if a == atom.Article {
		e.good = 1
	}
	var found sense
	for i := range e.node.Attr {
		switch at := &e.node.Attr[i]; at.Key {
		case "id":
			found |= senses(at.Val)
			e.hidden = e.hidden || w.hiding.hides(at.Key, at.Val)
		case "class":
			in := senses(at.Val)
			found |= in
			e.hidden = e.hidden || in&senseHiding != 0 && hidingClass(at.Val) || w.hiding.hides(at.Key, at.Val)
		case "itemprop":
			if at.Val == "articleBody" {
				e.good = 1
			}
		case "role":
			e.apart = e.apart || apartRole(at.Val)
		case "aria-hidden": // in sight, but a decoration, a copy or a closed dialog
			e.apart = e.apart || at.Val == "true"
		default:
			e.hidden = e.hidden || hides(at)
		}
	}
	switch {
	case found&senseBody != 0:
		e.good++
	case a == atom.Body || a == atom.Article || a == atom.Main || found&senseEntry != 0:
	case found&senseApart != 0 || found&(senseWeak|senseModule) == senseWeak:
		e.apart = true
	}
	e.apart = e.apart || e.hidden
}

// inlineApart says whether an inline element is the panel of a pop-up, which
// only shows when the reader asks for it. What opens it bears the same word,
// but not the panel's.
func inlineApart(class string) bool {
	if !strings.Contains(class, "popup") && !strings.Contains(class, "popover") && !strings.Contains(class, "tooltip") &&
		!strings.Contains(class, "rollover") && !strings.Contains(class, "hovercard") {
		return false
	}
	for _, part := range [...]string{"text", "content", "block", "card", "body", "box", "panel", "inner"} {
		if strings.Contains(class, part) {
			return true
		}
	}
	return false
}
