package annotator_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"reckon/annotator"
	"reckon/annotator/annotation"
)

var update = flag.Bool("update", false, "write what is found to testdata/golden/*/want.json")

// TestGolden reads every testdata/golden/<case>/article.html and compares the
// whole document with want.json beside it. The extension's tests anchor the
// same selectors in the same pages. To add a case, add a folder with a page
// and run: go test ./annotator -run TestGolden -update
func TestGolden(t *testing.T) {
	pages, err := filepath.Glob("testdata/golden/*/article.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no golden pages: %v", err)
	}
	for _, page := range pages {
		folder := filepath.Dir(page)
		t.Run(filepath.Base(folder), func(t *testing.T) {
			html, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			url := "https://golden.example/" + filepath.Base(folder)
			result, err := annotator.Annotate(t.Context(), annotator.Page{URL: url, HTML: html})
			if err != nil {
				t.Fatal(err)
			}
			quoteEqualsSlice(t, result)
			got := encode(t, annotation.Unreviewed("https://reckon.example", url, result, time.Time{}))
			golden := filepath.Join(folder, "want.json")
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("-want +got (if it is meant: go test ./annotator -run TestGolden -update)\n%s", diff)
			}
		})
	}
}

// quoteEqualsSlice holds that each selector points at its own words, by
// position as a browser counts and by its context.
func quoteEqualsSlice(t *testing.T, r annotator.Result) {
	t.Helper()
	page := utf16.Encode([]rune(r.Article.Page))
	for _, c := range r.Claims {
		position, quote := c.Selectors.Position, c.Selectors.Quote
		if position.Start < 0 || position.End > len(page) || position.Start >= position.End {
			t.Fatalf("%q stands at %+v of %d", quote.Exact, position, len(page))
		}
		if slice := string(utf16.Decode(page[position.Start:position.End])); slice != quote.Exact {
			t.Errorf("the position of %q holds %q", quote.Exact, slice)
		}
		if n := strings.Count(r.Article.Page, quote.Prefix+quote.Exact+quote.Suffix); n == 0 || n > 1 && !quote.Ambiguous {
			t.Errorf("the quote %q stands in %d places", quote.Exact, n)
		}
	}
}

func encode(t *testing.T, v any) []byte {
	t.Helper()
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
