package quantity

// reject recognises what has digits or number words and is no quantity, at
// token i: dates, years, clock times, names, addresses, telephone numbers,
// list numbers, ordinals. It returns where that ends, or i.
func (p *parser) reject(i int) int {
	t := &p.toks[i]
	switch t.kind {
	case nameToken:
		return p.nameTail(i + 1)
	case numberToken:
		return p.rejectNumber(i)
	case markToken:
		return p.rejectMark(i)
	}
	if !t.lex.is(classMonth | classEra | classNamer | classNamerCap | classTeen | classTens) {
		return i
	}
	switch {
	case t.lex.is(classMonth):
		return p.monthFirst(i)
	case t.lex.is(classEra) && p.str(i) == "AD" && p.at(i+1) && p.toks[i+1].kind == numberToken:
		return i + 2
	case t.lex.is(classNamer | classNamerCap):
		return p.named(i)
	case t.lex.is(classTeen | classTens):
		return p.yearInWords(i)
	}
	return i
}

// nameTail skips what is joined to a name that holds digits: "AB12-34".
func (p *parser) nameTail(i int) int {
	for p.tightHyphen(i) || p.isMark(i, '+') && p.glued(i) && p.glued(i+1) || p.glued(i) && p.at(i) && p.toks[i].kind != markToken {
		if p.toks[i].kind == markToken {
			if p.toks[i+1].kind == wordToken && !p.toks[i+1].capital {
				return i
			}
			i++
		}
		i++
	}
	return i
}

// rejectMark recognises "+44 20 7946 0958", "#3", "[12]", "@name1".
func (p *parser) rejectMark(i int) int {
	next := p.at(i+1) && p.toks[i+1].kind == numberToken
	if !next {
		return i
	}
	switch p.toks[i].mark {
	case '#', '№', '§', '@', '_':
		return i + 2
	case '+':
		if end, digits := p.digitRun(i + 1); digits >= 9 && end > i+2 {
			return end
		}
	case '[':
		if n := &p.nums[p.toks[i+1].num]; p.isMark(i+2, ']') && !n.grouped && n.value.Cmp(Int(400)) < 0 {
			return i + 3
		}
	case '\'', '’', '‘':
		if p.glued(i+1) && p.digits(i+1) == 2 && !p.glued(i) { // "'90s", "’08"
			end := i + 2
			if p.glued(end) && p.isWord(end, "s") {
				end++
			}
			return end
		}
	}
	return i
}

// digits returns the number of digits of a numeral's whole part.
func (p *parser) digits(i int) int {
	if !p.at(i) || p.toks[i].kind != numberToken {
		return 0
	}
	return p.nums[p.toks[i].num].digits
}

// plainNumber reports whether token i is a bare whole number in digits, and its value.
func (p *parser) plainNumber(i int) (int64, bool) {
	if !p.at(i) || p.toks[i].kind != numberToken {
		return 0, false
	}
	n := &p.nums[p.toks[i].num]
	return n.value.Num, n.plain() && !n.idiom
}

// digitRun measures groups of digits apart by spaces, hyphens, points or
// brackets, from token i on.
func (p *parser) digitRun(i int) (end, digits int) {
	for p.at(i) {
		switch {
		case p.toks[i].kind == numberToken:
			for k := p.toks[i].start; k < p.toks[i].end; k++ {
				if isDigit(p.text[k]) {
					digits++
				}
			}
			end = i + 1
		case p.isHyphen(i), p.isMark(i, '('), p.isMark(i, ')'), p.isMark(i, '.'):
		default:
			return end, digits
		}
		i++
	}
	return end, digits
}

// rejectNumber looks at a numeral.
func (p *parser) rejectNumber(i int) int {
	if p.nums[p.toks[i].num].idiom || p.tieBreak(i) {
		return p.nameTail(i + 1)
	}
	for _, f := range [...]func(*parser, int) int{
		(*parser).clock, (*parser).height, (*parser).tableRow, (*parser).isoDate, (*parser).dayFirst, (*parser).slashDate, (*parser).phone,
		(*parser).hyphenName, (*parser).figureName, (*parser).grownTogether, (*parser).listNumber, (*parser).address,
		(*parser).afterName, (*parser).year,
	} {
		if end := f(p, i); end > i {
			return end
		}
	}
	return i
}

// phone recognises "555-1234", "020 7946 0958", "(555) 123-4567".
func (p *parser) phone(i int) int {
	end, digits := i+1, p.digits(i)
	groups := 1
	if digits == 0 || !p.nums[p.toks[i].num].plain() {
		return i
	}
	for {
		j := end
		switch {
		case p.isMark(j, ')') && p.isMark(i-1, '('):
			j++
		case p.tightHyphen(j) && p.toks[j].mark == '-':
			j++
		case p.at(j) && !p.glued(j):
		default:
			j = len(p.toks)
		}
		n, ok := p.plainNumber(j)
		if !ok || n < 0 || p.digits(j) < 2 {
			break
		}
		digits += p.digits(j)
		groups++
		end = j + 1
	}
	leading := p.text[p.toks[i].start] == '0' || p.isMark(i-1, '(')
	switch {
	case groups >= 3 && digits >= 9, groups == 2 && leading && digits >= 9:
		return end
	case groups == 2 && p.digits(i) == 3 && p.digits(end-1) == 4 && p.tightHyphen(i+1):
		return end
	case digits >= 10 && groups == 1 && leading:
		return end
	}
	return i
}

// hyphenName recognises the digits of "F-16", "COVID-19", "STS-135", "Z-4-2",
// and of addresses on the web.
func (p *parser) hyphenName(i int) int {
	if i < 2 || !p.glued(i) || !p.glued(i-1) {
		return i
	}
	before := &p.toks[i-2]
	if (p.isMark(i-1, '.') || p.isMark(i-1, '/')) && before.kind == wordToken && !before.lex.is(classAfterUnit) {
		return p.nameTail(i + 1) // "BA.2", "site.com/news/123"
	}
	if !p.isHyphen(i - 1) {
		return i
	}
	if before.kind == numberToken || before.kind == markToken {
		if before.kind == numberToken && p.tightHyphen(i-1) {
			return p.nameTail(i + 1)
		}
		return i
	}
	if p.joinsFigure(i - 2) {
		return i
	}
	return p.nameTail(i + 1)
}

// joinsFigure reports whether the word at token k can stand before a hyphen and
// a figure without making a name of it ("sub-500", "to-260,000").
func (p *parser) joinsFigure(k int) bool {
	return p.isAny(k, "minus", "to", "sub", "near", "plus", "then", "now", "and", "or", "a", "of", "over", "under", "up", "about")
}

// figureName recognises a figure that is a name by itself: "737 Max", "787-9",
// "911", and the plans called "401(k)".
func (p *parser) figureName(i int) int {
	if _, ok := p.plainNumber(i); !ok {
		return i
	}
	if p.tightHyphen(i+1) && len(p.str(i+2)) == 1 && p.toks[i+2].capital {
		return p.nameTail(i + 3) // the report called "10-K"
	}
	if p.isMark(i+1, '(') && p.glued(i+1) && p.at(i+2) && len(p.str(i+2)) == 1 && p.isMark(i+3, ')') {
		return i + 4
	}
	name, last := "", i
	for k := i; k < i+3 && p.at(k) && (k == i || p.glued(k)); k++ {
		if n := p.lx.figures[p.text[p.toks[i].start:p.toks[k].end]]; n != "" {
			name, last = n, k
		}
	}
	if name == "call" {
		if p.is(i-1, classCall) || p.is(i+1, classCall) {
			return i + 1
		}
		return i
	}
	if name != "" && p.glued(last+1) && p.toks[last+1].kind == wordToken {
		return p.nameTail(last + 1) // "777x"
	}
	if name == "aircraft" && last == i && p.isAny(i+1, "had", "have", "were", "are", "did", "do", "of") {
		return i // a verb in the plural, or "of": so many of something
	}
	if name == "" || p.plural(last+1) || p.isMark(i+1, '%') || p.moneyJustBefore(i) || p.is(i+1, classAfterUnit) {
		return i
	}
	if bound, _ := p.hedgeBefore(i); bound != Exact && !p.isAny(i-1, "the", "some", "about", "around") {
		return i
	}
	return p.nameTail(last + 1)
}

// grownTogether recognises letters after a figure that make a name or an
// ordinal of it: "10th", "1980s", "5G", "787s", "9AB".
func (p *parser) grownTogether(i int) int {
	j := i + 1
	if !p.glued(j) || p.toks[j].kind == markToken || p.toks[j].kind == numberToken {
		return i
	}
	if n, ok := p.plainNumber(i); ok && p.isWord(j, "s") {
		if n%10 == 0 || p.isHyphen(i-1) || p.is(i-1, classDeterminer) || p.isAny(i-1, "over", "under") {
			return j + 1 // "the 80s", "in her 30s", "over-65s"
		}
	}
	if u, _ := p.unitAt(j, true); u != nil {
		return i
	}
	if p.str(j) == "K" && (p.str(i) == "4" || p.str(i) == "8") && !p.moneyJustBefore(i) {
		return j + 1 // the screens called 4K and 8K
	}
	if _, end := p.magnitude(j, true); end > j {
		return i
	}
	if c, _, end := p.moneyAfter(j); c != nil && end > j {
		return i
	}
	if p.is(j, classMeridiem) || p.isAny(j, "x", "fold", "plus") {
		return i
	}
	return p.nameTail(j + 1)
}

// tableRow recognises three and more figures in a row with nothing between,
// as a table leaves them: "5040 5 1 17".
func (p *parser) tableRow(i int) int {
	end := i
	for p.at(end) && p.toks[end].kind == numberToken && (end == i || !p.glued(end)) {
		end++
	}
	if end-i < 3 || p.phone(i) > i {
		return i
	}
	if u, _ := p.unitAt(end, p.glued(end)); u != nil || p.is(end, classMagnitude) {
		end--
	}
	return end
}

// height recognises 5'11" and 5'11, which is a person's height in passing.
func (p *parser) height(i int) int {
	if (p.isMark(i+1, '\'') || p.isMark(i+1, '’')) && p.glued(i+1) && p.glued(i+2) && p.digits(i+2) > 0 && p.digits(i) == 1 {
		if p.isMark(i+3, '"') || p.isMark(i+3, '”') {
			return i + 4
		}
		return i + 3
	}
	return i
}

// tieBreak reports whether the number at token i stands in brackets after a
// score: "7-6 (5)".
func (p *parser) tieBreak(i int) bool {
	last := p.last()
	return last != nil && last.Kind == Score && p.isMark(i-1, '(') && p.isMark(i+1, ')') && p.toks[i-1].start-last.End <= 1
}

// listNumber recognises "1. Text" and "2) text" at the head of a line, and
// "1 )" within one.
func (p *parser) listNumber(i int) int {
	n, ok := p.plainNumber(i)
	if !ok || n > 199 {
		return i
	}
	if i == 0 && p.isMark(1, '.') && p.at(2) && !p.glued(2) && p.toks[2].capital {
		return 2
	}
	if p.isMark(i-1, '(') && p.isMark(i+1, ')') && n < 20 && p.at(i+2) && p.toks[i+2].kind == wordToken &&
		(i == 1 || p.toks[i-2].kind == markToken || p.is(i-2, classFunction)) {
		return i + 2 // "(1) first; (2) second"
	}
	if !p.isMark(i+1, ')') {
		return i
	}
	for k := i - 1; k >= 0 && k > i-30; k-- {
		if p.isMark(k, '(') {
			return i
		}
		if p.isMark(k, ')') {
			break
		}
	}
	return i + 2
}

// address recognises a house number before the name of a street, and a postal
// code after a state.
func (p *parser) address(i int) int {
	n, ok := p.plainNumber(i)
	if !ok || n == 0 {
		return i
	}
	if p.tightHyphen(i+1) && p.at(i+2) && p.toks[i+2].kind == numberToken && p.at(i+3) && p.toks[i+3].capital {
		if end := p.address(i + 2); end > i+3 {
			return end // "16-18 Industrial Avenue"
		}
	}
	if p.digits(i) == 5 && p.initials(i-1) && len(p.str(i-1)) == 2 {
		return i + 1 // "CA 90049"
	}
	j := i + 1
	for k := 0; k < 5 && p.at(j); k++ {
		t := &p.toks[j]
		switch {
		case t.kind == numberToken && p.glued(j+1) && p.isAny(j+1, "st", "nd", "rd", "th"):
			j += 2
			continue
		case t.kind == markToken && t.mark == '.' && k > 0, t.kind == markToken && t.mark == '-' && p.tightHyphen(j) && k > 0:
			j++
			continue
		case t.kind != wordToken || !t.capital:
			return i
		case t.lex.is(classStreet) && (k > 0 || p.isAny(j, "ave", "avenue", "rue", "via", "calle")):
			if k == 0 && (!p.at(j+1) || !p.toks[j+1].capital) {
				return i
			}
			return j + 1
		case t.lex.is(classMonth | classAfterUnit):
			return i
		}
		j++
	}
	return i
}
