package article

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// nature says how the text below an element is read.
type nature uint8

const (
	natureBlock  nature = iota // an element that begins and ends a block
	natureInline               // part of the text around it
	natureSilent               // never prose: scripts, controls, graphics
)

// natureOf follows the user agent style sheet of the HTML standard: what it
// does not display as a block is inline; unknown elements are inline for it,
// but pages use custom elements as containers, so they are blocks here.
func natureOf(a atom.Atom) nature {
	switch a {
	case atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data,
		atom.Del, atom.Dfn, atom.Em, atom.Font, atom.I, atom.Img, atom.Ins, atom.Kbd, atom.Mark, atom.Nobr, atom.Q,
		atom.S, atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt,
		atom.U, atom.Var, atom.Wbr, atom.Picture, atom.Source, atom.Ruby:
		return natureInline
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Math, atom.Iframe, atom.Object,
		atom.Embed, atom.Canvas, atom.Audio, atom.Video, atom.Button, atom.Select, atom.Textarea, atom.Input,
		atom.Datalist, atom.Map, atom.Rt, atom.Rp, atom.Title, atom.Noframes, atom.Noembed, atom.Progress, atom.Meter:
		return natureSilent
	default:
		return natureBlock
	}
}

// aside says whether an element's own meaning keeps it apart from the article.
func aside(a atom.Atom) bool {
	switch a {
	case atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Label, atom.Fieldset, atom.Dialog, atom.Menu:
		return true
	}
	return false
}

// apartRoles are ARIA roles of what surrounds an article.
func apartRole(role string) bool {
	switch role {
	case "navigation", "complementary", "banner", "menu", "menubar", "dialog", "alertdialog", "alert", "search",
		"contentinfo", "button", "tablist", "toolbar", "tooltip", "status":
		return true
	}
	return false
}

// roleOf gives the role of a block by the element that holds it.
func roleOf(n *html.Node) Role {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return Heading
	case atom.Td, atom.Th:
		return TableCell
	}
	for up, levels := n, 0; up != nil && levels < 4; up, levels = up.Parent, levels+1 {
		switch up.DataAtom {
		case atom.Li, atom.Dd, atom.Dt:
			return ListItem
		case atom.Td, atom.Th:
			return TableCell
		case atom.Blockquote:
			return Quote
		}
	}
	return Paragraph
}

func attribute(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key && n.Attr[i].Namespace == "" {
			return n.Attr[i].Val
		}
	}
	return ""
}
