package claim

import (
	"reckon/annotator/quantity"
)

// stance says how firmly a figure is put forward: by who says it and how, by
// the words of doubt, plan or forecast beside it, and by its verb.
func (f *finder) stance(fr *frame, c *Claim, a *attribution) Stance {
	r := f.r
	if a != nil && (a.stance == Claimed || a.stance == Denied) {
		return a.stance
	}
	if f.near(fr, doubt) {
		return Claimed
	}
	if c.Cue == From {
		if c.Antecedent >= 0 && fr.hedged-2 >= fr.sent.first && (r.tokens[fr.hedged-2].lower == "up" || r.tokens[fr.hedged-2].lower == "down") {
			return f.claims[c.Antecedent].Stance
		}
		return Stated
	}
	if f.planFigure(fr) {
		return Proposed
	}
	if a != nil && a.stance != Stated {
		return a.stance
	}
	if f.near(fr, projection) || f.dueLater(fr, c) {
		return Projected
	}
	if fr.presupposed(r) {
		return Stated
	}
	if fr.toCome(r) || a != nil && a.verb == "warn" && !f.pastEvent(fr) {
		return Projected
	}
	if first := r.tokens[fr.sent.first].lower; first == "that" || first == "this" {
		if n := len(f.claims) - 1; n >= 0 && f.claims[n].Sentence == fr.sentence-1 && f.claims[n].Paragraph == c.Paragraph && fr.left == 0 {
			return f.claims[n].Stance
		}
	}
	if c.Antecedent >= 0 && (c.Cue == Or || c.Cue == Bracket || c.Cue == OfThese) {
		return f.claims[c.Antecedent].Stance
	}
	return Stated
}

// toCome reports whether the verb of the figure's clause says what is to come.
// What something "will be able to" do it can do already.
func (fr *frame) toCome(r *reading) bool {
	for _, n := range []int{fr.left, fr.right} {
		if n < 0 {
			continue
		}
		g := &fr.groups[n]
		if n == fr.right && fr.left >= 0 {
			break
		}
		if g.can {
			return false
		}
		if g.first-1 >= fr.sent.first && fr.sent.first < g.first && r.tokens[fr.sent.first].lower == "if" {
			for k := n + 1; k < len(fr.groups); k++ {
				if fr.groups[k].modal {
					return true
				}
			}
		}
		if g.modal || g.planned {
			return true
		}
		// "a wagon that will go", "expected to cut jobs, closing 12 shops"
		if g.reduced && n > 0 && fr.groups[n-1].last <= g.first && (fr.groups[n-1].modal || fr.groups[n-1].planned) {
			return !fr.groups[n-1].can
		}
	}
	return false
}

// dueLater reports whether the figure is given for a time that is to come: "by
// 2034", "time for 90,000 to pile up by December".
func (f *finder) dueLater(fr *frame, c *Claim) bool {
	if fr.before == "for" && fr.after == "to" {
		return true
	}
	if fr.q.Kind == quantity.Rate {
		return false
	}
	if c.Period == nil || c.Period.End.IsZero() || f.r.doc.Published.IsZero() || !c.Period.End.After(f.r.doc.Published) || f.pastEvent(fr) {
		return false
	}
	return len(c.Period.Text) > 3 && c.Period.Text[:3] == "by "
}

// presupposed reports whether a figure is taken for granted whatever the verb
// says: "allow the six candidates to", "a comet 3 miles wide will pass", "a
// two-year trade war".
func (fr *frame) presupposed(r *reading) bool {
	if r.lex.dims[fr.after] != "" && fr.left < 0 {
		return true
	}
	if fr.before == "of" && fr.hedged-2 > fr.sent.first {
		// "its workforce of 14,200", "the squad of 21 will be trimmed"
		p := r.nounPhraseBefore(fr.hedged-1, fr.sent.first)
		if !p.empty() && p.last-p.first > 1 && (ownedBy(r.tokens[p.first].lower) || r.tokens[p.first].lower == "the" && fr.right >= 0 && fr.in(fr.groups[fr.right].subject)) {
			return true
		}
	}
	if fr.q.Kind == quantity.Count && (fr.before == "the" || fr.before == "its" || fr.before == "their" || fr.before == "these") && !fr.noun.empty() && fr.left >= 0 {
		return true
	}
	if fr.q.Kind == quantity.Duration && !fr.noun.empty() && fr.noun.first == fr.at.last && fr.left >= 0 && !fr.hyphenated(r) {
		return true
	}
	g := fr.leftGroup()
	if g == nil || r.tokens[g.first].lower != "will" || g.planned {
		return false
	}
	switch fr.q.Kind {
	case quantity.Measure, quantity.Duration:
	case quantity.Money:
		if g.verb == nil || g.verb.base != "start" {
			return false
		}
	default:
		return false
	}
	return g.verb != nil && r.lex.classes[g.verb.base]&productive != 0
}

// near reports whether a word of a class stands by the figure: in its noun
// phrase, or before it in its clause without another figure between.
func (f *finder) near(fr *frame, c class) bool {
	r := f.r
	for i := fr.hedged - 1; i >= fr.sent.first && i >= fr.hedged-6; i-- {
		t := &r.tokens[i]
		if t.quantity != 0 || r.boundary(i) || t.text == "," {
			break
		}
		if t.is(c) && !t.is(capital) && (c != projection || f.forecastWord(fr, i)) {
			return true
		}
	}
	for i := fr.at.last; i < fr.sent.last && i < fr.at.last+6; i++ {
		t := &r.tokens[i]
		if t.quantity != 0 || t.text == "," || t.text == ";" {
			break
		}
		if c == projection && t.lower == "expected" && (i <= fr.noun.last || r.tokens[i-1].is(auxiliary)) && (!r.tokens[i-1].is(pronoun) || r.tokens[i-1].is(relative)) {
			return true
		}
		if i < fr.noun.last && t.is(c) {
			return true
		}
	}
	return false
}

// forecastWord reports whether a word such as "target" or "due" makes the
// figure one that is to come: "target of 5,500", "guidance of 2.3%".
func (f *finder) forecastWord(fr *frame, i int) bool {
	r := f.r
	next := r.tokens[min(i+1, fr.sent.last-1)].lower
	return next == "of" || next == "for" || i+1 == fr.hedged || r.tokens[i].lower == "expected" && next != "by"
}

// planFigure reports whether the figure is one of a plan, a bill or a request.
func (f *finder) planFigure(fr *frame) bool {
	r := f.r
	if fr.q.Kind == quantity.Points {
		return true
	}
	for i := fr.hedged - 1; i >= fr.sent.first && i >= fr.hedged-5; i-- {
		t := &r.tokens[i]
		if t.quantity != 0 || t.text == "," || r.boundary(i) {
			break
		}
		if t.is(proposal) && !t.is(verbal) || t.lower == "request" || t.lower == "proposed" || t.lower == "bill" {
			next := r.tokens[min(i+1, fr.sent.last-1)].lower
			if next == "for" || next == "of" || next == "to" || i+1 == fr.hedged {
				return true
			}
		}
	}
	for i := fr.noun.first; i < fr.noun.last; i++ {
		if t := &r.tokens[i]; t.lower == "proposal" || t.lower == "proposals" || t.lower == "proposed" || t.lower == "bill" && i == fr.noun.last-1 {
			return true
		}
	}
	return false
}
