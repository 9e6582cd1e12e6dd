package claim

import (
	"strings"

	"reckon/annotator/quantity"
)

// comparative is what a difference is told of: "$60 [cheaper than the old one]",
// "8% [louder than last season's]", "two seconds [faster]". Empty
// where the words after the figure compare nothing.
func (n *namer) comparative(f *frame) span {
	r := n.r
	i := f.at.last
	if i >= f.sent.last || f.of {
		return span{}
	}
	t := &r.tokens[i]
	end := i + 1
	switch {
	case (t.lower == "more" || t.lower == "less") && i+1 < f.sent.last && r.tokens[i+1].class&^(adjective|adverb) == 0 && !r.tokens[i+1].is(mark):
		end++
	case strings.HasSuffix(t.lower, "er") && len(t.lower) > 4 && t.class&^(adjective|adverb) == 0 && !t.is(mark):
	default:
		return span{}
	}
	if end < f.sent.last && r.tokens[end].lower != "than" && !r.tokens[end].is(mark) || t.is(adverb) && !t.is(adjective) {
		return span{}
	}
	for end < f.sent.last && end < i+9 && !r.tokens[end].is(mark|relative|modal|auxiliary|personal) && r.tokens[end].quantity == 0 && !f.timeAt(end) {
		end++
	}
	for end > i+1 && r.tokens[end-1].is(preposition|conjunction|determiner) {
		end--
	}
	return span{i, end}
}

// compared words a difference by who differs and how: "bundle cheaper than a
// regular Switch".
func (n *namer) compared(f *frame) (string, string) {
	p := n.comparative(f)
	if p.empty() {
		return "", ""
	}
	g := f.leftGroup()
	for k := 0; g == nil && k < len(f.groups) && f.groups[k].first < f.at.first; k++ {
		if !f.groups[k].reduced && !f.groups[k].subject.empty() {
			g = &f.groups[k]
		}
	}
	if g == nil {
		return "", ""
	}
	who, head := n.nameOf(g.subject, f.sentence), n.headOf(n.core(g.subject, f.sentence))
	if object := n.objectBetween(f, g); !object.empty() && !n.r.isBe(g.main) {
		who, head = n.r.textOf(object), n.headOf(object)
	}
	if who == "" {
		return "", ""
	}
	return who + " " + n.r.textOf(p), head
}

// explained words a measure after a colon or a dash that explains an adjective
// before it: "sent a rocket higher than any before: 104 km" is a height.
func (n *namer) explained(f *frame) string {
	r := n.r
	if f.q.Kind != quantity.Measure || f.before != ":" && f.before != "–" && f.before != "—" {
		return ""
	}
	for i := f.hedged - 2; i > f.sent.first; i-- {
		word := r.tokens[i].lower
		dim := r.lex.dims[strings.TrimSuffix(strings.TrimSuffix(word, "est"), "er")]
		if dim == "" {
			dim = r.lex.dims[strings.TrimSuffix(strings.TrimSuffix(word, "r"), "st")]
		}
		if dim == "" || len(word) < 4 || word == "away" || word == "apart" {
			continue
		}
		if p := r.nounPhraseBefore(i, f.sent.first); !p.empty() && p.last == i {
			return dim + " " + withoutArticle(n.plain(p))
		}
		return strings.TrimSuffix(dim, " of")
	}
	return ""
}
