package quantity

// hedgeBefore reads the words before token i that bound the figure there, and
// returns the token at which they begin; i where there are none.
func (p *parser) hedgeBefore(i int) (bound Bound, start int) {
	if i == 0 {
		return Exact, i
	}
	if b := p.hedgeMark(i - 1); b != "" {
		return b, i - 1
	}
	if p.isWord(i-1, "of") && p.isAny(i-3, "maximum", "minimum") && p.toks[i-2].kind == wordToken {
		if p.isWord(i-3, "minimum") {
			return AtLeast, i - 3
		}
		return AtMost, i - 3 // "a maximum value of $2.6bn"
	}
	k, skipped := i-1, false
	if p.isHyphen(k) && p.is(k-1, classHedgeTail) && p.glued(k) {
		k-- // "sub-500", "near-100"
	}
	if p.is(k, classDeterminer) || p.isAny(k, "a", "an", "another", "further", "additional", "full") {
		skipped = true
		k--
		if p.isAny(k, "a", "an", "another") {
			k--
		}
	}
	ph := p.hedgeEnding(k, skipped)
	if ph == nil && skipped {
		ph, k = p.hedgeEnding(i-1, false), i-1
	}
	if ph == nil {
		return Exact, i
	}
	bound, start = ph.bound, k-len(ph.words)+1
	if outer := p.hedgeEnding(start-1, false); outer != nil && bound == Approx {
		bound, start = outer.bound, start-len(outer.words)
	}
	return bound, start
}

// hedgeEnding returns the hedge whose last word is token k.
func (p *parser) hedgeEnding(k int, skipped bool) *phrase {
	if !p.is(k, classHedgeTail) {
		return nil
	}
	ph := p.longest(k, -1, p.toks[k].lex.tails)
	if ph == nil {
		return nil
	}
	if len(ph.words) == 1 {
		if skipped && p.is(k+1, classDeterminer) && !p.isAny(k, "nearly", "almost", "over", "under") {
			return nil // "about the two companies"
		}
		if p.isAny(k, "minimum", "maximum") && p.is(k-1, classFunction) && !p.isAny(k-1, "a", "the") {
			return nil
		}
	}
	return ph
}

// hedgeMark reads "~", ">", "≤" before a figure.
func (p *parser) hedgeMark(k int) Bound {
	if !p.at(k) || p.toks[k].kind != markToken || !p.glued(k+1) {
		return ""
	}
	switch p.toks[k].mark {
	case '~', '≈', '∼':
		return Approx
	case '>':
		return MoreThan
	case '<':
		return LessThan
	case '≥':
		return AtLeast
	case '≤':
		return AtMost
	}
	return ""
}

// hedgeAfter reads "or more", "-plus", "+", "or so" after a figure that ends
// before token k, and returns where they end.
func (p *parser) hedgeAfter(k int) (b Bound, end int, ok bool) {
	if p.isMark(k, '+') && p.glued(k) {
		return AtLeast, k + 1, true
	}
	if p.isHyphen(k) && p.glued(k) && p.isAny(k+1, "plus", "odd", "ish") {
		k++
	} else if p.isAny(k, "odd", "ish") || p.isWord(k, "plus") && p.at(k+1) && (p.toks[k+1].kind == numberToken || p.isWord(k+1, "a")) {
		return "", k, false
	}
	if !p.is(k, classHedgeHead) {
		return "", k, false
	}
	ph := p.longest(k, 1, p.toks[k].lex.heads)
	if ph == nil {
		return "", k, false
	}
	if next := k + len(ph.words); p.isWord(k, "and") && p.at(next) && (p.toks[next].kind == numberToken || p.is(next, classCardinal)) {
		return "", k, false // "3 percent and up 5 percent"
	}
	if ph.bound == Approx && len(ph.words) == 1 && p.isWord(k, "approximately") {
		return "", k, false
	}
	return ph.bound, k + len(ph.words), true
}

// bind fills in the bound of a quantity from the words around it.
func (p *parser) bind(q *Quantity, m measured, lead int) {
	q.HedgeStart = q.Start
	bound, start := p.hedgeBefore(lead)
	if start == lead && m.first > lead {
		bound, start = p.hedgeBefore(m.first) // "$ about 5" and "between about 5"
	}
	if bound != Exact && (q.Kind != Duration || !p.placesOnly(start, lead)) && !p.notHedge(start, lead, q) {
		q.Bound = bound
		if p.toks[start].start < q.Start {
			q.HedgeStart = p.toks[start].start
		}
	}
	if q.Bound == Exact || q.Bound == Approx {
		if b, _, ok := p.hedgeAfter(m.end); ok && q.Bound == Exact {
			q.Bound = b
		}
		if m.counted == 0 && q.NounEnd > 0 && q.Bound == Exact {
			if b, _, ok := p.hedgeAfter(p.tokenAfter(q.NounEnd, m.end)); ok {
				q.Bound = b
			}
		}
	}
	if q.Bound == Exact && p.isMark(lead-1, '(') && q.Kind != Count && q.Kind != Percent {
		if last := p.last(); last != nil && last.Kind == q.Kind && p.toks[lead-1].start-last.End <= 1 && last.Bound != Between {
			q.Bound = last.Bound // a conversion is as exact as what it converts
		}
	}
	switch {
	case m.isRange && !m.score:
		q.Bound = Between
	case m.score:
		q.Bound = Exact
	case q.Open:
		q.Bound = AtLeast
	}
}

// tokenAfter returns the first token from k on that starts at or after offset.
func (p *parser) tokenAfter(offset, k int) int {
	for p.at(k) && p.toks[k].start < offset {
		k++
	}
	return k
}

// placesOnly reports whether "over" before a duration says during which time
// and not how long ("earn $2,000 over 3 years").
func (p *parser) placesOnly(start, lead int) bool {
	return start >= lead-2 && p.isWord(start, "over") && !p.is(start-1, classLasts)
}

// notHedge recognises hedge words that are something else: "near 5th Avenue",
// "above" a list, "some" before one.
func (p *parser) notHedge(start, lead int, q *Quantity) bool {
	if start != lead-1 {
		return false
	}
	if p.isWord(start, "some") {
		return q.Low.Cmp(Int(2)) < 0 && q.Kind == Count
	}
	if p.isWord(start, "over") && q.Kind == Count && q.NounEnd > 0 && p.lx.words[q.Noun] != nil && p.lx.words[q.Noun].is(classSpan) {
		return true // "38 episodes over three series"
	}
	small := q.Kind == Count && q.Low.Cmp(Int(10)) < 0
	return small && p.isAny(start, "over", "under", "above", "below", "near") &&
		p.isAny(start-1, "control", "victory", "win", "concerns", "concern", "fight", "dispute", "row")
}
