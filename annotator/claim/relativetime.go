package claim

import (
	"strings"
	"time"
)

// months12 reads "the 12 months to March", "the year ended 30 June", "the
// three months through September".
func (t *timeReader) months12(i int) (when, bool) {
	k := i
	if t.low(k) == "the" {
		k++
	}
	n, next := t.count(k)
	unit := unitOf(t.low(next))
	if unit == "" || unit == "weekend" {
		return when{}, false
	}
	switch t.low(next + 1) {
	case "to", "ended", "ending", "through":
	default:
		return when{}, false
	}
	w, ok := t.core(next+2, true)
	if !ok || w.window {
		return when{}, false
	}
	w.first, w.window = i, next > k
	if w.known() {
		start := shift(w.end.AddDate(0, 0, 1), -n, unit)
		w.days = days{start, w.end}
	}
	return w, true
}

// count reads the number of a window at i: "12", "five", or nothing, which is
// one. It returns the number and where the words after it begin; 0 is unknown.
func (t *timeReader) count(i int) (n, next int) {
	if i >= t.last {
		return 1, i
	}
	if q := t.r.tokens[i].quantity; q != 0 {
		// the unit may be inside the quantity: "five years"
		value := t.r.quantities[q-1].Low.Float64()
		if t.r.quantities[q-1].Open || value < 1 || value > 999 || value != float64(int(value)) {
			value = 0
		}
		next = i + 1
		for next < t.last && t.r.tokens[next].quantity == q && unitOf(t.low(next)) == "" {
			next++
		}
		return int(value), next
	}
	if n := smallNumbers[t.low(i)]; n != 0 {
		return n, i + 1
	}
	switch t.low(i) {
	case "few", "several", "couple":
		return 0, i + 1
	}
	return 1, i
}

var smallNumbers = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "15": 15, "18": 18, "20": 20, "10": 10, "12": 12, "24": 24, "30": 30,
	"2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9, "48": 48, "72": 72, "90": 90, "50": 50, "100": 100,
}

// unit reads "this year", "last week", "the past two years", "the next decade",
// "last 10 games".
func (t *timeReader) unit(i int) (when, bool) {
	k := i
	if t.low(k) == "the" || t.low(k) == "these" {
		k++
	}
	if t.low(k) == "same" {
		k++
	}
	k = t.part(k)
	which := t.low(k)
	switch which {
	case "this", "last", "next", "past", "previous", "coming", "current", "following", "recent":
	default:
		return when{}, false
	}
	n, next := t.count(k + 1)
	numbered := next > k+1
	word := t.low(next)
	unit := unitOf(word)
	if unit == "" {
		switch word {
		case "season", "spring", "summer", "autumn", "winter", "fall", "christmas", "term":
			if numbered {
				break
			}
			return when{span: span{i, next + 1}}, true
		case "hours", "minutes", "games", "matches", "outings", "seasons", "elections", "meetings", "hour":
			return when{span: span{i, next + 1}, window: true}, numbered
		}
		return when{}, false
	}
	w, _ := t.found(i, next+1, t.around(which, n, unit, numbered || strings.HasSuffix(word, "s") || t.low(i) == "the"))
	w.window = numbered
	if which == "previous" || which == "following" {
		w.days, w.relative = days{}, which+" "+unit
	}
	if t.part(i) > i || t.part(k) > k || (k > i && t.part(i+1) > i+1) {
		w.days = days{} // "earlier this week"
	}
	return w, true
}

func (t *timeReader) around(which string, n int, unit string, rolling bool) days {
	switch which {
	case "this", "current":
		return around(t.now, unit)
	case "last":
		if !rolling {
			return around(shift(t.now, -1, weekOr(unit)), unit)
		}
	case "next":
		if !rolling {
			if unit == "decade" {
				return days{t.now, shift(t.now, 1, unit)}
			}
			return around(shift(t.now, 1, weekOr(unit)), unit)
		}
		fallthrough
	case "coming":
		if n == 0 {
			return days{}
		}
		return days{t.now, shift(t.now, n, weekOr(unit))}
	case "recent":
		return days{}
	}
	if n == 0 {
		return days{}
	}
	return days{shift(t.now, -n, weekOr(unit)), t.now}
}

func weekOr(unit string) string {
	if unit == "weekend" {
		return "week"
	}
	return unit
}

// ago reads "four years ago", "a year earlier", "two days later".
func (t *timeReader) ago(i int) (when, bool) {
	n, next := t.count(i)
	unit := unitOf(t.low(next))
	if next == i || unit == "" || unit == "weekend" {
		if next > i && (t.low(next) == "hours" || t.low(next) == "minutes") && (t.low(next+1) == "ago" || t.low(next+1) == "later" || t.low(next+1) == "earlier") {
			return when{span: span{i, next + 2}, window: true}, true
		}
		return when{}, false
	}
	w := when{span: span{i, next + 2}, window: true}
	switch t.low(next + 1) {
	case "ago":
		if n == 0 || t.now.IsZero() {
			return w, true
		}
		w.days = t.atDistance(-n, unit)
	case "earlier", "before", "previously":
		if t.low(next+1) == "before" && next+2 < t.last && !t.r.tokens[next+2].is(mark|conjunction) {
			return when{}, false // "two days before the vote" places by the vote
		}
		w.relative = "earlier " + unit
	case "later", "after", "on":
		if t.low(next+1) != "later" {
			return when{}, false
		}
		w.relative = "later"
	default:
		return when{}, false
	}
	return w, true
}

// atDistance is the day, or the month where it is told in months and years.
func (t *timeReader) atDistance(n int, unit string) days {
	at := shift(t.now, n, unit)
	switch unit {
	case "day":
		return oneDay(at)
	case "week":
		return weekOf(at)
	case "month":
		return around(at, "month")
	case "year":
		if n == -1 {
			return around(at, "month")
		}
		return around(at, "year")
	}
	return days{}
}

// other reads what is told from another period: "the year before", "that
// evening", "on that day", "during the year", "on the day", seasons.
func (t *timeReader) other(i int, led bool) (when, bool) {
	a, b := t.low(i), t.low(i+1)
	if a != "the" && a != "that" && a != "a" {
		return when{}, false
	}
	switch b {
	case "spring", "summer", "autumn", "winter", "season":
		last := i + 2
		if t.low(last) == "before" {
			last++
		}
		if led || last > i+2 {
			return when{span: span{i, last}}, true
		}
	case "year", "day", "month", "week", "quarter":
		if t.low(i+2) == "before" && a == "the" {
			return when{span: span{i, i + 3}, relative: "earlier " + b}, true
		}
		if (a == "that" || a == "the" && led) && !t.follows(i+2) {
			return when{span: span{i, i + 2}, relative: "same"}, true
		}
	case "evening", "morning", "afternoon", "night":
		if a == "that" {
			return when{span: span{i, i + 2}, relative: "same"}, true
		}
	}
	return when{}, false
}

// follows reports whether the time word before i goes on: "the year of", "the
// day after", "the week that".
func (t *timeReader) follows(i int) bool {
	switch t.low(i) {
	case "of", "after", "that", "when", "to", "ended", "ending", "in":
		return true
	}
	return false
}

// earlier resolves a time told from base.
func earlier(base days, unit string) days {
	if !base.known() {
		return days{}
	}
	back := func(d time.Time) time.Time { return shift(d, -1, unit) }
	d := days{back(base.start), back(base.end)}
	if base.end.AddDate(0, 0, 1).Day() == 1 { // the end of a month stays one
		d.end = date(d.end.Year(), int(d.end.Month())+1, 0)
	}
	return d
}
