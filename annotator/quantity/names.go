package quantity

// named reads a word that takes a number as its name, with its numbers:
// "Article 5", "Rows 21 and 22", "Boeing 737-800", "S&P 500".
func (p *parser) named(i int) int {
	j := i + 1
	if p.isMark(j, '.') && p.glued(j) {
		j++
	}
	if p.isAny(j, "nos", "no", "max", "pro", "plus", "series", "ii", "composite", "global", "europe") && p.toks[j].capital {
		j++ // "iPhone Pro 14", "Russell Global 1000"
	}
	if p.tightHyphen(j) || p.isMark(j, '#') {
		j++
	}
	if !p.at(j) || p.toks[j].kind != numberToken || p.nums[p.toks[j].num].grouped {
		if p.toks[i].capital && i > 0 && p.is(j, classDigit) && !p.pluralSoon(j+1) {
			return j + 1 // "Formula One", "Channel Four"
		}
		return i
	}
	if !p.takesName(i, j) {
		return i
	}
	for {
		j = p.nameTail(j + 1)
		k := j
		for p.isMark(k, ',') || p.isMark(k, '&') || p.isAny(k, "and", "or", "to") || p.isHyphen(k) {
			k++
		}
		n, ok := p.plainNumber(k)
		if k == j || !ok || n > 999 && p.digits(k) != p.digits(j-1) || p.countedAfter(k) {
			return j
		}
		j = k
	}
}

// takesName decides whether the word at i makes a name of the number at j.
func (p *parser) takesName(i, j int) bool {
	e := p.toks[i].lex
	n := &p.nums[p.toks[j].num]
	if c, _, _ := p.moneyAfter(j + 1); c != nil && !p.glued(j+1) {
		return false
	}
	if e.is(classNamer) {
		if p.isAny(i, "no") && !p.toks[i].capital && !p.isMark(i+1, '.') {
			return false
		}
		if _, end := p.magnitude(j+1, false); end > j+1 || p.isMark(j+1, '%') || p.isAny(j+1, "percent", "per") {
			return false
		}
		return true
	}
	if n.decimal && !p.isAny(i, "version", "section", "android", "ios", "part", "rule", "figure", "table", "chapter", "clause", "paragraph") {
		return false
	}
	if u, _ := p.unitAt(j+1, p.glued(j+1)); u != nil || p.is(j+1, classMagnitude) {
		return false
	}
	if p.toks[i].capital && (n.plain() || !p.pluralSoon(j+1)) {
		return true
	}
	return !p.pluralSoon(j+1) && e.is(classNamerLow) && (n.plain() || n.decimal) && !p.is(i-1, classNamerCap) && !p.isAny(i-1, "to", "the", "a")
}

// afterName recognises a bare number after a capitalised name within a
// sentence: "Voyager 2", "Studio 54", "Euro 2020", "Movimento 5".
func (p *parser) afterName(i int) int {
	n, ok := p.plainNumber(i)
	if ok && p.isWord(i-1, "of") && p.isAny(i-2, "round", "class") {
		return i + 1 // "the round of 16"
	}
	if !ok || p.digits(i) > 4 || !p.capitalBefore(i) && !p.initials(i-1) || p.glued(i) {
		return i
	}
	if p.toks[i].start-p.toks[i-1].end > 1 || p.countedAfter(i) && len(p.str(i-1)) > 1 {
		return i
	}
	if c, _, _ := p.moneyAfter(i + 1); c != nil {
		return i
	}
	if _, end := p.magnitude(i+1, false); end > i+1 {
		return i
	}
	if len(p.str(i-1)) == 1 {
		return i + 1 // "S P 500"
	}
	joins := p.isAny(i+1, "to", "out", "in", "of") && (p.at(i+2) && p.toks[i+2].kind == numberToken || p.is(i+2, classCardinal))
	if p.isHyphen(i+1) || p.isMark(i+1, '%') || p.isAny(i+1, "percent", "per", "points") || joins {
		return i
	}
	if p.isAny(i+1, "has", "had", "is", "was", "who", "said", "says") && n >= 16 && n < 100 && p.capitalBefore(i-1) {
		return i // "Nick Hague 44 has spent": an age
	}
	return i + 1
}

// initials reports whether token i is a word of capitals only: "NBC 5".
func (p *parser) initials(i int) bool {
	if !p.at(i) || p.toks[i].kind != wordToken || p.toks[i].lex.class&^(classMoney|classAfterUnit) != 0 {
		return false
	}
	w := p.str(i)
	for k := range len(w) {
		if w[k] < 'A' || w[k] > 'Z' {
			return false
		}
	}
	return len(w) > 1 && len(w) < 6
}

// capitalBefore reports whether a name ends before token i: a word with a
// capital, not at the head of the sentence, that the lexicon has no use for.
func (p *parser) capitalBefore(i int) bool {
	if !p.at(i - 1) {
		return false
	}
	t := &p.toks[i-1]
	if t.kind == nameToken {
		return true
	}
	const inNames = classNamer | classNamerCap | classNamerLow | classPoll | classIndex | classPlan | classScore | classStreet | classSeason
	if t.kind != wordToken || !t.capital || t.lex.class&^inNames != 0 {
		return false
	}
	return i >= 2 && (!p.sentenceEnd(i-1) || p.toks[i-2].kind == wordToken && p.toks[i-2].capital)
}
