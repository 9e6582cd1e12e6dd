package claim

import (
	"strings"

	"reckon/annotator/quantity"
)

// refer reads how the words tie a figure to another one. The antecedent is
// found by the wording and by what is counted, never by the size of figures.
func (f *finder) refer(fr *frame) (Cue, int) {
	r := f.r
	if cue, a := f.partOfWhole(fr); cue != NoCue {
		return cue, a
	}
	previous := f.previousIn(fr)
	if fr.q.Kind == quantity.Points && previous >= 0 && f.claims[previous].Kind == quantity.Points && fr.noun.empty() {
		return To, previous // "a 28-point plan (later condensed to 19 points)"
	}
	switch {
	case fr.before == "(" && previous >= 0 && f.endsBefore(previous, fr.hedged-1):
		if f.claims[previous].Kind == fr.q.Kind || fr.q.Kind == quantity.Measure || fr.q.Kind == quantity.Money || fr.q.Kind == quantity.Percent {
			return Bracket, previous
		}
	case fr.before == "or" && previous >= 0 && fr.hedged-2 >= fr.sent.first && r.tokens[fr.hedged-2].text == ",":
		return Or, previous
	case fr.led == "from":
		return From, f.changedTo(fr, previous)
	case fr.led == "to":
		if a := f.changedFrom(fr, previous); a >= 0 {
			return To, a
		}
		return NoCue, -1
	case fr.led == "against" || fr.led == "than" || fr.before == "with" && fr.hedged-2 >= fr.sent.first && r.tokens[fr.hedged-2].lower == "compared" || fr.before == "versus":
		return Against, previous
	case fr.before == "by" && fr.change(), fr.after == "fewer", fr.after == "more" && fr.noun.empty(), fr.after == "less":
		return By, previous
	case fr.before == "another" || fr.before == "further":
		return Further, f.sameNoun(fr)
	case fr.after == "each" || fr.after == "apiece":
		return Each, -1
	}
	if f.isTotal(fr) {
		return Total, -1
	}
	return NoCue, -1
}

// partOfWhole reads "of which", "of these", "11 of the 12", "including".
func (f *finder) partOfWhole(fr *frame) (Cue, int) {
	r := f.r
	i := fr.at.last
	word := func(k int) string {
		if k < fr.sent.first || k >= fr.sent.last {
			return ""
		}
		return r.tokens[k].lower
	}
	switch {
	case fr.after == "of" && (word(i+1) == "which" || word(i+1) == "whom"):
		return OfWhich, f.whole(fr)
	case fr.after == "of" && (word(i+1) == "these" || word(i+1) == "those" || word(i+1) == "them"):
		return OfThese, f.whole(fr)
	}
	// "of whom 40", "of these, 40", "among them were 40"
	for k := fr.hedged - 1; k >= fr.sent.first && k >= fr.hedged-6; k-- {
		of := word(k) == "of" || word(k) == "among"
		switch {
		case of && (word(k+1) == "which" || word(k+1) == "whom"):
			return OfWhich, f.whole(fr)
		case of && (word(k+1) == "these" || word(k+1) == "those" || word(k+1) == "them"):
			return OfThese, f.whole(fr)
		case r.tokens[k].quantity != 0:
			// a list goes on: "of these, 40 were … and 12 …"
			if at := f.indexOf[r.tokens[k].quantity-1]; at >= 0 && (f.claims[at].Cue == OfThese || f.claims[at].Cue == OfWhich || f.claims[at].Cue == Including || f.claims[at].Cue == Part) && f.listed(r.at[r.tokens[k].quantity-1].last, fr.hedged) {
				return f.claims[at].Cue, f.claims[at].Antecedent
			}
			k = fr.sent.first
		}
	}
	if fr.after == "of" || fr.after == "out" {
		return f.ofNumber(fr)
	}
	if p := f.listContinues(fr); p >= 0 {
		return f.claims[p].Cue, f.claims[p].Antecedent
	}
	if fr.before == "including" || fr.before == "included" {
		return Including, f.whole(fr)
	}
	if f.madeUp(fr) {
		return Part, f.whole(fr)
	}
	return f.ofTheNoun(fr)
}

// listContinues returns the claim right before in a list of parts: "including
// 140 at Mercy and 95 at St. Luke's".
func (f *finder) listContinues(fr *frame) int {
	p := f.previousIn(fr)
	if p < 0 || fr.before != "and" && fr.before != "," {
		return -1
	}
	switch f.claims[p].Cue {
	case OfThese, OfWhich, Including, Part:
		if f.claims[p].Kind == fr.q.Kind && !f.verbBetween(fr, f.frames[p].at.last) {
			return p
		}
	}
	return -1
}

func (f *finder) verbBetween(fr *frame, from int) bool {
	for i := range fr.groups {
		if g := &fr.groups[i]; g.first >= from && g.last <= fr.hedged && !g.reduced {
			return true
		}
	}
	return false
}

// listed reports whether only "and", "," and a short noun phrase lie between.
func (f *finder) listed(from, to int) bool {
	joined := false
	for i := from; i < to; i++ {
		t := &f.r.tokens[i]
		joined = joined || t.lower == "and" || t.text == ","
		if t.is(mark) && t.text != "," {
			return false
		}
	}
	return joined
}

// ofNumber reads the whole of "11 of the 12 cities", "1,230 out of 2,050",
// which stands after the part. Its index is known only later: see link.
func (f *finder) ofNumber(fr *frame) (Cue, int) {
	i := fr.at.last + 1
	if fr.after == "out" {
		i++
	}
	for k := i; k < fr.sent.last && k < i+4; k++ {
		if f.r.tokens[k].quantity != 0 {
			return Of, -1
		}
		if !f.r.nominal(k) {
			break
		}
	}
	return NoCue, -1
}

// madeUp reports whether the figure is one of the parts that make a whole up:
// "they were made up of 620 homes, 310 shops".
func (f *finder) madeUp(fr *frame) bool {
	g := fr.leftGroup()
	if g == nil {
		return false
	}
	t := f.r.tokens[g.main].lower
	if t == "comprised" || t == "comprising" || t == "comprises" || t == "consists" || t == "consisted" {
		return true
	}
	return (t == "made" || t == "divided" || t == "split") && g.last < fr.hedged && (f.r.tokens[g.last].lower == "up" || f.r.tokens[g.last].lower == "into")
}

// ofTheNoun reads "Of the homes, 180 were bungalows" and "Of the 138
// passengers, 83": a part of what was counted before by that noun.
func (f *finder) ofTheNoun(fr *frame) (Cue, int) {
	r := f.r
	k := fr.sent.first
	if r.tokens[k].lower != "of" && r.tokens[k].lower != "among" || fr.at.first-k > 16 {
		return NoCue, -1
	}
	for i := k + 1; i < fr.hedged; i++ {
		if r.tokens[i].quantity != 0 && f.indexOf[r.tokens[i].quantity-1] >= 0 {
			return OfThese, f.indexOf[r.tokens[i].quantity-1]
		}
		if r.tokens[i].text == "," {
			head := singular(r.tokens[i-1].lower)
			for n := len(f.claims) - 1; n >= 0 && f.claims[n].Paragraph == fr.sent.paragraph; n-- {
				if f.claims[n].Head == head && f.claims[n].Kind == quantity.Count {
					return OfThese, n
				}
			}
			return NoCue, -1
		}
	}
	return NoCue, -1
}

// whole is the figure that a part refers back to: the last count or amount
// before it that is not a part itself, in this sentence or the two before.
func (f *finder) whole(fr *frame) int {
	for n := len(f.claims) - 1; n >= 0; n-- {
		c := &f.claims[n]
		if c.Sentence < fr.sentence-2 || c.Paragraph != fr.sent.paragraph {
			return -1
		}
		if fr.q.Kind != quantity.Percent && c.Kind != fr.q.Kind || c.Kind == quantity.Percent && fr.q.Kind == quantity.Percent {
			continue
		}
		switch c.Cue {
		case OfThese, Including, Part:
			if c.Antecedent >= 0 {
				return c.Antecedent
			}
			continue
		case OfWhich:
			if c.Sentence == fr.sentence && c.Antecedent >= 0 {
				return c.Antecedent
			}
		}
		return n
	}
	return -1
}

// previousIn is the claim before in the same sentence, -1 for none.
func (f *finder) previousIn(fr *frame) int {
	if n := len(f.claims) - 1; n >= 0 && f.claims[n].Sentence == fr.sentence {
		return n
	}
	return -1
}

// endsBefore reports whether claim n ends right before tokens[i].
func (f *finder) endsBefore(n, i int) bool {
	last := f.frames[n].at.last
	return i-last >= 0 && i-last <= 3
}

// changedFrom is where a change that ends in this figure began, or how far it
// went: "from 800 to [600]", "rose 12% to [$30]".
func (f *finder) changedFrom(fr *frame, previous int) int {
	if previous < 0 {
		return -1
	}
	if f.claims[previous].Cue == From && f.claims[previous].Unit == fr.q.Unit {
		return previous
	}
	if g := fr.leftGroup(); g != nil && g.verb != nil && g.verb.direction != 0 || f.frames[previous].change() {
		return previous
	}
	return -1
}

// changedTo is what a figure after "from" became, where that stands before it:
// "fell to 5.9 percent in April from [6.8 percent]".
func (f *finder) changedTo(fr *frame, previous int) int {
	for n := previous; n >= 0 && f.claims[n].Sentence == fr.sentence; n-- {
		if f.claims[n].Unit == fr.q.Unit && !f.frames[n].change() {
			return n
		}
	}
	return -1
}

// sameNoun is the last count of the same noun, for "another nine people".
func (f *finder) sameNoun(fr *frame) int {
	head := ""
	if !fr.noun.empty() {
		head = singular(lower(f.namer.headOf(fr.noun)))
	}
	for n := len(f.claims) - 1; n >= 0 && f.claims[n].Sentence >= fr.sentence-2; n-- {
		if f.claims[n].Kind == quantity.Count && (head == "" || f.claims[n].Head == head) {
			return n
		}
	}
	return -1
}

// isTotal reports whether the words call the figure a total.
func (f *finder) isTotal(fr *frame) bool {
	r := f.r
	for i := fr.hedged - 1; i >= fr.sent.first && i >= fr.hedged-5; i-- {
		t := &r.tokens[i]
		if t.quantity != 0 || t.text == ";" {
			return false
		}
		switch t.lower {
		case "total", "altogether", "combined", "overall", "totalled", "totaled":
			return true
		case "all":
			return i > fr.sent.first && r.tokens[i-1].lower == "in"
		}
	}
	return fr.after == "altogether" || fr.after == "overall" || fr.after == "in" && fr.at.last+1 < fr.sent.last && (r.tokens[fr.at.last+1].lower == "total" || r.tokens[fr.at.last+1].lower == "all")
}

// partOf words a part by its whole: "files that were closed".
func (n *namer) partOf(fr *frame, cue Cue, whole *Claim) (string, string, bool) {
	if !fr.noun.empty() && (!fr.of || !n.r.tokens[fr.noun.first].is(determiner|pronoun|relative)) {
		return "", "", false
	}
	base := fieldsAtMost(whole.Subject, 8)
	if fr.right >= 0 && cue != Including {
		g := &fr.groups[fr.right]
		if g.verb != nil && (g.verb.base == "come" || g.verb.base == "occur" || g.verb.base == "happen") {
			return base, whole.Head, true
		}
		if n.last != "" {
			base = n.last
		}
		return base + n.predicate(fr, g, whole.Head), whole.Head, true
	}
	rest := n.complement(fr, fr.at.last, 8)
	if fr.of {
		rest = ""
	}
	if fr.q.Kind == quantity.Money && rest != "" {
		return "money" + rest, "money", true
	}
	if rest != "" && n.last != "" {
		base = n.last
	}
	return base + rest, whole.Head, true
}

// fieldsAtMost is s cut to its first words, without what only led on to those
// cut off: "cases related to absence [from a unit]".
func fieldsAtMost(s string, most int) string {
	words := 0
	for i := range s {
		if s[i] == ' ' {
			if words++; words == most {
				return withoutLead(s[:i])
			}
		}
	}
	return s
}

// withoutLead takes prepositions, conjunctions and articles off the end of s.
func withoutLead(s string) string {
	for {
		cut := strings.LastIndexByte(s, ' ')
		if cut < 0 {
			return s
		}
		switch s[cut+1:] {
		case "of", "in", "on", "at", "for", "from", "to", "by", "with", "than", "and", "or", "the", "a", "an", "that", "which", "who":
			s = s[:cut]
		default:
			return s
		}
	}
}
