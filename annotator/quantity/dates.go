package quantity

// month reports whether token i names a month. "May" and "March" need their
// capital; "mar" and "dec" need it too, for they are words elsewhere.
func (p *parser) month(i int) bool {
	if !p.is(i, classMonth) {
		return false
	}
	if p.isAny(i, "may", "march", "mar", "dec", "jun", "jan", "sep", "oct") && !p.toks[i].capital {
		return p.isMark(i+1, '.') && p.glued(i+1) && !p.isAny(i, "may", "march")
	}
	return true
}

// monthFirst reads "March 29", "Sept. 20-24, 2019", "April 2018", "May 5 and 6".
func (p *parser) monthFirst(i int) int {
	if !p.month(i) {
		return i
	}
	j := i + 1
	if p.isMark(j, '.') && p.glued(j) {
		j++
	}
	if p.isMark(j, ',') || p.isWord(j, "of") {
		if n, ok := p.plainNumber(j + 1); ok && isYear(n) {
			return j + 2
		}
		return i
	}
	if p.isWord(j, "the") && p.at(j+1) && p.toks[j+1].kind == numberToken {
		j++
	}
	n, ok := p.plainNumber(j)
	switch {
	case ok && isYear(n) && p.digits(j) == 4:
		return p.afterYear(j + 1)
	case !ok || n > 31 || n == 0:
		return i
	}
	if p.isAny(j+1, "percent", "million", "billion", "per") || p.isMark(j+1, '%') {
		return i
	}
	return p.yearTail(p.moreDays(p.ordinalTail(j + 1)))
}

// ordinalTail skips the "st" of "1st".
func (p *parser) ordinalTail(j int) int {
	if p.glued(j) && p.isAny(j, "st", "nd", "rd", "th") {
		return j + 1
	}
	return j
}

// moreDays skips further days: "20-24", "5 and 6", "5, 6", "20 to 24".
func (p *parser) moreDays(j int) int {
	for range maxDays {
		k := j
		if p.isHyphen(k) || p.isAny(k, "and", "to", "or", "through") || p.isMark(k, '/') || p.isMark(k, '&') {
			k++
		} else {
			return j
		}
		if p.month(k) {
			return j // the next date is read by itself
		}
		n, ok := p.plainNumber(k)
		if !ok || n > 31 || n == 0 || p.digits(k) > 2 || p.countedAfter(k) {
			return j
		}
		j = p.ordinalTail(k + 1)
	}
	return j
}

// maxDays bounds the days that are read as one list before a month or after
// it, so that a long row of numbers is not read again from each of them.
const maxDays = 4

// countedAfter reports whether the number at k counts or measures what follows.
func (p *parser) countedAfter(k int) bool {
	if u, _ := p.unitAt(k+1, p.glued(k+1)); u != nil {
		return true
	}
	return p.is(k+1, classMagnitude) || p.pluralSoon(k+1) && !p.isHyphen(k-1)
}

// yearTail skips ", 2019" or " 2019" or "'19" after a day.
func (p *parser) yearTail(j int) int {
	k := j
	if p.isMark(k, ',') {
		k++
	}
	if n, ok := p.plainNumber(k); ok && isYear(n) && p.digits(k) == 4 && (k > j || !p.countedAfter(k)) {
		return p.afterYear(k + 1)
	}
	return j
}

// afterYear skips "-15" of "2014-15" and further years in a list.
func (p *parser) afterYear(j int) int {
	for (p.isHyphen(j) || p.isMark(j, '/')) && p.at(j+1) && p.toks[j+1].kind == numberToken && (p.glued(j+1) || p.digits(j+1) == 4) {
		if d := p.digits(j + 1); d != 2 && d != 4 {
			return j
		}
		j += 2
	}
	if p.glued(j) && p.isWord(j, "s") {
		j++
	}
	return j
}

// dayFirst reads "31 August", "1 and 2 May 2019", "the 14th of May", "20-24 June".
func (p *parser) dayFirst(i int) int {
	n, ok := p.plainNumber(i)
	if !ok || n > 31 || n == 0 || p.digits(i) > 2 {
		return i
	}
	j := p.ordinalTail(i + 1)
	if p.is(i-1, classWeekday) && p.toks[i-1].capital && !p.countedAfter(i) {
		return max(j, p.monthAfter(j)) // "Monday 5"
	}
	k := j
	for range maxDays {
		if p.isWord(k, "of") {
			k++
		}
		if p.tightHyphen(k) && p.month(k+1) {
			k++
		}
		if p.month(k) {
			end := k + 1
			if p.isMark(end, '.') && p.glued(end) && p.at(end+1) && p.toks[end+1].kind == numberToken {
				end++
			}
			return p.yearTail(end)
		}
		if !p.isHyphen(j) && !p.isAny(j, "and", "to", "or") && !p.isMark(j, '/') && !p.isMark(j, '&') && !p.isMark(j, ',') {
			return i
		}
		if m, ok := p.plainNumber(j + 1); !ok || m > 31 || p.digits(j+1) > 2 {
			return i
		}
		j = p.ordinalTail(j + 2)
		k = j
	}
	return i
}

// monthAfter skips a month and its year.
func (p *parser) monthAfter(j int) int {
	if p.month(j) {
		return p.yearTail(j + 1)
	}
	return j
}

// isoDate reads "2019-09-01", with a time glued to it or not, and "01.09.2019".
func (p *parser) isoDate(i int) int {
	n, ok := p.plainNumber(i)
	if !ok || !isYear(n) || !p.tightHyphen(i+1) || p.digits(i+2) != 2 || !p.tightHyphen(i+3) || p.digits(i+4) != 2 {
		return i
	}
	j := i + 5
	for p.glued(j) && (p.toks[j].kind != markToken || p.glued(j+1) && (p.isMark(j, ':') || p.isMark(j, '.') || p.isMark(j, '+') || p.isMark(j, '-'))) {
		j++
	}
	return j
}

// slashDate reads "3/4/2020" and "3/4/20".
func (p *parser) slashDate(i int) int {
	if !p.glued(i+1) || !p.isMark(i+1, '/') || p.digits(i+2) == 0 || !p.glued(i+2) {
		return i
	}
	j := i + 3
	for p.isMark(j, '/') && p.glued(j) && p.glued(j+1) && p.digits(j+1) > 0 {
		j += 2
	}
	if d := p.digits(j - 1); j > i+3 || d == 4 || p.digits(i) == 4 && d == 2 {
		return j
	}
	return i
}

// clock reads "5:25 a.m.", "12:01", "9.30am", "7 p.m.", "0401 GMT", "3 o'clock".
func (p *parser) clock(i int) int {
	j, colon := i+1, false
	for p.isMark(j, ':') && p.glued(j) && p.glued(j+1) && p.digits(j+1) >= 2 {
		j, colon = j+2, true
	}
	if p.isHyphen(j) && p.at(j+1) && p.toks[j+1].kind == numberToken && !colon {
		if end := p.meridiem(j + 2); end > j+2 && p.hour(i) && p.hour(j+1) {
			return end // "9-5pm"
		}
	}
	if p.hour(i) {
		if end := p.meridiem(j); end > j {
			j, colon = end, true
		}
	}
	switch {
	case colon:
	case p.digits(i) == 4 && p.zone(j) && !p.nums[p.toks[i].num].grouped:
	case p.digits(i) == 4 && p.isAny(j, "hours", "hrs", "hour") && (p.text[p.toks[i].start] == '0' || p.isAny(i-1, "at", "by", "until", "till")):
		return j + 1 // "at 1400 hours"
	case p.isWord(j, "o") && p.isWord(j+2, "clock"):
		return j + 3
	default:
		return i
	}
	for p.zone(j) {
		j++
	}
	return j
}

// hour reports whether the number at i can be an hour, or an hour and minutes
// apart by a point.
func (p *parser) hour(i int) bool {
	n := &p.nums[p.toks[i].num]
	return !n.fraction && !n.grouped && n.digits <= 2 && n.value.Exp >= -2 && n.value.Cmp(Int(24)) <= 0
}

func (p *parser) zone(i int) bool {
	return p.is(i, classZone) && p.text[p.toks[i].end-1] < 'a'
}

// meridiem reads "am", "p.m.", "a.m" at token j.
func (p *parser) meridiem(j int) int {
	if p.is(j, classMeridiem) {
		if !p.glued(j) && p.isWord(j, "am") && p.isWord(j-2, "i") {
			return j
		}
		return j + 1
	}
	if p.isAny(j, "a", "p") && p.isMark(j+1, '.') && p.isWord(j+2, "m") && p.glued(j+2) {
		if p.isMark(j+3, '.') && p.glued(j+3) {
			return j + 4
		}
		return j + 3
	}
	return j
}

// isYear reports whether n can name a year that the news speaks of.
func isYear(n int64) bool { return n >= 1000 && n < 2200 }

// year decides whether a bare number of four digits names a year.
func (p *parser) year(i int) int {
	n, ok := p.plainNumber(i)
	if !ok {
		return i
	}
	if j := p.era(i + 1); j > i+1 {
		return j
	}
	if p.digits(i) != 4 || !isYear(n) {
		return i
	}
	if p.isMark(i-1, '$') || p.moneyJustBefore(i) {
		return i
	}
	if j := p.afterYear(i + 1); j > i+1 {
		if d, _ := p.plainNumber(j - 1); d < 100 || isYear(d) {
			return j
		}
	}
	if c, _, _ := p.moneyAfter(i + 1); c != nil {
		return i
	}
	current := n >= 1900 && n < 2060
	if u, end := p.unitAt(i+1, p.glued(i+1)); u != nil {
		event := u.kind == Duration && current && !p.glued(i+1) && !p.plural(end-1) && !p.isWord(end, "old")
		if !event { // "2018 day five" is one
			return i
		}
	}
	if (p.isHyphen(i+1) || p.isWord(i+1, "to")) && p.plainWithUnit(i+2) {
		return i // "2000 - 2500 calories"
	}
	if _, end := p.magnitude(i+1, false); end > i+1 {
		return i
	}
	if p.yearsOld(i + 1) {
		return i
	}
	return p.yearBySides(i, current)
}

// yearBySides decides by the words beside a bare number of four digits that
// could be a year; current says that it is one of our times.
func (p *parser) yearBySides(i int, current bool) int {
	if p.is(i-1, classYearAfter) && (current || !p.pluralSoon(i+1)) {
		return i + 1
	}
	bound, _ := p.hedgeBefore(i)
	switch {
	case bound != Exact && (!current || !p.isAny(i-1, "about", "around", "near", "above", "below")):
		return i
	case !current && (p.is(i-1, classSeason) || p.month(i-1)):
		return i + 1
	case !current, p.verbCounts(i):
		return i
	}
	return i + 1
}

// verbCounts reports whether the number at token i is what a verb counts:
// "sold 2000 units". After an article, a name or a possessive it is a year.
func (p *parser) verbCounts(i int) bool {
	if !p.plural(i+1) || !p.at(i-1) || p.is(i-1, classFunction) {
		return false
	}
	t := &p.toks[i-1]
	return t.kind == wordToken && !t.capital
}

// yearsOld reports whether "-year-old" or the like follows.
func (p *parser) yearsOld(i int) bool {
	return p.isHyphen(i) && p.is(i+1, classAfterUnit)
}

// moneyJustBefore reports whether a sign or code of money ends before token i.
func (p *parser) moneyJustBefore(i int) bool {
	for k := max(0, i-3); k < i; k++ {
		if c, end := p.moneySign(k); c != nil && end == i {
			return true
		}
	}
	return false
}

// era reads "BC", "A.D." after a year.
func (p *parser) era(j int) int {
	if p.is(j, classEra) && p.text[p.toks[j].end-1] < 'a' {
		return j + 1
	}
	if p.isAny(j, "b", "a") && p.toks[j].capital && p.isMark(j+1, '.') && p.glued(j+1) && p.isAny(j+2, "c", "d") && p.glued(j+2) && p.toks[j+2].capital {
		return j + 3
	}
	return j
}

// yearInWords recognises "nineteen ninety-nine" and "twenty twenty".
func (p *parser) yearInWords(i int) int {
	if !p.isAny(i, "eighteen", "nineteen", "twenty") || !p.is(i+1, classTens|classTeen) {
		return i
	}
	_, end, ok := p.belowHundred(i + 1)
	if !ok || p.is(end, classMagnitude|classHundred|classAfterUnit) || p.isHyphen(end) || p.plural(end) {
		return i
	}
	return end
}
