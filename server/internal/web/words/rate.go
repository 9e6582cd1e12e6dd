package words

import (
	"math"
	"strings"

	"reckon/annotator/annotation"
)

// isEvents tells whether a unit counts events against time, as "/d" does,
// rather than measuring ("km/h").
func isEvents(unit string) bool {
	per, counts := strings.CutPrefix(strings.TrimPrefix(unit, "1"), "/")
	return counts && perUnits[per] != ""
}

// seconds is how long the time lasts that a rate is counted against. A month
// and a year are the mean ones of the Gregorian calendar.
var seconds = map[string]float64{"s": 1, "min": 60, "h": 3600, "d": 86400, "wk": 604800, "mo": 2629746, "a": 31556952}

// intervals are the units in which a time between two events is told, longest
// first.
var intervals = [...]struct {
	seconds float64
	word    string
}{{86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}}

// rate says how often, and for events how long apart they are: "720 a day",
// ", that is one every two minutes". Rates below one in their time are told by
// the interval alone: "one every two days".
func rate(c annotation.NumericClaim) (head, tail string) {
	per := strings.TrimPrefix(strings.TrimPrefix(c.Unit, "1"), "/")
	_, ranged := upper(c)
	if !isEvents(c.Unit) || ranged || c.Low <= 0 {
		return stated(c), ""
	}
	apart := seconds[per] / c.Low
	every, exact, told := interval(apart)
	hedge := hedges[c.Bound]
	if c.Low < 1 && told {
		if hedge == "" && !exact {
			hedge = "about "
		}
		return hedge + "one every " + every, ""
	}
	head = stated(c)
	switch {
	case !told || c.Low < 2:
		return head, ""
	case exact:
		return head, ", that is " + sense(c.Bound) + "one every " + every
	default:
		return head, ", that is about one every " + every
	}
}

// sense keeps the hedge of a rate on its interval: over 720 a day is more than
// one every two minutes.
func sense(bound string) string {
	switch bound {
	case "approx":
		return "about "
	case "more_than":
		return "more than "
	case "less_than":
		return "less than "
	case "at_least":
		return "at least "
	case "at_most":
		return "at most "
	}
	return ""
}

// interval tells a time in the largest unit in which a whole number is no
// further off than a twelfth. It is exact where nothing was rounded, and not
// told where no unit does or events are closer than a second.
func interval(apart float64) (words string, exact, told bool) {
	for _, unit := range intervals {
		n := math.Round(apart / unit.seconds)
		if n < 1 || math.Abs(n*unit.seconds-apart) > apart/12 || (n > 120 && unit.seconds > 1) {
			continue
		}
		exact = math.Abs(n*unit.seconds-apart) <= 0.001*apart
		if n == 1 {
			return unit.word, exact, true
		}
		return spelled(n) + " " + unit.word + "s", exact, true
	}
	return "", false, false
}

// cutPer parts "720 a day" where the counted noun belongs.
func cutPer(head string) (number, per string, counted bool) {
	for _, words := range perUnits {
		if number, found := strings.CutSuffix(head, " "+words); found {
			return number, " " + words, true
		}
	}
	return head, "", false
}
