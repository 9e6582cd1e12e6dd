package check_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"reckon/annotator/check"
	"reckon/annotator/claim"
)

// passage is a line of testdata/*.jsonl: a text, its day of publication, and
// the checks that a careful reader finds in it, all of them. A figure is the
// claim's words as they stand in the text.
type passage struct {
	Text      string `json:"text"`
	Published string `json:"published"`
	Checks    []struct {
		Type    check.Type    `json:"type"`
		Verdict check.Verdict `json:"verdict"`
		Figures []string      `json:"figures"`
		// Optional marks a check that careful readers may leave out.
		Optional bool `json:"optional"`
	} `json:"checks"`
}

// TestPassages holds the checks of whole texts; the files are named for the
// first check of each, none.jsonl has the traps, dev.jsonl the project's own
// development set. To add a case, add a line.
func TestPassages(t *testing.T) {
	for file, lines := range passages(t) {
		for n, p := range lines {
			t.Run(fmt.Sprintf("%s/%d", file, n+1), func(t *testing.T) {
				doc := document(t, p)
				claims := claim.Find(doc)
				found := check.Find(doc, claims)
				for _, want := range p.Checks {
					k := slices.IndexFunc(found, func(c check.Check) bool {
						return c.Type == want.Type && sameFigures(doc, claims, c, want.Figures)
					})
					if k < 0 && want.Optional {
						continue
					}
					if k < 0 {
						t.Errorf("no %s of %q", want.Type, want.Figures)
						continue
					}
					if found[k].Verdict != want.Verdict {
						t.Errorf("%s %s, want %s: %s", want.Type, found[k].Verdict, want.Verdict, found[k].Working)
					}
					found = slices.Delete(found, k, k+1)
				}
				for _, c := range found {
					t.Errorf("not asked for: %s %s: %s", c.Type, c.Verdict, c.Working)
				}
				if t.Failed() {
					t.Log(p.Text)
				}
			})
		}
	}
}

func passages(t *testing.T) map[string][]passage {
	t.Helper()
	files, err := filepath.Glob("testdata/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no passages: %v", err)
	}
	out := make(map[string][]passage)
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		for s := bufio.NewScanner(f); s.Scan(); {
			var p passage
			if err := json.Unmarshal(s.Bytes(), &p); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			out[filepath.Base(name)] = append(out[filepath.Base(name)], p)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func document(t *testing.T, p passage) claim.Document {
	t.Helper()
	day, err := time.Parse(time.DateOnly, p.Published)
	if err != nil {
		t.Fatal(err)
	}
	return claim.Document{Text: p.Text, Published: day}
}

// sameFigures reports whether a check uses just the claims that stand where
// the figures do, in any order.
func sameFigures(doc claim.Document, claims []claim.Claim, c check.Check, figures []string) bool {
	if len(c.Claims) != len(figures) {
		return false
	}
	left := slices.Clone(figures)
	for _, i := range c.Claims {
		quote := doc.Text[claims[i].Start:claims[i].End]
		k := slices.IndexFunc(left, func(f string) bool { return strings.Contains(quote, f) || strings.Contains(f, quote) })
		if k < 0 {
			return false
		}
		left = slices.Delete(left, k, k+1)
	}
	return true
}

// TestEveryTypeAndVerdict makes sure that the passages leave no family out.
func TestEveryTypeAndVerdict(t *testing.T) {
	seen := make(map[check.Type]map[check.Verdict]int)
	for _, lines := range passages(t) {
		for _, p := range lines {
			for _, c := range p.Checks {
				if seen[c.Type] == nil {
					seen[c.Type] = make(map[check.Verdict]int)
				}
				seen[c.Type][c.Verdict]++
			}
		}
	}
	judged := []check.Verdict{check.Holds, check.Fails, check.Unclear}
	compared := []check.Verdict{check.Differs, check.Unclear}
	for typ, verdicts := range map[check.Type][]check.Verdict{
		check.PartWhole: judged, check.Sum: judged, check.PercentChange: judged, check.AbsoluteChange: judged,
		check.RateTotal: judged, check.Projection: judged, check.RatioCheck: judged, check.AverageTotal: judged,
		check.Conversion: judged, check.Restatement: judged, check.Revision: compared, check.Conflict: compared,
	} {
		for _, v := range verdicts {
			if seen[typ][v] == 0 {
				t.Errorf("no passage for %s %s", typ, v)
			}
		}
	}
}

// TestStory holds what a reader is told about a story with two sources, a
// share, a pace and a term.
func TestStory(t *testing.T) {
	doc := claim.Document{
		Published: time.Date(2025, 11, 25, 0, 0, 0, 0, time.UTC),
		Text: "A deputy claimed that there were 90,000 open cases of fly-tipping in the country.\n" +
			"The environment agency wrote in early November that 62,000 cases of fly-tipping were on its books, 31,000 of which date from this year.\n" +
			"Somebody tips rubbish every four minutes, and at this rate it will be 90,000 cases by the end of the year, the deputy said.",
	}
	claims := claim.Find(doc)
	want := map[check.Type]string{
		check.PartWhole:  "31,000 ÷ 62,000 = 50%",
		check.Conflict:   "90,000 − 62,000 = 28,000; 90,000 is 45% more",
		check.Projection: "62,000 on about 5 November 2025 + 360 a day × 56 days = about 82,000; stated: 90,000; that needs one every 2.9 minutes",
	}
	for _, c := range check.Find(doc, claims) {
		if w, ok := want[c.Type]; ok && w == c.Working {
			delete(want, c.Type)
		}
		if c.Summary == "" || strings.Count(c.Working, "\n") > 0 {
			t.Errorf("%s: working %q, summary %q", c.Type, c.Working, c.Summary)
		}
	}
	for typ, w := range want {
		t.Errorf("no %s %q in %+v", typ, w, check.Find(doc, claims))
	}
}

// sumText is a text with a list and its total.
func sumText(parts []int, total int) string {
	return fmt.Sprintf("The club has %s rowers, %s runners and %s divers, a total of %s members.",
		written(parts[0]), written(parts[1]), written(parts[2]), written(total))
}

// written puts a comma before the thousands, lest a number look like a year.
func written(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}

func verdictOf(t *rapid.T, text string, typ check.Type) check.Verdict {
	doc := claim.Document{Text: text}
	for _, c := range check.Find(doc, claim.Find(doc)) {
		if c.Type == typ {
			return c.Verdict
		}
	}
	t.Fatalf("no %s in %q", typ, text)
	return ""
}

func TestOrderOfPartsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.IntRange(12, 900), 3, 3).Draw(t, "parts")
		total := parts[0] + parts[1] + parts[2] + rapid.SampledFrom([]int{0, 0, 1, 40, 300}).Draw(t, "off by")
		want := verdictOf(t, sumText(parts, total), check.Sum)
		if got := verdictOf(t, sumText([]int{parts[2], parts[0], parts[1]}, total), check.Sum); got != want {
			t.Fatalf("%v = %d %s, turned round %s", parts, total, want, got)
		}
	})
}

func TestATrueSumIsNeverAccused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.IntRange(12, 9000), 3, 3).Draw(t, "parts")
		if got := verdictOf(t, sumText(parts, parts[0]+parts[1]+parts[2]), check.Sum); got != check.Holds {
			t.Fatalf("%v: %s", parts, got)
		}
	})
}

func TestATrueShareIsNeverAccused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.IntRange(20, 90000).Draw(t, "whole")
		part := rapid.IntRange(11, whole-1).Draw(t, "part")
		share := (200*part + whole) / (2 * whole)
		if share < 2 || share > 99 {
			return
		}
		text := fmt.Sprintf("Of the %s houses inspected in the valley, %s had damp, a share of %d percent, the surveyors said.", written(whole), written(part), share)
		if len(claim.Find(claim.Document{Text: text})) < 3 {
			return // 757 is an aircraft
		}
		if got := verdictOf(t, text, check.PartWhole); got != check.Holds {
			t.Fatalf("%s: %s", text, got)
		}
	})
}

func FuzzFind(f *testing.F) {
	f.Add("Of the 138 passengers, 183 walked away. Profit rose 8 percent to $1,944 from $1,800.", 4, 9, 30)
	f.Add("Every two minutes, 720 a day, 26 miles (42km), “12% of 40 — 5”.", 0, 200, -3)
	f.Add("", 0, 0, 0)
	f.Fuzz(func(t *testing.T, text string, from, to, shift int) {
		doc := claim.Document{Text: text, Published: time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)}
		claims := claim.Find(doc)
		if len(claims) > 0 { // claims that do not fit the text must do no harm
			c := claims[len(claims)/2]
			c.Start, c.End, c.HedgeStart = from, to, from+shift
			c.SentenceStart, c.SentenceEnd = shift, to
			claims = append(claims, c)
		}
		for _, c := range check.Find(doc, claims) {
			if len(c.Claims) < 2 || c.Working == "" || c.Summary == "" {
				t.Errorf("an empty check: %+v", c)
			}
			for _, i := range c.Claims {
				if i < 0 || i >= len(claims) {
					t.Errorf("claim %d of %d", i, len(claims))
				}
			}
		}
	})
}
