package claim

import (
	"strings"
)

// rate words "every two minutes" by its clause, and "eight a day", "$1,840 a
// month" as a count or money would be.
func (n *namer) rate(f *frame) (string, string) {
	r := n.r
	word := r.tokens[f.at.first].lower
	if word == "every" || word == "each" || word == "once" || strings.HasPrefix(lower(r.doc.Text[f.q.Start:f.q.End]), "one every") {
		return n.clause(f)
	}
	if len(f.q.Unit) > 3 && f.q.Unit[0] >= 'A' && f.q.Unit[0] <= 'Z' && f.q.Unit[3] == '/' {
		return n.level(f)
	}
	if f.noun.empty() {
		if f.q.Noun == "" && n.last != "" {
			return n.last, n.last
		}
	}
	if f.q.Noun != "" && f.q.NounEnd <= f.q.End {
		return n.inClause(f, f.q.Noun), f.q.Noun
	}
	return n.count(f)
}

// clause words an event by its clause: "someone breaks into a house".
func (n *namer) clause(f *frame) (string, string) {
	g := f.leftGroup()
	if g == nil {
		if first := n.clauseStart(f); f.at.first-first > 2 { // its verb is one that the lexicon lacks
			return n.r.textOf(span{first, f.at.first}), n.headOf(span{first, f.at.first})
		}
		if f.right >= 0 {
			g = &f.groups[f.right]
		}
	}
	if g == nil {
		return "", ""
	}
	who := n.nameOf(g.subject, f.sentence)
	if !g.subject.empty() && n.r.tokens[g.subject.first].is(pronoun) {
		who = n.r.textOf(g.subject)
	}
	last := min(f.sent.last, g.last+10)
	if g.last <= f.at.first {
		last = f.hedged
	}
	rest := n.complement(f, g.last, last-g.last)
	head := n.headOf(g.subject)
	return who + join(n.r.textOf(g.span)) + rest, head
}

// clauseStart is where the words before the figure begin that belong to its
// clause.
func (n *namer) clauseStart(f *frame) int {
	first := f.hedged
	for first > f.sent.first && first > f.hedged-clauseWords && !n.r.boundary(first-1) && n.r.tokens[first-1].text != "," {
		first--
	}
	return first
}

// score words "won 3-1", "the vote was 61-37", "beat the Owls 6-4" by its two
// sides, or by whose score it is.
func (n *namer) score(f *frame) (string, string) {
	if !f.noun.empty() && !f.of {
		return n.premodified(f) + n.r.textOf(f.noun) + n.complement(f, f.noun.last, 6), n.headOf(f.noun)
	}
	if p := n.nounBeforeOf(f); !p.empty() {
		return n.r.textOf(p) + n.owner(f, p), n.headOf(p)
	}
	g := f.leftGroup()
	if g == nil || g.subject.empty() {
		return "", ""
	}
	who := n.nameOf(g.subject, f.sentence)
	if n.r.tokens[g.main].is(auxiliary) || who == "" {
		return who, n.headOf(g.subject)
	}
	return who + join(n.r.textOf(g.span), n.between(g.last, f.hedged)) + n.complement(f, f.at.last, 4), n.headOf(g.subject)
}
