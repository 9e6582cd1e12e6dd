package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// survey is what one first pass over a document finds: how large its body is
// and where its metadata stand.
type survey struct {
	body     *html.Node // document.body; nil where there is none
	texts    int        // bytes of text below body
	nodes    int        // text nodes below body
	elements int        // elements below body

	language  string            // of the html element
	title     string            // of the title element
	canonical string            // of link rel=canonical, or AMP's
	metas     map[string]string // first content by lower-cased name, property, itemprop or http-equiv
	linked    []string          // texts of JSON-LD scripts
	hiding    hiding            // what style elements take out of sight
	headings  []*html.Node      // h1
	times     []*html.Node      // time elements

	// What follows takes reading every attribute: see [survey.label].
	labeled    bool
	bylines    []*html.Node // elements that say they name the author
	dateMarks  []*html.Node // elements that say itemprop=datePublished
	dateLabels []*html.Node // elements whose class speaks of a date
}

// mostMarks bounds how many nodes of a kind a survey keeps: what is wanted
// stands early, and a page may hold thousands.
const mostMarks = 16

func surveyOf(doc *html.Node) *survey {
	s := &survey{metas: make(map[string]string, 32)}
	for h := doc.FirstChild; h != nil; h = h.NextSibling {
		if h.DataAtom != atom.Html {
			continue
		}
		s.language = attribute(h, "lang")
		if s.language == "" {
			s.language = attribute(h, "xml:lang")
		}
		for c := h.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.DataAtom == atom.Head:
				s.read(c)
			case s.body == nil && (c.DataAtom == atom.Body || c.DataAtom == atom.Frameset):
				s.body = c
				s.texts, s.nodes, s.elements = 0, 0, 0
				s.read(c)
			}
		}
	}
	return s
}

// read takes in everything below n.
func (s *survey) read(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			s.texts += len(c.Data)
			s.nodes++
		case html.ElementNode:
			if c.DataAtom != atom.Template {
				s.elements++
				s.element(c)
				s.read(c)
			}
		default:
		}
	}
}

func (s *survey) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Meta:
		s.meta(n)
	case atom.Link:
		if strings.EqualFold(attribute(n, "rel"), "canonical") && s.canonical == "" {
			s.canonical = attribute(n, "href")
		}
	case atom.Title:
		if s.title == "" && n.Namespace == "" && n.FirstChild != nil {
			s.title = n.FirstChild.Data
		}
	case atom.Script:
		if n.FirstChild != nil && strings.Contains(attribute(n, "type"), "ld+json") {
			s.linked = append(s.linked, n.FirstChild.Data)
		}
	case atom.Style:
		if n.FirstChild != nil && !strings.Contains(attribute(n, "media"), "print") {
			s.hiding.readStyle(n.FirstChild.Data)
		}
	case atom.H1:
		s.headings = mark(s.headings, n)
	case atom.Time:
		s.times = mark(s.times, n)
	}
}

func mark(marks []*html.Node, n *html.Node) []*html.Node {
	if len(marks) == mostMarks {
		return marks
	}
	return append(marks, n)
}

// label finds the elements that say by an attribute that they name the author
// or the date. Most pages give both in their head, so this is only done for
// those that do not.
func (s *survey) label() {
	if s.labeled || s.body == nil {
		return
	}
	s.labeled = true
	s.labelBelow(s.body)
}

func (s *survey) labelBelow(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.DataAtom == atom.Template {
			continue
		}
		for i := range c.Attr {
			s.labelBy(c, &c.Attr[i])
		}
		s.labelBelow(c)
	}
}

func (s *survey) labelBy(n *html.Node, a *html.Attribute) {
	switch a.Key {
	case "itemprop":
		switch a.Val {
		case "author", "creator":
			s.bylines = mark(s.bylines, n)
		case "datePublished":
			s.dateMarks = mark(s.dateMarks, n)
		}
	case "rel":
		if a.Val == "author" {
			s.bylines = mark(s.bylines, n)
		}
	case "class", "id":
		if len(a.Val) > 200 {
			return
		}
		if strings.Contains(a.Val, "byline") || strings.Contains(a.Val, "author") {
			s.bylines = mark(s.bylines, n)
		}
		if strings.Contains(a.Val, "date") || strings.Contains(a.Val, "publish") || strings.Contains(a.Val, "posted") || strings.Contains(a.Val, "time") {
			s.dateLabels = mark(s.dateLabels, n)
		}
	}
}

// meta keeps a meta element's content under every name that it goes by.
func (s *survey) meta(n *html.Node) {
	content := strings.TrimSpace(attribute(n, "content"))
	if content == "" {
		return
	}
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "name", "property", "itemprop", "http-equiv":
			key := strings.ToLower(strings.TrimSpace(n.Attr[i].Val))
			if _, seen := s.metas[key]; !seen && len(s.metas) < 200 {
				s.metas[key] = content
			}
		}
	}
}

// oneOf returns the first of the named metas that the page gives.
func (s *survey) oneOf(names ...string) string {
	for _, name := range names {
		if v := s.metas[name]; v != "" {
			return v
		}
	}
	return ""
}
