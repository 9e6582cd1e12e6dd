package article

import (
	"strings"

	"golang.org/x/net/html"
)

// hides says whether an attribute takes its element out of sight.
func hides(a *html.Attribute) bool {
	switch a.Key {
	case "hidden":
		return a.Val != "until-found"
	case "style":
		return hidingStyle(a.Val)
	}
	return false
}

// hidingStyle reads a style attribute.
func hidingStyle(style string) bool {
	if len(style) < len("display:none") {
		return false
	}
	for rule := range strings.SplitSeq(style, ";") {
		property, value, ok := strings.Cut(rule, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(strings.TrimSuffix(strings.ToLower(strings.TrimSpace(value)), "!important"))
		switch strings.ToLower(strings.TrimSpace(property)) {
		case "display":
			if value == "none" {
				return true
			}
		case "visibility":
			if value == "hidden" || value == "collapse" {
				return true
			}
		}
	}
	return false
}

// hidingClass knows the class names by which the common style sheets take an
// element out of sight, on all screens: "hidden md:block" and "d-none
// d-md-block" show it on wide ones.
func hidingClass(class string) bool {
	if !strings.Contains(class, "hid") && !strings.Contains(class, "none") && !strings.Contains(class, "sr-only") && !strings.Contains(class, "reader") {
		return false
	}
	hidden := false
	for name := range strings.FieldsSeq(class) {
		switch name {
		case "hidden", "is-hidden", "u-hidden", "hide", "d-none", "display-none", "visually-hidden", "visuallyhidden", "element-invisible", "u-visually-hidden",
			"sr-only", "screen-reader-text", "screen-reader-only", "screenreader", "screenreader-only", "is-visually-hidden":
			hidden = true
		default:
			if strings.HasPrefix(name, "d-") || strings.HasSuffix(name, ":block") || strings.HasSuffix(name, ":flex") ||
				strings.HasSuffix(name, ":grid") || strings.HasSuffix(name, ":inline") || strings.HasSuffix(name, "not-sr-only") {
				return false
			}
		}
	}
	return hidden
}

// inline says whether an inline element is out of sight.
func (h *hiding) inline(n *html.Node) bool {
	for i := range n.Attr {
		at := &n.Attr[i]
		switch at.Key {
		case "class":
			if hidingClass(at.Val) || inlineApart(at.Val) || h.hides(at.Key, at.Val) {
				return true
			}
		case "id":
			if h.hides(at.Key, at.Val) {
				return true
			}
		default:
			if hides(at) {
				return true
			}
		}
	}
	return false
}
