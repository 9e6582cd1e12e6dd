package claim

import "time"

// Days are midnight UTC. The conventions, which follow how careful readers
// label periods:
//
//   - "this year", "in 2016", "last month", "by 2022" are the whole year or
//     month, also where part of it is still to come;
//   - weeks run from Monday to Sunday, "last week" is the whole week before;
//   - "since March" runs from the first day of March to the day of publication;
//   - "over the past decade", "in the last year" (with "the") runs back from the day of publication, "over the
//     next decade" on from it, to the same day of the month;
//   - "early November" is its first ten days, "mid" the next ten, "late" the rest;
//   - "currently" in what somebody said is the time of the saying where the
//     sentence gives it, else the day of publication;
//   - "by 1 November" runs from the day of publication to that day;
//   - a weekday or a date without a year is the last such day, today included,
//     and the next one where the sentence speaks of what is to come.

// days is a stretch of days, both included. The zero days are unknown.
type days struct{ start, end time.Time }

func (d days) known() bool { return !d.start.IsZero() }

func date(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

func oneDay(t time.Time) days  { return days{t, t} }
func wholeYear(y int) days     { return days{date(y, 1, 1), date(y, 12, 31)} }
func wholeMonth(y, m int) days { return days{date(y, m, 1), date(y, m+1, 0)} }
func quarterOf(y, n int) days  { return days{date(y, 3*n-2, 1), date(y, 3*n+1, 0)} }
func halfOf(y, n int) days     { return days{date(y, 6*n-5, 1), date(y, 6*n+1, 0)} }
func decadeOf(y int) days      { return days{date(y, 1, 1), date(y+9, 12, 31)} }
func monday(t time.Time) time.Time {
	return t.AddDate(0, 0, -((int(t.Weekday()) + 6) % 7))
}

func weekOf(t time.Time) days {
	m := monday(t)
	return days{m, m.AddDate(0, 0, 6)}
}

// weekday returns the last day n (Monday is 1) up to now, or the next from now.
func weekday(now time.Time, n int, ahead bool) days {
	back := (int(now.Weekday()) - n + 7) % 7
	if ahead && back > 0 {
		return oneDay(now.AddDate(0, 0, 7-back))
	}
	return oneDay(now.AddDate(0, 0, -back))
}

// farBack is how long ago a date without a year may lie before the next one is
// the likelier meaning: "on 15 December", written in late November, is to come.
const farBack = 300 * 24 * time.Hour

// monthNear returns the month without a year that is meant.
func monthNear(now time.Time, m int, ahead bool) days {
	y := now.Year()
	if date(y, m, 1).After(now) {
		y--
	}
	if ahead && (y < now.Year() || m < int(now.Month())) {
		y++
	}
	if !ahead && now.Sub(wholeMonth(y, m).end) > farBack {
		y++
	}
	return wholeMonth(y, m)
}

// dateNear returns the day of a month without a year that is meant.
func dateNear(now time.Time, m, d int, ahead bool) days {
	t := date(now.Year(), m, d)
	if t.After(now) {
		t = date(now.Year()-1, m, d)
	}
	if (ahead && t.Before(now)) || now.Sub(t) > farBack {
		t = date(t.Year()+1, m, d)
	}
	return oneDay(t)
}

// partOf narrows a month by "early" (its first ten days), "mid" or "late" (from
// the 21st).
func partOf(word string, d days) days {
	switch word {
	case "early":
		d.end = d.start.AddDate(0, 0, 9)
	case "mid":
		d = days{d.start.AddDate(0, 0, 10), d.start.AddDate(0, 0, 19)}
	case "late":
		d.start = d.start.AddDate(0, 0, 20)
	}
	return d
}

// shift moves now by n units ("day", "week", "month", "quarter", "year",
// "decade", "century"). The end of a shorter month stays within that month.
func shift(now time.Time, n int, unit string) time.Time {
	switch unit {
	case "day":
		return now.AddDate(0, 0, n)
	case "week":
		return now.AddDate(0, 0, 7*n)
	case "month":
		return addMonths(now, n)
	case "quarter":
		return addMonths(now, 3*n)
	case "year":
		return addMonths(now, 12*n)
	case "decade":
		return addMonths(now, 120*n)
	case "century":
		return addMonths(now, 1200*n)
	}
	return time.Time{}
}

func addMonths(t time.Time, n int) time.Time {
	m := date(t.Year(), int(t.Month())+n, 1)
	last := date(m.Year(), int(m.Month())+1, 0).Day()
	return date(m.Year(), int(m.Month()), min(t.Day(), last))
}

// around returns the whole unit that t lies in: its day, week, month …
func around(t time.Time, unit string) days {
	switch unit {
	case "day":
		return oneDay(t)
	case "week":
		return weekOf(t)
	case "weekend":
		m := monday(t)
		return days{m.AddDate(0, 0, 5), m.AddDate(0, 0, 6)}
	case "month":
		return wholeMonth(t.Year(), int(t.Month()))
	case "quarter":
		return quarterOf(t.Year(), (int(t.Month())+2)/3)
	case "year":
		return wholeYear(t.Year())
	case "decade":
		return decadeOf(t.Year() / 10 * 10)
	}
	return days{}
}
