package quantity

// measured is an amount after ranges and rates: what a Quantity is made of.
type measured struct {
	amount
	low, high Value
	isRange   bool
	score     bool
	per       *unit // the unit after "per", with code and name, or nil
	shared    int   // end of the figure that "or" joins, where its noun begins; 0 if none
	skip      int   // where to go on where the figures turn out to be no quantity
}

// extend reads what can follow an amount: the rest of a range, a rate.
func (p *parser) extend(a amount) measured {
	m := p.join(a, false, false)
	if m.skip == 0 {
		p.rate(&m)
	}
	return m
}

// joint is what stands between the two figures of a range.
type joint struct {
	hyphen  bool
	word    string // "to", "and", "or"; empty for a bare hyphen
	from    bool   // "from" stands before the first figure
	between bool   // "between" does
	next    int    // token at which the second figure begins
}

// jointAfter reads the joint after an amount; ok is false where there is none.
func (p *parser) jointAfter(a amount, from, between bool) (j joint, ok bool) {
	j = joint{from: from, between: between}
	k := a.end
	switch {
	case p.joiningHyphen(a, k):
		if p.isWord(k+1, "to") && p.isHyphen(k+2) {
			j.word, j.next = "to", k+3
			break
		}
		j.hyphen, j.next = true, k+1
	case p.isWord(k, "to"):
		j.word, j.next = "to", k+1
		if p.isHyphen(k+1) && p.glued(k+1) {
			j.next++ // "200,000 to-260,000"
		}
	case between && p.isWord(k, "and"):
		j.word, j.next = "and", k+1
	case p.isWord(k, "or") && !a.share:
		j.word, j.next = "or", k+1
		return j, true
	case p.isHyphen(k) && p.isWord(k+1, "to"): // "8- to 16-metre"
		j.word, j.next = "to", k+2
		if p.isHyphen(j.next) {
			j.next++
		}
	default:
		return j, false
	}
	if from || between || j.word == "to" {
		for p.isAny(j.next, "more", "than", "about", "around", "nearly", "as", "much", "many", "over", "almost", "up", "some") && j.next < k+4 {
			j.next++
		}
	}
	return j, true
}

// join reads the second figure of a range. from and between say that these
// words stand before the first.
func (p *parser) join(a amount, from, between bool) measured {
	m := measured{amount: a, low: a.value, high: a.value}
	if a.open || a.old {
		return m
	}
	j, ok := p.jointAfter(a, from, between)
	if !ok {
		return m
	}
	changed := j.word == "to" && !from && !between && p.toValue(a)
	if changed {
		p.changes = j.next // of "$160 to $180 to $200" no two are a range
	}
	if j.word == "to" && a.value.Num == 0 && !a.digits {
		return m // "zero to 60 mph" is how a car gathers speed
	}
	if !p.at(j.next) || !j.hyphen && p.reject(j.next) > j.next && !p.plainWithUnit(j.next) {
		return m
	}
	b, ok := p.amount(j.next)
	if !ok || b.open || b.share != a.share && !a.share {
		return m
	}
	if p.decided(a, b, j) {
		return p.makeScore(a, b)
	}
	switch bare := a.bare() && b.bare(); {
	case changed && (!a.bare() || b.bare()):
		return m // "rose 2% to 10%"; but "rose 3 to 5 per cent"
	case j.hyphen && bare && p.tightHyphen(b.end) && p.at(b.end+1) && p.toks[b.end+1].kind == numberToken:
		m.skip = p.nameTail(b.end) // "4-3-3"
		return m
	case j.hyphen && bare && a.value == Int(50) && b.value == Int(50):
		m.skip = b.end // "a 50-50 chance"
		return m
	}
	return p.merge(m, a, b, j)
}

// decided reports whether two figures are a score: "3-1", "voted 312 to 298".
func (p *parser) decided(a, b amount, j joint) bool {
	switch {
	case j.hyphen:
		row := p.tightHyphen(b.end) && p.digits(b.end+1) > 0 // "4-3-3"
		half := a.value == Int(50) && b.value == Int(50)     // "a 50-50 chance"
		return !row && !half && p.isScore(a, b)
	case j.word == "to" && !j.from && !j.between:
		return b.value.Cmp(a.value) < 0 && p.voteNear(a) && p.isScore(a, b)
	}
	return false
}

// plainWithUnit lets "2000" in "1,500 to 2000 metres" be a figure and no year.
func (p *parser) plainWithUnit(k int) bool {
	return p.digits(k) == 4 && p.countedAfter(k)
}

// joiningHyphen reports whether a hyphen or dash at k joins two figures.
func (p *parser) joiningHyphen(a amount, k int) bool {
	if !p.isHyphen(k) || !p.at(k+1) || a.compound {
		return false
	}
	next := k + 1
	if p.isWord(next, "to") {
		return p.glued(next)
	}
	if c, end := p.moneySign(next); c != nil {
		next = end
	}
	if !p.at(next) || p.toks[next].kind != numberToken && !p.is(next, classCardinal) {
		return false
	}
	dash := p.toks[k].mark == '–' || p.toks[k].mark == '-'
	return p.glued(k) && p.glued(k+1) || dash && !p.glued(k) && !p.glued(k+1) && p.toks[next].kind == numberToken && a.digits
}

// toValue reports whether the "to" after an amount leads to the value that it
// changed to ("rose 2 percent to 10 percent").
func (p *parser) toValue(a amount) bool {
	if p.changes == a.lead || p.changes == a.first {
		return true
	}
	_, start := p.hedgeBefore(a.lead)
	k, by := start-1, false
	for n := 0; n < 4 && p.at(k); n++ {
		if by = by || p.isWord(k, "by"); by && a.bare() {
			return true
		}
		switch {
		case p.is(k, classRise):
			return by || !p.isAny(k, "up", "down") || !a.bare()
		case p.isAny(k, "by", "a", "an", "the", "another", "further", "slightly", "sharply"):
			k--
		default:
			return false
		}
	}
	return false
}

// merge makes a range of two amounts, if they can be one.
func (p *parser) merge(m measured, a, b amount, j joint) measured {
	framed := j.from || j.between
	if a.compound && !b.compound && b.bare() || b.minor != a.minor && a.money != nil && b.money != nil {
		return m
	}
	switch {
	case a.bare() && !b.bare(), a.compound && a.unit == nil:
	case a.unit != nil && b.unit != nil:
		if a.unit.code != b.unit.code {
			return m
		}
	case a.money != nil && b.money != nil:
		if a.money != b.money && (!b.moneyLead || p.str(b.lead) != "$") {
			return m
		}
	case a.bare() && b.bare():
	case b.bare() && (j.between && j.word == "and" || j.hyphen || a.moneyLead && b.scale > 0):
	default:
		return m
	}
	low := a.value
	if a.scale == 0 && b.scale > 0 && low.Cmp(Int(1000)) < 0 && low.Cmp(b.value.shift(-b.scale)) < 0 {
		low = low.shift(b.scale) // "four to five thousand"
	}
	if b.minor && !a.minor && a.money == nil {
		low = low.shift(-2)
	}
	if j.word == "or" {
		return p.alternative(m, b, low)
	}
	if low.Cmp(b.value) >= 0 {
		if j.hyphen && a.bare() && b.bare() {
			m.skip = b.end
		}
		return m
	}
	if j.word == "to" && !framed && a.bare() && b.bare() && !a.digits && b.value.Cmp(Int(3)) < 0 {
		return m
	}
	money, lead := a.money, a.moneyLead
	m.amount = b
	if b.money == nil {
		m.money, m.moneyLead = money, lead
	} else if a.money != nil {
		m.money = a.money
	}
	if b.unit == nil {
		m.unit = a.unit
	}
	m.first, m.lead = a.first, a.lead
	m.low, m.high, m.isRange = low, b.value, true
	return m
}

// alternative gives the first of "three or four years" the unit and the scale
// of the second. The two remain apart: each may be meant.
func (p *parser) alternative(m measured, b amount, low Value) measured {
	if !m.bare() || b.moneyLead || low.Cmp(b.value) >= 0 || low.times(Int(3)).Cmp(b.value) < 0 {
		return m
	}
	m.value, m.low, m.high = low, low, low
	m.unit, m.money, m.minor, m.old = b.unit, b.money, b.minor, b.old
	m.shared = b.end
	return m
}

// isScore tells "3-1" and "52-48" from the range "10-15".
func (p *parser) isScore(a, b amount) bool {
	if !a.plain || !b.plain || !b.bare() || a.value.Cmp(Int(1000)) >= 0 || b.value.Cmp(Int(1000)) >= 0 {
		return false
	}
	if a.value.Cmp(b.value) >= 0 {
		return true
	}
	if p.plural(b.end) && !p.is(b.end, classScore) || p.is(b.end, classAfterUnit) {
		return false
	}
	for k := max(0, a.lead-8); k < len(p.toks) && k < b.end+4; k++ {
		if p.is(k, classScore) && (k < a.lead || k >= b.end) && !p.is(k, classFunction) {
			return true
		}
	}
	return false
}

// voteNear reports whether a vote or a game was decided just before an amount.
func (p *parser) voteNear(a amount) bool {
	for k := a.lead - 1; k >= max(0, a.lead-5); k-- {
		if p.isAny(k, "vote", "voted", "votes", "won", "win", "beat", "defeated", "passed", "approved", "rejected", "score", "lost", "margin") {
			return true
		}
	}
	return false
}

// makeScore is a score: the smaller figure is its low value.
func (p *parser) makeScore(a, b amount) measured {
	m := measured{amount: b, low: a.value, high: b.value, isRange: true, score: true}
	if a.value.Cmp(b.value) > 0 {
		m.low, m.high = b.value, a.value
	}
	m.first, m.lead = a.first, a.lead
	return m
}
