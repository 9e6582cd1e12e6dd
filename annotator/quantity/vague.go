package quantity

import "strings"

// articleNumber reads numbers that begin with an article or a vague word:
// "a million", "a dozen", "a third", "half a million", "several hundred",
// "a few thousand", "a couple of hundred".
func (p *parser) articleNumber(i int) (figure, bool) {
	j := i
	for p.isAny(j, "a", "an", "quite") {
		j++
		if j > i+2 {
			return figure{}, false
		}
	}
	if !p.at(j) {
		return figure{}, false
	}
	e := p.toks[j].lex
	switch {
	case e.is(classSome):
		return p.someScale(i, j)
	case j == i:
		return figure{}, false
	case e.is(classFraction):
		return p.half(i, j)
	case e.is(classHundred | classMagnitude | classDozen):
		return p.oneScale(i, j)
	case e.is(classTens | classOrdinal):
		return p.aFraction(i, j)
	}
	return figure{}, false
}

// oneScale reads "a hundred and two", "a million", "a dozen".
func (p *parser) oneScale(i, j int) (figure, bool) {
	e := p.toks[j].lex
	f := figure{first: i, end: j + 1, scale: max(e.exp, 1), article: true}
	if p.is(f.end, classOrdinals) { // "a hundred trillionths"
		f.value, f.end = Ratio(1, p.toks[f.end].lex.value).times(scaleOf(e)), f.end+1
		return f, true
	}
	switch {
	case e.is(classDozen):
		f.value = Int(12)
		return f, true
	case e.is(classHundred):
		f.value = Value{Num: 1, Den: 1, Exp: 2}
		for exp, end := p.magnitude(f.end, false); end > f.end; exp, end = p.magnitude(f.end, false) {
			f.value, f.end = f.value.shift(exp), end
		}
	default:
		f.value = Value{Num: 1, Den: 1, Exp: e.exp}
	}
	if p.is(f.end, classOrdinals) {
		f.value, f.end = f.value.over(p.toks[f.end].lex.value), f.end+1
		return f, true
	}
	if k := f.end; p.isWord(k, "and") && p.is(k+1, classCardinal) && f.value.Exp == 2 {
		if n, end, ok := p.belowHundred(k + 1); ok && !p.is(end, classAfterUnit) {
			f.value, f.end = f.value.plus(Int(n)), end
			return f, true
		}
	}
	return p.tails(f), true
}

func scaleOf(e *entry) Value {
	if e.is(classHundred) {
		return Int(100)
	}
	return Int(1).shift(e.exp)
}

// aFraction reads "a fifth", "a twenty-first"; "a third of", but not "a third
// time", where the ordinal only orders.
func (p *parser) aFraction(i, j int) (figure, bool) {
	base := int64(0)
	k := j
	if p.is(k, classTens) {
		base = p.toks[k].lex.value
		if !p.isHyphen(k + 1) {
			return figure{}, false
		}
		k += 2
		if p.is(k, classRank) {
			return figure{first: i, end: k + 1, value: Ratio(1, base+p.toks[k].lex.value), share: true, article: true}, true
		}
	}
	if !p.is(k, classOrdinal) {
		return figure{}, false
	}
	ordinal := p.at(k+1) && p.toks[k+1].kind != markToken && !p.is(k+1, classFunction|classCompare)
	if ordinal || p.isAny(k+1, "and", "or", "one", "as", "in", "on", "at", "for", "to", "was", "is", "has", "had") && !p.shareAsked(i) {
		return figure{}, false
	}
	return figure{first: i, end: k + 1, value: Ratio(1, base+p.toks[k].lex.value), share: true, article: true}, true
}

// shareAsked reports whether the word before token i calls for a share.
func (p *parser) shareAsked(i int) bool {
	return p.is(i-1, classHedgeTail) || p.isAny(i-1, "by", "and", "to", "than", "only", "just")
}

// half reads "half", "a half", "half a million", "a quarter million", "half an
// hour", where token j is the word and i where the figure begins.
func (p *parser) half(i, j int) (figure, bool) {
	e := p.toks[j].lex
	f := figure{first: i, end: j + 1, value: Ratio(1, e.value), share: true, article: true}
	half := p.isWord(j, "half")
	if !half && !p.isWord(j, "quarter") {
		return figure{}, false
	}
	if p.partOfTime(i) {
		return figure{}, false
	}
	k := f.end
	if p.halfUnit(k, half) {
		if p.isHyphen(k) {
			f.end++ // "half-hour": the unit follows
		}
		f.share = false
		return f, true
	}
	if p.isHyphen(k) {
		if !half || !p.is(k+1, classMagnitude|classDozen) {
			return figure{}, false
		}
		k++
	}
	if p.isAny(k, "a", "an") {
		k++
	}
	switch {
	case p.is(k, classMagnitude):
		f.value = f.value.shift(p.toks[k].lex.exp)
		f.end, f.scale, f.share = k+1, max(p.toks[k].lex.exp, 1), false
		return f, true
	case p.is(k, classDozen):
		f.value = Int(12).over(e.value)
		f.end, f.scale, f.share = k+1, max(p.toks[k].lex.exp, 1), false
		return f, true
	case k > f.end && p.is(k, classAfterUnit):
		f.end, f.share = k, false // "half an hour": the unit follows
		return f, true
	case k > f.end && half && p.isAny(k, "percent", "percentage"):
		f.end, f.share = k, false
		return f, true
	}
	return f, p.halfCounts(i, j, k, half)
}

// halfCounts decides whether "half" or "quarter" at token j, whose figure
// begins at i, is a share; k is the token after it and an article.
func (p *parser) halfCounts(i, j, k int, half bool) bool {
	end, article := j+1, j > i
	switch {
	case half && (p.is(end, classDeterminer) || p.isAny(end, "of", "that", "what", "are", "were") || k > end && p.at(k)):
		return true
	case !half && article && p.isWord(end, "of"):
		return true
	case p.is(i-1, classHedgeTail) || article && p.shareAsked(i) || p.isWord(i-1, "by"):
		return half || article
	}
	return half && article && (!p.at(end) || p.toks[end].kind == markToken)
}

// partOfTime reports whether the words before token i make "half" or "quarter"
// a part of a game or a year: "the second half", "last quarter".
func (p *parser) partOfTime(i int) bool {
	return p.is(i-1, classRank|classOrdinal) || p.isHyphen(i-1) && p.glued(i) || p.isAny(i-1, "the", "other", "better",
		"latter", "later", "early", "last", "this", "that", "each", "next", "every", "per", "final", "previous", "fiscal")
}

// halfUnit reports whether the unit of "half mile", "half-hour", "quarter-mile"
// begins at token k, or after the hyphen there.
func (p *parser) halfUnit(k int, half bool) bool {
	if p.tightHyphen(k) {
		k++
	}
	if !p.is(k, classAfterUnit) {
		return false
	}
	u, end := p.unitAt(k, false)
	if u == nil || p.plural(end-1) {
		return false
	}
	return u.kind == Measure && (half || u.code == "[mi_i]" || u.code == "[in_i]") || half && (u.code == "h" || u.code == "min")
}

// someScale reads "several thousand", "a few hundred", "a couple of million".
func (p *parser) someScale(i, j int) (figure, bool) {
	least := p.toks[j].lex.value
	k := j + 1
	if p.isWord(k, "of") && p.isWord(j, "couple") {
		k++
	}
	if !p.is(k, classHundred|classMagnitude|classDozen) {
		return figure{}, false
	}
	e := p.toks[k].lex
	f := figure{first: i, end: k + 1, open: true, scale: 1, article: true}
	switch {
	case e.is(classDozen):
		f.value = Int(12 * least)
	case e.is(classHundred):
		f.value = Value{Num: least, Den: 1, Exp: 2}
	default:
		f.value = Value{Num: least, Den: 1, Exp: e.exp}
	}
	if exp, end := p.magnitude(f.end, false); end > f.end && !e.is(classDozen) {
		f.value, f.end = f.value.shift(exp), end
	}
	return f, true
}

// vague reads "dozens", "hundreds of thousands", "tens of millions of".
func (p *parser) vague(i int) (figure, bool) {
	v := Int(p.toks[i].lex.value)
	if p.is(i, classDozen) {
		v = Int(2 * v.Num)
	}
	if p.isWord(i, "scores") && !p.isWord(i+1, "of") {
		return figure{}, false
	}
	if p.is(i-1, classCardinal|classMagnitude) || p.at(i-1) && p.toks[i-1].kind == numberToken || p.isAny(i-1, "the", "low", "mid", "high") {
		return figure{}, false
	}
	f := figure{first: i, end: i + 1, value: v, open: true, scale: 1}
	if p.isWord(i, "tens") && !p.isWord(i+1, "of") {
		return figure{}, false
	}
	for range 2 {
		next := f.end + 1
		switch {
		case !p.is(next, classVague):
		case p.isWord(f.end, "of"): // "hundreds of thousands" is at least two hundred thousand
			f.value, f.end = f.value.times(Int(p.toks[next].lex.value/2)), next+1
		case p.isAny(f.end, "and", "upon") && equalFold(p.str(next), strings.ToLower(p.str(i))):
			f.end = next + 1 // "thousands and thousands"
		}
	}
	if p.isWord(i, "tens") && f.end == i+1 {
		return figure{}, false
	}
	return f, true
}
