package quantity

import "strings"

// perWord reports whether token k can begin "per hour", "a barrel", "/day",
// and where what is counted by begins.
func (p *parser) perWord(k int) (next int, article bool) {
	switch {
	case p.isWord(k, "per"):
		return k + 1, false
	case p.isMark(k, '/') && p.glued(k+1):
		return k + 1, false
	case p.isAny(k, "a", "an", "each", "every"):
		if p.isHyphen(k+1) && p.glued(k+1) {
			return k + 2, true
		}
		return k + 1, true
	case p.isHyphen(k) && p.isAny(k+1, "a", "per", "an") && p.isHyphen(k+2) && p.glued(k+2):
		return k + 3, true
	case p.isHyphen(k) && p.isAny(k+1, "per") && p.at(k+2):
		return k + 2, false
	}
	return k, false
}

// perAt reads what a rate is counted by at token k: "per second", "a barrel",
// "per capita". end is k where there is none.
func (p *parser) perAt(k int, money bool) (u *unit, end int) {
	next, article := p.perWord(k)
	if next == k || !p.at(next) || p.toks[next].kind == numberToken {
		return nil, k
	}
	glued := p.glued(next) && p.isMark(next-1, '/')
	u, end = p.unitAt(next, glued)
	if u == nil && p.isMark(next-1, '/') {
		u, end = p.unitAt(next, true)
	}
	switch {
	case p.isWord(next, "annum"):
		return &unit{code: "a", name: "year", kind: Duration}, next + 1
	case u != nil && (u.kind == Measure || u.kind == Duration):
		if article && (p.plural(end-1) || p.isAny(end, "later", "earlier", "ago", "old", "early", "late") || p.isHyphen(end) && p.glued(end)) {
			return nil, k
		}
		if article && !money && p.isAny(end, "after", "before", "from", "long") {
			return nil, k
		}
		if article && p.isWord(next, "second") && p.at(end) && p.toks[end].kind == wordToken && !p.is(end, classFunction) {
			return nil, k
		}
		return u, end
	case u != nil || !p.at(next) || p.toks[next].kind != wordToken:
		return nil, k
	}
	if p.is(next, classEach) || !article && p.is(next, classPer) {
		w := strings.ToLower(p.str(next))
		return &unit{code: "{" + w + "}", name: w, kind: Count}, next + 1
	}
	joined := p.isHyphen(next-1) && p.isHyphen(k) // "$1,000-a-plate"
	if (joined || !article && p.isWord(next-1, "per")) && !p.is(next, classFunction|classVerb|classCardinal) {
		w := p.str(next)
		if isASCIIWord(w) {
			return &unit{code: "{" + w + "}", name: w, kind: Count}, next + 1
		}
	}
	return nil, k
}

func isASCIIWord(w string) bool {
	for i := range len(w) {
		if !isLetter(w[i]) {
			return false
		}
	}
	return true
}

// rate reads "a barrel", "per capita", "barrels per day" after an amount; for
// counts also beyond the counted noun ("1,100 new homes a year") and for
// measures beyond their "of" ("25 tonnes of sprouts a day").
func (p *parser) rate(m *measured) {
	if m.score || m.old || m.compound && m.unit == nil {
		return
	}
	if u, end := p.perAt(m.end, m.money != nil); u != nil && p.rateFits(m, u) {
		m.per, m.end = u, end
		return
	}
	switch {
	case m.money != nil, m.share:
		return
	case m.unit != nil:
		if m.unit.kind != Measure || !p.isWord(m.end, "of") {
			return
		}
		for k := m.end + 1; k < m.end+6 && p.at(k) && p.toks[k].kind == wordToken; k++ {
			if u, _ := p.perAt(k, false); u != nil && u.kind == Duration {
				m.per = u
				return
			}
		}
	default:
		ph := p.nounPhrase(m.end, true)
		if !ph.ok {
			return
		}
		k := ph.head + 1
		if p.isWord(k, "in") && p.isWord(k+1, "a") {
			k++
		}
		if u, _ := p.perAt(k, false); u != nil && u.kind == Duration {
			m.per = u
		}
	}
}

// rateFits keeps "two hours a week" and leaves "5 a day" to counts of things.
func (p *parser) rateFits(m *measured, u *unit) bool {
	if m.unit == nil && m.money == nil {
		if u.kind == Count {
			return p.isWord(m.end, "per") && u.name != "cent"
		}
		return u.kind == Duration && !m.share || p.isWord(m.end, "per")
	}
	return true
}

// every reads "every two minutes" at token k as so many events a day. n events
// fall in each interval; lead is the token at which the quote begins.
func (p *parser) every(k int, n Value, lead int) int {
	if !p.isWord(k, "every") || !p.at(k+1) {
		return k
	}
	a, ok := p.amount(k + 1)
	if !ok || a.unit == nil || a.unit.kind != Duration || a.compound || a.value.Num <= 0 {
		return k
	}
	interval := secondsIn[a.unit.code]
	if interval == 0 || n.Num <= 0 {
		return k
	}
	v := n.times(Ratio(86400, interval)).times(reciprocal(a.value))
	if v.Den > 1 && v.Num%v.Den == 0 {
		v = Value{Num: v.Num / v.Den, Den: 1, Exp: v.Exp}
	}
	return p.add(lead, a.end, Quantity{Low: v, High: v, Bound: Exact, Kind: Rate, Unit: "/d", UnitName: "per day"})
}

// secondsIn has the lengths of the intervals that "every" is counted in. Longer
// ones have no fixed length: "every two years" stays a duration.
var secondsIn = map[string]int64{"s": 1, "min": 60, "h": 3600, "d": 86400, "wk": 7 * 86400}

// reciprocal returns 1/v.
func reciprocal(v Value) Value {
	num, den := max(v.Den, 1), v.Num
	if den < 0 {
		num, den = -num, -den
	}
	return Value{Num: num, Den: den, Exp: -v.Exp}
}

// ratio reads "one in five", "3 out of 10", "1 per 100,000", "20-of-24" as one
// share. "11 of the 12" are two counts.
func (p *parser) ratio(a amount, i int) int {
	if !a.bare() && (!a.compound || a.counted <= 0) || a.share || a.scale > 0 || a.value.Exp < -2 || a.value.Num <= 0 {
		return i
	}
	if m, ok := p.plainNumber(a.end + 1); ok && p.isMark(a.end, ':') && p.together(a.end-1, a.end+1) && p.digits(a.end+1) == 1 && m > 0 && a.plain {
		v := a.value.over(m)
		return p.add(i, a.end+2, Quantity{Low: v, High: v, Bound: Exact, Kind: RatioKind, Unit: "1"}) // "3:1"
	}
	k, ok := p.outOf(a)
	if !ok {
		if k = p.perMany(a); k == i {
			return i
		}
	}
	inWords := p.isWord(k-1, "in") || p.isHyphen(k-1)
	if p.year(k) > k && !p.isWord(k-1, "per") {
		return i
	}
	b, ok := p.number(k, false)
	if !ok || b.open || b.share || b.value.Cmp(a.value) <= 0 || b.value.Exp < 0 {
		return i
	}
	if u, _ := p.unitAt(b.end, p.glued(b.end)); u != nil {
		return i
	}
	if inWords && (p.tightHyphen(b.end) || a.value.Cmp(Int(1000)) >= 0 || p.is(b.end, classMonth) || p.isMark(b.end, ':')) {
		return i
	}
	v := a.value.times(reciprocal(b.value))
	return p.add(i, b.end, p.withNoun(Quantity{Low: v, High: v, Bound: Exact, Kind: RatioKind, Unit: "1"}, b.end, true))
}

// quotient reads "1 over 20" where nothing else is counted.
func (p *parser) quotient(a amount, i int) int {
	if !a.bare() || !p.isWord(a.end, "over") || a.value.Cmp(Int(10)) > 0 || a.value.Num <= 0 || a.scale > 0 {
		return i
	}
	b, ok := p.number(a.end+1, false)
	if !ok || b.value.Cmp(a.value) <= 0 || b.value.Exp != 0 || b.open || p.at(b.end) && p.toks[b.end].kind != markToken {
		return i
	}
	v := a.value.times(reciprocal(b.value))
	return p.add(i, b.end, Quantity{Low: v, High: v, Bound: Exact, Kind: RatioKind, Unit: "1"})
}

// perMany finds the number after the "per" of "12 cases per 100,000"; it
// returns the figure's own token where there is none.
func (p *parser) perMany(a amount) int {
	none := a.lead
	if a.compound {
		return none
	}
	ph := p.nounPhrase(a.end, true)
	if !ph.ok || !p.isWord(ph.head+1, "per") || p.digits(ph.head+2) < 2 {
		return none
	}
	return ph.head + 2
}

// outOf finds the number after "in", "out of", "per", "of every", "-of-".
func (p *parser) outOf(a amount) (k int, ok bool) {
	k = a.end
	if a.compound {
		if p.isAny(a.counted, "in", "of") && p.tightHyphen(k) {
			return k + 1, true
		}
		return k, false
	}
	if p.tightHyphen(k) && p.isAny(k+1, "in", "of") && p.tightHyphen(k+2) {
		return k + 3, true
	}
	switch {
	case p.isWord(k, "in"):
		k++
	case p.isWord(k, "out") && p.isWord(k+1, "of"):
		k += 2
	case p.isWord(k, "of") && p.isWord(k+1, "every"):
		k++
	case p.isWord(k, "per"):
		k++
		return k, p.at(k) && (p.toks[k].kind == numberToken || p.is(k, classCardinal|classMagnitude))
	default:
		return k, false
	}
	if p.isAny(k, "every", "each") {
		k++
	}
	return k, p.at(k) && (p.toks[k].kind == numberToken || p.is(k, classCardinal))
}

// multiple reads "doubled", "more than sixfold", "twice as many", at token i.
func (p *parser) multiple(i int) int {
	e := p.toks[i].lex
	v := Int(e.value)
	kind := Change
	switch {
	case e.is(classHalving):
		v = Ratio(1, 2)
		if p.isMark(i-1, '-') || p.isAny(i+1, "brother", "sister") {
			return i
		}
	case e.is(classTwice):
		compares := p.is(i+1, classDeterminer) || p.isAny(i+1, "as", "that", "what", "this")
		if !compares || p.isWord(i+1, "this") && p.isAny(i+2, "week", "month", "year", "season") {
			return i // "scored twice this season"
		}
		kind = RatioKind
	case e.is(classMultiple):
		if !p.multiplies(i) {
			return i
		}
	}
	return p.add(i, i+1, Quantity{Low: v, High: v, Bound: Exact, Kind: kind, Unit: "1"})
}

// multiplies tells "would double its output" from "a double bed".
func (p *parser) multiplies(i int) bool {
	if p.isHyphen(i+1) && p.glued(i+1) || p.isAny(i+1, "down", "up", "back", "over") || p.isHyphen(i-1) && p.glued(i) {
		return false
	}
	w := p.str(i)
	if p.toks[i].capital && i > 0 && !p.sentenceEnd(i) {
		return false
	}
	if n := len(w); n > 4 && (w[n-2:] == "ed" || w[n-3:] == "ing") {
		return true
	}
	if p.isAny(i-1, "a", "the", "an", "in", "his", "her", "no") && !p.isAny(i+1, "the", "that", "what") {
		return false
	}
	if p.is(i+1, classDeterminer) || p.isAny(i+1, "that", "what") {
		return true
	}
	bound, _ := p.hedgeBefore(i)
	if bound != Exact && p.isAny(i-1, "than", "nearly", "almost", "about", "roughly", "over", "around") {
		return true
	}
	return p.isAny(i-1, "to", "would", "will", "could", "may", "might", "should", "can") && !p.plural(i+1)
}
