package quantity

import "sync"

// Find returns the quantities of text in order, not overlapping: every figure
// that counts or measures something, whether or not it is a claim. Dates,
// years, clock times, names with digits, ordinals, list numbers and the
// pronoun "one" are not among them.
//
// It reads the text once; its time is linear in the text's length. Text that
// is not valid UTF-8 is read as far as it goes.
func Find(text string) []Quantity {
	p, _ := parsers.Get().(*parser)
	p.text, p.lx = text, tables()
	p.lex()
	all := p.toks
	if len(p.nums) > 0 {
		p.out = make([]Quantity, 0, len(p.nums)+4)
	}
	for lo := 0; lo < len(all); {
		hi := lo + 1
		for hi < len(all) && !all[hi].newline {
			hi++
		}
		p.toks = all[lo:hi]
		p.line()
		lo = hi
	}
	found := p.out
	p.text, p.out, p.toks, p.nums = "", nil, all[:0], p.nums[:0]
	parsers.Put(p)
	return found
}

// parsers keeps the token arrays of earlier calls.
var parsers = sync.Pool{New: func() any { return new(parser) }}

// parser reads one line of tokens after the other.
type parser struct {
	scanner
	out     []Quantity
	changes int // token of the line at which "from X to Y" tells a change
}

// startClasses are the words that a quantity can begin with.
const startClasses = classCardinal | classFraction | classVague | classSome | classMultiple | classHalving |
	classFold | classTwice | classDozen | classHundred | classMagnitude | classMoney | classOpener

// line finds the quantities of one line.
func (p *parser) line() {
	p.changes = -1
	for i := 0; i < len(p.toks); {
		if end := p.reject(i); end > i {
			i = end
			continue
		}
		if end := p.quantity(i); end > i {
			i = end
			continue
		}
		i++
	}
}

// quantity reads a quantity at token i, adds it, and returns where it ends; i
// where there is none.
func (p *parser) quantity(i int) int {
	t := &p.toks[i]
	switch t.kind {
	case nameToken:
		return i
	case markToken:
		if t.mark < 0x80 && t.mark != '$' && t.mark != '-' {
			return i
		}
	case wordToken:
		switch {
		case !t.lex.is(startClasses) && !p.signFollows(i):
			return i
		case !t.lex.is(classOpener):
		case p.isAny(i, "from", "between"):
			return p.framed(i)
		case p.isWord(i, "every"):
			return p.every(i, Int(1), i)
		}
	}
	if t.lex.is(classMultiple | classHalving | classFold | classTwice) {
		return p.multiple(i)
	}
	a, ok := p.amount(i)
	if !ok {
		return i
	}
	if end := p.every(a.end, a.value, i); end > a.end && a.bare() && p.isWord(a.end, "every") {
		return end
	}
	if p.tightHyphen(a.end) && p.isAny(a.end+1, "on", "by", "for", "to") && p.tightHyphen(a.end+2) && !a.digits {
		return p.nameTail(a.end) + 1 // "two-on-one"
	}
	if end := p.quotient(a, i); end > i {
		return end
	}
	if end := p.ratio(a, i); end > i {
		return end
	}
	m := p.extend(a)
	if m.skip > i {
		return m.skip
	}
	return p.emit(m, i)
}

// last returns the quantity found last on this line, or nil.
func (p *parser) last() *Quantity {
	if n := len(p.out); n > 0 && p.out[n-1].Start >= p.toks[0].start {
		return &p.out[n-1]
	}
	return nil
}

// signFollows reports whether a sign of money stands after the letters at
// token i, as in "HK$".
func (p *parser) signFollows(i int) bool {
	if !p.at(i+1) || p.toks[i+1].kind != markToken {
		return false
	}
	switch p.toks[i+1].mark {
	case '$', '£', '¥', '=':
		return true
	}
	return false
}

// framed reads "between 5 and 7" and "from 10 to 15", whose first word belongs
// to the quote. After a verb of change "from X to Y" are two values.
func (p *parser) framed(i int) int {
	j := i + 1
	for j < i+3 && p.isAny(j, "about", "around", "roughly", "approximately", "just", "an", "estimated", "some", "nearly") && !p.isWord(j+1, "few") {
		j++
	}
	if !p.at(j) || p.reject(j) > j {
		return i
	}
	from := p.isWord(i, "from")
	if from && p.changing(i) {
		if !p.twoRanges(j) {
			p.changes = j
		}
		return i
	}
	a, ok := p.amount(j)
	if !ok || from && a.value.Num == 0 {
		return i // "from zero to 60 mph" ends at 60
	}
	m := p.join(a, from, !from)
	if m.isRange && m.skip == 0 {
		p.rate(&m)
	}
	if m.skip > 0 || !m.isRange {
		if from {
			p.changes = j
		}
		return i
	}
	return p.emit(m, i)
}

// changing reports whether "from" at token i follows a verb of change.
func (p *parser) changing(i int) bool {
	for k := i - 1; k >= max(0, i-10); k-- {
		if p.sentenceEnd(k+1) && k+1 < i {
			return false
		}
		if p.isAny(k, "ranging", "range", "ranges", "ranged", "vary", "varying", "varies", "anywhere") {
			return false
		}
		if p.is(k, classRise|classRiseNoun|classShift) {
			return true
		}
	}
	return false
}

// twoRanges reports whether a change leads from one range to another: "from 4
// to 6 per cent to 2 to 3 per cent".
func (p *parser) twoRanges(k int) bool {
	for n := 1; n <= 4; n++ {
		a, ok := p.amount(k)
		if !ok {
			return false
		}
		if !p.isWord(a.end, "to") {
			return n == 4
		}
		k = a.end + 1
	}
	return false
}

// emit completes a measured figure and adds it to the result. lead is the
// token at which its quote begins.
func (p *parser) emit(m measured, lead int) int {
	first := &p.toks[lead]
	q := Quantity{Start: first.start, End: p.toks[m.end-1].end, Low: m.low, High: m.high, Open: m.open, Bound: Exact}
	if !m.isRange && m.value.Num == 1 && !p.one(m, lead) {
		return m.end
	}
	if !m.isRange && m.value.Num == 0 && !m.digits && !p.zeroCounts(m) {
		return m.end
	}
	p.describe(&q, &m)
	q.End = p.toks[m.end-1].end
	p.bind(&q, m, lead)
	q.Change = q.Change || p.isChange(q, m, lead)
	p.out = append(p.out, q)
	return m.end
}

// add appends a quantity made of the tokens first to end.
func (p *parser) add(first, end int, q Quantity) int {
	q.Start, q.End = p.toks[first].start, p.toks[end-1].end
	q.Change = q.Kind == Change
	p.bind(&q, measured{amount: amount{figure: figure{first: first, end: end}}}, first)
	p.out = append(p.out, q)
	return end
}
