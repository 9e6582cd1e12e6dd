package annotator_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"reckon/annotator"
)

func TestAnnotateText(t *testing.T) {
	page := annotator.Page{
		Text:      "The ferry company carried 48,000 passengers in March, its director Ana Brandt said. Of these, 12,000 were islanders.",
		Title:     "A busy month",
		Published: time.Date(2025, 4, 2, 0, 0, 0, 0, time.UTC),
	}
	result, err := annotator.Annotate(t.Context(), page)
	if err != nil {
		t.Fatal(err)
	}
	quoteEqualsSlice(t, result)
	var quotes []string
	for _, c := range result.Claims {
		quotes = append(quotes, c.Selectors.Quote.Exact)
	}
	if got := strings.Join(quotes, " "); got != "48,000 12,000" {
		t.Errorf("found %q", got)
	}
	if result.Article.Title != page.Title || !result.Article.Published.Equal(page.Published) {
		t.Errorf("the article is %+v", result.Article)
	}
}

func TestAnnotateWithoutArticle(t *testing.T) {
	for name, page := range map[string]annotator.Page{
		"nothing":     {},
		"empty text":  {Text: " \n\t\u00a0\n"},
		"empty page":  {HTML: []byte{}},
		"only markup": {HTML: []byte("<!doctype html><html><body><nav><a href=/>Home</a></nav></body></html>")},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := annotator.Annotate(t.Context(), page); !errors.Is(err, annotator.ErrNoArticle) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestAnnotateHonoursItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	page := annotator.Page{HTML: []byte("<p>" + strings.Repeat("Some 300 people came to see 40 boats. ", 1000))}
	if _, err := annotator.Annotate(ctx, page); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add([]byte("<article><p>It rose 12% to 310,000, over 21,000 more than in 2024.</p></article>"), "In all 40 of 90 boats came.")
	f.Add([]byte("<p>310<span>,000</span> cases<sup>1</sup>"), "Every two minutes\x00 one of \xff ten 😀 28-point plans")
	f.Fuzz(func(t *testing.T, html []byte, text string) {
		for _, page := range []annotator.Page{{HTML: html}, {Text: text}} {
			result, err := annotator.Annotate(t.Context(), page)
			if err != nil {
				if !errors.Is(err, annotator.ErrNoArticle) {
					t.Fatal(err)
				}
				continue
			}
			quoteEqualsSlice(t, result)
			for _, check := range result.Checks {
				for _, i := range check.Claims {
					if i < 0 || i >= len(result.Claims) {
						t.Fatalf("a check speaks of claim %d of %d", i, len(result.Claims))
					}
				}
			}
		}
	})
}
