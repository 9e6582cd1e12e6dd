package claim

import (
	"testing"
	"time"
)

// TestTimes reads one expression of time in a sentence published on Thursday 2
// May 2024. Days are ISO 8601; empty for what the words do not resolve to.
func TestTimes(t *testing.T) {
	for _, c := range []struct{ text, when, start, end string }{
		{"They sold 40 vans this year.", "this year", "2024-01-01", "2024-12-31"},
		{"They sold 40 vans last year.", "last year", "2023-01-01", "2023-12-31"},
		{"They sold 40 vans last month.", "last month", "2024-04-01", "2024-04-30"},
		{"They sold 40 vans last week.", "last week", "2024-04-22", "2024-04-28"},
		{"They sold 40 vans this month.", "this month", "2024-05-01", "2024-05-31"},
		{"They sold 40 vans in 2016.", "in 2016", "2016-01-01", "2016-12-31"},
		{"They sold 40 vans in the 2010s.", "in the 2010s", "2010-01-01", "2019-12-31"},
		{"They sold 40 vans in October 2023 alone.", "in October 2023 alone", "2023-10-01", "2023-10-31"},
		{"They sold 40 vans in October.", "in October", "2023-10-01", "2023-10-31"},
		{"They sold 40 vans in early November.", "in early November", "2023-11-01", "2023-11-10"},
		{"They sold 40 vans on 3 January.", "on 3 January", "2024-01-03", "2024-01-03"},
		{"They sold 40 vans on Jan. 3, 2022.", "on Jan. 3, 2022", "2022-01-03", "2022-01-03"},
		{"They sold 40 vans on Tuesday.", "on Tuesday", "2024-04-30", "2024-04-30"},
		{"They sold 40 vans on Thursday.", "on Thursday", "2024-05-02", "2024-05-02"},
		{"They sold 40 vans last Friday.", "last Friday", "2024-04-26", "2024-04-26"},
		{"They sold 40 vans yesterday.", "yesterday", "2024-05-01", "2024-05-01"},
		{"They sold 40 vans last night.", "last night", "2024-05-01", "2024-05-01"},
		{"They have sold 40 vans since March.", "since March", "2024-03-01", "2024-05-02"},
		{"They have sold 40 vans since 2014.", "since 2014", "2014-01-01", "2024-05-02"},
		{"They have sold 40 vans since they merged in 2021.", "since they merged in 2021", "2021-01-01", "2024-05-02"},
		{"They sold 40 vans in the past decade.", "in the past decade", "2014-05-02", "2024-05-02"},
		{"They sold 40 vans over the past two years.", "over the past two years", "2022-05-02", "2024-05-02"},
		{"They will sell 40 vans over the next decade.", "over the next decade", "2024-05-02", "2034-05-02"},
		{"They will sell 40 vans by 2030.", "by 2030", "2030-01-01", "2030-12-31"},
		{"They will sell 40 vans by the end of the year.", "by the end of the year", "2024-05-02", "2024-12-31"},
		{"They will sell 40 vans by the end of 2025.", "by the end of 2025", "2024-05-02", "2025-12-31"},
		{"They will sell 40 vans by 1 November.", "by 1 November", "2024-05-02", "2024-11-01"},
		{"They will sell 40 vans next year.", "next year", "2025-01-01", "2025-12-31"},
		{"They will sell 40 vans on Saturday.", "on Saturday", "2024-05-04", "2024-05-04"},
		{"They will sell 40 vans this weekend.", "this weekend", "2024-05-04", "2024-05-05"},
		{"They sold 40 vans in the first quarter.", "in the first quarter", "2024-01-01", "2024-03-31"},
		{"They sold 40 vans in the third quarter of 2019.", "in the third quarter of 2019", "2019-07-01", "2019-09-30"},
		{"They sold 40 vans in the second half of 2020.", "in the second half of 2020", "2020-07-01", "2020-12-31"},
		{"They sold 40 vans in Q4.", "in Q4", "2023-10-01", "2023-12-31"},
		{"They sold 40 vans in the 12 months to March.", "in the 12 months to March", "2023-04-01", "2024-03-31"},
		{"They sold 40 vans in the year to 30 June 2022.", "in the year to 30 June 2022", "2021-07-01", "2022-06-30"},
		{"They sold 40 vans between March and December last year.", "between March and December last year", "2023-03-01", "2023-12-31"},
		{"They sold 40 vans from 2014 to 2018.", "from 2014 to 2018", "2014-01-01", "2018-12-31"},
		{"They have sold 40 vans so far this year.", "so far this year", "2024-01-01", "2024-05-02"},
		{"They sold 40 vans four years ago.", "four years ago", "2020-01-01", "2020-12-31"},
		{"They sold 40 vans a year ago.", "a year ago", "2023-05-01", "2023-05-31"},
		{"They sold 40 vans as of 2016.", "as of 2016", "2016-01-01", "2016-12-31"},
		{"They sold 40 vans in the spring.", "in the spring", "", ""},
		{"They sold 40 vans earlier this week.", "earlier this week", "", ""},
		{"They sold 40 vans last season.", "last season", "", ""},
	} {
		claims := Find(Document{Text: c.text, Published: date(2024, 5, 2)})
		if len(claims) != 1 || claims[0].Period == nil {
			t.Errorf("%q: %d claims, no period", c.text, len(claims))
			continue
		}
		p := claims[0].Period
		if p.Text != c.when || iso(p.Start) != c.start || iso(p.End) != c.end {
			t.Errorf("%q: %q %s to %s, want %q %s to %s", c.text, p.Text, iso(p.Start), iso(p.End), c.when, c.start, c.end)
		}
	}
}

func TestAMonthBackStaysInAShorterMonth(t *testing.T) {
	for _, c := range []struct {
		from time.Time
		n    int
		unit string
		want string
	}{
		{date(2024, 3, 31), -1, "month", "2024-02-29"},
		{date(2023, 3, 31), -1, "month", "2023-02-28"},
		{date(2024, 2, 29), -1, "year", "2023-02-28"},
		{date(2024, 1, 15), -1, "quarter", "2023-10-15"},
	} {
		if got := iso(shift(c.from, c.n, c.unit)); got != c.want {
			t.Errorf("%s %+d %s is %s, want %s", iso(c.from), c.n, c.unit, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Mr. Poole paid $4. He left.", []string{"Mr. Poole paid $4.", "He left."}},
		{"The U.S. plant made 40 vans. It closed at 6 p.m. Nobody came.", []string{"The U.S. plant made 40 vans.", "It closed at 6 p.m.", "Nobody came."}},
		{"“It is bad. Very bad,” she wrote.He agreed.", []string{"“It is bad.", "Very bad,” she wrote.", "He agreed."}},
		{"“Why?” he asked. “Because.” She left.", []string{"“Why?” he asked.", "“Because.”", "She left."}},
		{"It rose 3.5%. Sales of No. 5 fell on Jan. 4, J. R. Lee said.", []string{"It rose 3.5%.", "Sales of No. 5 fell on Jan. 4, J. R. Lee said."}},
		{"A title\n\nA line", []string{"A title", "A line"}},
	} {
		r := read(Document{Text: c.text}, nil)
		var got []string
		for _, s := range r.sentences {
			got = append(got, c.text[s.start:s.end])
		}
		if len(got) != len(c.want) {
			t.Errorf("%q is cut into %q, want %q", c.text, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%q: sentence %d is %q, want %q", c.text, i, got[i], c.want[i])
			}
		}
	}
}
