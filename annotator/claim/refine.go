package claim

import (
	"strings"

	"reckon/annotator/quantity"
)

// refine corrects what a quantity is by the sentence that it stands in, on a
// copy of it: a price per barrel is money, a level of an index is a measure,
// "a maximum value of $2.6bn" is bounded.
func (f *finder) refine(fr *frame) {
	q := *fr.q
	fr.q = &q
	fr.notMoved(f.r)
	f.perThing(fr)
	f.sameCurrency(fr)
	f.sameTerms(fr)
	f.ageStated(fr)
	f.indexLevel(fr)
	f.boundBefore(fr)
	if n := f.previousIn(fr); n >= 0 && fr.before == "(" && q.Bound == quantity.Exact && f.endsBefore(n, fr.hedged-1) && q.Kind == f.claims[n].Kind {
		fr.q.Bound = f.claims[n].Bound // "up to $8bn (£6bn)"
	}
}

// perThing makes "$55.12 per barrel" money and "300 miles per charge" a
// measure: only what is told per stretch of time, or in a unit such as mph, is
// a rate.
func (f *finder) perThing(fr *frame) {
	q := fr.q
	base, per, ok := strings.Cut(q.Unit, "/")
	if q.Kind != quantity.Rate || !ok || base == "" {
		return
	}
	switch per {
	case "s", "min", "h", "d", "wk", "mo", "a", "L", "kg", "kW.h":
		return
	}
	money := len(base) == 3 && strings.ToUpper(base) == base && !strings.ContainsAny(base, "[]{}0123456789")
	if !money && !strings.HasPrefix(per, "{") {
		return
	}
	q.Kind, q.Unit = quantity.Measure, base
	if money {
		q.Kind = quantity.Money
	}
	text := f.r.doc.Text[q.Start:q.End]
	for _, word := range []string{" per ", " a ", " an "} {
		if at := strings.Index(text, word); at > 0 {
			q.End = q.Start + at
			for fr.at.last > fr.at.first+1 && f.r.tokens[fr.at.last-1].start >= q.End {
				fr.at.last--
			}
			fr.after = f.r.tokens[fr.at.last].lower
			return
		}
	}
}

// sameCurrency makes "340 million euros, from 386 million" money on both ends.
func (f *finder) sameCurrency(fr *frame) {
	q := fr.q
	if q.Kind != quantity.Count || !fr.noun.empty() || fr.of || fr.led != "from" && fr.led != "to" || q.Low.Exp < 3 {
		return
	}
	for n := f.previousIn(fr); n >= 0 && f.claims[n].Sentence == fr.sentence; n-- {
		if f.claims[n].Kind == quantity.Money {
			q.Kind, q.Unit = quantity.Money, f.claims[n].Unit
			if f.claims[n].Cue != Bracket {
				return
			}
		}
	}
}

// ageStated makes bare numbers ages where the sentence is about an age: "the
// minimum age will rise to 18", "at 117 she is the oldest".
func (f *finder) ageStated(fr *frame) {
	q := fr.q
	if q.Kind != quantity.Count || !fr.noun.empty() || fr.of || q.Low.Float64() > oldestPerson || !f.r.ageMatters(fr) {
		return
	}
	stated := fr.before == "at" || fr.before == "age"
	if g := fr.leftGroup(); g != nil {
		for i := g.subject.first; i < g.subject.last; i++ {
			stated = stated || f.r.tokens[i].lower == "age"
		}
	}
	if stated {
		q.Kind, q.Unit = quantity.Age, "a"
	}
}

// indexLevel makes bare levels measures: an index at 8,104.55, a bond that
// rose 7/32, ratings of 999.
func (f *finder) indexLevel(fr *frame) {
	q := fr.q
	g := fr.leftGroup()
	moved := g != nil && g.verb != nil && g.verb.direction != 0
	switch {
	case q.Kind == quantity.Count && fr.noun.empty() && !fr.of && q.Low.Exp < 0:
		q.Kind = quantity.Measure
	case q.Kind == quantity.RatioKind && moved && !fr.of && fr.before != "by" && fr.before != "to" && strings.Contains(f.r.doc.Text[q.Start:q.End], "/"):
		q.Kind, q.Change = quantity.Measure, true
	case q.Kind == quantity.Count && fr.noun.empty() && !fr.of:
		if p := f.namer.nounBeforeOf(fr); !p.empty() {
			switch singular(f.r.tokens[p.last-1].lower) {
			case "rating", "index", "score", "reading", "level":
				q.Kind = quantity.Measure
			}
		}
	}
}

// boundBefore reads a bound that stands in the noun before the figure: "a
// maximum value of $2.6bn", "the minimum of 12".
func (f *finder) boundBefore(fr *frame) {
	if fr.q.Bound != quantity.Exact {
		return
	}
	for i := fr.hedged - 1; i >= fr.sent.first && i >= fr.hedged-4; i-- {
		t := &f.r.tokens[i]
		if t.quantity != 0 || t.is(mark) || t.is(verbal) {
			return
		}
		switch t.lower {
		case "maximum":
			fr.q.Bound = quantity.AtMost
		case "minimum":
			fr.q.Bound = quantity.AtLeast
		}
	}
}

// notMoved undoes a change that is none: "19 miles above the ground", "made up
// 68 percent".
func (fr *frame) notMoved(r *reading) {
	if !fr.q.Change || fr.q.Kind == quantity.Change {
		return
	}
	if g := fr.leftGroup(); fr.before == "by" && fr.q.Kind == quantity.Money && g != nil && (g.verb == nil || g.verb.direction == 0) && fr.after != "more" && fr.after != "less" {
		fr.q.Change = false // "overcharged it by $4.5m"
	}
	if fr.after == "above" || fr.after == "below" {
		fr.q.Change = false
	}
	if fr.before == "up" && fr.hedged-2 >= fr.sent.first {
		if v := r.tokens[fr.hedged-2].verb; v != nil && v.direction == 0 && v.base != "be" {
			fr.q.Change = false
		}
	}
}
