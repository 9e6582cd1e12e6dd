package article

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// raised reads a superscript or subscript. A footnote mark is left out of the
// text; the ending of an ordinal ("19<sup>th</sup>"), a formula's index and a
// unit's power are part of their word; anything else is text of its own.
func (w *walker) raised(n *html.Node, s state) {
	content, ok := shortText(n)
	switch {
	case ok && isJoined(content, w.lastWord(), n.DataAtom == atom.Sub):
		w.children(n, s)
	case ok && isFraction(n):
		w.edge(gapEdge) // "2<sup>1</sup>/<sub>2</sub>" is "2 1/2"
		w.children(n, s)
	case ok && isNoteMark(content):
		w.edge(gapNote)
		s.silent = true
		w.children(n, s)
	default:
		w.edge(gapEdge)
		w.children(n, s)
		w.edge(gapEdge)
	}
}

// longestMark is the most bytes that a footnote mark, an ordinal's ending or a
// power has: "[citation needed]" is about the longest.
const longestMark = 20

// longestWord is how far back the word before a mark is looked for, in bytes.
const longestWord = 64

// shortText returns n's text without white space around it, if it is short.
func shortText(n *html.Node) (string, bool) {
	var b strings.Builder
	nodes := 0
	var add func(*html.Node) bool
	add = func(n *html.Node) bool {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.TextNode {
				b.WriteString(c.Data[:min(len(c.Data), 2*longestMark)])
			}
			nodes++
			if b.Len() > longestMark || nodes > longestMark || c.Type == html.ElementNode && !add(c) {
				return false
			}
		}
		return true
	}
	ok := add(n)
	return strings.TrimSpace(b.String()), ok
}

// lastWord returns the characters right before the walk's place, back to a
// space, or nothing where the block has just begun.
func (w *walker) lastWord() string {
	if !w.open || w.before > gapNote {
		return ""
	}
	last := w.runs[len(w.runs)-1]
	s := w.text.String()[max(last.start, last.end-longestWord):last.end]
	cut := strings.LastIndexFunc(s, func(r rune) bool { return r <= ' ' || r == '(' || runeClassOf(r) == runeSpace })
	if cut < 0 {
		return s
	}
	_, size := utf8.DecodeRuneInString(s[cut:])
	return s[cut+size:]
}

// isJoined says whether a raised or lowered mark belongs to the word before it.
func isJoined(mark, word string, lowered bool) bool {
	switch mark {
	case "":
		return true
	case "st", "nd", "rd", "th", "er", "re", "e", "ème", "eme", "o", "a", "os", "as", "º", "ª":
		return endsWithDigit(word)
	case "2", "3", "²", "³":
		return lowered && !endsWithDigit(word) && word != "" || isUnit(word)
	}
	return lowered && !endsWithDigit(word) && word != ""
}

func endsWithDigit(s string) bool {
	return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// isUnit knows the units that are squared and cubed, digits before them
// allowed ("40km").
func isUnit(word string) bool {
	switch strings.TrimLeft(word, "0123456789.,/") {
	case "m", "km", "cm", "mm", "dm", "ft", "in", "yd", "mi", "s":
		return true
	}
	return false
}

// isNoteMark says whether a raised text points to a note: up to three digits
// or one letter, in brackets or not, several with commas, or one of the signs
// that printers use.
func isNoteMark(s string) bool {
	if inner, ok := strings.CutPrefix(s, "["); ok && strings.HasSuffix(inner, "]") {
		return true
	}
	s = strings.Trim(s, "()")
	digits, letters := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			if digits++; digits > 3 {
				return false
			}
		case r == ',' || r == ' ' || r == '-' || r == '–':
			digits = 0
		case r == '*' || r == '†' || r == '‡' || r == '§' || r == '¶' || r == '#':
		case r >= 'a' && r <= 'z':
			letters++
		default:
			return false
		}
	}
	return letters <= 1
}

// isFraction says whether a raised number stands above a fraction's bar.
func isFraction(n *html.Node) bool {
	next := n.NextSibling
	return n.DataAtom == atom.Sup && next != nil && next.Type == html.TextNode &&
		(strings.HasPrefix(next.Data, "/") || strings.HasPrefix(next.Data, "⁄"))
}
