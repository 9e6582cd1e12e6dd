package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"

	"reckon/annotator"
	"reckon/annotator/annotation"
	"reckon/annotator/article"
	"reckon/annotator/check"
	"reckon/annotator/claim"
	"reckon/annotator/quantity"
	"reckon/annotator/selector"
	"reckon/db"
	"reckon/server/internal/api"
	"reckon/server/internal/problem"
)

// harness is the API on a real socket and a real database. Only the
// background work is a stand-in: what it does is told by each test.
type harness struct {
	t      testing.TB
	base   string
	store  *countingStore
	jobs   *jobs
	client *http.Client
	clock  *clock
}

func newHarness(t testing.TB) *harness {
	t.Helper()
	store, err := db.Open(t.Context(), filepath.Join(t.TempDir(), "reckon.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	if err := store.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	h := &harness{
		t: t, base: "http://" + listener.Addr().String(), store: &countingStore{DB: store},
		jobs:   &jobs{byID: map[string]*job{}},
		client: &http.Client{Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 64}},
		clock:  &clock{at: time.Date(2025, 11, 25, 12, 0, 0, 0, time.UTC)},
	}
	store.Now = h.clock.now
	server := fiber.New(fiber.Config{DisableStartupMessage: true, BodyLimit: api.MaxRequest + 2<<20})
	server.Use(api.CORS)
	_, err = api.New(server, api.Config{
		Base: h.base, FreshFor: 15 * time.Minute, Store: h.store, Failures: h, Jobs: h.jobs,
		Annotate: annotateByHand, Now: h.clock.now, Logger: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- server.Listener(listener) }()
	t.Cleanup(func() {
		h.client.CloseIdleConnections()
		if err := server.Shutdown(); err != nil {
			t.Error(err)
		}
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	return h
}

type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// countingStore counts how often an article is put together.
type countingStore struct {
	*db.DB
	readable atomic.Int64
}

func (s *countingStore) Readable(ctx context.Context, id string) (db.ReadableArticle, error) {
	s.readable.Add(1)
	return s.DB.Readable(ctx, id)
}

// FailureOf implements api.Failures as the app does.
func (h *harness) FailureOf(ctx context.Context, url string) error {
	f, err := h.store.FailureOf(ctx, url, h.clock.now())
	if err != nil {
		return nil //nolint:nilerr // nothing known
	}
	return problem.New(f.Code, f.Detail)
}

// jobs is a stand-in for the background work.
type jobs struct {
	mu    sync.Mutex
	byID  map[string]*job
	begun int
	// work does a job's work; a job without any stays queued.
	work func(url string) api.Outcome
}

type job struct {
	api.Job
	ended chan struct{}
}

func (j *jobs) Ensure(_ context.Context, url string) (string, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	id := "7-" + annotation.ArticleID(url)[:12]
	if _, ok := j.byID[id]; ok {
		return id, nil
	}
	j.begun++
	begun := &job{api.Job{ID: id, URL: url, Phase: api.Queued, Created: time.Date(2025, 11, 25, 12, 0, 0, 0, time.UTC)}, make(chan struct{})}
	j.byID[id] = begun
	if j.work != nil {
		go j.run(begun)
	}
	return id, nil
}

func (j *jobs) run(one *job) {
	out := j.work(one.URL)
	j.mu.Lock()
	defer j.mu.Unlock()
	one.Outcome, one.Phase = out, api.Done
	if out.Problem != nil {
		one.Phase = api.Failed
	}
	close(one.ended)
}

func (j *jobs) Wait(ctx context.Context, id string) (api.Outcome, bool, error) {
	j.mu.Lock()
	one := j.byID[id]
	j.mu.Unlock()
	if one == nil {
		return api.Outcome{}, false, db.ErrNotFound
	}
	select {
	case <-one.ended:
		return one.Outcome, true, nil
	case <-ctx.Done():
		return api.Outcome{}, false, ctx.Err()
	}
}

func (j *jobs) State(_ context.Context, id string) (api.Job, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if one := j.byID[id]; one != nil {
		return one.Job, nil
	}
	return api.Job{}, db.ErrNotFound
}

// story is an article with two figures; annotateByHand knows where they are,
// so that these tests do not hang on what the annotator finds.
const story = "The harbor handled 1,240 ships in 2024. Of these, 310 carried grain, the port authority said."

func annotateByHand(_ context.Context, page annotator.Page) (annotator.Result, error) {
	if strings.Contains(string(page.HTML), "<nav>") {
		return annotator.Result{}, annotator.ErrNoArticle
	}
	r := annotator.Result{Article: article.Article{Title: "Harbor", Language: "en", Text: story, Page: story}}
	second := strings.Index(story, "Of these")
	for _, figure := range []string{"1,240", "310"} {
		at := strings.Index(story, figure)
		value := quantity.Int(map[string]int64{"1,240": 1240, "310": 310}[figure])
		c := claim.Claim{
			Quantity: quantity.Quantity{
				Start: at, End: at + len(figure), Low: value, High: value,
				Bound: quantity.Exact, Kind: quantity.Count, Unit: "1",
			},
			Subject: "ships", Stance: claim.Stated, SentenceEnd: second - 1, Confidence: 0.9,
		}
		if at > second {
			c.SentenceStart, c.SentenceEnd = second, len(story)
			c.Source = &claim.Source{Name: "the port authority", Cue: "said"}
		}
		r.Claims = append(r.Claims, annotator.Claim{Claim: c, Selectors: selector.Selectors{
			Quote:    selector.Quote{Exact: figure, Prefix: story[max(0, at-10):at], Suffix: story[at+len(figure) : at+len(figure)+6]},
			Position: selector.Position{Start: at, End: at + len(figure)},
		}})
	}
	r.Checks = []check.Check{{
		Type: check.PartWhole, Claims: []int{1, 0}, Verdict: check.Holds,
		Working: "310 ÷ 1,240 = 25%", Summary: "A quarter of the ships carried grain.",
	}}
	return r, nil
}

const storyURL = "https://example.org/harbor"

// keep stores the story as a job would.
func (h *harness) keep(url string) db.Article {
	h.t.Helper()
	kept, err := h.save(url)
	if err != nil {
		h.t.Fatal(err)
	}
	return kept
}

func (h *harness) save(url string) (db.Article, error) {
	ctx := context.Background()
	result, err := annotateByHand(ctx, annotator.Page{})
	if err != nil {
		return db.Article{}, err
	}
	id := annotation.ArticleID(url)
	findings := annotation.Findings(id, result)
	checks := annotation.CheckRecords(id, result, findings)
	return h.store.SaveArticle(ctx, db.Article{
		URL: url, Title: result.Article.Title, Language: "en", Text: story, ContentHash: annotation.ContentHash(story),
		Published: time.Date(2025, 11, 25, 0, 0, 0, 0, time.UTC), Retrieved: h.clock.now(),
	}, findings, checks)
}

// decide makes an editor's decision on the nth annotation of an article.
func (h *harness) decide(articleID string, n int, action db.Action, words string) {
	h.t.Helper()
	ctx := h.t.Context()
	editor, err := h.store.EditorByEmail(ctx, "ann@example.org")
	if err != nil {
		editor, err = h.store.AddEditor(ctx, db.Editor{Email: "ann@example.org", Role: db.RoleEditor, PasswordHash: "none"})
	}
	if err != nil {
		h.t.Fatal(err)
	}
	r, err := h.store.DB.Readable(ctx, articleID)
	if err != nil {
		h.t.Fatal(err)
	}
	a := r.Annotations[n]
	if _, err := h.store.Decide(ctx, db.Decision{AnnotationID: a.ID, Version: a.Version, Action: action, Words: words, EditorID: editor.ID}); err != nil {
		h.t.Fatal(err)
	}
}

// answer is a response with its body read.
type answer struct {
	*http.Response
	body []byte
}

func (a answer) into(t testing.TB, v any) {
	t.Helper()
	if err := json.Unmarshal(a.body, v); err != nil {
		t.Fatalf("%s: %v", a.body, err)
	}
}

// do sends a request; header is name, value, name, value.
func (h *harness) do(method, path, body string, header ...string) answer {
	h.t.Helper()
	got, err := h.try(method, path, body, header...)
	if err != nil {
		h.t.Fatal(err)
	}
	return got
}

func (h *harness) try(method, path, body string, header ...string) (answer, error) {
	req, err := http.NewRequestWithContext(context.Background(), method, h.base+path, strings.NewReader(body))
	if err != nil {
		return answer{}, err
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := h.client.Do(req)
	if err != nil {
		return answer{}, err
	}
	defer func() { _ = resp.Body.Close() }()
	read, err := io.ReadAll(resp.Body)
	return answer{resp, read}, err
}

func (h *harness) annotate(body string, header ...string) answer {
	h.t.Helper()
	return h.do("POST", "/annotate", body, append([]string{"Content-Type", "application/json"}, header...)...)
}

// wantProblem checks all that an error has in common.
func (h *harness) wantProblem(got answer, status int, code, field string) {
	h.t.Helper()
	var p problem.Document
	if err := json.Unmarshal(got.body, &p); err != nil {
		h.t.Fatalf("status %d, no problem: %s", got.StatusCode, got.body)
	}
	want := problem.Document{Type: h.base + "/problems/" + code, Status: status, Code: code, Field: field}
	p2 := problem.Document{Type: p.Type, Status: p.Status, Code: p.Code, Field: p.Field}
	if p2 != want || got.StatusCode != status {
		h.t.Errorf("status %d, %+v; want %+v", got.StatusCode, p, want)
	}
	if p.Title == "" || !strings.HasSuffix(p.Detail, ".") {
		h.t.Errorf("%s: title %q, detail %q: no words for a reader", code, p.Title, p.Detail)
	}
	if media := got.Header.Get("Content-Type"); media != problem.MediaType {
		h.t.Errorf("%s: Content-Type %q", code, media)
	}
	if origin := got.Header.Get("Access-Control-Allow-Origin"); origin != "*" {
		h.t.Errorf("%s: a page of another origin cannot read it: Access-Control-Allow-Origin %q", code, origin)
	}
}

func quoted(s string) string {
	var b bytes.Buffer
	_ = json.NewEncoder(&b).Encode(s)
	return strings.TrimSpace(b.String())
}

func urlBody(url string) string { return fmt.Sprintf(`{"url": %s}`, quoted(url)) }
