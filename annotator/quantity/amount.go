package quantity

// amount is a figure with its sign, currency and unit.
type amount struct {
	figure
	lead      int // token where it begins, with its sign and currency
	money     *currency
	moneyLead bool // the currency stands before the figure
	minor     bool // stated in cents or pence; value is in whole units all the same
	unit      *unit
	compound  bool // "28-point": joined to the word after it by a hyphen
	counted   int  // token of the noun that a hyphen joins ("62,000-seat"), or 0
	old       bool // "-year-old", "years of age"
}

// bare reports whether nothing says what the figure measures.
func (a *amount) bare() bool {
	return a.money == nil && a.unit == nil && !a.compound && !a.open
}

// amount reads a figure at token i with its sign, its currency and its unit.
func (p *parser) amount(i int) (a amount, ok bool) {
	j, negative := p.sign(i)
	a.lead = i
	c, end := p.moneySign(j)
	if c != nil {
		a.money, a.moneyLead = c, true
		j = end
		if k, minus := p.sign(j); minus && p.glued(j) {
			j, negative = k, true
		}
	}
	f, ok := p.number(j, c != nil)
	if !ok || f.end <= i {
		return p.andAHalf(i)
	}
	if negative {
		f.value = f.value.negate()
	}
	a.figure = f
	if !p.wordsCount(f) {
		return a, false
	}
	p.suffix(&a)
	return a, true
}

// andAHalf reads "a year and a half" and "a mile and a quarter".
func (p *parser) andAHalf(i int) (a amount, ok bool) {
	if !p.isAny(i, "a", "an") {
		return a, false
	}
	u, end := p.unitAt(i+1, false)
	if u == nil || !p.isWord(end, "and") || !p.isWord(end+1, "a") || !p.isAny(end+2, "half", "quarter", "third") {
		return a, false
	}
	part := Ratio(1, p.toks[end+2].lex.value)
	a.figure = figure{first: i, end: end + 3, value: Int(1).plus(part), article: true}
	a.lead, a.unit = i, u
	return a, true
}

// sign reads a minus before a figure or its currency.
func (p *parser) sign(i int) (end int, negative bool) {
	if p.isAny(i, "minus", "negative") {
		if p.isHyphen(i + 1) {
			return i + 2, true
		}
		return i + 1, true
	}
	if !p.isHyphen(i) || !p.glued(i+1) || p.glued(i) && !p.isMark(i-1, '(') && !p.isMark(i-1, '$') && !p.isMark(i-1, '~') && !p.isWord(i-1, "to") {
		return i, false
	}
	if p.toks[i].mark == '–' && !p.glued(i+1) {
		return i, false
	}
	return i + 1, true
}

// wordsCount rejects number words that are part of a name ("Big Ten").
func (p *parser) wordsCount(f figure) bool {
	t := &p.toks[f.first]
	if i := f.first; !f.digits && p.tightHyphen(i-1) && p.at(i-2) && p.toks[i-2].kind == wordToken &&
		!p.is(i-2, classCardinal) && !p.joinsFigure(i-2) {
		return false // "high-five"
	}
	if f.digits || t.kind != wordToken || !t.capital || f.article && f.open {
		return true
	}
	if f.first > 0 && !p.sentenceEnd(f.first) && p.toks[f.first-1].capital && p.toks[f.first-1].kind == wordToken &&
		p.toks[f.first-1].lex.class&^(classNamer|classNamerCap|classVerb) == 0 && f.end == f.first+1 && !p.plural(f.end) {
		return false
	}
	return true
}

// suffix reads what stands after a figure and says what it measures.
func (p *parser) suffix(a *amount) {
	k := a.end
	if a.money != nil {
		p.moneySuffix(a)
		return
	}
	if c, minor, end := p.moneyAfter(k); c != nil && !p.massPounds(a, k) {
		a.setMoney(c, minor, end)
		if exp, e := p.magnitude(end, true); e > end && a.scale == 0 {
			a.value, a.end, a.scale = a.value.shift(exp), e, exp
		}
		p.cents(a)
		return
	}
	if u, end := p.unitAt(k, p.glued(k)); u != nil {
		a.unit, a.end = u, end
		p.age(a)
		return
	}
	if p.massPounds(a, k) && p.isAny(k, "pound", "pounds") {
		a.unit, a.end = p.lx.unitSigns["lb"], k+1
		return
	}
	if (p.isMark(k, '(') || p.isMark(k, '[') || p.isMark(k, '{') || p.isMark(k, '<')) && p.at(k+2) && p.toks[k+2].kind == markToken {
		if u, end := p.unitAt(k+1, true); u != nil && end == k+2 {
			a.unit = u // "20 (kg)"
			return
		}
	}
	if p.isWord(k, "of") && p.isAny(k+1, "a", "an", "one") {
		if u, end := p.unitAt(k+2, false); u != nil && (u.kind == PercentagePoints || u.kind == Percent) {
			a.unit, a.end, a.share = u, end, false
			return
		}
	}
	if p.isMark(k, '"') && p.glued(k) && a.digits && p.isAny(k+1, "long", "wide", "tall", "deep", "high", "thick", "screen", "display", "tv") {
		a.unit, a.end = p.lx.unitSigns["in"], k+1
		return
	}
	if _, end, ok := p.hedgeAfter(k); ok {
		if u, after := p.unitAt(end, false); u != nil { // "20-odd years"
			a.unit, a.end = u, after
			p.age(a)
			return
		}
	}
	p.hyphenated(a)
	if p.isWord(a.end, "of") && (a.open || a.share) && !a.compound {
		p.partOf(a)
	}
}

// partOf reads the unit after the "of" of "hundreds of miles", "tens of
// millions of dollars", "three quarters of a mile".
func (p *parser) partOf(a *amount) {
	k := a.end + 1
	if p.isAny(k, "a", "an") {
		k++
	} else if a.share {
		return
	}
	if p.isAny(k, "us", "imperial") && p.at(k) && p.toks[k].capital {
		k++
	}
	if c, minor, end := p.moneyAfter(k); c != nil && a.open {
		a.setMoney(c, minor, end)
		return
	}
	if p.isAny(k, "pound", "pounds") && a.open {
		return
	}
	if u, end := p.unitAt(k, false); u != nil && (u.kind == Measure || u.kind == Duration) {
		a.unit, a.end, a.share = u, end, false
	}
}

// massPounds reports whether "pounds" at token k weigh: sums of sterling are
// written with £, or run into the thousands and millions.
func (p *parser) massPounds(a *amount, k int) bool {
	if !p.isAny(k, "pound", "pounds") || p.isWord(k+1, "sterling") {
		return false
	}
	if a.scale > 0 || p.isWord(k+1, "of") {
		return p.isWord(k+1, "of") && !p.isAny(k+2, "debt", "debts", "public", "taxpayers")
	}
	for b := max(0, k-40); b < len(p.toks) && b < k+40; b++ {
		if p.isMark(b, '£') || p.isAny(b, "sterling", "pence", "quid") {
			return false
		}
	}
	return true
}

// setMoney makes a an amount of money. Cents and pence count as hundredths.
func (a *amount) setMoney(c *currency, minor bool, end int) {
	a.money, a.minor, a.end = c, minor, end
	if minor {
		a.value = a.value.shift(-2)
	}
}

// moneySuffix reads what can follow an amount whose sign stands before it:
// "$31.20 US", "$10 dollars", "$10-million".
func (p *parser) moneySuffix(a *amount) {
	a.money, a.end = p.american(a.money, a.end)
	if c, minor, end := p.moneyAfter(a.end); c != nil && !minor && p.toks[a.end].kind == wordToken && (c == a.money || p.str(a.end) == a.money.code) {
		a.end = end
	}
	if p.isWord(a.end, "sterling") {
		a.end++
	}
}

// cents adds "50 cents" to "3 dollars".
func (p *parser) cents(a *amount) {
	if a.minor || a.scale > 0 {
		return
	}
	k := a.end
	if p.isWord(k, "and") {
		k++
	}
	f, ok := p.number(k, false)
	if !ok || f.open || f.share || f.value.Cmp(Int(100)) >= 0 || f.value.Exp != 0 {
		return
	}
	c, minor, end := p.moneyAfter(f.end)
	if c == nil || !minor {
		return
	}
	a.value, a.end = a.value.plus(f.value.shift(-2)), end
}

// age reads "-old", "years old", "years of age" after a duration.
func (p *parser) age(a *amount) {
	if a.unit.kind != Duration {
		return
	}
	k := a.end
	if p.isHyphen(k) {
		k++
	}
	switch {
	case p.isAny(k, "old", "olds"):
		a.old, a.end = true, k+1
	case p.isWord(k, "of") && p.isWord(k+1, "age"):
		a.old, a.end = true, k+2
	}
}

// hyphenated reads "28-point", "65-year-old", "62,000-seat", "5,000-square-foot",
// and "30 - year" where the hyphen stands apart.
func (p *parser) hyphenated(a *amount) {
	k := a.end
	tight := p.tightHyphen(k)
	if !p.isHyphen(k) || !p.at(k+1) || p.toks[k+1].kind != wordToken && !tight {
		return
	}
	if p.toks[k].mark != '-' && p.toks[k].mark != '‑' && p.toks[k].mark != '‐' {
		return
	}
	if p.isWord(k+1, "in") && p.tightHyphen(k+2) {
		return // "one-in-ten"
	}
	if u, end := p.unitAt(k+1, tight); u != nil && (tight || !p.plural(k+1)) {
		a.unit, a.end, a.compound = u, end, true
		p.age(a)
		return
	}
	if !tight {
		if p.isWord(k+1, "strong") {
			a.end, a.compound = k+2, true // "a 12-strong crew"
			return
		}
		if p.looseCompound(a, k) {
			a.counted, a.end, a.compound = k+1, k+2, true
		}
		return
	}
	if c, minor, end := p.moneyAfter(k + 1); c != nil {
		a.setMoney(c, minor, end)
		a.compound = true
		return
	}
	if p.isWord(k+1, "strong") {
		a.end, a.compound = k+2, true // "a 12-strong crew"
		return
	}
	if p.toks[k+1].kind == wordToken && !p.is(k+1, classCardinal|classFunction|classHedgeHead|classFraction|classOrdinal|classFoldWord) {
		a.counted, a.end, a.compound = k+1, k+2, true
	}
}

// looseCompound reports whether the hyphen at token k, with spaces on both
// sides, joins all the same: "the two - door version".
func (p *parser) looseCompound(a *amount, k int) bool {
	noun, next := k+1, k+2
	if !p.at(next) || p.glued(k) || p.glued(noun) || a.value.Cmp(Int(100)) >= 0 {
		return false
	}
	return p.toks[noun].kind == wordToken && !p.toks[noun].capital && !p.plural(noun) && !p.is(noun, classCardinal|classFunction|classVerb) &&
		p.toks[next].kind == wordToken && !p.is(next, classFunction)
}
