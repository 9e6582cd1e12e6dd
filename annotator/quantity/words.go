package quantity

// figure is a number as the grammar reads it, before money, units and ranges.
type figure struct {
	first, end int // its tokens
	value      Value
	open       bool // "dozens": the value is the least it can mean
	scale      int  // the exponent of its magnitude: 6 for "3 million", 9 for "3bn"
	digits     bool // begins with digits
	plain      bool // bare whole digits without group or magnitude
	share      bool // a fraction: "two-thirds", "half"
	article    bool // begins with "a" or is "half": no word for a number in front
}

// number reads a figure at token i: digits or words, with its magnitude.
func (p *parser) number(i int, money bool) (figure, bool) {
	if !p.at(i) {
		return figure{}, false
	}
	t := &p.toks[i]
	switch {
	case t.kind == numberToken:
		return p.numberInDigits(i, money)
	case t.kind != wordToken:
		return figure{}, false
	case t.lex.is(classFraction):
		return p.half(i, i)
	case t.lex.is(classVague), p.isWord(i, "dozens"):
		return p.vague(i)
	case t.lex.is(classSome), p.isAny(i, "a", "an", "quite"):
		return p.articleNumber(i)
	}
	value, end, scale, ok := p.cardinal(i)
	if !ok {
		return figure{}, false
	}
	f := figure{first: i, end: end, value: value, scale: scale}
	return p.tails(f), true
}

func (p *parser) numberInDigits(i int, money bool) (figure, bool) {
	n := &p.nums[p.toks[i].num]
	if n.idiom {
		return figure{}, false
	}
	f := figure{first: i, end: i + 1, value: n.value, digits: true, plain: n.plain(), share: n.fraction && n.digits <= 2 && n.value.Num < n.value.Den}
	for {
		exp, end := p.magnitude(f.end, money)
		if end == f.end {
			break
		}
		f.value = f.value.shift(exp)
		f.end, f.scale, f.plain = end, f.scale+exp, false
	}
	if p.is(f.end, classDozen) {
		f.value, f.end, f.scale, f.plain = f.value.times(Int(12)), f.end+1, 1, false
	}
	if p.is(f.end, classHundred) && p.isWord(f.end, "hundred") {
		f.value = f.value.shift(2)
		f.end, f.scale, f.plain = f.end+1, 2, false
		if exp, end := p.magnitude(f.end, money); end > f.end {
			f.value, f.end, f.scale = f.value.shift(exp), end, exp+2
		}
	}
	if f.scale > 0 && n.plain() {
		f = p.lesserPart(f)
	}
	return p.tails(f), true
}

// lesserPart reads what follows a magnitude: "3 hundred and 21", "4 thousand 3 hundred".
func (p *parser) lesserPart(f figure) figure {
	j := f.end
	and := p.isWord(j, "and")
	if and {
		j++
	}
	if !p.at(j) || p.glued(f.end) {
		return f
	}
	if p.toks[j].kind == numberToken {
		n := &p.nums[p.toks[j].num]
		exp, end := p.magnitude(j+1, false)
		if p.isWord(j+1, "hundred") {
			exp, end = 2, j+2
		}
		part := n.value.shift(exp)
		alone := end == j+1
		if !n.plain() || part.Cmp(Value{Num: 1, Exp: f.value.Exp}) >= 0 || !alone && and || alone && (!and || f.value.Exp != 2) {
			return f
		}
		f.value, f.end = f.value.plus(part), end
		return f
	}
	if !and || !p.toks[j].lex.is(classCardinal) {
		return f
	}
	v, end, _, ok := p.cardinal(j)
	lesser := ok && f.value.Exp >= 2 && v.Cmp(Value{Num: 1, Exp: f.value.Exp}) < 0
	if lesser && !p.is(end, classAfterUnit|classOrdinal|classOrdinals|classFraction) {
		f.value, f.end = f.value.plus(v), end
	}
	return f
}

// magnitude reads a magnitude at token i, glued or after a space or hyphen,
// and returns its exponent and its end; end is i where there is none.
func (p *parser) magnitude(i int, money bool) (exp, end int) {
	j := i
	if p.tightHyphen(j) && p.is(j+1, classMagnitude) {
		j++
	}
	if !p.at(j) || p.toks[j].kind != wordToken {
		return 0, i
	}
	if p.is(j, classMagnitude) {
		return p.toks[j].lex.exp, j + 1
	}
	w := p.str(j)
	if len(w) > 2 {
		return 0, i
	}
	glued := p.glued(j)
	if !glued {
		if exp := spacedMagnitude(w); exp > 0 && p.toks[j-1].kind == numberToken && !p.isMark(j+1, '.') && (!p.at(j+1) || !p.toks[j+1].capital) {
			return exp, j + 1
		}
		return 0, i
	}
	if p.glued(j+1) && p.toks[j+1].kind != markToken {
		return 0, i
	}
	var low [2]byte
	for k := range len(w) {
		low[k] = w[k] | 0x20
	}
	m, ok := p.lx.magnitudes[string(low[:len(w)])]
	switch {
	case !ok, m.money && !money:
		return 0, i
	case money:
		return m.exp, j + 1
	case w == "m" && p.metres(j), w == "b":
		return 0, i
	}
	return m.exp, j + 1
}

// spacedMagnitude returns the exponent of a letter that may stand apart from
// its figure ("8 B people"), or 0.
func spacedMagnitude(w string) int {
	switch w {
	case "B":
		return 9
	case "M":
		return 6
	case "k":
		return 3
	}
	return 0
}

// metres tells whether the "m" glued to a figure at token j means metres and
// not millions: by a measure beside it, or by what the figure is followed by.
func (p *parser) metres(j int) bool {
	n := &p.nums[p.toks[j-1].num]
	if n.grouped || n.value.Cmp(Int(1000)) >= 0 {
		return true
	}
	k := j + 1
	switch {
	case p.isMark(k, '('):
		if p.at(k+1) && p.toks[k+1].kind == numberToken {
			u, _ := p.unitAt(k+2, false)
			return u != nil
		}
		return false
	case p.tightHyphen(k):
		return true
	case p.is(k, classLength):
		return true
	case p.is(k, classAfterUnit|classStreet) && !p.isWord(k, "second"):
		return false // "1.2m tonnes"
	case p.at(k) && p.toks[k].kind == wordToken && !p.is(k, classFunction|classVerb):
		return !p.pluralSoon(k)
	}
	if p.isWord(j-2, "the") && n.plain() && n.value.Cmp(Int(800)) <= 0 && n.value.Num%10 == 0 {
		return true // "won the 100m in 10 seconds"
	}
	return p.lengthNear(j)
}

// lengthNear reports whether lengths are spoken of around token j.
func (p *parser) lengthNear(j int) bool {
	for k := max(0, j-20); k < j+20 && k < len(p.toks); k++ {
		if k == j || k == j-1 {
			continue
		}
		if p.is(k, classLength) && !p.is(k, classFunction) {
			return true
		}
		if p.toks[k].kind == wordToken && p.at(k-1) && p.toks[k-1].kind == numberToken {
			if u := p.lx.unitSigns[p.str(k)]; u != nil && (u.code == "km" || u.code == "cm" || u.code == "mm" || u.code == "[ft_i]") {
				return true
			}
		}
	}
	return false
}

// pluralSoon reports whether a plural noun ends the words from k on.
func (p *parser) pluralSoon(k int) bool {
	for e := k + 4; k < e && p.at(k) && p.toks[k].kind == wordToken && !p.is(k, classFunction); k++ {
		if p.plural(k) {
			return true
		}
	}
	return false
}

// cardinal reads a whole number in words: "thirty-one thousand five hundred
// seventeen", "a hundred" without its article, "two dozen".
func (p *parser) cardinal(i int) (v Value, end, scale int, ok bool) {
	total, last := Value{}, maxExp
	j := i
	for {
		n, k, got := p.group(j)
		if !got {
			break
		}
		v, exp := Int(n), 0
		for p.is(k, classMagnitude) || p.tightHyphen(k) && p.is(k+1, classMagnitude) {
			if p.isHyphen(k) {
				k++
			}
			exp += p.toks[k].lex.exp
			k++
		}
		if p.is(k, classDozen) && exp == 0 {
			v, k, scale = v.times(Int(12)), k+1, 1
		}
		if exp >= last || ok && exp == 0 && v.Num >= 1000 {
			break
		}
		if ok {
			total = total.plus(v.shift(exp))
		} else {
			total = v.shift(exp)
		}
		end, ok = k, true
		last = exp
		if exp > 0 {
			scale = exp
		} else if p.isWord(k-1, "hundred") {
			scale = 2
		}
		if exp == 0 {
			break
		}
		j = p.joint(k)
	}
	if !ok {
		return Value{}, i, 0, false
	}
	if p.isWord(end, "point") && !p.isWord(i-1, "at") && p.is(end+1, classDigit|classZero) {
		for end++; p.is(end, classDigit|classZero); end++ {
			total = total.digit(p.toks[end].lex.value).shift(-1)
		}
		if exp, k := p.magnitude(end, false); k > end {
			total, end, scale = total.shift(exp), k, exp
		}
	}
	return total, end, scale, true
}

// joint skips what stands between the parts of a long number: "and", "&", a
// comma before hundreds.
func (p *parser) joint(k int) int {
	switch {
	case p.isMark(k, ',') && p.is(k+1, classCardinal) && (p.isWord(k+2, "hundred") || p.is(k+2, classMagnitude)):
		return k + 1
	case (p.isWord(k, "and") || p.isMark(k, '&')) && p.is(k+1, classCardinal):
		if _, e, ok := p.group(k + 1); ok && !p.is(e, classAfterUnit|classMagnitude|classFraction|classOrdinals) {
			return k + 1
		}
		return k + 2 + len(p.toks) // no part follows
	}
	return k
}

// group reads a number below a thousand, or "hundred" times below a hundred.
func (p *parser) group(i int) (n int64, end int, ok bool) {
	n, end, ok = p.belowHundred(i)
	if !ok {
		return 0, i, false
	}
	if p.isWord(end, "hundred") {
		n, end = n*100, end+1
		k := end
		if p.isWord(k, "and") || p.isMark(k, '&') {
			k++
		}
		if m, e, more := p.belowHundred(k); more && m > 0 && (k == end || !p.is(e, classAfterUnit)) {
			n, end = n+m, e
		}
	}
	return n, end, true
}

func (p *parser) belowHundred(i int) (n int64, end int, ok bool) {
	if i < 0 || i >= len(p.toks) {
		return 0, i, false
	}
	e := p.toks[i].lex
	switch {
	case e.is(classDigit | classTeen | classZero):
		return e.value, i + 1, true
	case e.is(classTens):
		k := i + 1
		if p.isHyphen(k) {
			k++
		}
		if p.is(k, classDigit) && (!p.isHyphen(i+1) || !p.tightHyphen(k+1) || !p.isWord(k+2, "to")) {
			return e.value + p.toks[k].lex.value, k + 1, true
		}
		return e.value, i + 1, true
	}
	return 0, i, false
}

// tails reads what can follow a figure: "and a half", "-thirds", a fraction.
func (p *parser) tails(f figure) figure {
	j := f.end
	hyphen := p.isHyphen(j) && (p.glued(j+1) || !f.digits)
	if hyphen {
		j++
	}
	if (!f.digits || hyphen) && (f.scale == 0 || f.scale == 2 && p.is(j, classOrdinals)) && p.denominator(j, f) {
		f.value = Ratio(f.value.Num, p.toks[j].lex.value).shift(f.value.Exp)
		f.end, f.share = j+1, true
		if exp, end := p.magnitude(f.end, false); end > f.end {
			f.value, f.end, f.scale, f.share = f.value.shift(exp), end, exp, false
		}
		return f
	}
	if !f.digits && f.value.Num == 1 && p.is(j, classTens) && p.tightHyphen(j+1) && p.is(j+2, classOrdinal) { // "one twenty-fifth"
		f.value, f.end, f.share = Ratio(1, p.toks[j].lex.value+p.toks[j+2].lex.value), j+3, true
		return f
	}
	if !p.isWord(j, "and") {
		return f
	}
	j++
	if hyphen && p.isHyphen(j) {
		j++
	}
	if f.plain && p.at(j) && p.toks[j].kind == numberToken {
		if n := &p.nums[p.toks[j].num]; n.fraction && !n.idiom && n.value.Cmp(Int(1)) < 0 {
			f.value, f.end, f.plain = f.value.plus(n.value), j+1, false // "5 and 1/2"
		}
		return f
	}
	num := int64(1)
	if p.isAny(j, "a", "an") {
		j++
	} else if n, e, ok := p.belowHundred(j); ok {
		num, j = n, e
	} else {
		return f
	}
	if p.isHyphen(j) {
		j++
	}
	if !p.is(j, classFraction|classOrdinal|classOrdinals) || p.isAny(j, "half", "quarter") && p.is(j+1, classDozen) {
		return f
	}
	part := Ratio(num, p.toks[j].lex.value)
	if exp, end := p.magnitude(j+1, false); f.scale > 0 && end > j+1 {
		part, j = part.shift(exp), end-1 // "two billion and a quarter million"
	} else if f.scale > 0 {
		part = part.shift(f.scale)
	}
	f.value, f.end, f.plain = f.value.plus(part), j+1, false
	if exp, end := p.magnitude(f.end, false); f.scale == 0 && end > f.end {
		f.value, f.end, f.scale = f.value.shift(exp), end, exp
	}
	return f
}
