package app_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"reckon/annotator/annotation"
	"reckon/db"
	"reckon/server/internal/app"
	"reckon/server/internal/problem"
)

func TestBadInputHasItsOwnProblem(t *testing.T) {
	blocked := make(chan struct{})
	site := newOrigin(t, map[string]http.HandlerFunc{
		"/slow": func(_ http.ResponseWriter, r *http.Request) {
			select {
			case <-r.Context().Done():
			case <-blocked:
			}
		},
		"/pdf": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/pdf")
			_, _ = w.Write([]byte("%PDF-1.7\n"))
		},
		"/large": html("<!doctype html><p>" + strings.Repeat("x", 6<<20)),
		"/list":  html("<!doctype html><title>News</title><nav><a href=/1>One</a> <a href=/2>Two</a></nav>"),
		"/blank": html("<!doctype html><title>Nothing</title><body></body>"),
		"/loop":  func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) },
		"/inside": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://169.254.169.254/latest/meta-data/", http.StatusFound)
		},
		"/gone": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) },
	})
	defer close(blocked)
	s := start(t, func(c *app.Config) { c.FetchTimeout = 400 * time.Millisecond })
	for name, c := range map[string]struct {
		body        string
		status      int
		code, field string
	}{
		"malformed JSON":        {`{"url": `, 400, problem.MalformedJSON, ""},
		"unknown field":         {`{"url": "https://example.org/", "wait": 3}`, 422, problem.UnknownField, "wait"},
		"no URL":                {`{}`, 422, problem.MissingURL, "url"},
		"no address":            {`{"url": "harbor story"}`, 422, problem.InvalidURL, "url"},
		"URL not allowed":       {urlBody("http://10.0.0.1/"), 422, problem.AddressNotAllowed, ""},
		"redirect not allowed":  {urlBody(site.URL + "/inside"), 422, problem.AddressNotAllowed, ""},
		"DNS failure":           {urlBody("https://no-such-site.example/"), 502, problem.DNSFailure, ""},
		"connection refused":    {urlBody("http://127.0.0.1:1/"), 502, problem.ConnectionRefused, ""},
		"timeout":               {urlBody(site.URL + "/slow"), 504, problem.Timeout, ""},
		"404":                   {urlBody(site.URL + "/none"), 502, problem.OriginStatus, ""},
		"503":                   {urlBody(site.URL + "/gone"), 502, problem.OriginStatus, ""},
		"PDF":                   {urlBody(site.URL + "/pdf"), 422, problem.NotHTML, ""},
		"6 MB page":             {urlBody(site.URL + "/large"), 422, problem.TooLarge, ""},
		"redirects in a circle": {urlBody(site.URL + "/loop"), 502, problem.TooManyRedirects, ""},
		"page without article":  {urlBody(site.URL + "/list"), 422, problem.NoArticle, ""},
		"page without text":     {urlBody(site.URL + "/blank"), 422, problem.NoArticle, ""},
		"empty text":            {`{"url": "https://example.org/", "html": "  "}`, 422, problem.EmptyText, "html"},
		"nothing but figures":   {fmt.Sprintf(`{"url": "https://example.org/", "html": %q}`, "<article>"+strings.Repeat("<p>About 300 pilots went on strike in spring, and 12% of them stayed.</p>", 3000)), 422, problem.TooLarge, ""},
		"sent without article":  {`{"url": "https://example.org/", "html": "<nav><a href=/>Home</a></nav>"}`, 422, problem.NoArticle, "html"},
	} {
		t.Run(name, func(t *testing.T) {
			s.t = t
			s.wantProblem(s.annotate(c.body), c.status, c.code, c.field)
		})
	}
	s.t = t
	if events, err := s.database().Events(t.Context(), 0, 10); err != nil || len(events) > 0 {
		t.Errorf("something was stored of it: %v %v", events, err)
	}
}

func TestOneFetchForManyReaders(t *testing.T) {
	const readers = 200
	arrived := make(chan struct{})
	site := newOrigin(t, map[string]http.HandlerFunc{"/story": func(w http.ResponseWriter, r *http.Request) {
		<-arrived
		html(storyPage)(w, r)
	}})
	s := start(t, nil)
	answers := make([]string, readers)
	var wg sync.WaitGroup
	for i := range readers {
		wg.Go(func() {
			got, err := s.try("POST", "/annotate", urlBody(site.URL+"/story"), "Content-Type", "application/json")
			if err != nil || got.StatusCode != http.StatusOK {
				t.Errorf("reader %d: %v %.200s", i, err, got.body)
			}
			answers[i] = got.body
		})
	}
	close(arrived)
	wg.Wait()
	if n := site.asked.Load(); n != 1 {
		t.Errorf("%d fetches", n)
	}
	for i, a := range answers {
		if a != answers[0] {
			t.Fatalf("reader %d got another answer than reader 0", i)
		}
	}
	if got := s.annotate(urlBody(site.URL + "/story?utm_source=x#top")); got.body != answers[0] || site.asked.Load() != 1 {
		t.Errorf("the next one is not answered from the store")
	}
}

func TestADecisionChangesWhatReadersGetAtOnce(t *testing.T) {
	site := newOrigin(t, map[string]http.HandlerFunc{"/story": html(storyPage)})
	s := start(t, nil)
	address := site.URL + "/story"
	var doc annotation.Document
	got := s.annotate(urlBody(address))
	if err := json.Unmarshal([]byte(got.body), &doc); err != nil || len(doc.Annotations) < 3 {
		t.Fatalf("%v: %s", err, got.body)
	}
	list := "/annotations?url=" + url.QueryEscape(address)
	before := s.do("GET", list, "")
	if same := s.do("GET", list, "", "If-None-Match", before.Header.Get("ETag")); same.StatusCode != http.StatusNotModified {
		t.Errorf("status %d though nothing has changed", same.StatusCode)
	}

	store := s.database()
	editor, err := store.AddEditor(t.Context(), db.Editor{Email: "ann@example.org", Role: db.RoleEditor, PasswordHash: "none"})
	if err != nil {
		t.Fatal(err)
	}
	id := doc.Annotations[0].ID[strings.LastIndexByte(doc.Annotations[0].ID, '/')+1:]
	kept, err := store.Annotation(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Decide(t.Context(), db.Decision{AnnotationID: id, Version: kept.Version, Action: db.Reject, EditorID: editor.ID}); err != nil {
		t.Fatal(err)
	}
	for what, a := range map[string]answer{
		"annotate":      s.annotate(urlBody(address)),
		"annotate sent": s.annotate(fmt.Sprintf(`{"url": %q, "html": %q}`, address, storyPage)),
		"annotations":   s.do("GET", list, "", "If-None-Match", before.Header.Get("ETag")),
		"article":       s.do("GET", "/articles/"+kept.ArticleID, ""),
	} {
		if a.StatusCode != http.StatusOK || strings.Contains(a.body, `"`+doc.Annotations[0].ID+`"`) || !strings.Contains(a.body, `"withheld":1`) {
			t.Errorf("%s after the rejection: %d %s", what, a.StatusCode, a.body)
		}
	}
	s.wantProblem(s.do("GET", "/annotations/"+id, ""), 404, problem.NotFound, "")
}

func TestAnArticleForPeopleAndForPrograms(t *testing.T) {
	site := newOrigin(t, map[string]http.HandlerFunc{"/story": html(storyPage)})
	s := start(t, nil)
	read := s.annotate(urlBody(site.URL + "/story"))
	var doc struct{ Article struct{ ID string } }
	if err := json.Unmarshal([]byte(read.body), &doc); err != nil {
		t.Fatal(err)
	}
	const browser = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"
	path := "/articles/" + doc.Article.ID
	for accept, media := range map[string]string{"": "application/json", "*/*": "application/json", "application/json": "application/json", browser: "text/html; charset=utf-8"} {
		got := s.do("GET", path, "", "Accept", accept)
		if got.StatusCode != http.StatusOK || got.Header.Get("Content-Type") != media || !strings.Contains(got.body, "1,240") {
			t.Errorf("Accept %q: %d %s %.200s", accept, got.StatusCode, got.Header.Get("Content-Type"), got.body)
		}
		if !slices.ContainsFunc(got.Header.Values("Vary"), func(v string) bool { return strings.Contains(v, "Accept") }) {
			t.Errorf("Accept %q: Vary %q", accept, got.Header.Values("Vary"))
		}
	}
	asked := site.asked.Load()
	got := s.do("GET", path, "", "Accept", "application/json")
	if again := s.do("GET", path, "", "Accept", "application/json", "If-None-Match", got.Header.Get("ETag")); again.StatusCode != http.StatusNotModified {
		t.Errorf("unchanged, yet status %d", again.StatusCode)
	}
	if site.asked.Load() != asked {
		t.Error("the page was fetched again")
	}
	s.wantProblem(s.do("GET", "/articles/none", ""), 404, problem.NotFound, "")
	if got := s.do("GET", "/articles/none", "", "Accept", browser); got.StatusCode != http.StatusNotFound || !strings.Contains(got.body, "<h1") {
		t.Errorf("for people: %d %.200s", got.StatusCode, got.body)
	}
}

func TestWhatIsSentIsNotStored(t *testing.T) {
	s := start(t, nil)
	got := s.annotate(fmt.Sprintf(`{"url": "https://example.org/story", "html": %q}`, storyPage))
	if got.StatusCode != http.StatusOK || !strings.Contains(got.body, "1,240") {
		t.Fatalf("status %d: %s", got.StatusCode, got.body)
	}
	list := s.do("GET", "/annotations?url=https://example.org/story", "")
	if !strings.Contains(list.body, `"article":null`) || strings.Contains(list.body, "1,240") {
		t.Errorf("others see it: %s", list.body)
	}
}

func TestAJobIsFollowedToItsEnd(t *testing.T) {
	release := make(chan struct{})
	site := newOrigin(t, map[string]http.HandlerFunc{"/story": func(w http.ResponseWriter, r *http.Request) {
		<-release
		html(storyPage)(w, r)
	}})
	s := start(t, nil)
	got := s.annotate(urlBody(site.URL+"/story"), "Prefer", "wait=0")
	location := got.Header.Get("Location")
	if got.StatusCode != http.StatusAccepted || !strings.HasPrefix(location, "/jobs/") {
		t.Fatalf("status %d, Location %q: %s", got.StatusCode, location, got.body)
	}
	close(release)
	done := s.do("GET", location, "", "Prefer", "wait=20")
	if done.StatusCode != http.StatusOK || !strings.Contains(done.body, `"state":"done"`) || !strings.Contains(done.body, "1,240") {
		t.Errorf("status %d: %s", done.StatusCode, done.body)
	}
	s.wantProblem(s.do("GET", "/jobs/1-aaaaaaaaaaaa", ""), 404, problem.NotFound, "")
}
