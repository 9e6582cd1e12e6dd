package words_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"reckon/annotator/annotation"
	"reckon/server/internal/web/words"
)

// claim makes a claim of one value; with to, of a range.
func claim(kind string, low float64, bound, unit string, to ...float64) annotation.NumericClaim {
	high := low
	if len(to) > 0 {
		high = to[0]
	}
	return annotation.NumericClaim{Kind: kind, Low: low, High: &high, Bound: bound, Unit: unit}
}

func open(kind string, low float64, bound, unit string) annotation.NumericClaim {
	return annotation.NumericClaim{Kind: kind, Low: low, Bound: bound, Unit: unit}
}

func changed(c annotation.NumericClaim) annotation.NumericClaim {
	c.Change = true
	return c
}

func TestValue(t *testing.T) {
	for _, tc := range []struct {
		want string
		c    annotation.NumericClaim
	}{
		// counts and their bounds
		{"310,000", claim("count", 310000, "exact", "1")},
		{"over 21,000", claim("count", 21000, "more_than", "1")},
		{"about 40", claim("count", 40, "approx", "1")},
		{"at least 12", claim("count", 12, "at_least", "1")},
		{"under 900", claim("count", 900, "less_than", "1")},
		{"up to 1,500", claim("count", 1500, "at_most", "1")},
		{"between 5,000 and 7,000", claim("count", 5000, "between", "1", 7000)},
		{"at least 24", open("count", 24, "at_least", "1")},
		{"at least 24", open("count", 24, "", "1")},
		{"0", claim("count", 0, "exact", "1")},
		{"7", claim("count", 7, "", "")},
		{"2.5 million", claim("count", 2500000, "exact", "1")},
		{"1,234,567", claim("count", 1234567, "exact", "1")},
		{"1.235 million", claim("count", 1235000, "exact", "1")},
		{"8.1 billion", claim("count", 8.1e9, "exact", "1")},
		{"between 2 million and 3 million", claim("count", 2e6, "between", "1", 3e6)},
		// money
		{"US$3.2 billion", claim("money", 3.2e9, "exact", "USD")},
		{"about US$900,000", claim("money", 900000, "approx", "USD")},
		{"£4.50", claim("money", 4.5, "exact", "GBP")},
		{"€12", claim("money", 12, "exact", "EUR")},
		{"−£40", claim("money", -40, "exact", "GBP")},
		{"CHF 3 million", claim("money", 3e6, "exact", "CHF")},
		{"between US$2 million and US$3 million", claim("money", 2e6, "between", "USD", 3e6)},
		// shares and points
		{"12%", claim("percent", 12, "exact", "%")},
		{"between 5% and 7%", claim("percent", 5, "between", "%", 7)},
		{"a change of 12%", changed(claim("percent", 12, "exact", "%"))},
		{"a change of over 12.5%", changed(claim("percent", 12.5, "more_than", "%"))},
		{"1 percentage point", claim("percentage_points", 1, "exact", "%")},
		{"between 2 and 3 percentage points", claim("percentage_points", 2, "between", "%", 3)},
		{"28 points", claim("points", 28, "exact", "1")},
		// rates
		{"720 a day, that is one every two minutes", claim("rate", 720, "exact", "/d")},
		{"over 720 a day, that is more than one every two minutes", claim("rate", 720, "more_than", "/d")},
		{"677 a day, that is about one every two minutes", claim("rate", 677, "exact", "/d")},
		{"24 a day, that is one every hour", claim("rate", 24, "exact", "/d")},
		{"one every two days", claim("rate", 0.5, "exact", "/d")},
		{"about one every three days", claim("rate", 0.34, "exact", "/d")},
		{"one every five days", claim("rate", 0.2, "exact", "1/d")},
		{"1 a day", claim("rate", 1, "exact", "/d")},
		{"1,600 a day, that is one every 54 seconds", claim("rate", 1600, "exact", "/d")},
		{"1 million a day", claim("rate", 1e6, "exact", "/d")},
		{"between 3 and 5 a day", claim("rate", 3, "between", "/d", 5)},
		{"60 an hour, that is one every minute", claim("rate", 60, "exact", "/h")},
		{"90 kilometers an hour", claim("rate", 90, "exact", "km/h")},
		{"US$15 an hour", claim("money", 15, "exact", "USD/h")},
		{"up to US$900 a week", claim("rate", 900, "at_most", "USD/wk")},
		{"12 gallons a minute", claim("measure", 12, "exact", "[gal_us]/min")},
		{"40 grams per liter", claim("measure", 40, "exact", "g/L")},
		{"30 miles per gallon", claim("measure", 30, "exact", "[mi_i]/[gal_us]")},
		{"25 basis points", claim("percentage_points", 25, "exact", "{bp}")},
		{"66 million years", claim("duration", 66, "exact", "Ma")},
		// ratios and changes
		{"one in five", claim("ratio", 0.2, "exact", "1")},
		{"one in three", claim("ratio", 1.0/3, "exact", "1")},
		{"nine in ten", claim("ratio", 0.9, "exact", "1")},
		{"five in 24", claim("ratio", 5.0/24, "exact", "1")},
		{"one in 1,000", claim("ratio", 0.001, "exact", "1")},
		{"50 times", claim("ratio", 50, "exact", "1")},
		{"doubled", changed(claim("change", 2, "exact", "1"))},
		{"halved", claim("change", 0.5, "exact", "1")},
		{"multiplied by 10", claim("change", 10, "exact", "1")},
		// measures, times, ages, scores
		{"5 kilometers", claim("measure", 5, "exact", "km")},
		{"1 kilometer", claim("measure", 1, "exact", "km")},
		{"between 5 and 7 kilometers", claim("measure", 5, "between", "km", 7)},
		{"−3 °C", claim("measure", -3, "exact", "Cel")},
		{"between −3 °C and 4 °C", claim("measure", -3, "between", "Cel", 4)},
		{"1.5 meters", claim("measure", 1.5, "exact", "m")},
		{"12 zorkmids", claim("measure", 12, "exact", "zorkmids")},
		{"86 days", claim("duration", 86, "exact", "d")},
		{"up to 1 year", claim("duration", 1, "at_most", "a")},
		{"18 years", claim("age", 18, "exact", "1")},
		{"112–107", claim("score", 107, "exact", "1", 112)},
		{"3–1", claim("score", 1, "exact", "1", 3)},
		// what the vocabulary does not have
		{"3", claim("novelty", 3, "sideways", "1")},
	} {
		if got := words.Value(tc.c); got != tc.want {
			t.Errorf("Value(%+v) = %q, want %q", tc.c, got, tc.want)
		}
	}
}

// A unit that the annotator can find has words here.
func TestEveryUnitHasWords(t *testing.T) {
	table, err := os.ReadFile("../../../../annotator/quantity/lexicon/units.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		code, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if code == "" || strings.HasPrefix(code, "#") {
			continue
		}
		if got := words.Value(claim("measure", 7, "exact", code)); strings.HasSuffix(got, " "+code) && code != "K" || strings.ContainsAny(got, "[{") {
			t.Errorf("%s is shown as %q", code, got)
		}
	}
}

func TestFigureSaysWhatIsCounted(t *testing.T) {
	about := func(c annotation.NumericClaim, subject string) annotation.NumericClaim {
		c.Subject = subject
		return c
	}
	for _, tc := range []struct {
		want string
		c    annotation.NumericClaim
	}{
		{"over 21,000 desertions", about(claim("count", 21000, "more_than", "1"), "desertions")},
		{"720 desertions a day, that is one every two minutes", about(claim("rate", 720, "exact", "/d"), "desertions")},
		{"720 a day, that is one every two minutes: people who leave the army", about(claim("rate", 720, "exact", "/d"), "people who leave the army")},
		{"one every two days: storms", about(claim("rate", 0.5, "exact", "/d"), "storms")},
		{"US$3.2 billion: the cost of the tunnel", about(claim("money", 3.2e9, "exact", "USD"), " the cost of the tunnel ")},
		{"28 points: the plan for a lasting peace", about(claim("points", 28, "exact", "1"), "the plan for a lasting peace")},
		{"12%", claim("percent", 12, "exact", "%")},
		{"a change of 300: ferry passengers", about(changed(claim("count", 300, "exact", "1")), "ferry passengers")},
	} {
		if got := words.Figure(tc.c); got != tc.want {
			t.Errorf("Figure = %q, want %q", got, tc.want)
		}
	}
}

func TestPeriod(t *testing.T) {
	day := func(s string) *string { return &s }
	for _, tc := range []struct{ want, start, end, text string }{
		{"2025", "2025-01-01", "2025-12-31", "this year"},
		{"2022 to 2025", "2022-01-01", "2025-12-31", ""},
		{"October 2025", "2025-10-01", "2025-10-31", "in October"},
		{"February 2024", "2024-02-01", "2024-02-29", ""},
		{"July to September 2025", "2025-07-01", "2025-09-30", "the third quarter"},
		{"November 2024 to January 2025", "2024-11-01", "2025-01-31", ""},
		{"4 November 2025", "2025-11-04", "2025-11-04", ""},
		{"1 to 10 November 2025", "2025-11-01", "2025-11-10", "currently"},
		{"28 October to 3 November 2025", "2025-10-28", "2025-11-03", ""},
		{"24 February 2022 to 25 November 2025", "2022-02-24", "2025-11-25", ""},
		{"“last winter”", "", "", "last winter"},
		{"“soon”", "2025-11-10", "2025-11-01", "soon"},
		{"“soon”", "then", "now", "soon"},
	} {
		p := &annotation.Period{Text: tc.text}
		if tc.start != "" {
			p.Start, p.End = day(tc.start), day(tc.end)
		}
		if got := words.Period(p); got != tc.want {
			t.Errorf("Period(%s, %s, %q) = %q, want %q", tc.start, tc.end, tc.text, got, tc.want)
		}
	}
	if got := words.Period(nil); got != "" {
		t.Errorf("no period is %q", got)
	}
	if got := words.Period(&annotation.Period{Start: day("2022-02-24")}); got != "from 2022-02-24" {
		t.Errorf("half a period is %q", got)
	}
}

func TestOwnPeriodIsOnlyWhatTheDatesDoNotSay(t *testing.T) {
	day := func(s string) *string { return &s }
	for text, want := range map[string]string{
		"in October": "", "during the October of 2025": "during the October of 2025", "October 2025": "", "In October 2025": "",
		"last month": "last month", "": "",
	} {
		if got := words.OwnPeriod(&annotation.Period{Start: day("2025-10-01"), End: day("2025-10-31"), Text: text}); got != want {
			t.Errorf("OwnPeriod(%q) = %q, want %q", text, got, want)
		}
	}
	if got := words.OwnPeriod(&annotation.Period{Text: "last winter"}); got != "" {
		t.Errorf("the article's words stand twice: %q", got)
	}
	if got := words.OwnPeriod(nil); got != "" {
		t.Errorf("no period has words: %q", got)
	}
}

func TestSource(t *testing.T) {
	for want, s := range map[string]*annotation.Source{
		"the article itself":                 nil,
		"Ihor Lutsenko":                      {Name: "Ihor Lutsenko", Cue: "claims"},
		"Ihor Lutsenko, via the Ellery Post": {Name: "Ihor Lutsenko", Via: "the Ellery Post"},
		"via the Ellery Post":                {Via: "the Ellery Post"},
	} {
		if got := words.Source(s); got != want {
			t.Errorf("Source = %q, want %q", got, want)
		}
	}
}

func TestStateIsTheCheckThatNeedsAnEyeMost(t *testing.T) {
	verdicts := func(of ...string) []annotation.Check {
		out := make([]annotation.Check, len(of))
		for i, v := range of {
			out[i].Verdict = v
		}
		return out
	}
	for _, tc := range []struct {
		want string
		of   []annotation.Check
	}{
		{words.Unchecked, nil},
		{words.Holds, verdicts("holds")},
		{words.Unclear, verdicts("holds", "unclear")},
		{words.Differs, verdicts("unclear", "differs", "holds")},
		{words.Fails, verdicts("holds", "differs", "fails")},
		{words.Unchecked, verdicts("a verdict of tomorrow")},
	} {
		if got := words.State(tc.of); got != tc.want {
			t.Errorf("State(%v) = %q, want %q", tc.of, got, tc.want)
		}
	}
}

func TestCoverage(t *testing.T) {
	for want, c := range map[string]annotation.Coverage{
		"No figures": {},
		"1 figure, none reviewed by an editor yet": {Claims: 1},
		"12 figures, 9 reviewed by an editor":      {Claims: 12, Reviewed: 9},
		"3 figures, all reviewed by an editor":     {Claims: 3, Reviewed: 3},
		"9 figures, all reviewed by an editor; 3 more not shown, because they wait for an editor or were rejected": {Claims: 9, Reviewed: 9, Withheld: 3},
		"0 figures; 3 more not shown, because they wait for an editor or were rejected":                            {Withheld: 3},
	} {
		if got := words.Coverage(c); got != want {
			t.Errorf("Coverage(%+v) = %q, want %q", c, got, want)
		}
	}
}

// Whatever a claim holds, there is one line of text for it.
func TestValueIsAlwaysALineOfText(t *testing.T) {
	kinds := []string{"count", "money", "percent", "percentage_points", "points", "rate", "ratio", "change", "measure", "duration", "score", "age", "?"}
	bounds := []string{"exact", "approx", "more_than", "at_least", "less_than", "at_most", "between", "?"}
	units := []string{"", "1", "/d", "1/d", "/h", "%", "USD", "XXX", "km", "Cel", "km/h", "?"}
	rapid.Check(t, func(t *rapid.T) {
		c := annotation.NumericClaim{
			Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Bound: rapid.SampledFrom(bounds).Draw(t, "bound"),
			Unit: rapid.SampledFrom(units).Draw(t, "unit"), Low: rapid.Float64().Draw(t, "low"),
			Change: rapid.Bool().Draw(t, "change"), Subject: "gulls",
		}
		if rapid.Bool().Draw(t, "closed") {
			high := rapid.Float64().Draw(t, "high")
			c.High = &high
		}
		for _, s := range []string{words.Value(c), words.Figure(c)} {
			if s == "" || s != strings.TrimSpace(s) || strings.ContainsAny(s, "\n\x00") || strings.Contains(s, "  ") || !utf8.ValidString(s) {
				t.Fatalf("%+v is %q", c, s)
			}
		}
	})
}
