package selector

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// fits says whether page, read as a client of the standard reads it, holds the
// quote at exactly one place.
func fits(page string, q Quote) int {
	n, whole := 0, q.Prefix+q.Exact+q.Suffix
	for i := 0; i+len(whole) <= len(page); i++ {
		if page[i:i+len(whole)] == whole {
			n++
		}
	}
	return n
}

func TestSelectorsOfAnySpan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		page := rapid.StringOfN(rapid.RuneFrom([]rune("ab12 ,é€🚀\n")), 1, 300, -1).Draw(t, "page")
		if rapid.Bool().Draw(t, "repeated") {
			page = strings.Repeat(page, 4)
		}
		x := NewIndex(page)
		for range 5 {
			start := rapid.IntRange(-2, len(page)+2).Draw(t, "start")
			end := rapid.IntRange(-2, len(page)+2).Draw(t, "end")
			checkSelectors(t, page, start, end, x.Select(start, end))
		}
	})
}

func checkSelectors(t *rapid.T, page string, start, end int, s Selectors) {
	q := s.Quote
	whole := q.Prefix + q.Exact + q.Suffix
	if !strings.Contains(page, whole) || !utf8.ValidString(q.Exact) || !utf8.ValidString(q.Prefix) || !utf8.ValidString(q.Suffix) {
		t.Fatalf("%+v is not of the page", q)
	}
	units := utf16.Encode([]rune(page))
	if got := string(utf16.Decode(units[s.Position.Start:s.Position.End])); got != q.Exact {
		t.Fatalf("position %v holds %q, quote is %q", s.Position, got, q.Exact)
	}
	if n := utf8.RuneCountInString(q.Prefix); n > LongestContext || n < ShortestContext && s.Position.Start > n && utf8.RuneCountInString(string(utf16.Decode(units[:s.Position.Start]))) != n {
		t.Fatalf("prefix of %d characters", n)
	}
	if q.Exact != "" && q.Ambiguous == (fits(page, q) == 1) {
		t.Fatalf("%+v fits %d places", q, fits(page, q))
	}
	if 0 <= start && start <= end && end <= len(page) && !strings.Contains(q.Exact, page[start:end]) {
		t.Fatalf("%q does not hold what was asked for, %q", q.Exact, page[start:end])
	}
}

func TestContextGrowsUntilTheQuoteIsUnique(t *testing.T) {
	for _, c := range []struct {
		name      string
		same      int // characters either side that both places share
		prefix    int
		ambiguous bool
	}{
		{"different right away", 3, 32, false},
		{"different just in time", 31, 32, false},
		{"different a little later", 32, 48, false},
		{"different far off", 100, 128, false},
		{"different too far off", 128, 128, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			shared := strings.Repeat("x", c.same) + "28" + strings.Repeat("y", c.same)
			page := strings.Repeat("a", 200) + shared + strings.Repeat("b", 200) + shared + strings.Repeat("c", 200)
			at := strings.Index(page, "28")
			q := NewIndex(page).Select(at, at+2).Quote
			if got := utf8.RuneCountInString(q.Prefix); got != c.prefix || q.Ambiguous != c.ambiguous || q.Exact != "28" {
				t.Errorf("prefix of %d characters, ambiguous %v, exact %q", got, q.Ambiguous, q.Exact)
			}
		})
	}
}

func TestContextCutShortByThePagesEdgeMustBeUniqueToo(t *testing.T) {
	const page = "28 of them. And then, some time later, many more than those: 28 of them. And then, some time later, many more than those: the end"
	if q := NewIndex(page).Select(0, 2).Quote; q.Ambiguous == (fits(page, q) == 1) {
		t.Errorf("%+v fits %d places", q, fits(page, q))
	}
}

func TestPositionsAreInUTF16Units(t *testing.T) {
	page := strings.Repeat("🚀 naïve € ", 100) + "310,000 cases"
	start := strings.Index(page, "310,000")
	p := NewIndex(page).Select(start, start+7).Position
	if want := len(utf16.Encode([]rune(page[:start]))); p.Start != want || p.End != want+7 {
		t.Errorf("got %v, want %d:%d", p, want, want+7)
	}
}

func TestManyEqualFiguresTakeLinearTime(t *testing.T) {
	took := func(figures int) time.Duration {
		var b strings.Builder
		for i := range figures {
			fmt.Fprintf(&b, "In place no. %x there were 28 of them, as there were everywhere. ", i)
		}
		page, began := b.String(), time.Now()
		x := NewIndex(page)
		for at, next := 0, strings.Index(page, "28 "); next >= 0; next = strings.Index(page[at:], "28 ") {
			at += next
			x.Select(at, at+2)
			at += 2
		}
		return time.Since(began)
	}
	took(500)
	if few, many := took(2_000), took(32_000); many > 64*few+time.Second {
		t.Errorf("16 times the figures took %v instead of %v", many, few)
	}
}

func BenchmarkSelectors(b *testing.B) {
	page := strings.Repeat("Some text that stands between figures, again and again, until there is enough of it. ", 1000) + strings.Repeat("There were 28 of them – or 28. ", 250)
	for b.Loop() {
		x := NewIndex(page)
		for at := strings.Index(page, "28"); at >= 0 && at+2 < len(page); {
			x.Select(at, at+2)
			next := strings.Index(page[at+2:], "28")
			if next < 0 {
				break
			}
			at += 2 + next
		}
	}
}

func FuzzSelect(f *testing.F) {
	f.Add("310,000 of 310,000 🚀", 0, 7)
	f.Add("aaaa", 1, 2)
	f.Fuzz(func(t *testing.T, page string, start, end int) {
		page = strings.ToValidUTF8(page, "\uFFFD")
		s := NewIndex(page).Select(start, end)
		if !strings.Contains(page, s.Quote.Prefix+s.Quote.Exact+s.Quote.Suffix) || s.Position.End < s.Position.Start {
			t.Errorf("%+v of %q", s, page)
		}
	})
}
