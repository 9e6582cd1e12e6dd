package check

import (
	"math/big"
	"strconv"
	"time"

	"reckon/annotator/claim"
)

// days counts the days of a period, both ends included; 0 where it is not
// resolved.
func days(p *claim.Period) int64 {
	if p == nil || p.Start.IsZero() || p.End.Before(p.Start) {
		return 0
	}
	return daysBetween(p.Start, p.End) + 1
}

func daysBetween(a, b time.Time) int64 {
	return int64(b.Sub(a).Hours()+12) / 24
}

// upTo cuts a period off at the day of publication: "this year" in June has
// not run to December. A period that has not begun is left as it is.
func upTo(p *claim.Period, published time.Time) *claim.Period {
	if p == nil || published.IsZero() || !p.End.After(published) || p.Start.After(published) {
		return p
	}
	return &claim.Period{Start: p.Start, End: published, Text: p.Text}
}

// spanName names a period as the working uses it: "31 days", "365 days".
func spanName(n int64) string {
	if n == 1 {
		return "1 day"
	}
	return commas(strconv.FormatInt(n, 10)) + " days"
}

// timeUnit is a unit in which rates and spans are given.
type timeUnit struct {
	name    string
	seconds int64 // of a year: of 365 days; of a month: a twelfth of that
}

// timeUnits, the smallest first.
var timeUnits = []timeUnit{
	{"second", 1}, {"minute", 60}, {"hour", 3600}, {"day", 86400},
	{"week", 7 * 86400}, {"month", 365 * 86400 / 12}, {"year", 365 * 86400},
}

func timeUnitNamed(name string) (timeUnit, bool) {
	for _, u := range timeUnits {
		if u.name == name || u.name+"s" == name {
			return u, true
		}
	}
	return timeUnit{}, false
}

// timeUnitOf gives the unit that a UCUM code of time stands for.
func timeUnitOf(code string) (timeUnit, bool) {
	switch code {
	case "s":
		return timeUnitNamed("second")
	case "min":
		return timeUnitNamed("minute")
	case "h":
		return timeUnitNamed("hour")
	case "d":
		return timeUnitNamed("day")
	case "wk":
		return timeUnitNamed("week")
	case "mo":
		return timeUnitNamed("month")
	case "a":
		return timeUnitNamed("year")
	}
	return timeUnit{}, false
}

// perUnit is how many of small are in one large. Years have 52 weeks and 12
// months, as wages and rents are reckoned; 365 days.
func perUnit(large, small timeUnit) *big.Rat {
	switch {
	case large.name == "year" && small.name == "week":
		return ratio(52, 1)
	case large.name == "year" && small.name == "month":
		return ratio(12, 1)
	}
	return ratio(large.seconds, small.seconds)
}

func isYear(text string) bool {
	if len(text) != 4 || text[0] != '1' && text[0] != '2' {
		return false
	}
	n, err := strconv.Atoi(text)
	return err == nil && n >= 1500 && n < 2200
}

func isMonth(text string) bool { return monthNumber(text) != 0 }

func monthNumber(text string) time.Month {
	switch text {
	case "january", "jan":
		return time.January
	case "february", "feb":
		return time.February
	case "march":
		return time.March
	case "april":
		return time.April
	case "may":
		return time.May
	case "june":
		return time.June
	case "july":
		return time.July
	case "august", "aug":
		return time.August
	case "september", "sept", "sep":
		return time.September
	case "october", "oct":
		return time.October
	case "november", "nov":
		return time.November
	case "december", "dec":
		return time.December
	}
	return 0
}
