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

// TestOneLongSentence holds that a text of figures without a full stop costs no
// more for each figure than one with.
func TestOneLongSentence(t *testing.T) {
	spent := func(n int) time.Duration {
		text := "Of the 12" + strings.Repeat(", 640 pupils and 18 percent of them, up from 300", n)
		claims := claim.Find(claim.Document{Text: text})
		for i := range claims {
			claims[i].SentenceStart, claims[i].SentenceEnd = 0, len(text)
		}
		best := time.Hour
		for range 3 {
			start := time.Now()
			check.Find(claim.Document{Text: text}, claims)
			best = min(best, time.Since(start))
		}
		return best
	}
	if small, large := spent(200), spent(1600); large > 40*small {
		t.Errorf("8 times the figures take %v instead of %v", large, small)
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
