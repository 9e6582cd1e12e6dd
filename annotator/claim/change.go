package claim

import (
	"reckon/annotator/quantity"
)

// change reports whether the figure says how far something rose or fell.
func (f *frame) change() bool {
	return f.q.Change || f.q.Kind == quantity.Change
}

// changed words what rose or fell: "rise in revenue", "cut in interest rates".
func (n *namer) changed(f *frame) (string, string) {
	r := n.r
	g := f.verb()
	if f.before == "up" || f.before == "down" { // "with the euro up 0.05%"
		if at := f.hedged - 1; at-1 > f.sent.first && r.nominal(at-1) && !r.tokens[at-1].is(verbal|adverb) {
			if p := n.untickered(r.nounPhraseBefore(at, f.sent.first)); !p.empty() && r.tokens[p.last-1].quantity == 0 {
				return map[string]string{"up": "rise in ", "down": "fall in "}[f.before] + withoutArticle(r.textOf(p)), n.headOf(p)
			}
		}
	}
	for i := len(f.groups) - 1; i >= 0 && f.before != "up" && f.before != "down"; i-- { // the verb of change, not the nearest
		c := &f.groups[i]
		if c.first < f.at.last && c.verb != nil && c.verb.direction != 0 && f.clauseRuns(r, min(c.last, f.at.first), f.at.first) {
			g = c
			break
		}
	}
	if f.q.Kind == quantity.Change { // "doubled its output", "will double"
		for i := range f.groups {
			if c := &f.groups[i]; c.first < f.at.last && c.last > f.at.first {
				g = c
			}
		}
	}
	nominal := "change in"
	if g != nil && g.verb != nil && g.verb.nominal != "" && g.verb.direction != 0 {
		nominal = g.verb.nominal
	} else {
		switch f.direction(r) {
		case 1:
			nominal = "rise in"
		case -1:
			nominal = "fall in"
		}
	}
	// "the 6 percent gain that", "12% sales growth": the noun says it
	if !f.noun.empty() && !f.of && f.q.Kind != quantity.Change {
		if v := r.tokens[f.noun.last-1].verb; v != nil && v.direction != 0 && f.noun.last-f.noun.first == 1 && g != nil && !g.subject.empty() {
			return r.textOf(f.noun) + " in " + n.nameOf(g.subject, f.sentence), n.headOf(g.subject)
		}
		return n.phrase(f, f.noun), n.headOf(f.noun)
	}
	if before := n.nounBeforeOf(f); !before.empty() {
		return r.textOf(before) + n.complement(f, f.at.last, 8) + n.owner(f, before), n.headOf(before)
	}
	if g == nil {
		return "", ""
	}
	if object := n.objectOf(f, g); !object.empty() {
		return nominal + " " + withoutArticle(r.textOf(object)), n.headOf(object)
	}
	who := n.nameOf(g.subject, f.sentence)
	if who == "" {
		return "", ""
	}
	return nominal + " " + who, n.headOf(g.subject)
}

// untickered drops the codes of a market at the end of a phrase.
func (n *namer) untickered(p span) span {
	for !p.empty() && n.r.ticker(p.last-1) {
		p.last--
	}
	return p
}

// objectOf is the object of a verb of change: between verb and figure ("expand
// the fleet by 30%"), or after the figure ("doubled its output").
func (n *namer) objectOf(f *frame, g *group) span {
	r := n.r
	if f.q.Kind == quantity.Change {
		if !f.noun.empty() {
			return f.noun
		}
		if f.at.last < f.sent.last && r.tokens[f.at.last].is(determiner) {
			return r.nounPhraseAfter(f.at.last, f.sent.last)
		}
		return span{}
	}
	if g.last >= f.hedged {
		return span{}
	}
	return n.objectBetween(f, g)
}

// direction is +1 for a rise, -1 for a fall, 0 where the words do not say.
func (f *frame) direction(r *reading) int {
	if g := f.leftGroup(); g != nil && g.verb != nil && g.verb.direction != 0 && f.change() {
		if up := f.word(r); up != 0 && g.last < f.hedged && f.before != "by" {
			return up
		}
		return g.verb.direction
	}
	if up := f.word(r); up != 0 {
		return up
	}
	if f.right >= 0 && f.groups[f.right].verb != nil && f.q.Kind == quantity.Change {
		return f.groups[f.right].verb.direction
	}
	return 0
}

// word reads the direction from the words next to the figure: "up 12%", "12%
// higher", "366 fewer", "a 4% gain".
func (f *frame) word(r *reading) int {
	for _, w := range []string{f.before, f.after} {
		switch w {
		case "up", "higher", "more", "longer", "above", "faster", "increase", "rise", "gain", "growth", "jump", "surge":
			return 1
		case "down", "lower", "fewer", "less", "shorter", "below", "slower", "decrease", "fall", "drop", "cut", "decline", "discount", "reduction", "loss":
			return -1
		}
	}
	if f.before == "by" && f.hedged-2 >= f.sent.first {
		switch r.tokens[f.hedged-2].lower {
		case "up":
			return 1
		case "down":
			return -1
		}
	}
	if !f.noun.empty() {
		switch r.tokens[f.noun.last-1].lower {
		case "increase", "rise", "gain", "growth", "jump", "surge":
			return 1
		case "decrease", "fall", "drop", "cut", "decline", "discount", "reduction", "loss":
			return -1
		}
	}
	return 0
}

// levelVerb reports whether a verb states the level of its subject: "stands
// at", "reached", "fell to", "is estimated at".
func (n *namer) levelVerb(f *frame, g *group) bool {
	if n.r.tokens[g.main].is(auxiliary) {
		return true
	}
	if g.verb == nil {
		return false
	}
	if g.verb.direction != 0 {
		return f.led == "to" || f.led == "from" || f.led == "at"
	}
	switch g.verb.base {
	case "be", "stand", "reach", "total", "number", "hit", "exceed", "average", "remain", "top", "become", "amount", "pass", "surpass", "near", "approach":
		return true
	case "come":
		if g.last < f.hedged && (n.r.tokens[g.last].lower == "down" || n.r.tokens[g.last].lower == "to" || n.r.tokens[g.last].lower == "in") {
			return true
		}
		return f.q.Kind != quantity.Count
	case "close", "trade", "yield", "settle", "start", "open", "end":
		return f.q.Kind != quantity.Count
	case "estimate", "put", "value", "set", "price", "list":
		return f.before == "at" || n.r.tokens[f.hedged].lower == "at"
	}
	return false
}
