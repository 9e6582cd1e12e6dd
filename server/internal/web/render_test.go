package web_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/google/go-cmp/cmp"

	"reckon/annotator/annotation"
	"reckon/server/internal/web"
	"reckon/server/internal/web/htmltest"
)

// The elements of a page do not depend on what the texts say.
func TestHostileTextMakesNoElements(t *testing.T) {
	skeleton := skeletons(t)
	plain := skeleton(t, dressed(ferry(), "quiet words"))
	for _, hostile := range []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `'-alert(1)-'`, `</textarea><svg onload=alert(1)>`, `<!-- `, `]]>`,
		`{{.}}`, "\u202eevil\u2066", "nul\x00nul", "\xff\xfe<b>", `&lt;script&gt;`, `</title><base href=//evil.example>`, `javascript:alert(1)`, "a\u2028b",
	} {
		if diff := cmp.Diff(plain, skeleton(t, dressed(ferry(), hostile))); diff != "" {
			t.Errorf("%q changes the page: %s", hostile, diff)
		}
	}
}

// dressed puts a text wherever others' text can stand.
func dressed(r web.Reading, s string) web.Reading {
	r.Text = s
	a := &r.Article
	a.Title, a.Byline, a.SiteName, a.URL = s, s, s, s
	a.Published, a.Retrieved = &s, &s
	for i := range r.Figures {
		f := &r.Figures[i]
		f.TextStart, f.TextEnd = 0, 0
		f.Note, f.Selectors.Quote.Exact = s, s
		c := &f.Claim
		c.Subject, c.Unit, c.Stance, c.Kind = s, s, s, s
		c.Source, c.Period = &annotation.Source{Name: s, Via: s, Cue: s}, &annotation.Period{Text: s}
	}
	for i := range r.Checks {
		c := &r.Checks[i]
		c.Working, c.Summary, c.Type, c.Verdict = s, s, s, s
	}
	return r
}

// skeletons returns what makes the page of a Reading, without a socket, and
// gives its skeleton.
func skeletons(t testing.TB) func(testing.TB, web.Reading) []string {
	t.Helper()
	var shown web.Reading
	site, err := web.New(context.Background(), web.Options{Annotator: desk{text: func(string, time.Time) (web.Reading, error) { return shown, nil }}})
	if err != nil {
		t.Fatal(err)
	}
	app := fiber.New()
	site.Register(app)
	return func(t testing.TB, r web.Reading) []string {
		t.Helper()
		shown = r
		req := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/", strings.NewReader("article=x+y"))
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		res, err := app.Test(req, -1)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = res.Body.Close() }()
		page, err := io.ReadAll(res.Body)
		if err != nil || res.StatusCode != http.StatusOK {
			t.Fatalf("status %d, %v", res.StatusCode, err)
		}
		if err := htmltest.Harmless(string(page)); err != nil {
			t.Errorf("%v in %s", err, page)
		}
		out, err := htmltest.Skeleton(string(page))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
}

func FuzzRender(f *testing.F) {
	f.Add("quiet words")
	f.Add(`"><script>alert(1)</script>`)
	f.Add("\u202e\x00\xff<!--")
	f.Add("a\n\nb")
	skeleton := skeletons(f)
	plain := skeleton(f, dressed(ferry(), "quiet words"))
	f.Fuzz(func(t *testing.T, s string) {
		got := skeleton(t, dressed(ferry(), s))
		// White space alone makes other paragraphs, or none, and that is right.
		if strings.TrimSpace(s) == "" || strings.ContainsAny(s, "\n\r") {
			return
		}
		if diff := cmp.Diff(plain, got); diff != "" {
			t.Errorf("%q changes the page: %s", s, diff)
		}
	})
}
