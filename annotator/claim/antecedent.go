package claim

import (
	"strings"
)

// subjectBefore is the subject that a pronoun in sentence k can stand for: an
// earlier one of the sentence, else the first of the sentence before.
func (n *namer) subjectBefore(p span, k int) (span, int) {
	r := n.r
	for _, g := range n.grammar.groups(k) {
		if !g.subject.empty() && g.subject.last < p.first && !r.tokens[g.subject.first].is(pronoun) && (r.tokens[p.first].lower != "it" || !n.plural(g.subject)) && (g.verb == nil || g.verb.speech == "") {
			return g.subject, k
		}
	}
	if k == 0 {
		return span{}, 0
	}
	switch r.tokens[p.first].lower {
	case "i", "we", "you", "he", "she":
		if r.sentences[k].paragraph != r.sentences[k-1].paragraph {
			return span{}, k
		}
	}
	it := r.tokens[p.first].lower == "it" || strings.HasPrefix(r.tokens[p.first].lower, "it'")
	for _, g := range n.grammar.groups(k - 1) {
		if !g.subject.empty() && !g.reduced && (!it || !n.plural(g.subject)) {
			return g.subject, k - 1
		}
	}
	return span{}, k
}

// plural reports whether a phrase cannot be "it".
func (n *namer) plural(p span) bool {
	head := lower(n.headOf(p))
	return singular(head) != head && !n.r.tokens[p.last-1].is(capital) || head == "people"
}
