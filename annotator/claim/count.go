package claim

import (
	"strings"

	"reckon/annotator/quantity"
)

// count words "12 people …", "40 were hurt", "a staff of 2,180".
func (n *namer) count(f *frame) (string, string) {
	if who := n.persons(f); who != "" {
		return who, "people"
	}
	if f.noun.empty() || f.after == "fewer" {
		return n.bareCount(f)
	}
	head := n.headOf(f.noun)
	phrase := n.phrase(f, f.noun)
	if f.of && n.last != "" && singular(lower(head)) == lower(head) && !collective(lower(head)) && !n.r.tokens[f.noun.first].is(determiner) {
		// "one count of fraud and five of theft"
		elided := fieldsAtMost(n.last, 3)
		return elided + " of " + phrase, elided
	}
	if unit := n.attribute(f); unit != "" { // "a 62,000-seat stadium": seats
		return unit + " in " + n.premodified(f) + phrase + n.owner(f, f.noun), unit
	}
	if holder := n.holder(f); holder != "" {
		return n.r.textOf(f.noun) + n.complement(f, f.noun.last, 6) + holder, head
	}
	if f.apposed(n.r) {
		return phrase, head
	}
	return n.inClause(f, n.premodified(f)+phrase), head
}

// attribute is what a hyphenated count counts, in the plural: "62,000-seat".
func (n *namer) attribute(f *frame) string {
	text := lower(n.r.doc.Text[f.q.Start:f.q.End])
	cut := strings.LastIndexAny(text, "-‑")
	if f.q.Kind != quantity.Count || cut < 0 || cut+2 >= len(text) || text[len(text)-1] < 'a' || text[len(text)-1] > 'z' {
		return ""
	}
	unit := text[cut+1:]
	if n.r.lex.classes[unit] != 0 && n.r.lex.classes[unit]&(noun|timeWord) == 0 || strings.HasSuffix(unit, "s") {
		return ""
	}
	return thirdPerson(unit)
}

// premodified is what stands between the article and the figure and belongs to
// the counted noun: "Leeds's [800,000] residents", "its new [62,000-seat]
// stadium"; with a space after it.
func (n *namer) premodified(f *frame) string {
	r := n.r
	first := f.hedged
	for first > f.sent.first && first > f.hedged-4 && r.nominal(first-1) && r.tokens[first-1].quantity == 0 && !f.timeAt(first-1) {
		t := &r.tokens[first-1]
		if t.is(determiner) {
			break
		}
		participle := t.verb != nil && t.verb.participle && first-2 >= f.sent.first && known(r.tokens[first-2].lower) && r.tokens[first-2].lower != "that"
		if t.is(verbal|adverb|gerund) && !t.is(adjective) && !participle {
			break
		}
		first--
		if possessive(t.text) {
			break
		}
	}
	if first == f.hedged {
		return ""
	}
	if t := &r.tokens[first]; possessive(t.text) || first > f.sent.first && r.tokens[first-1].is(determiner) {
		return r.textOf(span{first, f.hedged}) + " "
	}
	return ""
}

// holder is what has the counted things, where a preposition ties them to a
// noun: "a school with 29 pupils", "a fleet of 270 aircraft".
func (n *namer) holder(f *frame) string {
	if f.before != "with" && f.before != "of" || f.hedged-2 < f.sent.first {
		return ""
	}
	p := n.r.nounPhraseBefore(f.hedged-1, f.sent.first)
	if p.empty() || n.r.tokens[p.last-1].quantity != 0 || f.timeAt(p.last-1) || !n.r.tokens[p.first].is(determiner|capital) {
		return ""
	}
	switch n.r.tokens[p.last-1].lower {
	case "total", "number", "maximum", "minimum", "average", "most", "all", "out", "some", "instead":
		return ""
	}
	return " in " + withoutArticle(n.r.textOf(p)) + n.owner(f, p)
}

// apposed reports whether the counted phrase stands after a comma without being
// a further object: "… in Asia, the only three regions".
func (f *frame) apposed(r *reading) bool {
	for i := f.hedged - 1; i >= f.sent.first && i >= f.hedged-3; i-- {
		t := &r.tokens[i]
		if t.text == "," {
			return f.left >= 0 && f.groups[f.left].last < i
		}
		if !t.is(determiner | adverb) {
			return false
		}
	}
	return false
}

// bareCount words a count without its noun.
func (n *namer) bareCount(f *frame) (string, string) {
	r := n.r
	if before := n.nounBeforeOf(f); !before.empty() { // "a staff of 2,180"
		return r.textOf(before) + n.owner(f, before), n.headOf(before)
	}
	if p := n.adjacent(f); !p.empty() {
		return n.counted(r.textOf(p))
	}
	if object := n.levelObject(f); !object.empty() {
		return n.counted(r.textOf(object))
	}
	if g := f.leftGroup(); g != nil && n.levelVerb(f, g) && !g.subject.empty() && r.tokens[g.subject.first].lower != "there" {
		return n.counted(n.nameOf(g.subject, f.sentence))
	}
	if g := n.movement(f); g != nil {
		return n.counted(n.nameOf(g.subject, f.sentence))
	}
	if f.change() {
		return n.changed(f)
	}
	head := n.last
	if head == "" && f.before == "of" && f.hedged-2 >= f.sent.first && (r.tokens[f.hedged-2].lower == "total" || r.tokens[f.hedged-2].lower == "maximum") {
		return r.tokens[f.hedged-2].lower, r.tokens[f.hedged-2].lower // "a total of 90,000"
	}
	if head == "" || n.casualties(f) {
		head = "people"
	}
	if g := f.leftGroup(); g != nil && n.between(g.last, f.hedged) != "" {
		return head, head
	}
	return n.inClause(f, head), head
}

// counted drops "number of" before what is counted and finds its head.
func (n *namer) counted(s string) (string, string) {
	s = withoutNumber(s)
	head := ""
	for _, w := range strings.Fields(s) {
		if n.r.lex.classes[lower(w)]&(preposition|relative) != 0 && head != "" || head != "" && strings.HasSuffix(w, "ing") && lower(w) == w {
			break
		}
		head = w
	}
	return s, head
}

// movement is the verb that a figure after "from" or "to" is an end of, however
// far off: "dropped by a third after the works, from 800 to 600".
func (n *namer) movement(f *frame) *group {
	if f.led != "from" && f.led != "to" {
		return nil
	}
	for i := len(f.groups) - 1; i >= 0; i-- {
		g := &f.groups[i]
		if g.first >= f.at.first || g.verb == nil || g.subject.empty() {
			continue
		}
		if g.verb.direction != 0 || g.verb.base == "go" && g.last < f.at.first && n.r.tokens[g.last].lower == "from" {
			return g
		}
	}
	return nil
}

// levelObject is the object whose level a verb gives: "puts the population at
// 100,000", "brings the total to 14".
func (n *namer) levelObject(f *frame) span {
	g := f.leftGroup()
	if g == nil || g.last >= f.hedged-1 || n.r.tokens[g.main].is(auxiliary) || g.passive {
		return span{}
	}
	switch f.before {
	case "at", "to":
	case "on", "below", "above", "under", "over":
		if !n.puts(g) {
			return span{}
		}
	default:
		return span{}
	}
	return n.objectBetween(f, g)
}

// objectBetween is the noun phrase between a verb and the figure, with "of".
func (n *namer) objectBetween(f *frame, g *group) span {
	r := n.r
	p := r.nounPhraseAfter(g.last, f.hedged)
	if p.empty() || r.tokens[p.first].is(preposition) || f.timeAt(p.first) || r.tokens[p.first].quantity != 0 || r.tokens[p.last-1].is(adverb|adjective) && p.last-p.first == 1 {
		return span{}
	}
	for k := p.last; k < f.hedged && (r.tokens[k].lower == "of" || r.tokens[k].lower == "in" && !f.timeAt(k)); {
		next := r.nounPhraseAfter(k+1, f.hedged)
		if next.empty() {
			break
		}
		p.last, k = next.last, next.last
	}
	return p
}

// withoutNumber drops "number of" before what is counted.
func withoutNumber(s string) string {
	s = withoutArticle(s)
	for _, a := range []string{"number of ", "total number of ", "total of "} {
		if cut, ok := strings.CutPrefix(s, a); ok {
			return cut
		}
	}
	return s
}

// casualties reports whether the figure counts people killed, hurt or held.
func (n *namer) casualties(f *frame) bool {
	g := f.verb()
	if g == nil || g.verb == nil {
		return false
	}
	switch g.verb.base {
	case "kill", "injure", "wound", "hurt", "die", "arrest", "detain", "displace", "evacuate", "rescue", "employ", "sleep", "seat", "house", "accommodate", "infect", "jail", "hospitalise", "hospitalize":
		return true
	}
	return false
}
