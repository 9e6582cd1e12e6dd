package claim

import "reckon/annotator/quantity"

// adjacent is the noun phrase right before a bare figure that the figure is
// given to, without a preposition ("gave the Yes side 18,406 and the No side
// 17,911") or with "on", "at" or "to" ("puts the Liberals on 38 percent, the
// Greens on 11"). Empty where a verb or anything else stands there.
func (n *namer) adjacent(f *frame) span {
	r := n.r
	end := f.hedged
	if f.before == "on" || f.before == "at" || f.before == "to" || f.before == "below" {
		end--
	}
	for end > f.sent.first && (r.tokens[end-1].lower == "down" || r.tokens[end-1].lower == "up" || r.tokens[end-1].lower == "back") {
		end-- // "bring the drag down to"
	}
	p := r.nounPhraseBefore(end, f.sent.first)
	if p.empty() || p.first == f.sent.first || f.timeAt(p.last-1) || r.tokens[p.last-1].quantity != 0 || r.tokens[p.last-1].is(adverb|gerund) {
		return span{}
	}
	for k := range f.groups {
		if g := &f.groups[k]; g.first < p.last && g.last > p.first {
			if g.last >= p.last {
				return span{}
			}
			p.first = g.last
		}
	}
	if p.first == f.sent.first {
		return span{}
	}
	before := &r.tokens[p.first-1]
	listed := before.lower == "and" || before.text == "," || before.text == ";"
	given := f.left >= 0 && f.groups[f.left].last == p.first && !f.groups[f.left].passive && !r.isBe(f.groups[f.left].main)
	if end == f.hedged && (f.q.Kind == quantity.Money || f.q.Kind == quantity.Rate) {
		return span{} // "charge the firm $6 million"
	}
	if end < f.hedged && given && f.groups[f.left].verb != nil && f.groups[f.left].verb.direction == 0 && !n.puts(&f.groups[f.left]) {
		return span{}
	}
	of := before.lower == "of" && end < f.hedged && f.left >= 0 && n.puts(&f.groups[f.left])
	if of {
		if q := r.nounPhraseBefore(p.first-1, max(f.groups[f.left].last, f.sent.first)); !q.empty() {
			p.first = q.first
		}
		given = true
	}
	if !given && (!listed || !f.follows(n)) {
		return span{}
	}
	if r.tokens[p.first].is(pronoun) && !r.tokens[p.first].is(determiner) {
		return span{}
	}
	return p
}

// puts reports whether a verb puts its object at a level: "put", "cut", "bring".
func (n *namer) puts(g *group) bool {
	if g.verb == nil {
		return false
	}
	switch g.verb.base {
	case "put", "bring", "take", "keep", "hold", "get", "leave", "set", "place", "trim", "estimate", "value", "see", "price", "cap", "push", "send":
		return true
	}
	return g.verb.direction != 0
}

// follows reports whether another figure stands before this one in its sentence,
// so that a list of figures can go on with it.
func (f *frame) follows(n *namer) bool {
	return n.figureBetween(f.sent.first, f.hedged)
}

// persons words a bare number of people by what goes with it: "in front of 6,240
// in the arena", "eleven aboard", "four who switched sides". Empty where nothing
// says that it counts people.
func (n *namer) persons(f *frame) string {
	r := n.r
	if f.at.last >= f.sent.last {
		return ""
	}
	next := &r.tokens[f.at.last]
	switch next.lower {
	case "who":
		return "people" + n.relativeClause(f, f.at.last)
	case "aboard", "ashore":
		return "people " + next.lower
	}
	if f.hedged == f.sent.first {
		return ""
	}
	crowd := f.before == "among" || f.before == "before" || f.before == "of" && f.hedged-2 >= f.sent.first && r.tokens[f.hedged-2].lower == "front" ||
		f.before == "the" && f.hedged-2 >= f.sent.first && r.tokens[f.hedged-2].lower == "among"
	if f.at.last+1 < f.sent.last && r.tokens[f.at.last+1].lower == "attendance" {
		crowd = true
	}
	if !crowd || next.lower != "in" && next.lower != "at" && next.lower != "inside" || f.timeAt(f.at.last) {
		return ""
	}
	return "people" + n.complement(f, f.at.last, 6)
}
