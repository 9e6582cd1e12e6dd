package check_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"reckon/annotator/check"
	"reckon/annotator/claim"
)

// longArticle repeats sentences with many relations until they hold n claims.
func longArticle(n int) (claim.Document, []claim.Claim) {
	const unit = "Of the 640 pupils at school %d, 416 passed, 65 percent, the council said. " +
		"Rents near it rose 8 percent to $1,944 in April from $1,800 a year earlier. " +
		"It has 18 doctors, 25 nurses and six drivers, 49 people altogether. " +
		"Two roads of 26 miles (42km) were closed, including 12 bridges.\n"
	doc := claim.Document{Published: time.Date(2024, 5, 14, 0, 0, 0, 0, time.UTC)}
	one := claim.Find(claim.Document{Text: fmt.Sprintf(unit, 1), Published: doc.Published})
	var text strings.Builder
	var claims []claim.Claim
	for k := 0; len(claims) < n; k++ {
		at := text.Len()
		fmt.Fprintf(&text, unit, 1)
		for _, c := range one {
			c.Start, c.End, c.HedgeStart = c.Start+at, c.End+at, c.HedgeStart+at
			c.SentenceStart, c.SentenceEnd = c.SentenceStart+at, c.SentenceEnd+at
			claims = append(claims, c)
		}
	}
	doc.Text = text.String()
	return doc, claims[:n]
}

// longSentence is a text of figures without a full stop.
func longSentence(n int) (claim.Document, []claim.Claim) {
	doc := claim.Document{Text: "Of the 12" + strings.Repeat(", 640 pupils and 18 percent of them, up from 300", n)}
	claims := claim.Find(doc)
	for i := range claims {
		claims[i].SentenceStart, claims[i].SentenceEnd = 0, len(doc.Text)
	}
	return doc, claims
}

// TestOneLongSentence holds that a text of figures without a full stop costs no
// more for each figure than one with: allocations are counted, which depend on
// the code and not on the machine, and grow as its loops do.
func TestOneLongSentence(t *testing.T) {
	perClaim := func(n int) float64 {
		doc, claims := longSentence(n)
		return testing.AllocsPerRun(1, func() { check.Find(doc, claims) }) / float64(len(claims))
	}
	if small, large := perClaim(100), perClaim(800); large > 1.5*small {
		t.Errorf("a figure among 8 times as many takes %.1f allocations instead of %.1f", large, small)
	}
	for _, n := range []int{100, 800} {
		doc, claims := longSentence(n)
		if found := check.Find(doc, claims); len(found) > 4*len(claims) {
			t.Errorf("%d checks of %d figures", len(found), len(claims))
		}
	}
}

func BenchmarkOneLongSentence(b *testing.B) {
	for _, n := range []int{200, 1600} {
		doc, claims := longSentence(n)
		b.Run(strconv.Itoa(len(claims)), func(b *testing.B) {
			for b.Loop() {
				check.Find(doc, claims)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(claims)), "µs/claim")
		})
	}
}

func BenchmarkFind(b *testing.B) {
	for _, n := range []int{500, 1000, 2000} {
		doc, claims := longArticle(n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				check.Find(doc, claims)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/claim")
		})
	}
}
