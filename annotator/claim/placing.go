package claim

import (
	"strings"

	"reckon/annotator/quantity"
)

// placing rejects bare numbers that say when or at what age something was, and
// lengths of time that only place the figure before them.
func (r *reading) placing(f *frame) bool {
	return r.clock(f) || r.atAge(f) || r.windowOf(f) || r.cell(f)
}

// clock rejects "by five past four" and "open from 8 to 6".
func (r *reading) clock(f *frame) bool {
	if f.q.Kind != quantity.Count || f.q.Low.Float64() > 60 || f.q.Low.Exp < 0 {
		return false
	}
	word := func(i int) string {
		if i < f.sent.first || i >= f.sent.last {
			return ""
		}
		return r.tokens[i].lower
	}
	if past := word(f.at.last); (past == "past" || past == "to") && f.noun.empty() && f.q.Low.Float64() < 30 {
		if next := f.at.last + 1; next < f.sent.last && (r.tokens[next].quantity != 0 && r.quantities[r.tokens[next].quantity-1].Low.Float64() <= 12 || r.tokens[next].lower == "noon" || r.tokens[next].lower == "midnight") {
			switch f.before {
			case "at", "by", "until", "till", "before", "after", "since", "about", "around":
				return true
			}
		}
	}
	if (f.before == "past" || f.before == "to") && f.noun.empty() && f.q.Low.Float64() <= 12 && f.hedged-2 >= f.sent.first {
		if q := r.tokens[f.hedged-2].quantity; q != 0 && r.quantities[q-1].Kind == quantity.Count {
			switch word(r.at[q-1].first - 1) {
			case "at", "by", "until", "till", "before", "after", "since", "about", "around":
				return r.quantities[q-1].Low.Float64() < 30 && f.before == "past"
			}
		}
	}
	if f.noun.empty() && f.q.Low.Float64() <= 24 {
		for i := f.hedged - 1; i >= f.sent.first && i >= f.hedged-4; i-- {
			switch word(i) {
			case "open", "opens", "opening", "opened", "shut", "shuts":
				return f.before == "from" || f.before == "to" || f.before == "until" || f.before == "till" || f.before == "at"
			}
		}
	}
	return false
}

// atAge rejects "she left school at 14".
func (r *reading) atAge(f *frame) bool {
	g := f.leftGroup()
	if f.q.Kind != quantity.Count || !f.noun.empty() || f.before != "at" || f.hedged != f.at.first || f.q.Low.Exp < 0 || f.q.Low.Float64() > oldestPerson || g == nil || g.subject.empty() || r.ageMatters(f) {
		return false
	}
	switch r.tokens[g.subject.last-1].lower {
	case "he", "she", "who", "i":
	default:
		return false
	}
	return g.verb == nil || g.verb.direction == 0 && !r.isBe(g.main) && g.verb.base != "stand"
}

// windowOf rejects the stretch of time over which another figure is told: "lost
// 12 per cent in three years", "£500 over two years".
func (r *reading) windowOf(f *frame) bool {
	if f.q.Kind == quantity.Count && f.noun.empty() && f.hedged < f.at.first && f.hedged > f.sent.first && r.tokens[f.hedged].lower == "over" && f.hedged+1 == f.at.first && f.q.Low.Float64() < 100 {
		q := r.tokens[f.hedged-1].quantity // "14 per cent over two years; 8 per cent over three"
		return q != 0 && r.quantities[q-1].Kind == quantity.Percent
	}
	if f.q.Kind != quantity.Duration && (f.q.Kind != quantity.Count || !f.noun.empty()) || f.before != "in" && f.before != "over" && f.before != "during" || f.q.Bound != quantity.Exact && f.q.Bound != quantity.Approx {
		return false
	}
	if f.q.Kind == quantity.Count && f.before != "over" {
		return false
	}
	if f.before == "in" && !r.toldAsPast(f.leftGroup()) {
		return false // "will reach 900 in ten years": asserted
	}
	if f.q.Kind == quantity.Duration {
		switch f.q.Unit {
		case "d", "wk", "mo", "a":
		default:
			return false
		}
	}
	for i := f.hedged - 2; i >= f.sent.first && i >= f.hedged-8; i-- {
		t := &r.tokens[i]
		if q := t.quantity; q != 0 {
			o := &r.quantities[q-1]
			if f.q.Kind == quantity.Count {
				return o.Kind == quantity.Percent && f.sentence > 0 && f.q.Low.Float64() < 20
			}
			return o.Kind == quantity.Percent || o.Kind == quantity.PercentagePoints || o.Kind == quantity.Money && f.before == "over"
		}
		if r.boundary(i) || t.text == "," || t.is(verbal) && !t.is(noun) && r.isVerb(i, f.sent.first, f.sent.last) {
			return false
		}
	}
	return false
}

// toldAsPast reports whether a verb tells what has happened.
func (r *reading) toldAsPast(g *group) bool {
	if g == nil || g.modal || g.planned || g.first > 0 && r.tokens[g.first-1].lower == "to" {
		return false
	}
	switch t := &r.tokens[g.first]; t.lower {
	case "has", "have", "had", "was", "were":
		return true
	default:
		return t.verb != nil && t.verb.past && !t.verb.present
	}
}

// cell rejects a bare number that fills its line, as the cells of a table do
// where its columns come as lines: nothing there says what it counts.
func (r *reading) cell(f *frame) bool {
	if f.q.Kind != quantity.Count && f.q.Kind != quantity.Score || strings.TrimSpace(r.doc.Text[f.sent.start:f.sent.end]) == "" {
		return false
	}
	for i := f.sent.first; i < f.sent.last; i++ {
		if t := &r.tokens[i]; t.quantity == 0 && !t.is(mark|digit) {
			return false
		}
	}
	return true
}
