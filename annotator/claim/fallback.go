package claim

import (
	"strings"

	"reckon/annotator/quantity"
)

// fallback is the clause's subject, else the noun that the quantity names, else
// a plain word for what such figures are of.
func (n *namer) fallback(f *frame) (string, string) {
	if f.q.Noun != "" {
		return f.q.Noun, f.q.Noun
	}
	if g := f.verb(); g != nil && !g.subject.empty() {
		if who := n.nameOf(g.subject, f.sentence); who != "" || n.last == "" {
			return who, n.headOf(g.subject)
		}
	}
	if f.q.Kind == quantity.Count && n.last != "" {
		return n.last, n.last
	}
	for _, g := range f.groups {
		if !g.subject.empty() && g.first < f.at.first {
			return n.nameOf(g.subject, f.sentence), n.headOf(g.subject)
		}
	}
	if f.q.Kind == quantity.Money && f.before == "for" {
		return "price", "price"
	}
	return "", ""
}

func withoutArticle(s string) string {
	for _, a := range []string{"The ", "the ", "A ", "a ", "An ", "an "} {
		if cut, ok := strings.CutPrefix(s, a); ok {
			return cut
		}
	}
	return s
}

// trimSubject puts a subject in order: one space between words, no article
// before it, no mark at its ends.
func trimSubject(s string) string {
	words := strings.Fields(s)
	for len(words) > 1 {
		switch lower(words[len(words)-1]) {
		case "that", "which", "who", "the", "a", "an", "and", "or", "is", "are", "was", "were":
			words = words[:len(words)-1]
			continue
		}
		break
	}
	return withoutArticle(strings.Trim(strings.Join(words, " "), " ,;:–—-\"“”"))
}

func (f *frame) leftGroup() *group {
	if f.left < 0 {
		return nil
	}
	return &f.groups[f.left]
}
