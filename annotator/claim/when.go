package claim

import (
	"strconv"
	"strings"
	"time"
)

// when is an expression of time: tokens[first:last].
type when struct {
	span
	days
	// saying is true where it places an act of saying and not what is said:
	// "the clerk said Wednesday".
	saying bool
	// window is true where a number in it only says how long the period is:
	// "over the past two years".
	window bool
	// relative is true for what is told from another period in the text: "a
	// year earlier", "that evening".
	relative string
}

// timeReader reads the expressions of time of one sentence.
type timeReader struct {
	r           *reading
	now         time.Time
	first, last int // the sentence's tokens
	ahead       bool
}

// times returns the expressions of time in a sentence, in order.
func (r *reading) times(s sentence) []when {
	t := timeReader{r: r, now: r.doc.Published, first: s.first, last: s.last, ahead: r.ahead(s)}
	var out []when
	for i := s.first; i < s.last; {
		if !r.tokens[i].is(temporal|timeWord|digit) && r.tokens[i].quantity == 0 {
			i++
			continue
		}
		w, ok := t.read(i)
		if !ok {
			i++
			continue
		}
		if n := len(out); n > 0 && t.joins(out[n-1], w) {
			w = t.join(out[n-1], w)
			out = out[:n-1]
		}
		w.saying = t.saying(w)
		out = append(out, w)
		i = max(w.last, i+1)
	}
	return out
}

// ahead reports whether a sentence speaks of what is to come.
func (r *reading) ahead(s sentence) bool {
	for i := s.first; i < s.last; i++ {
		t := &r.tokens[i]
		switch t.lower {
		case "will", "expect", "expects", "expected", "scheduled", "due", "upcoming", "forecast", "planned", "plans":
			return true
		}
	}
	return false
}

// low returns the lower-cased word at i, empty outside the sentence.
func (t *timeReader) low(i int) string {
	if i < t.first || i >= t.last {
		return ""
	}
	return t.r.tokens[i].lower
}

func (t *timeReader) text(i int) string {
	if i < t.first || i >= t.last {
		return ""
	}
	return t.r.tokens[i].text
}

// leads reports whether a word before a time belongs to it.
func leads(word string) bool {
	switch word {
	case "in", "on", "at", "during", "since", "by", "until", "till", "before", "after", "over", "within", "through", "throughout",
		"for", "from", "between", "of", "as", "to", "beginning", "starting":
		return true
	}
	return false
}

// read reads an expression that begins at i.
func (t *timeReader) read(i int) (when, bool) {
	word := t.low(i)
	switch {
	case word == "as" && t.low(i+1) == "of":
		if w, ok := t.core(i+2, true); ok {
			w.first = i
			return w, true
		}
		return when{}, false
	case word == "since":
		return t.since(i)
	case word == "by" && (t.low(i+1) == "the" && t.low(i+2) == "end" || t.low(i+1) == "end" || t.low(i+1) == "year-end"):
		return t.byEnd(i)
	case word == "between" || word == "from":
		if w, ok := t.twoEnds(i); ok {
			return w, true
		}
	}
	at := i
	if leads(word) {
		at++
	}
	w, ok := t.core(at, at > i)
	if !ok {
		return when{}, false
	}
	w.first = i
	if word == "of" {
		w.first = at
	}
	if word == "by" && w.known() && w.start.Equal(w.end) && t.now.Before(w.end) {
		w.start = t.now
	}
	if (word == "until" || word == "till") && w.known() && w.end.After(t.now) && !t.now.IsZero() {
		w.start = t.now
	}
	if t.low(w.last) == "alone" {
		w.last++
	}
	return w, true
}

// since reads "since March", "since 2014", "since it merged with a rival in
// 2021": from then to the day of publication.
func (t *timeReader) since(i int) (when, bool) {
	for k := i + 1; k < t.last && k < i+14; k++ {
		tok := &t.r.tokens[k]
		if tok.is(mark) && k > i+1 {
			break
		}
		w, ok := t.core(k, k == i+1 || leads(t.low(k-1)))
		if !ok || !w.known() {
			continue
		}
		w.first = i
		w.days = days{w.start, t.now}
		if w.end.Before(w.start) {
			w.days = days{}
		}
		return w, true
	}
	return when{}, false
}

// byEnd reads "by the end of the year", "by the end of 2025", "by year-end".
func (t *timeReader) byEnd(i int) (when, bool) {
	k := i + 1
	if t.low(k) == "the" {
		k++
	}
	if t.low(k) == "year-end" {
		return t.until(i, k+1, wholeYear(t.now.Year()))
	}
	if t.low(k) != "end" || t.low(k+1) != "of" {
		return when{}, false
	}
	k += 2
	if t.low(k) == "the" {
		if u := unitOf(t.low(k + 1)); u != "" {
			return t.until(i, k+2, around(t.now, u))
		}
	}
	w, ok := t.core(k, true)
	if !ok {
		return when{}, false
	}
	return t.until(i, w.last, w.days)
}

// until makes the time from the day of publication to the end of d.
func (t *timeReader) until(first, last int, d days) (when, bool) {
	w := when{span: span{first, last}}
	if d.known() && !t.now.IsZero() {
		w.days = d
		if d.end.After(t.now) {
			w.start = t.now
		}
	}
	return w, true
}

// twoEnds reads "between March and December", "from 2014 to 2018".
func (t *timeReader) twoEnds(i int) (when, bool) {
	a, ok := t.core(i+1, true)
	if !ok || a.window {
		return when{}, false
	}
	link := t.low(a.last)
	if link != "and" && link != "to" && link != "until" && link != "through" {
		return when{}, false
	}
	b, ok := t.core(a.last+1, true)
	if !ok {
		return when{}, false
	}
	w := when{span: span{i, b.last}}
	if a.known() && b.known() {
		start := a.start
		for start.After(b.end) {
			start = start.AddDate(-1, 0, 0)
		}
		w.days = days{start, b.end}
	}
	return w, true
}

// joins reports whether b narrows or completes a: "the second quarter" "of
// 2024", "8am" "on Monday", "between March and December" "last year".
func (t *timeReader) joins(a, b when) bool {
	if b.first > a.last+1 || (b.first == a.last+1 && t.text(a.last) != ",") {
		return false
	}
	return a.known() && b.known() && !a.window && !b.window && b.end.Sub(b.start) > 200*24*time.Hour &&
		a.end.Sub(a.start) < 320*24*time.Hour
}

// join moves a into the year of b.
func (t *timeReader) join(a, b when) when {
	years := b.end.Year() - a.end.Year()
	a.days = days{a.start.AddDate(years, 0, 0), a.end.AddDate(years, 0, 0)}
	if a.end.Day() < 28 && a.end.Month() == time.March && a.start.Month() == time.February {
		a.end = date(a.end.Year(), 3, 0)
	}
	a.last = b.last
	return a
}

// saying reports whether a time stands by a verb of saying: "said Wednesday",
// "told councillors on Tuesday", "on Tuesday said that".
func (t *timeReader) saying(w when) bool {
	if v := t.r.tokens[min(w.last, t.last-1)].verb; w.last < t.last && v != nil && v.speech == "any" {
		return true
	}
	for i := w.first - 1; i >= t.first && i >= w.first-9; i-- {
		tok := &t.r.tokens[i]
		if tok.quantity != 0 || tok.is(mark) && tok.text != "(" {
			return false
		}
		if v := tok.verb; v != nil && tok.is(verbal) && v.speech == "any" && v.direction == 0 {
			switch v.base {
			case "tell", "write", "say", "warn", "report":
				return true
			case "announce", "reveal", "disclose":
				return false // what is announced on a day happens with it
			}
			return i == w.first-1
		}
	}
	return false
}

// unitOf returns the unit of time that a word names, empty if none.
func unitOf(s string) string {
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "s")
	switch s {
	case "day", "week", "weekend", "month", "quarter", "year", "decade":
		return s
	case "centurie", "century":
		return "century"
	}
	return ""
}

// year reads a year written in four digits, 0 if s is none.
func year(s string) int {
	s = strings.TrimSuffix(s, "'s")
	if len(s) != 4 {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1500 || n > 2150 {
		return 0
	}
	return n
}

// dayOfMonth reads "5", "5th", 0 if s is none.
func dayOfMonth(s string) int {
	for _, end := range []string{"st", "nd", "rd", "th"} {
		s = strings.TrimSuffix(s, end)
	}
	if len(s) > 2 {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 31 {
		return 0
	}
	return n
}
