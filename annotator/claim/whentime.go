package claim

import (
	"strings"
)

// core reads a time without its preposition at i. led says whether a
// preposition stands before it: a bare number is a year only then.
func (t *timeReader) core(i int, led bool) (when, bool) {
	if i >= t.last {
		return when{}, false
	}
	if !t.r.tokens[i].is(temporal|timeWord|digit) && t.r.tokens[i].quantity == 0 {
		return when{}, false
	}
	if w, ok := t.fixed(i); ok {
		return w, true
	}
	if w, ok := t.calendarDay(i); ok {
		return w, true
	}
	if w, ok := t.weekday(i); ok {
		return w, true
	}
	if w, ok := t.bareYear(i, led); ok {
		return w, true
	}
	if w, ok := t.quarter(i); ok {
		return w, true
	}
	if w, ok := t.months12(i); ok {
		return w, true
	}
	if w, ok := t.unit(i); ok {
		return w, true
	}
	if w, ok := t.ago(i); ok {
		return w, true
	}
	return t.other(i, led)
}

func (t *timeReader) found(first, last int, d days) (when, bool) {
	if t.now.IsZero() {
		d = days{}
	}
	return when{span: span{first, last}, days: d}, true
}

// part drops "early", "late", "the end of" and the like from before a time;
// they place it more narrowly than is resolved here.
func (t *timeReader) part(i int) int {
	switch t.low(i) {
	case "early", "late", "mid", "later", "earlier":
		return i + 1
	}
	return i
}

// fixed reads the words that are a time by themselves.
func (t *timeReader) fixed(i int) (when, bool) {
	switch t.low(i) {
	case "today", "tonight", "currently":
		return t.found(i, i+1, oneDay(t.now))
	case "now":
		return t.found(i, i+1, days{})
	case "yesterday":
		return t.found(i, t.dayPart(i+1), oneDay(t.now.AddDate(0, 0, -1)))
	case "tomorrow":
		return t.found(i, t.dayPart(i+1), oneDay(t.now.AddDate(0, 0, 1)))
	case "year-to-date":
		return t.found(i, i+1, days{date(t.now.Year(), 1, 1), t.now})
	case "last":
		if t.low(i+1) == "night" {
			return t.found(i, i+2, oneDay(t.now.AddDate(0, 0, -1)))
		}
	case "this":
		switch t.low(i + 1) {
		case "morning", "afternoon", "evening":
			return t.found(i, i+2, oneDay(t.now))
		}
	case "so":
		if t.low(i+1) == "far" && t.low(i+2) == "this" {
			if u := unitOf(t.low(i + 3)); u != "" && u != "weekend" {
				return t.found(i, i+4, days{around(t.now, u).start, t.now})
			}
		}
	}
	return when{}, false
}

// dayPart skips "morning", "night" after a day.
func (t *timeReader) dayPart(i int) int {
	switch t.low(i) {
	case "morning", "afternoon", "evening", "night":
		return i + 1
	}
	return i
}

// monthAt returns the number of the month named at i, 0 if there is none.
// "may" and "march" need their capital.
func (t *timeReader) monthAt(i int) int {
	if i >= t.last {
		return 0
	}
	word := t.low(i)
	m := t.r.lex.months[strings.TrimSuffix(strings.TrimSuffix(word, "'s"), ".")]
	if m != 0 && !capitalised(t.text(i)) {
		return 0
	}
	if (word == "may" || word == "march") && i == t.first {
		return 0
	}
	return m
}

// calendarDay reads a date or a month: "24 November 2025", "Nov. 24", "early
// November", "October 2025", "last May".
func (t *timeReader) calendarDay(i int) (when, bool) {
	k := t.part(i)
	shiftBy := 0
	switch t.low(k) {
	case "last":
		shiftBy, k = -1, k+1
	case "next":
		shiftBy, k = 1, k+1
	case "this", "the":
		k++
	}
	day := 0
	if d := dayOfMonth(t.low(k)); d != 0 {
		next := k + 1
		if t.low(next) == "of" {
			next++
		}
		if t.monthAt(next) != 0 {
			day, k = d, next
		}
	}
	m := t.monthAt(k)
	if m == 0 {
		return when{}, false
	}
	k++
	if t.text(k) == "." {
		k++
	}
	if day == 0 {
		if d := dayOfMonth(t.low(k)); d != 0 && t.low(k+1) != "percent" && t.r.tokens[k].quantity == 0 {
			day, k = d, k+1
		}
	}
	y := 0
	if n := year(t.low(k)); n != 0 {
		y, k = n, k+1
	} else if n := year(t.low(k + 1)); n != 0 && t.text(k) == "," {
		y, k = n, k+2
	}
	w, _ := t.found(i, k, t.dated(y, m, day, shiftBy))
	if y != 0 {
		w.days = t.dated(y, m, day, 0) // needs no date of publication
	}
	if day == 0 && w.known() {
		w.days = partOf(t.low(i), w.days)
	}
	return w, true
}

func (t *timeReader) dated(y, m, day, by int) days {
	switch {
	case y != 0 && day != 0:
		return oneDay(date(y, m, day))
	case y != 0:
		return wholeMonth(y, m)
	case day != 0:
		return dateNear(t.now, m, day, t.ahead)
	case by < 0:
		d := monthNear(t.now, m, false)
		if !d.end.Before(t.now) {
			d = wholeMonth(d.start.Year()-1, m)
		}
		return d
	case by > 0:
		d := monthNear(t.now, m, true)
		if !d.start.After(t.now) {
			d = wholeMonth(d.start.Year()+1, m)
		}
		return d
	}
	return monthNear(t.now, m, t.ahead)
}

// weekday reads "Monday", "last Thursday", "late on Monday", "Sunday night".
func (t *timeReader) weekday(i int) (when, bool) {
	k, next := t.part(i), false
	if k > i && t.low(k) == "on" {
		k++
	}
	switch t.low(k) {
	case "last", "this", "next", "next-door":
		next = t.low(k) == "next"
		k++
	}
	word := strings.TrimSuffix(t.low(k), "'s")
	n := t.r.lex.weekdays[word]
	if n == 0 {
		return when{}, false
	}
	last := t.dayPart(k + 1)
	// "Monday, Nov. 18, 2019": the date says it better
	if t.text(last) == "," {
		if w, ok := t.calendarDay(last + 1); ok {
			w.first = i
			return w, true
		}
	}
	return t.found(i, last, weekday(t.now, n, next || t.ahead))
}

// bareYear reads "2016", "fiscal year 2019", "the 2010s". Without a preposition
// a year counts where it stands before a noun: "the 2022 national test".
func (t *timeReader) bareYear(i int, led bool) (when, bool) {
	k, fiscal := t.part(i), false
	for t.low(k) == "fiscal" || t.low(k) == "financial" || (fiscal && t.low(k) == "year") {
		fiscal = true
		k++
	}
	if t.low(k) == "the" && strings.HasSuffix(t.low(k+1), "0s") {
		k++
	}
	word := t.low(k)
	if len(word) == 5 && word[4] == 's' && year(word[:4])%10 == 0 && year(word[:4]) != 0 {
		return when{span: span{i, k + 1}, days: decadeOf(year(word[:4]))}, true
	}
	y := year(word)
	if y == 0 || t.r.tokens[k].quantity != 0 {
		return when{}, false
	}
	if fiscal {
		return when{span: span{i, k + 1}}, true // whose year it is, the text does not say
	}
	if !led && (k+1 >= t.last || t.r.tokens[k+1].is(mark)) && k > t.first && !t.r.tokens[k-1].is(timeWord) {
		return when{}, false
	}
	return when{span: span{i, k + 1}, days: wholeYear(y)}, true
}

var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 0}

// quarter reads "the second quarter", "Q3 2025", "the first half of 2024". What
// is hyphenated ("third-quarter revenue") is a company's own and left open.
func (t *timeReader) quarter(i int) (when, bool) {
	word := t.low(i)
	if a, b, ok := strings.Cut(word, "-"); ok && ordinals[a] != 0 && (b == "quarter" || b == "half") {
		return when{span: span{i, i + 1}}, true
	}
	k := i
	if word == "the" {
		k++
	}
	n, last := ordinals[t.low(k)], k+2
	what := unitOf(t.low(k + 1))
	if t.low(k+1) == "half" {
		what = "half"
	}
	if w := t.low(k); len(w) == 2 && (w[0] == 'q' || w[0] == 'h') && w[1] >= '1' && w[1] <= '4' {
		n, last, what = int(w[1]-'0'), k+1, map[byte]string{'q': "quarter", 'h': "half"}[w[0]]
	}
	if n == 0 || (what != "quarter" && what != "half") || (what == "half" && n > 2) {
		return when{}, false
	}
	y, explicit := t.now.Year(), false
	k = last
	if t.low(k) == "of" {
		k++
	}
	switch {
	case year(t.low(k)) != 0:
		y, last, explicit = year(t.low(k)), k+1, true
	case t.low(k) == "this" && t.low(k+1) == "year":
		last = k + 2
	case t.low(k) == "last" && t.low(k+1) == "year":
		y, last = y-1, k+2
	}
	days := quarterOf
	if what == "half" {
		days = halfOf
	}
	d := days(y, n)
	if !explicit && last <= i+3 && d.start.After(t.now) && !t.ahead {
		d = days(y-1, n)
	}
	if explicit {
		return when{span: span{i, last}, days: d}, true
	}
	return t.found(i, last, d)
}
