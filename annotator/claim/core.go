package claim

// core cuts the words that stand before a verb down to its subject proper. What
// a clause opens with is left out: conjunctions, adverbs, a time, a place or a
// reason put first ("In the revised form, you …"), and everything before a
// pronoun, which is the whole of a subject. Empty where no noun phrase is left.
func (n *namer) core(p span, k int) span {
	r := n.r
	if p.empty() {
		return p
	}
	if r.tokens[p.last-1].is(personal) && !r.tokens[p.last-1].is(auxiliary|modal) {
		return span{p.last - 1, p.last}
	}
	if t := &r.tokens[p.first]; t.verb != nil && t.verb.present && t.verb.base == t.lower && t.class&^(capital|verbal) == 0 && p.first == r.sentences[k].first && p.last-p.first > 1 && r.tokens[p.first+1].is(determiner|pronoun) {
		return span{} // "Turn the stove up": nobody's doing
	}
	for again := true; again && !p.empty(); {
		again = false
		for _, w := range n.grammar.times(k) {
			if w.first <= p.first && w.last > p.first && w.last < p.last && r.opensClause(p.first) {
				p.first, again = w.last, true // "Next year the union"
			}
		}
		if t := &r.tokens[p.first]; p.last-p.first > 1 && (t.is(mark|conjunction) || t.is(adverb) && !t.is(determiner|adjective|preposition) || t.is(subordinator) && !t.is(determiner) && !t.is(preposition)) && t.quantity == 0 {
			p.first, again = p.first+1, true
		}
	}
	if !p.empty() && r.tokens[p.first].is(preposition) && !r.tokens[p.first].is(capital|gerund) || !p.empty() && r.leadsIn(p.first) {
		p = n.pastOpening(p)
	}
	return p
}

// opensClause reports whether a word leads or is a time rather than a noun that
// the time belongs to: "Next year it", but not "last year's sales".
func (r *reading) opensClause(i int) bool {
	return r.tokens[i].is(preposition | timeWord | adjective | determiner | adverb)
}

// leadsIn reports whether a capitalised preposition opens a sentence.
func (r *reading) leadsIn(i int) bool {
	t := &r.tokens[i]
	return t.is(preposition) && !t.is(gerund) && (i == 0 || r.tokens[i-1].sentence != t.sentence)
}

// pastOpening drops a prepositional phrase that a clause opens with: what is
// left is the last noun phrase with its own "of".
func (n *namer) pastOpening(p span) span {
	r := n.r
	first := p.last
	for first > p.first {
		q := r.nounPhraseBefore(first, p.first)
		if q.empty() {
			break
		}
		first = q.first
		if first-1 <= p.first || r.tokens[first-1].lower != "of" {
			break
		}
		first--
	}
	for first < p.last && r.tokens[first].is(preposition|mark) {
		first++
	}
	return span{first, p.last}
}
