package claim

import (
	"reckon/annotator/quantity"
)

// attribution finds who states the figure and sets the claim's source.
func (f *finder) attribution(fr *frame, c *Claim) *attribution {
	a := f.said.of(fr.at.first)
	if a == nil {
		if a = f.poll(fr, c); a == nil {
			return f.inherited(fr, c)
		}
	}
	f.attribute(c, a)
	if who := f.gapped(fr); !who.empty() && c.Source != nil {
		if name, _ := f.said.name(who, nil, 0); name != "" {
			c.Source.Name = name
		}
	}
	return a
}

// poll is the survey that a sentence is about, for the shares it gives: "a
// new poll has other numbers (47 percent of voters say …)".
func (f *finder) poll(fr *frame, c *Claim) *attribution {
	if c.Kind != quantity.Percent || fr.change() {
		return nil
	}
	for i := range fr.groups {
		g := &fr.groups[i]
		if g.first >= fr.at.first || g.subject.empty() {
			continue
		}
		switch singular(lower(f.namer.headOf(g.subject))) {
		case "poll", "survey", "census", "study":
			name, _ := f.said.name(g.subject, fr.groups, i)
			return &attribution{speaker: name, stance: Stated, cue: f.r.tokens[g.main].lower, document: true}
		}
	}
	return nil
}

func (f *finder) attribute(c *Claim, a *attribution) {
	if a.speaker == "" {
		return
	}
	c.Source = &Source{Name: a.speaker, Via: a.via, Cue: a.cue}
}

// inherited takes over the source of the sentence before where this one goes on
// with it: parts of a figure that somebody gave, further results of a poll, a
// company's own results.
func (f *finder) inherited(fr *frame, c *Claim) *attribution {
	if c.Antecedent >= 0 {
		switch c.Cue {
		case OfWhich, OfThese, Part, Or, Bracket, Including:
			before := &f.claims[c.Antecedent]
			if before.Source != nil && before.Paragraph == c.Paragraph && (before.Sentence == c.Sentence || f.opens(fr)) {
				s := *before.Source
				c.Source = &s
				return &attribution{speaker: s.Name, stance: heldStance(before.Stance), cue: s.Cue}
			}
		}
	}
	if fr.sentence == 0 {
		return nil
	}
	before := f.r.sentences[fr.sentence-1]
	if before.paragraph != fr.sent.paragraph {
		return nil
	}
	var last *attribution
	for _, k := range f.said.ofWhole[fr.sentence-1] {
		last = &f.said.found[k]
	}
	goesOn := false
	switch {
	case last == nil:
		// two sentences on, what a poll found is still what it found
		for n := len(f.claims) - 1; n >= 0 && f.claims[n].Sentence == fr.sentence-1; n-- {
			if s := f.claims[n].Source; s != nil && c.Kind == quantity.Percent && f.claims[n].Kind == quantity.Percent && f.r.lex.classes[lower(s.Name[lastSpace(s.Name):])]&document != 0 {
				a := &attribution{speaker: s.Name, stance: Stated, cue: s.Cue}
				f.attribute(c, a)
				return a
			}
		}
		return nil
	case last.document:
		goesOn = c.Kind == quantity.Percent && !fr.change() || c.Kind == quantity.RatioKind
	case last.verb == "report" && !last.pronoun && fr.left >= 0:
		g := &fr.groups[fr.left]
		goesOn = !g.subject.empty() && c.Kind != quantity.Count && f.r.hasClass(g.subject, measurable) || c.Kind == quantity.Money && f.r.hasClass(g.subject, measurable)
	}
	if first := &f.r.tokens[fr.sent.first]; first.lower == "that" || first.lower == "this" || first.lower == "they" {
		goesOn = goesOn || fr.left == 0 && last.clause.last < before.last
	}
	if !goesOn && last.verb != "" && !last.document && fr.left == 0 {
		// "…, the company said. It plans to hire 400": still who spoke
		g := &fr.groups[0]
		goesOn = !g.subject.empty() && f.r.tokens[g.subject.first].is(personal) && g.subject.last-g.subject.first == 1 && (g.planned || g.modal)
		// "Acme said its sales rose. Total revenue reached $96 million"
		if !g.subject.empty() && c.Kind == quantity.Money && last.clause.first == before.first && f.r.hasClass(g.subject, measurable) && !f.r.named1(g.subject) {
			goesOn = true
		}
	}
	if !goesOn {
		return nil
	}
	held := *last
	held.stance = heldStance(last.stance)
	f.attribute(c, &held)
	return &held
}

// opens reports whether a sentence opens by referring back: "Of these, …",
// "Among them were …", "They were made up of …".
func (f *finder) opens(fr *frame) bool {
	for i := fr.sent.first; i < fr.sent.first+2 && i < fr.sent.last; i++ {
		switch f.r.tokens[i].lower {
		case "these", "them", "those", "they", "whom", "which":
			return true
		}
	}
	first := f.r.tokens[fr.sent.first].lower
	return first == "of" || first == "among" || fr.at.first == fr.sent.first
}

func lastSpace(s string) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == ' ' {
			return i + 1
		}
	}
	return 0
}

// heldStance is the stance that a source taken over brings along: doubt stays,
// a forecast of one figure says nothing of the next.
func heldStance(s Stance) Stance {
	if s == Claimed {
		return Claimed
	}
	return Stated
}

// named1 reports whether a phrase has a name in it.
func (r *reading) named1(s span) bool {
	for i := s.first + 1; i < s.last; i++ {
		if r.nameWord(i) {
			return true
		}
	}
	return false
}

func (r *reading) hasClass(s span, c class) bool {
	for i := s.first; i < s.last; i++ {
		if r.tokens[i].is(c) {
			return true
		}
	}
	return false
}
