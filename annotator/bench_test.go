package annotator_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"reckon/annotator"
)

// The bar for BenchmarkAnnotate: all of Annotate costs at most this many times
// what goquery takes to parse the same page.
const annotateBar = 2.0

// BenchmarkAnnotate takes parsing alone and the whole of Annotate in turn on
// the same page, so that their ratio holds however fast the machine is. Twice
// and four times the page show that it grows as the page does.
func BenchmarkAnnotate(b *testing.B) {
	for _, times := range []int{1, 2, 4} {
		page := newsPage(times * 115 << 10)
		b.Run(fmt.Sprintf("%dKB", len(page)>>10), func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			var parse, annotate time.Duration
			for b.Loop() {
				begin := time.Now()
				if _, err := goquery.NewDocumentFromReader(bytes.NewReader(page)); err != nil {
					b.Fatal(err)
				}
				parsed := time.Now()
				result, err := annotator.Annotate(b.Context(), annotator.Page{HTML: page})
				if err != nil || len(result.Claims) == 0 {
					b.Fatal(err, len(result.Claims))
				}
				parse += parsed.Sub(begin)
				annotate += time.Since(parsed)
			}
			b.ReportMetric(annotate.Seconds()/parse.Seconds(), "×parse")
			b.ReportMetric(annotateBar, "×parse-bar")
		})
	}
}

// newsPage makes a page of about size bytes, a tenth of it prose with about
// two figures in a thousand characters: the shares found on real news pages.
func newsPage(size int) []byte {
	var page strings.Builder
	page.WriteString(`<!doctype html><html lang="en"><head><title>Harbour figures</title><meta property="article:published_time" content="2025-06-12T08:00:00Z"></head><body><header><nav><ul>`)
	for i := range 40 {
		fmt.Fprintf(&page, `<li class="nav-item"><a href="/section/%d">Section %d</a></li>`, i, i)
	}
	page.WriteString(`</ul></nav></header><main><article><h1>Harbour figures</h1>`)
	prose := 0
	for i := 0; prose < size/10; i++ {
		paragraph := `<p>The quay was rebuilt by the harbour's own people, who knew its currents, its winters and the moods of its cranes, and who had asked for nothing but <a href="/tools">better tools</a>. Nobody in the town could remember so calm a spring, and the fishermen, who seldom agree, agreed on that.</p>`
		if i%4 == 0 {
			paragraph = fmt.Sprintf(`<p>The harbour handled %d,%03d containers in May, %d.%d%% more than a year before, the port authority said on Thursday. A berth costs €%d a day, <a href="/rates">according to its rates</a>.</p>`,
				20+i%70, (i*37)%1000, 1+i%12, i%10, 900+i)
		}
		prose += len(paragraph)
		page.WriteString(paragraph)
	}
	page.WriteString(`</article></main>`)
	for i := 0; page.Len() < size; i++ {
		fmt.Fprintf(&page, `<div class="related card card-%d"><a class="card__link" href="/story/%d"><span class="card__title">Another story, number %d</span></a><script>window.q=window.q||[];q.push({"slot":%d,"sizes":[[300,250],[728,90]]});</script></div>`, i, i, i, i)
	}
	page.WriteString(`<footer><p>All rights reserved.</p></footer></body></html>`)
	return []byte(page.String())
}
