package article

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// timedLayouts are the forms with a time of day that machines write.
var timedLayouts = [...]string{
	time.RFC3339Nano, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z0700", "2006-01-02 15:04:05 -0700 MST",
	time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon Jan 02 15:04:05 -0700 2006",
	"Mon Jan 2 2006 15:04:05 GMT-0700", "20060102T150405Z0700",
}

// The forms of a day that people write, in the order in which they are tried.
// Days and months both in figures with a slash between are told apart only
// where one of them cannot be a month.
var (
	yearFirst  = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})(?:\D|$)`)
	compact    = regexp.MustCompile(`^((?:19|20)\d\d)(\d\d)(\d\d)(?:\D|\d{4,6}$|$)`)
	dayFirst   = regexp.MustCompile(`(?:^|\D)(\d{1,2})(?:st|nd|rd|th|º|\.)?\s*(?:de |of )?\s*(\pL{3,12})\.?,?\s*(?:de )?\s*((?:19|20)\d\d)`)
	monthFirst = regexp.MustCompile(`(?:^|\PL)(\pL{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)`)
	figures    = regexp.MustCompile(`(?:^|\D)(\d{1,2})([-/.])(\d{1,2})([-/.])((?:19|20)\d\d)(?:\D|$)`)
	epoch      = regexp.MustCompile(`^1\d{9}(\d{3})?$`)
)

// longestDate bounds what is looked at, in bytes.
const longestDate = 100

// parseMoment reads a date in any of the forms that pages give it in, by
// machines' standards or in words of the larger European languages.
func parseMoment(s string) moment {
	s = strings.TrimSpace(s)
	if len(s) < 6 || len(s) > longestDate {
		return moment{}
	}
	for _, layout := range timedLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			m := dayOnly(t.Date())
			if !m.isZero() {
				m.at, m.timed = t, true
			}
			return m
		}
	}
	if epoch.MatchString(s) {
		seconds, _ := strconv.ParseInt(s[:10], 10, 64)
		t := time.Unix(seconds, 0).UTC()
		m := dayOnly(t.Date())
		m.at, m.timed = t, true
		return m
	}
	return parseDay(strings.ToLower(s))
}

// parseDay finds a day in lower-case words or figures.
func parseDay(s string) moment {
	for _, form := range [...]*regexp.Regexp{yearFirst, compact} {
		if m := form.FindStringSubmatch(s); m != nil {
			return dayOnly(number(m[1]), time.Month(number(m[2])), number(m[3]))
		}
	}
	if m := dayFirst.FindStringSubmatch(s); m != nil && monthOf(m[2]) != 0 {
		return dayOnly(number(m[3]), monthOf(m[2]), number(m[1]))
	}
	if m := monthFirst.FindStringSubmatch(s); m != nil && monthOf(m[1]) != 0 {
		return dayOnly(number(m[3]), monthOf(m[1]), number(m[2]))
	}
	if m := figures.FindStringSubmatch(s); m != nil && m[2] == m[4] {
		day, month := number(m[1]), number(m[3])
		switch {
		case m[2] == "." || day > 12: // figures apart by full stops begin with the day everywhere
			return dayOnly(number(m[5]), time.Month(month), day)
		case month > 12:
			return dayOnly(number(m[5]), time.Month(day), month)
		}
	}
	return moment{}
}

func number(s string) int {
	n, _ := strconv.Atoi(s) // two to four digits by the forms above
	return n
}

// monthOf knows a month by its lower-case name or its abbreviation in English,
// German, French, Spanish, Portuguese, Italian, Dutch or Russian; 0 for any
// other word.
func monthOf(word string) time.Month {
	switch word {
	case "january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "janeiro", "gennaio", "gen", "januari", "января", "январь", "янв":
		return time.January
	case "february", "feb", "februar", "feber", "février", "fevrier", "févr", "fév", "febrero", "fevereiro", "fev", "febbraio", "februari", "февраля", "февраль", "фев":
		return time.February
	case "march", "mar", "märz", "mär", "mrz", "mars", "marzo", "março", "marco", "maart", "mrt", "марта", "март", "мар":
		return time.March
	case "april", "apr", "avril", "avr", "abril", "abr", "aprile", "апреля", "апрель", "апр":
		return time.April
	case "may", "mai", "mayo", "maio", "maggio", "mag", "mei", "мая", "май":
		return time.May
	case "june", "jun", "juni", "juin", "junio", "junho", "giugno", "giu", "июня", "июнь", "июн":
		return time.June
	case "july", "jul", "juli", "juillet", "juil", "julio", "julho", "luglio", "lug", "июля", "июль", "июл":
		return time.July
	case "august", "aug", "août", "aout", "agosto", "ago", "augustus", "августа", "август", "авг":
		return time.August
	case "september", "sept", "sep", "septembre", "septiembre", "setembro", "set", "settembre", "sett", "сентября", "сентябрь", "сен":
		return time.September
	case "october", "oct", "oktober", "okt", "octobre", "octubre", "outubro", "out", "ottobre", "ott", "октября", "октябрь", "окт":
		return time.October
	case "november", "nov", "novembre", "noviembre", "novembro", "ноября", "ноябрь", "ноя":
		return time.November
	case "december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dezembro", "dicembre", "декабря", "декабрь", "дек":
		return time.December
	}
	return 0
}
