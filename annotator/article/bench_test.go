package article

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
)

// generatedPage writes a page of about size bytes, the same for the same size:
// what a news site's page consists of, in the proportions found on real ones
// (a third script, menus and boxes of links, some forty paragraphs).
func generatedPage(size int) []byte {
	random := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("the council said on Monday that spending rose by 12 per cent to 310,000 pounds in October while officials " +
		"who asked not to be named expect more than 21,000 households to apply before the end of the year, according to figures published by")
	sentence := func(b *strings.Builder) {
		for n := 8 + random.IntN(18); n > 0; n-- {
			b.WriteString(words[random.IntN(len(words))])
			b.WriteByte(' ')
		}
		b.WriteString("again. ")
	}
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Spending rises | The Daily Example</title>
<meta property="og:title" content="Spending rises"><meta property="og:type" content="article">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Spending rises","datePublished":"2025-11-25T08:00:00+00:00","author":[{"@type":"Person","name":"A. Writer"}]}</script>
</head><body class="page page--article">`)
	boxes := func(n int) {
		for ; n > 0; n-- {
			fmt.Fprintf(&b, `<div class="card card--small" data-track="box-%d"><a class="card__link" href="/news/story-%d?from=box"><span class="card__kicker">News</span> <span class="card__title">`, n, n)
			b.WriteString("Another story about " + words[random.IntN(len(words))] + "</span></a></div>\n")
		}
	}
	b.WriteString(`<header role="banner"><nav><ul>`)
	for i := range size / 1500 {
		fmt.Fprintf(&b, `<li class="menu__item"><a href="/section/%d" class="menu__link">Section %d</a></li>`, i, i)
	}
	b.WriteString(`</ul></nav></header><main><article class="story"><h1>Spending rises</h1><p class="byline">By A. Writer</p><div class="article-body">`)
	for b.Len() < size*45/100 {
		b.WriteString(`<p class="story__paragraph" data-component="text">`)
		for range 2 + random.IntN(3) {
			sentence(&b)
			fmt.Fprintf(&b, `<a href="https://example.test/source/%d" rel="noopener">said the office</a>, <strong>£%d&nbsp;million</strong> in all. `, b.Len(), random.IntN(900))
		}
		b.WriteString("</p>\n")
	}
	b.WriteString(`</div></article><aside class="related">`)
	boxes(size / 2000)
	b.WriteString("</aside></main><script>window.__STATE__={")
	for b.Len() < size*85/100 {
		fmt.Fprintf(&b, `"key%d":{"id":%d,"label":"a value that the page's script needs","flags":[true,false,null]},`, b.Len(), random.IntN(1e6))
	}
	b.WriteString(`"end":0}</script><footer><div class="links">`)
	for b.Len() < size {
		boxes(10)
	}
	b.WriteString("</div></footer></body></html>")
	return []byte(b.String())
}

// BenchmarkFromHTML measures reading a page against parsing it alone, in one
// run: "x-parse" is how many times as long it takes, the bar is 1.3.
func BenchmarkFromHTML(b *testing.B) {
	page := generatedPage(115_000)
	read := func() {
		a, err := FromHTML(context.Background(), page, Hints{URL: "https://example.test/news/1"})
		if err != nil || a.Text == "" {
			b.Fatalf("no article: %v", err)
		}
	}
	parse := func() {
		if _, err := goquery.NewDocumentFromReader(bytes.NewReader(page)); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		read()
	}
	b.ReportMetric(ratio(read, parse), "x-parse")
}

// ratio returns how many times as long a takes as b. They take turns, a few
// calls at a time so that each pays for its own garbage; the median turn
// counts, so that what else the machine does matters little.
func ratio(a, b func()) float64 {
	const turns, calls = 15, 30
	var ratios []float64
	for range turns {
		ratios = append(ratios, float64(timed(calls, a))/float64(timed(calls, b)))
	}
	slices.Sort(ratios)
	return ratios[turns/2]
}

func timed(calls int, f func()) time.Duration {
	runtime.GC()
	began := time.Now()
	for range calls {
		f()
	}
	return time.Since(began)
}
