package claim

import "reckon/annotator/quantity"

// periods remembers what time the article last spoke of.
type periods struct {
	r       *reading
	grammar *grammar
	lead    *when // the day that the first sentences are about
	looked  bool
}

// period finds the time that a figure speaks of: in its clause, else in its
// sentence, else the time of the figure that it goes on from.
func (f *finder) period(fr *frame, c *Claim) *Period {
	best, cost := -1, maxDistance
	for k := range fr.times {
		w := &fr.times[k]
		if c.Cue == From && c.Antecedent >= 0 && w.first < fr.at.first {
			continue // "$96 million in 2023, up from $80 million"
		}
		if w.saying || fr.at.first >= w.first && fr.at.last <= w.last {
			continue
		}
		if fr.change() && f.comparison(fr, w) {
			continue
		}
		if d := f.distance(fr, w); d < cost {
			best, cost = k, d
		}
	}
	if best >= 0 {
		w := &fr.times[best]
		p := &Period{Start: w.start, End: w.end, Text: f.r.textOf(w.span)}
		f.relative(fr, w, p)
		f.asSaid(fr, w, p)
		return p
	}
	return f.carried(fr, c)
}

// asSaid moves "currently", "now" and "today" in what somebody said to the time
// of the saying: "wrote in early November that 300 are currently registered".
func (f *finder) asSaid(fr *frame, w *when, p *Period) {
	switch f.r.tokens[w.first].lower {
	case "currently", "now", "today":
	default:
		return
	}
	for k := range fr.times {
		if o := &fr.times[k]; o.saying && o.known() && o.last <= w.first {
			p.Start, p.End = o.start, o.end
		}
	}
}

// comparison reports whether a time is only what a change is measured from:
// "up 3% from the previous quarter", "on a year earlier".
func (f *finder) comparison(fr *frame, w *when) bool {
	if w.first > fr.at.last && f.r.tokens[w.first-1].lower == "than" {
		return true
	}
	if len(w.relative) < 8 || w.relative[:8] != "previous" && w.relative[:8] != "earlier " || w.first < fr.at.last {
		return false
	}
	for i := fr.at.last; i < w.first; i++ {
		if f.r.tokens[i].quantity != 0 {
			return false
		}
	}
	return true
}

const maxDistance = 60

// distance says how far a time stands from the figure: tokens between, with a
// charge for every figure, mark and clause that lies between. A time right
// after the figure is nearer than one right before it.
func (f *finder) distance(fr *frame, w *when) int {
	from, to := fr.at.last, w.first
	d := 0
	if w.last <= fr.hedged {
		from, to = w.last, fr.hedged
		d = 3
		if w.first <= fr.sent.first+1 {
			return f.fromStart(from, to) // "In 2015, there were …": holds for all that follows
		}
	}
	if w.last <= fr.hedged && f.aside(fr, w) {
		return maxDistance
	}
	for i := from; i < to; i++ {
		t := &f.r.tokens[i]
		switch {
		case t.lower == "from" && from == fr.at.last && i+1 < to && f.figureAt(i+1):
			d += maxDistance // "yields 2.41%, down from 2.47% on Monday": Monday is the other's
		case t.lower == "to" && from == fr.at.last && i+1 < to && f.r.tokens[i+1].is(verbal):
			d += 6
		case t.quantity != 0:
			d += 2
		case t.text == ";":
			d += 30
		case t.text == ",":
			d += 3
			if w.last <= fr.hedged {
				d += 2
			}
		case t.is(relative) && f.r.tokens[max(i-1, 0)].lower != "of":
			d += 6
		case t.lower == "while" || t.lower == "whereas" || t.lower == "but":
			d += 20
		case t.lower == "before" || t.lower == "after" || t.lower == "when" || t.lower == "since" || t.lower == "until":
			d += 8
		case t.text == "—" || t.text == "–" || t.text == ":":
			d += 10
		case t.text == "”" || t.text == "“":
			d += 6
		}
		d++
	}
	if to < from {
		return 0
	}
	// a figure with a time of its own between takes it
	for k := range fr.times {
		o := &fr.times[k]
		if o != w && !o.saying && o.first >= from && o.last <= to {
			d += 4
		}
	}
	if w.window {
		d += 2
	}
	return d
}

// aside reports whether a time stands in a relative clause or a participle put
// between commas, to which the figure does not belong: "Acme, which bought the
// firm last year, will cut 40 jobs".
func (f *finder) aside(fr *frame, w *when) bool {
	closed := false
	for i := w.last; i < fr.hedged; i++ {
		closed = closed || f.r.tokens[i].text == ","
	}
	if !closed {
		return false
	}
	for i := w.first - 1; i > fr.sent.first; i-- {
		if f.r.tokens[i].text != "," {
			continue
		}
		first := &f.r.tokens[i+1]
		return first.is(relative) || first.verb != nil && (first.verb.participle || first.verb.ing)
	}
	return false
}

// fromStart is the distance of a time that opens the sentence.
func (f *finder) fromStart(from, to int) int {
	d := 1
	for i := from; i < to; i++ {
		t := &f.r.tokens[i]
		switch {
		case t.text == ";":
			d += 30
		case t.lower == "while" || t.lower == "whereas" || t.lower == "but":
			d += 10
		}
	}
	return d + (to-from)/2
}

// figureAt reports whether a figure stands at tokens[i], hedged or not.
func (f *finder) figureAt(i int) bool { return f.namer.nextFigure(i) }

// relative resolves what is told from another period: "a year earlier" from
// the period of the figure before.
func (f *finder) relative(fr *frame, w *when, p *Period) {
	if w.relative == "" {
		return
	}
	base := f.baseOf(fr, w)
	switch {
	case !base.known():
		if d := f.leadDay(); d != nil && w.relative == "same" && f.daily(w) {
			p.Start, p.End = d.Start, d.End
		}
	case w.relative == "same":
		if f.daily(w) && !base.start.Equal(base.end) {
			if d := f.leadDay(); d != nil {
				p.Start, p.End = d.Start, d.End
			}
			return
		}
		p.Start, p.End = base.start, base.end
	case len(w.relative) > 8 && (w.relative[:8] == "earlier " || w.relative[:8] == "previous"):
		unit := w.relative[8:]
		if w.relative[:8] == "previous" {
			unit = w.relative[9:]
		}
		d := earlier(base, unit)
		p.Start, p.End = d.start, d.end
	}
}

// daily reports whether a time told from another is a day or a part of one.
func (f *finder) daily(w *when) bool {
	switch f.r.tokens[w.last-1].lower {
	case "day", "evening", "morning", "afternoon", "night":
		return true
	}
	return false
}

// baseOf is the period that a relative time counts from: another time of the
// sentence, the last figure's, or the day of publication.
func (f *finder) baseOf(fr *frame, w *when) days {
	for k := range fr.times {
		if o := &fr.times[k]; o != w && o.known() && o.relative == "" && o.first < w.first {
			return o.days
		}
	}
	for n := len(f.claims) - 1; n >= 0 && f.claims[n].Sentence >= fr.sentence-3; n-- {
		if p := f.claims[n].Period; p != nil && !p.Start.IsZero() {
			return days{p.Start, p.End}
		}
	}
	if w.relative == "same" {
		for n := fr.sentence - 1; n >= 0 && n >= fr.sentence-2; n-- {
			for _, o := range f.grammar.times(n) {
				if o.known() {
					return o.days
				}
			}
		}
	}
	return days{}
}

// carried takes over the time of what the figure goes on from: the whole of
// which it is a part, else the figure before in a paragraph that tells of one
// event in the past tense; market reports keep the day of their first lines.
func (f *finder) carried(fr *frame, c *Claim) *Period {
	if c.Antecedent >= 0 && c.Cue != From && c.Cue != Against {
		if p := f.claims[c.Antecedent].Period; p != nil {
			return copyOf(p)
		}
	}
	if c.Cue == From {
		return nil
	}
	if first := f.r.tokens[fr.sent.first].lower; !f.pastEvent(fr) && first != "that" && first != "this" {
		return nil
	}
	if p := f.told(fr); p != nil {
		return p
	}
	if fr.sentence > 0 && f.r.sentences[fr.sentence-1].paragraph == fr.sent.paragraph {
		for _, w := range f.grammar.times(fr.sentence - 1) {
			if !w.saying && w.known() && !w.window && w.relative == "" && w.start.Equal(w.end) && !fr.ahead() {
				return &Period{Start: w.start, End: w.end, Text: f.r.textOf(w.span)}
			}
		}
	}
	if f.marketMove(fr) {
		return f.leadDay()
	}
	return nil
}

// told is the period of the last event told in the paragraph: of the first
// figure in that sentence, the others being compared with it.
func (f *finder) told(fr *frame) *Period {
	var p *Period
	sentence := -1
	for n := len(f.claims) - 1; n >= 0; n-- {
		b := &f.claims[n]
		if b.Paragraph != fr.sent.paragraph || b.Sentence < fr.sentence-3 || p != nil && b.Sentence != sentence {
			break
		}
		if b.Sentence == fr.sentence || b.Period == nil || !f.pastEvent(&f.frames[n]) || b.Cue == From || b.Cue == Against {
			continue
		}
		p, sentence = b.Period, b.Sentence
	}
	if p == nil {
		return nil
	}
	return copyOf(p)
}

func copyOf(p *Period) *Period {
	q := *p
	return &q
}

func (fr *frame) ahead() bool {
	g := fr.verb()
	return g != nil && (g.modal || g.planned)
}

// pastEvent reports whether the figure's clause tells of something that
// happened: its verb is in a past tense.
func (f *finder) pastEvent(fr *frame) bool {
	g := fr.verb()
	if g == nil {
		for i := range fr.groups {
			if !fr.groups[i].reduced {
				g = &fr.groups[i]
				break
			}
		}
	}
	if g == nil || g.modal || g.planned || g.present || g.can {
		return false
	}
	switch f.r.tokens[g.first].lower {
	case "is", "are", "has", "have", "'s":
		return false
	}
	return true
}

// marketMove reports whether a figure is one that a day's report gives: a
// price's change or where it closed.
func (f *finder) marketMove(fr *frame) bool {
	g := fr.verb()
	if g == nil || g.verb == nil {
		return fr.change()
	}
	if g.verb.direction != 0 && fr.q.Kind != quantity.Count {
		return fr.change() || fr.led == "to" || fr.led == "at"
	}
	switch g.verb.base {
	case "close", "trade", "settle", "yield", "end", "open":
		return fr.q.Kind != quantity.Count
	}
	return fr.change() && fr.q.Kind != quantity.Count
}

// leadDay is the day, if any, that the first two paragraphs are about.
func (f *finder) leadDay() *Period {
	p := &f.periods
	if !p.looked {
		p.looked = true
		for k := 0; k < len(f.r.sentences) && k < 4; k++ {
			for _, w := range f.grammar.times(k) {
				if !w.saying && w.known() && w.start.Equal(w.end) && w.relative == "" && p.lead == nil {
					d := w
					p.lead = &d
				}
			}
		}
	}
	if p.lead == nil {
		return nil
	}
	return &Period{Start: p.lead.start, End: p.lead.end, Text: f.r.textOf(p.lead.span)}
}
