package claim

import "reckon/annotator/quantity"

// series returns the claim before of which this figure is a further term: the
// same kind of figure in the same sentence, with nothing between but "and",
// commas, times and their prepositions ("4 per cent in 2023 and 6 per cent in
// 2022", "6-4, 7-6"). -1 for none.
func (f *finder) series(fr *frame) int {
	p := f.previousIn(fr)
	if p < 0 || !fr.noun.empty() && fr.q.Kind != quantity.Duration || f.claims[p].Kind != fr.q.Kind || f.claims[p].Unit != fr.q.Unit || f.frames[p].change() != fr.change() {
		return -1
	}
	joined := false
	from := f.frames[p].at.last
	if noun := f.frames[p].noun; noun.first == from {
		from = noun.last // "closed 120 branches in 2022 and 95 in 2023"
	}
	for i := from; i < fr.hedged; i++ {
		t := &f.r.tokens[i]
		switch {
		case t.text == "," || t.lower == "and" || t.lower == "then":
			joined = true
		case fr.q.Kind == quantity.Score && (t.is(mark|digit) && t.text != "." && t.text != ";"):
			joined = true // "7-6 (5), 6-3"
		case fr.timeAt(i) || t.lower == "or" || t.lower == "but":
		default:
			return -1
		}
	}
	if !joined {
		return -1
	}
	return p
}

// gapped is who else puts the same thing at another figure, the verb left out:
// "critics put the bill at £9bn, the Treasury at £7bn". Empty for none.
func (f *finder) gapped(fr *frame) span {
	p := f.previousIn(fr)
	if p < 0 || fr.before != "at" || f.frames[p].before != "at" || f.claims[p].Kind != fr.q.Kind || f.claims[p].Source == nil {
		return span{}
	}
	if g := f.frames[p].leftGroup(); g == nil || g.verb == nil || g.verb.base != "put" && g.verb.base != "estimate" {
		return span{}
	}
	who := f.r.nounPhraseBefore(fr.hedged-1, f.frames[p].at.last)
	if who.empty() || f.r.tokens[who.first-1].text != "," && f.r.tokens[who.first-1].lower != "and" || !f.r.sayer(who) {
		return span{}
	}
	return who
}

// sameTerms gives a bare number the unit of the figure that it is set against:
// "38 percent, the Greens on 11", "fell from 31 hours to 18", "limit of 3,600"
// after hours.
func (f *finder) sameTerms(fr *frame) {
	q := fr.q
	p := f.previousIn(fr)
	if q.Kind != quantity.Count || !fr.noun.empty() || fr.of || p < 0 || q.Noun != "" {
		return
	}
	a := &f.claims[p]
	if f.frames[p].change() || a.Cue == Bracket || a.Kind == quantity.Count || a.Kind == quantity.Score || a.Kind == quantity.RatioKind || a.Kind == quantity.Change || a.Kind == quantity.Rate || a.Kind == quantity.Points {
		return
	}
	switch fr.led {
	case "against", "from", "than", "versus":
	case "to":
		if a.Cue != From && fr.leftGroup() == nil {
			return
		}
	case "on", "at":
		if q.Low.Exp >= 3 || a.Kind != quantity.Percent || !f.parallel(p, fr) {
			return
		}
	case "of":
		if !f.limits(fr) || a.Kind == quantity.Money {
			return
		}
	case ",", "and":
		if a.Kind != quantity.Percent || q.Low.Float64() > 100 || !f.endsClause(fr) {
			return
		}
	default:
		return
	}
	q.Kind, q.Unit = a.Kind, a.Unit
}

// parallel reports whether a figure stands after the same preposition as claim
// p: "the Liberals on 38 percent, the Greens on 11".
func (f *finder) parallel(p int, fr *frame) bool {
	return f.frames[p].led == fr.led
}

// limits reports whether the words before a figure call it a limit or a level of
// what was measured just before: "310 pounds above its maximum of".
func (f *finder) limits(fr *frame) bool {
	if fr.hedged-2 < fr.sent.first {
		return false
	}
	switch f.r.tokens[fr.hedged-2].lower {
	case "limit", "maximum", "minimum", "average", "target", "norm":
		return true
	}
	return false
}

// endsClause reports whether nothing that could be counted follows a figure.
func (f *finder) endsClause(fr *frame) bool {
	if fr.at.last >= fr.sent.last {
		return true
	}
	t := &f.r.tokens[fr.at.last]
	return t.is(mark) && t.text != "(" || t.lower == "in" || t.lower == "and" && fr.before == ","
}
