package moderation_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"
	"github.com/gofiber/fiber/v2"

	"reckon/annotator/annotation"
	"reckon/db"
	"reckon/server/internal/auth"
	"reckon/server/internal/moderation"
	"reckon/server/internal/problem"
	"reckon/server/internal/web"
	"reckon/server/internal/web/htmltest"
)

const password = "seven gulls on the quay"

// quick hashes passwords without the effort that is the point elsewhere.
func quick() *argon2id.Params {
	return &argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

// nobody is the Annotator of a site that is only looked at here.
type nobody struct{}

func (nobody) AnnotateURL(context.Context, string, time.Duration) (web.Reading, bool, error) {
	return web.Reading{}, false, nil
}

func (nobody) Article(context.Context, string) (web.Reading, error) {
	return web.Reading{}, nil
}

func (nobody) AnnotateText(context.Context, string, time.Time) (web.Reading, error) {
	return web.Reading{}, nil
}

// newsroom is a server on a real socket with a store of its own.
type newsroom struct {
	t     *testing.T
	store *db.DB
	base  string
}

func open(t *testing.T) *newsroom {
	t.Helper()
	store, err := db.Open(t.Context(), filepath.Join(t.TempDir(), "reckon.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	site, err := web.New(t.Context(), web.Options{Annotator: nobody{}})
	signIn, err2 := auth.New(auth.Options{Store: store, Shell: site, Strength: quick()})
	queue, err3 := moderation.New(moderation.Options{Store: store, Editors: signIn, Shell: site, PerPage: 2})
	listener, err4 := net.Listen("tcp", "127.0.0.1:0")
	if err := errors.Join(store.Migrate(t.Context()), err, err2, err3, err4); err != nil {
		t.Fatal(err)
	}
	app := fiber.New(fiber.Config{DisableStartupMessage: true, ErrorHandler: func(c *fiber.Ctx, err error) error {
		return site.Problem(c, problem.Of(err))
	}})
	signIn.Register(app)
	queue.Register(app)
	served := make(chan error, 1)
	go func() { served <- app.Listener(listener) }()
	t.Cleanup(func() {
		if err := errors.Join(app.Shutdown(), <-served); err != nil {
			t.Error(err)
		}
	})
	return &newsroom{t, store, "http://" + listener.Addr().String()}
}

// story is the text that the tests' figures stand in.
const story = "The ferry carried 40 people.\n\nOf these, 10 were gulls.\n\nIt sailed 3 times."

// publish saves an article with a figure for each of the numbers in [story], or
// of what edit makes of it, and returns their ids.
func (n *newsroom) publish(address string, edit ...func(*db.Article, []annotation.Finding, []annotation.Check)) []string {
	n.t.Helper()
	id := annotation.ArticleID(address)
	article := db.Article{URL: address, Title: "The ferry", Text: story, ContentHash: annotation.ContentHash(story), Retrieved: time.Now()}
	var findings []annotation.Finding
	for i, quote := range []string{"40", "10", "3"} {
		sentence := strings.Split(story, "\n\n")[i]
		value := []float64{40, 10, 3}[i]
		f := annotation.Finding{
			ID: annotation.ArticleID(address + quote), Sentence: sentence,
			FigureStart: strings.Index(sentence, quote), FigureEnd: strings.Index(sentence, quote) + len(quote),
			TextStart: strings.Index(story, quote), TextEnd: strings.Index(story, quote) + len(quote),
			Claim: annotation.NumericClaim{Type: "NumericClaim", Kind: "count", Low: value, High: &value, Bound: "exact", Unit: "1", Subject: []string{"people", "gulls", "sailings"}[i], Stance: "stated", Confidence: 0.9},
		}
		f.Selectors.Quote.Exact = quote
		findings = append(findings, f)
	}
	checks := []annotation.Check{{
		ID: annotation.ArticleID(address + "check"), Type: "part_whole", Claims: []string{findings[1].ID, findings[0].ID},
		Verdict: "holds", Working: "10 ÷ 40 = 25%", Summary: "10 of 40 is a quarter.",
	}}
	for _, e := range edit {
		e(&article, findings, checks)
	}
	if _, err := n.store.SaveArticle(n.t.Context(), article, findings, checks); err != nil {
		n.t.Fatal(err)
	}
	if article.ID != "" && article.ID != id {
		n.t.Fatal("the article has another id")
	}
	ids := make([]string, len(findings))
	for i, f := range findings {
		ids[i] = f.ID
	}
	return ids
}

// editor is a signed-in browser that follows no redirects by itself.
type editor struct {
	*newsroom
	http *http.Client
}

func (n *newsroom) editor(email string) *editor {
	n.t.Helper()
	hash, err := argon2id.CreateHash(password, quick())
	if err != nil {
		n.t.Fatal(err)
	}
	if _, err := n.store.AddEditor(n.t.Context(), db.Editor{Email: email, Role: db.RoleEditor, PasswordHash: hash}); err != nil {
		n.t.Fatal(err)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		n.t.Fatal(err)
	}
	e := &editor{n, &http.Client{Jar: jar, Timeout: 10 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	page := e.get("/moderation/sign-in")
	in := e.do(http.MethodPost, "/moderation/sign-in", url.Values{"csrf": {field(n.t, page.body, "csrf")}, "email": {email}, "password": {password}})
	if in.status != http.StatusSeeOther {
		n.t.Fatalf("signing in: %d", in.status)
	}
	return e
}

type answer struct {
	status int
	header http.Header
	body   string
}

func (e *editor) do(method, path string, form url.Values, header ...string) answer {
	e.t.Helper()
	req, err := http.NewRequestWithContext(e.t.Context(), method, e.base+path, strings.NewReader(form.Encode()))
	if err != nil {
		e.t.Fatal(err)
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	res, err := e.http.Do(req)
	if err != nil {
		e.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		e.t.Fatal(err)
	}
	if strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
		if err := htmltest.Harmless(string(body)); err != nil {
			e.t.Errorf("%s %s: %v", method, path, err)
		}
	}
	if origin := res.Header.Get("Access-Control-Allow-Origin"); origin != "" {
		e.t.Errorf("%s %s is open to %s", method, path, origin)
	}
	if got := res.Header.Get("Cache-Control"); got != "no-store" {
		e.t.Errorf("%s %s: Cache-Control: %q", method, path, got)
	}
	return answer{res.StatusCode, res.Header, string(body)}
}

func (e *editor) get(path string) answer { e.t.Helper(); return e.do(http.MethodGet, path, nil) }

// decide sends the form of a decision made on a version.
func (e *editor) decide(id string, version int64, form url.Values, header ...string) answer {
	e.t.Helper()
	form.Set("csrf", field(e.t, e.get("/moderation").body, "csrf"))
	form.Set("version", strconv.FormatInt(version, 10))
	return e.do(http.MethodPost, "/moderation/items/"+id+"/decision", form, header...)
}

func action(name string, more ...string) url.Values {
	v := url.Values{"action": {name}}
	for i := 0; i < len(more); i += 2 {
		v.Set(more[i], more[i+1])
	}
	return v
}

func field(t *testing.T, page, name string) string {
	t.Helper()
	m := regexp.MustCompile(`name="` + name + `" value="([^"]*)"`).FindStringSubmatch(page)
	if m == nil {
		t.Fatalf("there is no field %s in %s", name, page)
	}
	return m[1]
}

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

// shown are the ids of the items on a page.
func (a answer) shown() []string {
	var ids []string
	for _, m := range regexp.MustCompile(`id="item-([a-z0-9]+)"`).FindAllStringSubmatch(a.body, -1) {
		ids = append(ids, m[1])
	}
	return ids
}

func (n *newsroom) annotation(id string) db.Annotation {
	n.t.Helper()
	a, err := n.store.Annotation(n.t.Context(), id)
	if err != nil {
		n.t.Fatal(err)
	}
	return a
}

// outcome reads what the script gets.
func (a answer) outcome(t *testing.T) (out struct {
	Status  string
	Version int64
	Words   string
}) {
	t.Helper()
	if err := json.Unmarshal([]byte(a.body), &out); err != nil {
		t.Fatalf("%v in %s", err, a.body)
	}
	return out
}
