package api_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"reckon/annotator/annotation"
	"reckon/db"
	"reckon/server/internal/api"
	"reckon/server/internal/problem"
)

func TestAnnotateRefuses(t *testing.T) {
	h := newHarness(t)
	const ok = "application/json"
	for name, c := range map[string]struct {
		body, media string
		status      int
		code, field string
	}{
		"no body":              {"", ok, 400, problem.MalformedJSON, ""},
		"malformed JSON":       {`{"url": "https://example.org/`, ok, 400, problem.MalformedJSON, ""},
		"two values":           {`{"url": "https://example.org/"} {}`, ok, 400, problem.MalformedJSON, ""},
		"not an object":        {`["https://example.org/"]`, ok, 422, problem.InvalidRequest, ""},
		"null":                 {`null`, ok, 422, problem.InvalidRequest, ""},
		"unknown field":        {`{"url": "https://example.org/", "depth": 3}`, ok, 422, problem.UnknownField, "depth"},
		"field in other case":  {`{"URL": "https://example.org/"}`, ok, 422, problem.UnknownField, "URL"},
		"no URL":               {`{}`, ok, 422, problem.MissingURL, "url"},
		"empty URL":            {`{"url": " "}`, ok, 422, problem.MissingURL, "url"},
		"URL of another kind":  {`{"url": 7}`, ok, 422, problem.InvalidRequest, "url"},
		"no http URL":          {`{"url": "ftp://example.org/"}`, ok, 422, problem.InvalidURL, "url"},
		"relative URL":         {`{"url": "/story"}`, ok, 422, problem.InvalidURL, "url"},
		"URL with a password":  {`{"url": "https://a:b@example.org/"}`, ok, 422, problem.InvalidURL, "url"},
		"URL beyond all bound": {urlBody("https://example.org/" + strings.Repeat("x", 3000)), ok, 422, problem.InvalidURL, "url"},
		"html of another kind": {`{"url": "https://example.org/", "html": ["<p>"]}`, ok, 422, problem.InvalidRequest, "html"},
		"empty html":           {`{"url": "https://example.org/", "html": " \n"}`, ok, 422, problem.EmptyText, "html"},
		"html without article": {`{"url": "https://example.org/", "html": "<nav>"}`, ok, 422, problem.NoArticle, "html"},
		"html without url":     {`{"html": "<p>310"}`, ok, 422, problem.MissingURL, "url"},
		"no JSON at all":       {`url=https://example.org/`, "application/x-www-form-urlencoded", 415, problem.UnsupportedMediaType, ""},
		"JSON called text":     {urlBody(storyURL), "text/plain", 415, problem.UnsupportedMediaType, ""},
	} {
		t.Run(name, func(t *testing.T) {
			h.t = t
			h.wantProblem(h.do("POST", "/annotate", c.body, "Content-Type", c.media), c.status, c.code, c.field)
		})
	}
	h.t = t
	if h.jobs.begun != 0 {
		t.Errorf("%d jobs were begun for requests that cannot be served", h.jobs.begun)
	}
}

func TestAnnotateRefusesSizes(t *testing.T) {
	h := newHarness(t)
	page := strings.Repeat("x", api.MaxHTML+1)
	h.wantProblem(h.annotate(`{"url": "https://example.org/", "html": "`+page+`"}`), 422, problem.TooLarge, "html")
	page = strings.Repeat("x", api.MaxRequest)
	h.wantProblem(h.annotate(`{"url": "https://example.org/", "html": "`+page+`"}`), 413, problem.BodyTooLarge, "")
	h.wantProblem(h.annotate(urlBody(storyURL), "Content-Encoding", "gzip"), 415, problem.UnsupportedEncoding, "")
}

func TestAnnotateFetchesAnswersAndRemembers(t *testing.T) {
	h := newHarness(t)
	h.jobs.work = func(url string) api.Outcome {
		kept, err := h.save(url)
		if err != nil {
			return api.Outcome{Problem: problem.Of(err)}
		}
		return api.Outcome{ArticleID: kept.ID}
	}
	// Tracking parameters, fragments and letter case do not make another page.
	for _, address := range []string{storyURL, "HTTPS://Example.ORG/harbor?utm_source=x#top"} {
		got := h.annotate(urlBody(address))
		if got.StatusCode != http.StatusOK || got.Header.Get("Content-Type") != "application/json" {
			t.Fatalf("status %d, %s: %s", got.StatusCode, got.Header.Get("Content-Type"), got.body)
		}
		var doc annotation.Document
		got.into(t, &doc)
		if doc.Article.URL != storyURL || len(doc.Annotations) != 2 || len(doc.Checks) != 1 || doc.Coverage != (annotation.Coverage{Claims: 2}) {
			t.Errorf("got %s", got.body)
		}
		if want := h.base + "/annotations/"; !strings.HasPrefix(doc.Annotations[0].ID, want) || doc.Checks[0].Claims[1] != doc.Annotations[0].ID {
			t.Errorf("ids: %s", got.body)
		}
	}
	if h.jobs.begun != 1 {
		t.Errorf("%d jobs for one page that is fresh", h.jobs.begun)
	}
	h.jobs.byID = map[string]*job{}
	h.clock.pass(16 * time.Minute)
	if got := h.annotate(urlBody(storyURL)); got.StatusCode != http.StatusOK || h.jobs.begun != 2 {
		t.Errorf("a page that is not fresh: status %d, %d jobs", got.StatusCode, h.jobs.begun)
	}
}

func TestAnnotateTellsWhyAPageCannotBeHad(t *testing.T) {
	h := newHarness(t)
	h.jobs.work = func(string) api.Outcome {
		return api.Outcome{Problem: problem.New(problem.OriginStatus, "The site says that there is no such page (404)")}
	}
	h.wantProblem(h.annotate(urlBody(storyURL)), 502, problem.OriginStatus, "")

	// A failure that is known already is told without another job.
	const other = "https://example.org/other"
	err := h.store.SaveFailure(t.Context(), other, db.Failure{Code: problem.DNSFailure, Expires: h.clock.now().Add(time.Minute)})
	if err != nil {
		t.Fatal(err)
	}
	h.wantProblem(h.annotate(urlBody(other)), 502, problem.DNSFailure, "")
	if h.jobs.begun != 1 {
		t.Errorf("%d jobs, not 1", h.jobs.begun)
	}
}

func TestAnnotateGoesOnInTheBackground(t *testing.T) {
	h := newHarness(t)
	release := make(chan struct{})
	h.jobs.work = func(url string) api.Outcome {
		<-release
		kept, err := h.save(url)
		if err != nil {
			return api.Outcome{Problem: problem.Of(err)}
		}
		return api.Outcome{ArticleID: kept.ID}
	}
	got := h.annotate(urlBody(storyURL), "Prefer", "wait=0")
	path := got.Header.Get("Location")
	if got.StatusCode != http.StatusAccepted || got.Header.Get("Preference-Applied") != "wait=0" || got.Header.Get("Retry-After") == "" {
		t.Fatalf("status %d, header %v", got.StatusCode, got.Header)
	}
	if exposed := got.Header.Get("Access-Control-Expose-Headers"); !strings.Contains(exposed, "Location") {
		t.Errorf("Location is not exposed: %q", exposed)
	}
	if !strings.HasPrefix(path, "/jobs/") {
		t.Fatalf("Location %q", path)
	}
	type jobBody struct {
		ID, URL, State string
		Result         *annotation.Document
		Problem        *problem.Document
	}
	var state jobBody
	got.into(t, &state)
	if state.State != "queued" || state.URL != storyURL || state.Result != nil || state.Problem != nil {
		t.Errorf("202 body: %s", got.body)
	}
	close(release)
	got = h.do("GET", path, "", "Prefer", "wait=60")
	got.into(t, &state)
	if got.StatusCode != http.StatusOK || state.State != "done" || state.Result == nil || len(state.Result.Annotations) != 2 {
		t.Errorf("the job when it is done: %d %s", got.StatusCode, got.body)
	}
	h.wantProblem(h.do("GET", "/jobs/8-aaaaaaaaaaaa", ""), 404, problem.NotFound, "")
}

func TestAFailedJobSaysWhy(t *testing.T) {
	h := newHarness(t)
	h.jobs.work = func(string) api.Outcome { return api.Outcome{Problem: problem.New(problem.NotHTML, "")} }
	id, err := h.jobs.Ensure(t.Context(), storyURL)
	if err != nil {
		t.Fatal(err)
	}
	got := h.do("GET", "/jobs/"+id, "", "Prefer", "wait=60")
	if got.StatusCode != http.StatusOK || !strings.Contains(string(got.body), `"state":"failed"`) || !strings.Contains(string(got.body), "/problems/not-html") {
		t.Errorf("status %d: %s", got.StatusCode, got.body)
	}
}

func TestASentPageIsAnsweredAndNeverStored(t *testing.T) {
	h := newHarness(t)
	send := func() annotation.Document {
		t.Helper()
		got := h.annotate(fmt.Sprintf(`{"url": %q, "html": "<p>310"}`, storyURL))
		if got.StatusCode != http.StatusOK {
			t.Fatalf("status %d: %s", got.StatusCode, got.body)
		}
		var doc annotation.Document
		got.into(t, &doc)
		return doc
	}
	doc := send()
	if len(doc.Annotations) != 2 || len(doc.Checks) != 1 || doc.Coverage != (annotation.Coverage{Claims: 2}) || doc.Article.URL != storyURL {
		t.Errorf("got %+v", doc)
	}
	if _, err := h.store.ArticleByURL(t.Context(), storyURL); err == nil {
		t.Error("the page was stored")
	}
	if h.jobs.begun != 0 {
		t.Error("the address was fetched")
	}

	// What editors decided on the same claims of the public page holds here too.
	kept := h.keep(storyURL)
	h.decide(kept.ID, 1, db.Reject, "")
	h.decide(kept.ID, 0, db.Approve, "Confirmed by the port.")
	doc = send()
	if len(doc.Annotations) != 1 || doc.Coverage != (annotation.Coverage{Claims: 1, Reviewed: 1, Withheld: 1}) {
		t.Fatalf("after the decisions: %+v", doc)
	}
	if a := doc.Annotations[0]; a.Review != "reviewed" || len(a.Body) != 2 {
		t.Errorf("the approved one: %+v", a)
	}
	if len(doc.Checks) != 0 {
		t.Errorf("a check shows a claim that readers may not see: %+v", doc.Checks)
	}
	if err := h.store.SetVisibility(t.Context(), "", db.ReviewedOnly); err != nil {
		t.Fatal(err)
	}
	got := h.annotate(`{"url": "https://example.org/unknown", "html": "<p>310"}`)
	got.into(t, &doc)
	if len(doc.Annotations) != 0 || doc.Coverage.Withheld != 2 {
		t.Errorf("where only reviewed annotations are shown: %s", got.body)
	}
}

func TestAHotArticleIsBuiltOnce(t *testing.T) {
	h := newHarness(t)
	h.keep(storyURL)
	var wg sync.WaitGroup
	errs := make(chan error, 400)
	for range cap(errs) {
		wg.Go(func() {
			got, err := h.try("POST", "/annotate", urlBody(storyURL), "Content-Type", "application/json")
			if err == nil && got.StatusCode != http.StatusOK {
				err = fmt.Errorf("status %d", got.StatusCode)
			}
			errs <- err
		})
	}
	wg.Wait()
	close(errs)
	for err := range errs {
		if err != nil {
			t.Error(err)
		}
	}
	if n := h.store.readable.Load(); n != 1 {
		t.Errorf("built %d times", n)
	}
}

func FuzzAnnotateRequest(f *testing.F) {
	for _, body := range []string{
		`{"url": "https://example.org/"}`, `{"url": "https://example.org/", "html": "<p>310 ships"}`, `{"url"`, `null`, `[]`, ``,
		`{"url": "\ud800"}`, `{"url": "https://[::1%25x]/", "html": null}`, "{\"url\": \"https://\x00\"}", `{"url":{"url":1}}`,
	} {
		f.Add([]byte(body), "application/json", "wait=0")
	}
	f.Add([]byte(`{}`), `application/json; charset="`, "wait=99999999999999999999, respond-async")
	h := newHarness(f)
	f.Fuzz(func(t *testing.T, body []byte, media, prefer string) {
		req, err := http.NewRequestWithContext(context.Background(), http.MethodPost, h.base+"/annotate", strings.NewReader(string(body)))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", media)
		req.Header.Set("Prefer", "wait=0, "+prefer)
		resp, err := h.client.Do(req)
		if err != nil {
			return // a header that no client can send
		}
		_ = resp.Body.Close()
		if resp.StatusCode >= 500 {
			t.Errorf("status %d for %q", resp.StatusCode, body)
		}
	})
}
