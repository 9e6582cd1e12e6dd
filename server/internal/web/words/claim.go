package words

import (
	"slices"
	"strings"
	"time"

	"reckon/annotator/annotation"
)

// kinds name the sorts of figures.
var kinds = map[string]string{
	"count": "count", "money": "money", "percent": "share or percentage", "percentage_points": "percentage points",
	"points": "points of a plan or list", "rate": "rate", "ratio": "ratio", "change": "change", "measure": "measurement",
	"duration": "duration", "score": "score", "age": "age",
}

// Kind names the sort of a figure.
func Kind(kind string) string { return known(kinds, kind) }

var stances = map[string]string{
	"stated": "stated", "claimed": "claimed, not established", "denied": "denied",
	"projected": "forecast or target", "proposed": "proposed",
}

// Stance says how firmly a figure is put forward.
func Stance(stance string) string { return known(stances, stance) }

// known looks a code up, and shows the code itself where there are no words.
func known(table map[string]string, code string) string {
	if w, ok := table[code]; ok {
		return w
	}
	return code
}

// Source says on whose word a figure stands: "Ihor Lutsenko, via the New
// Voice", or that it is the article's own.
func Source(s *annotation.Source) string {
	switch {
	case s == nil || s.Name == "" && s.Via == "":
		return "the article itself"
	case s.Name == "":
		return "via " + s.Via
	case s.Via == "":
		return s.Name
	}
	return s.Name + ", via " + s.Via
}

// Period says which time a figure speaks of: "October 2025", "1 to 10 November
// 2025", "2022 to 2025". Where the days are not known it is the article's own
// words in quotation marks; it is empty where the text gives no period.
func Period(p *annotation.Period) string {
	if p == nil {
		return ""
	}
	start, end, resolved := days(p)
	switch {
	case resolved:
		return span(start, end)
	case p.Text != "":
		return "“" + p.Text + "”"
	case p.Start != nil:
		return "from " + *p.Start
	case p.End != nil:
		return "until " + *p.End
	}
	return ""
}

// OwnPeriod is how the article itself names the time, where [Period] says it
// in other words: "last week", but not "in October".
func OwnPeriod(p *annotation.Period) string {
	said := Period(p)
	if said == "" || strings.HasPrefix(said, "“") {
		return ""
	}
	bare := strings.TrimSpace(p.Text)
	for {
		first, rest, more := strings.Cut(bare, " ")
		if !more || !slices.Contains(prepositions[:], strings.ToLower(first)) {
			break
		}
		bare = strings.TrimSpace(rest)
	}
	if strings.Contains(strings.ToLower(said), strings.ToLower(bare)) {
		return ""
	}
	return p.Text
}

// prepositions are what stands before a date and says nothing of its own.
var prepositions = [...]string{"in", "on", "during", "the", "of", "for", "throughout"}

func days(p *annotation.Period) (start, end time.Time, resolved bool) {
	if p.Start == nil || p.End == nil {
		return start, end, false
	}
	start, err := time.Parse(time.DateOnly, *p.Start)
	if err != nil {
		return start, end, false
	}
	end, err = time.Parse(time.DateOnly, *p.End)
	return start, end, err == nil && !end.Before(start)
}

// span names two days, both included, by the largest parts of the calendar
// that they fill.
func span(start, end time.Time) string {
	sameYear, sameMonth := start.Year() == end.Year(), start.Year() == end.Year() && start.Month() == end.Month()
	wholeMonths := start.Day() == 1 && end.AddDate(0, 0, 1).Day() == 1
	wholeYears := wholeMonths && start.Month() == time.January && end.Month() == time.December
	switch {
	case wholeYears && sameYear:
		return start.Format("2006")
	case wholeYears:
		return start.Format("2006") + " to " + end.Format("2006")
	case wholeMonths && sameMonth:
		return start.Format("January 2006")
	case wholeMonths && sameYear:
		return start.Format("January") + " to " + end.Format("January 2006")
	case wholeMonths:
		return start.Format("January 2006") + " to " + end.Format("January 2006")
	case start.Equal(end):
		return start.Format("2 January 2006")
	case sameMonth:
		return start.Format("2") + " to " + end.Format("2 January 2006")
	case sameYear:
		return start.Format("2 January") + " to " + end.Format("2 January 2006")
	}
	return start.Format("2 January 2006") + " to " + end.Format("2 January 2006")
}
