package web_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"

	"reckon/annotator/annotation"
	"reckon/server/internal/problem"
	"reckon/server/internal/web"
	"reckon/server/internal/web/htmltest"
)

// desk is an Annotator that answers what a test says.
type desk struct {
	url  func(url string) (web.Reading, bool, error)
	text func(text string, published time.Time) (web.Reading, error)
}

func (d desk) AnnotateURL(_ context.Context, url string, _ time.Duration) (web.Reading, bool, error) {
	if d.url == nil {
		return web.Reading{}, false, problem.New(problem.Internal, "").Because(errors.New("no address was expected"))
	}
	return d.url(url)
}

func (d desk) Article(_ context.Context, id string) (web.Reading, error) {
	reading, _, err := d.AnnotateURL(context.Background(), id, 0)
	return reading, err
}

func (d desk) AnnotateText(_ context.Context, text string, published time.Time) (web.Reading, error) {
	if d.text == nil {
		return web.Reading{}, problem.New(problem.Internal, "").Because(errors.New("no text was expected"))
	}
	return d.text(text, published)
}

// browser is a server on a real socket and somebody who looks at it.
type browser struct {
	t    *testing.T
	base string
	http *http.Client
	log  *bytes.Buffer
}

func serve(t *testing.T, d desk) *browser {
	t.Helper()
	b := &browser{t: t, log: &bytes.Buffer{}, http: &http.Client{
		Timeout:       10 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
	site, err := web.New(t.Context(), web.Options{Annotator: d, Logger: slog.New(slog.NewTextHandler(b.log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	app := fiber.New(fiber.Config{DisableStartupMessage: true})
	site.Register(app)
	app.Get("/teapot", func(c *fiber.Ctx) error { return site.Problem(c, problem.New(problem.NotFound, "No <teapot> here")) })
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- app.Listener(listener) }()
	t.Cleanup(func() {
		if err := errors.Join(app.Shutdown(), <-served); err != nil {
			t.Error(err)
		}
	})
	b.base = "http://" + listener.Addr().String()
	return b
}

// answer is what came back, with its body read.
type answer struct {
	status int
	header http.Header
	body   string
}

func (b *browser) do(method, path string, form url.Values) answer {
	b.t.Helper()
	req, err := http.NewRequestWithContext(b.t.Context(), method, b.base+path, strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	res, err := b.http.Do(req)
	if err != nil {
		b.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	if strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
		if err := htmltest.Harmless(string(body)); err != nil {
			b.t.Errorf("%s %s: %v", method, path, err)
		}
	}
	return answer{res.StatusCode, res.Header, string(body)}
}

func (b *browser) get(path string) answer { b.t.Helper(); return b.do(http.MethodGet, path, nil) }

func (b *browser) post(article, published string) answer {
	b.t.Helper()
	return b.do(http.MethodPost, "/", url.Values{"article": {article}, "published": {published}})
}

// want checks a status and that a page says something.
func (a answer) want(t *testing.T, status int, says ...string) {
	t.Helper()
	if a.status != status {
		t.Errorf("status %d, want %d", a.status, status)
	}
	for _, s := range says {
		if !strings.Contains(a.body, s) {
			t.Errorf("the page does not say %q:\n%s", s, a.body)
		}
	}
}

// ferry is a Reading with two figures and a check between them.
func ferry() web.Reading {
	text := "The ferry carried 40 people.\n\nOf these, 10 were gulls & 5 < 6."
	high := func(v float64) *float64 { return &v }
	figure := func(id, quote, subject string, v float64) web.Figure {
		at := strings.Index(text, quote)
		f := web.Figure{Finding: annotation.Finding{ID: id, TextStart: at, TextEnd: at + len(quote)}}
		f.Selectors.Quote.Exact = quote
		f.Claim = annotation.NumericClaim{Kind: "count", Low: v, High: high(v), Bound: "exact", Unit: "1", Subject: subject, Stance: "stated"}
		return f
	}
	r := web.Reading{
		Article: annotation.Article{Title: "The ferry", URL: "https://news.example/ferry"}, Text: text,
		Figures:  []web.Figure{figure("aa", "40", "people", 40), figure("bb", "10", "gulls", 10)},
		Checks:   []annotation.Check{{ID: "cc", Type: "part_whole", Claims: []string{"bb", "aa"}, Verdict: "holds", Working: "10 ÷ 40 = 25%", Summary: "10 of 40 is a quarter."}},
		Coverage: annotation.Coverage{Claims: 2, Reviewed: 1},
	}
	r.Figures[1].Reviewed, r.Figures[1].Note = true, "Counted by hand."
	r.Figures[1].Claim.Stance, r.Figures[1].Claim.Source = "claimed", &annotation.Source{Name: "The skipper", Via: "the Post"}
	return r
}

func TestStartPage(t *testing.T) {
	page := serve(t, desk{}).get("/")
	page.want(t, http.StatusOK, "Check the numbers in an article", `action="/"`, "Port Ellery", "Storm Ingrid")
	policy := page.header.Get("Content-Security-Policy")
	for _, part := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "form-action 'self'"} {
		if !strings.Contains(policy, part) {
			t.Errorf("the policy %q lacks %s", policy, part)
		}
	}
	if strings.Contains(policy, "unsafe") {
		t.Errorf("the policy %q allows inline code", policy)
	}
	if got := page.header.Get("X-Content-Type-Options"); got != "nosniff" {
		t.Errorf("X-Content-Type-Options: %q", got)
	}
}

func TestFilesAreKeptForEverUnderTheirContent(t *testing.T) {
	b := serve(t, desk{})
	files := regexp.MustCompile(`/static/[^"]+`).FindAllString(b.get("/").body, -1)
	if len(files) < 3 {
		t.Fatalf("the page loads %v", files)
	}
	kinds := map[string]string{"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
	for _, file := range files {
		if !regexp.MustCompile(`^/static/[a-z]+\.[0-9a-f]{12}\.(css|js|svg)$`).MatchString(file) {
			t.Errorf("%s does not name its content", file)
		}
		got := b.get(file)
		got.want(t, http.StatusOK)
		if want := kinds[file[strings.LastIndexByte(file, '.')+1:]]; got.header.Get("Content-Type") != want {
			t.Errorf("%s is %s", file, got.header.Get("Content-Type"))
		}
		if cc := got.header.Get("Cache-Control"); !strings.Contains(cc, "immutable") {
			t.Errorf("%s: Cache-Control: %s", file, cc)
		}
	}
	b.get("/static/reckon.000000000000.css").want(t, http.StatusNotFound)
	b.get("/static/../site.go").want(t, http.StatusNotFound)
}

func TestReadingShowsTextFiguresChecks(t *testing.T) {
	b := serve(t, desk{url: func(string) (web.Reading, bool, error) { return ferry(), true, nil }})
	page := b.get("/read?url=https://news.example/ferry")
	page.want(t, http.StatusOK,
		`href="#f1"`, `href="#t1"`, `data-state="holds"`, "10 ÷ 40 = 25%", "10 of 40 is a quarter.", "Part and whole",
		"The skipper, via the Post", "claimed, not established", "the article itself", "Counted by hand.",
		"automatic, not reviewed", "reviewed by an editor", "2 figures, 1 reviewed by an editor", "were gulls &amp; 5 &lt; 6.",
		`href="https://news.example/ferry"`)
	if got := regexp.MustCompile(`id="f\d+"`).FindAllString(page.body, -1); len(got) != 2 {
		t.Errorf("the cards are %v", got)
	}
}

func TestReadingWithoutFiguresSaysSo(t *testing.T) {
	b := serve(t, desk{text: func(text string, _ time.Time) (web.Reading, error) { return web.Reading{Text: text}, nil }})
	b.post("Nothing to count here.", "").want(t, http.StatusOK, "No figures found", "Nothing to count here.")
}

func TestFiguresThatWaitForAnEditorAreNotSaidToBeMissing(t *testing.T) {
	r := web.Reading{Text: "The ferry carried 40 people.", Coverage: annotation.Coverage{Withheld: 1}}
	b := serve(t, desk{url: func(string) (web.Reading, bool, error) { return r, true, nil }})
	page := b.get("/read?url=https://news.example/ferry")
	page.want(t, http.StatusOK, "No figures to show yet", "1 more not shown")
	if strings.Contains(page.body, "No figures found") {
		t.Error("the page says that there are none")
	}
}

func TestAddressesLeadToAPageOfTheirOwn(t *testing.T) {
	b := serve(t, desk{})
	for given, want := range map[string]string{
		"https://news.example/a?utm_source=x#top": "/read?url=https%3A%2F%2Fnews.example%2Fa",
		"news.example/story\n":                    "/read?url=https%3A%2F%2Fnews.example%2Fstory",
		"HTTP://News.Example":                     "/read?url=http%3A%2F%2Fnews.example%2F",
	} {
		got := b.post(given, "")
		got.want(t, http.StatusSeeOther)
		if to := got.header.Get("Location"); to != want {
			t.Errorf("%q leads to %s, want %s", given, to, want)
		}
	}
}

func TestWhatCannotBeReadIsExplainedInTheForm(t *testing.T) {
	b := serve(t, desk{
		url: func(string) (web.Reading, bool, error) {
			return web.Reading{}, false, problem.New(problem.OriginStatus, "The site answered with 404 Not Found")
		},
		text: func(string, time.Time) (web.Reading, error) { return web.Reading{}, problem.New(problem.NoArticle, "") },
	})
	for _, tc := range []struct {
		name, article, published string
		status                   int
		says                     string
	}{
		{"nothing", " \n ", "", 422, "Nothing was given to read"},
		{"a scheme that is none of ours", "ftp://news.example/x", "", 422, "must start with http"},
		{"a day that is none", "Some words.", "yesterday", 422, "must be a date"},
		{"no article", "Some words.", "", 422, "No article was found"},
		{"too much", strings.Repeat("word ", 120_000), "", 413, "longer than 500,000"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := b.post(tc.article, tc.published)
			got.want(t, tc.status, tc.says, `role="alert"`)
			if got.header.Get("Cache-Control") != "no-store" {
				t.Error("the answer may be kept")
			}
		})
	}
	b.get("/read?url=https://news.example/gone").want(t, http.StatusBadGateway, "404 Not Found", "https://news.example/gone</textarea>")
	b.get("/read?url=javascript:alert(1)").want(t, http.StatusUnprocessableEntity, "must start with http")
	b.get("/read").want(t, http.StatusSeeOther)
}

func TestSlowPageRenewsItself(t *testing.T) {
	done := false
	b := serve(t, desk{url: func(string) (web.Reading, bool, error) { return ferry(), done, nil }})
	page := b.get("/read?url=https://news.example/ferry")
	page.want(t, http.StatusAccepted, "Reading the page", `http-equiv="refresh"`, `data-next="/read?again=1&amp;url=https%3A%2F%2Fnews.example%2Fferry"`)
	done = true
	b.get("/read?again=1&url=https%3A%2F%2Fnews.example%2Fferry").want(t, http.StatusOK, "The ferry")
}

func TestPastedTextIsForgotten(t *testing.T) {
	const mark = "quillwort"
	var given string
	var published time.Time
	b := serve(t, desk{text: func(text string, day time.Time) (web.Reading, error) {
		given, published = text, day
		return web.Reading{}, problem.New(problem.Internal, "").Because(errors.New("the annotator is out"))
	}})
	got := b.post("The "+mark+" has 12 leaves.", "2025-03-18")
	got.want(t, http.StatusInternalServerError, mark) // the form keeps what was typed, in the answer alone
	if given != "The "+mark+" has 12 leaves." || published.Format(time.DateOnly) != "2025-03-18" {
		t.Errorf("the annotator got %q of %v", given, published)
	}
	if got.header.Get("Cache-Control") != "no-store" || len(got.header.Values("Set-Cookie")) > 0 {
		t.Errorf("the answer leaves something behind: %v", got.header)
	}
	if log := b.log.String(); strings.Contains(log, mark) || !strings.Contains(log, "the annotator is out") {
		t.Errorf("the log: %s", log)
	}
	if strings.Contains(b.get("/").body, mark) {
		t.Error("the next page knows of the text")
	}
}

func TestEveryProblemIsExplained(t *testing.T) {
	b := serve(t, desk{})
	list := b.get("/problems")
	for _, kind := range problem.All() {
		list.want(t, http.StatusOK, "/problems/"+kind.Code)
		b.get("/problems/"+kind.Code).want(t, http.StatusOK, "What to do", "<code>"+kind.Code+"</code>")
	}
	b.get("/problems/none").want(t, http.StatusNotFound, "There is nothing here")
	b.get("/teapot").want(t, http.StatusNotFound, "No &lt;teapot&gt; here")
}
