package words

import (
	"math"
	"strings"

	"reckon/annotator/annotation"
)

// hedges are the words before a number that its bound stands for.
var hedges = map[string]string{
	"approx": "about ", "more_than": "over ", "at_least": "at least ", "less_than": "under ", "at_most": "up to ",
}

// Value says how much, without what of: "over 21,000", "US$3.2 billion",
// "between 5% and 7%", "720 a day, that is one every two minutes".
func Value(c annotation.NumericClaim) string {
	if c.Kind == "rate" {
		head, tail := rate(c)
		return head + tail
	}
	return stated(c)
}

// Figure says how much of what, in one line: "over 21,000 desertions",
// "720 desertions a day, that is one every two minutes", "US$3.2 billion: the
// cost of the tunnel". A claim without a subject is its value.
func Figure(c annotation.NumericClaim) string {
	subject := strings.TrimSpace(c.Subject)
	switch {
	case subject == "":
		return Value(c)
	case c.Kind == "count" && !c.Change:
		return stated(c) + " " + subject
	case c.Kind == "rate" && isEvents(c.Unit) && len(strings.Fields(subject)) <= 3:
		bare, tail := rate(annotation.NumericClaim{Kind: c.Kind, Low: c.Low, High: c.High, Bound: c.Bound, Unit: c.Unit})
		if number, per, counted := cutPer(bare); counted {
			return number + " " + subject + per + tail
		}
	}
	return Value(c) + ": " + subject
}

// stated is the value in its unit with its hedge.
func stated(c annotation.NumericClaim) string {
	var text string
	switch high, ranged := upper(c); {
	case c.Kind == "score":
		text = score(c.Low, high)
	case ranged:
		text = "between " + between(c, high)
	case c.High == nil && hedges[c.Bound] == "":
		text = "at least " + amount(c, c.Low) // "dozens" has no upper value, whatever its bound is called
	default:
		text = hedges[c.Bound] + amount(c, c.Low)
	}
	if c.Change && c.Kind != "change" {
		return "a change of " + text
	}
	return text
}

// upper gives the end of a range and whether there is a range at all.
func upper(c annotation.NumericClaim) (high float64, ranged bool) {
	if c.High == nil {
		return c.Low, false
	}
	return *c.High, *c.High != c.Low
}

// between names a common unit once where it is a word, and twice where it is
// a sign: "5 and 7 kilometers", "5% and 7%", "US$2 million and US$3 million".
func between(c annotation.NumericClaim, high float64) string {
	_, isSign := closeUnits[c.Unit]
	switch c.Kind {
	case "percentage_points", "points":
		return Number(c.Low) + " and " + amount(c, high)
	case "measure", "duration", "age", "rate":
		if !isSign {
			return Number(c.Low) + " and " + amount(c, high)
		}
	}
	return amount(c, c.Low) + " and " + amount(c, high)
}

// amount writes one number of a claim in its unit.
func amount(c annotation.NumericClaim, v float64) string {
	one := v == 1
	switch c.Kind {
	case "money":
		return money(v, c.Unit)
	case "percent":
		return Number(v) + "%"
	case "percentage_points":
		if c.Unit == basisPoint {
			return measured(Number(v), one, c.Unit)
		}
		return Number(v) + plural(one, " percentage point")
	case "points":
		return Number(v) + plural(one, " point")
	case "ratio":
		return ratio(v)
	case "change":
		return change(v)
	case "age":
		return measured(Number(v), one, orElse(c.Unit, "a"))
	}
	if isMoney(c.Unit) { // a wage is a rate
		return money(v, c.Unit)
	}
	return measured(Number(v), one, c.Unit)
}

// basisPoint is the unit of percentage points that are told in hundredths.
const basisPoint = "{bp}"

// orElse gives unit, or usual where unit names none.
func orElse(unit, usual string) string {
	if unit == "" || unit == "1" {
		return usual
	}
	return unit
}

func plural(one bool, word string) string {
	if one {
		return word
	}
	return word + "s"
}

// score writes a result with the larger number first, as results are read.
func score(low, high float64) string {
	if low == high {
		return Number(low)
	}
	return Number(max(low, high)) + "–" + Number(min(low, high))
}

// largestShare bounds the denominators that a share is told in; beyond it
// nobody sees "31 in 57" before their eyes.
const largestShare = 24

// ratio tells a share below one as people say it, "one in five", and a
// multiple as "50 times".
func ratio(v float64) string {
	if v <= 0 || v == 1 {
		return Number(v)
	}
	if v > 1 {
		return Number(v) + " times"
	}
	if n := math.Round(1 / v); nearly(v, 1/n) {
		return "one in " + spelled(n)
	}
	for n := 3.0; n <= largestShare; n++ {
		if k := math.Round(v * n); k > 0 && k < n && nearly(v, k/n) {
			return spelled(k) + " in " + spelled(n)
		}
	}
	return Number(v)
}

// change tells a factor as people say it.
func change(v float64) string {
	switch v {
	case 0.5:
		return "halved"
	case 2:
		return "doubled"
	case 3:
		return "tripled"
	case 4:
		return "quadrupled"
	}
	return "multiplied by " + Number(v)
}
