package api_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"reckon/annotator/annotation"
	"reckon/db"
	"reckon/server/internal/problem"
)

const annotationMedia = `application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"`

func listPath(address string) string { return "/annotations?url=" + url.QueryEscape(address) }

// page is an AnnotationPage as a client of the standard reads it.
type page struct {
	Context []string `json:"@context"`
	ID      string
	Type    string
	PartOf  struct {
		ID, Type    string
		Total       int
		First, Last string
	}
	StartIndex *int
	Items      []annotation.Annotation
	Article    *annotation.Article
	Checks     []annotation.Check
	Coverage   annotation.Coverage
}

func TestAnnotationPage(t *testing.T) {
	h := newHarness(t)
	h.keep(storyURL)
	got := h.do("GET", listPath(storyURL+"#top"), "")
	if got.StatusCode != http.StatusOK || got.Header.Get("Content-Type") != annotationMedia {
		t.Fatalf("status %d, %s", got.StatusCode, got.Header.Get("Content-Type"))
	}
	for name, want := range map[string]string{"Cache-Control": "no-cache", "Vary": "Accept-Encoding", "Access-Control-Allow-Origin": "*"} {
		if value := got.Header.Get(name); value != want {
			t.Errorf("%s: %q, want %q", name, value, want)
		}
	}
	if etag := got.Header.Get("ETag"); !strings.HasPrefix(etag, `"`) {
		t.Errorf("ETag %q is not strong", etag)
	}
	var p page
	got.into(t, &p)
	if p.Type != "AnnotationPage" || p.ID != h.base+listPath(storyURL) || p.Context[0] != "http://www.w3.org/ns/anno.jsonld" {
		t.Errorf("the page: %s", got.body)
	}
	if p.PartOf.Type != "AnnotationCollection" || p.PartOf.Total != 2 || p.PartOf.First != p.ID || p.PartOf.ID == p.ID {
		t.Errorf("partOf: %+v", p.PartOf)
	}
	if p.StartIndex == nil || *p.StartIndex != 0 || len(p.Items) != 2 || len(p.Checks) != 1 || p.Article == nil || p.Coverage.Claims != 2 {
		t.Errorf("the page: %s", got.body)
	}
	one := h.do("GET", strings.TrimPrefix(p.Items[1].ID, h.base), "")
	var a annotation.Annotation
	one.into(t, &a)
	if one.StatusCode != http.StatusOK || one.Header.Get("Content-Type") != annotationMedia || a.ID != p.Items[1].ID || a.Target.Source != storyURL {
		t.Errorf("one annotation: %d %s", one.StatusCode, one.body)
	}
}

func TestAPageThatWasNeverAnnotated(t *testing.T) {
	h := newHarness(t)
	got := h.do("GET", listPath("https://example.org/unknown"), "")
	var p page
	got.into(t, &p)
	if got.StatusCode != http.StatusOK || p.Items == nil || len(p.Items) != 0 || p.Article != nil || p.PartOf.First != "" {
		t.Errorf("status %d: %s", got.StatusCode, got.body)
	}
	h.wantProblem(h.do("GET", "/annotations", ""), 422, problem.MissingURL, "url")
	h.wantProblem(h.do("GET", listPath("example"), ""), 422, problem.InvalidURL, "url")
	h.wantProblem(h.do("GET", "/annotations/aaaaaaaaaaaaaaaaaaaaaaaaaa", ""), 404, problem.NotFound, "")
}

func TestNotModifiedUntilAnEditorDecides(t *testing.T) {
	h := newHarness(t)
	kept := h.keep(storyURL)
	first := h.do("GET", listPath(storyURL), "")
	etag := first.Header.Get("ETag")
	for _, header := range []string{etag, "W/" + etag, `"other", ` + etag, "*"} {
		again := h.do("GET", listPath(storyURL), "", "If-None-Match", header)
		if again.StatusCode != http.StatusNotModified || len(again.body) != 0 || again.Header.Get("ETag") != etag {
			t.Errorf("If-None-Match %s: status %d, %d bytes, ETag %s", header, again.StatusCode, len(again.body), again.Header.Get("ETag"))
		}
	}
	if n := h.store.readable.Load(); n != 1 {
		t.Errorf("built %d times", n)
	}
	h.decide(kept.ID, 1, db.Reject, "")
	after := h.do("GET", listPath(storyURL), "", "If-None-Match", etag)
	var p page
	after.into(t, &p)
	if after.StatusCode != http.StatusOK || len(p.Items) != 1 || len(p.Checks) != 0 || p.Coverage.Withheld != 1 {
		t.Errorf("after a rejection: %d %s", after.StatusCode, after.body)
	}
	if after.Header.Get("ETag") == etag {
		t.Error("another answer under the same ETag")
	}
	var before page
	first.into(t, &before)
	h.wantProblem(h.do("GET", strings.TrimPrefix(before.Items[1].ID, h.base), ""), 404, problem.NotFound, "")

	h.decide(kept.ID, 0, db.Approve, "Confirmed by the port.")
	h.do("GET", listPath(storyURL), "").into(t, &p)
	note, _ := p.Items[0].Body[1].(map[string]any)
	if p.Items[0].Review != "reviewed" || note["value"] != "Confirmed by the port." || p.Coverage.Reviewed != 1 {
		t.Errorf("after an approval: %+v", p)
	}
}

func TestCompressedAnswersHaveTheirOwnTag(t *testing.T) {
	h := newHarness(t)
	h.keep(storyURL)
	plain := h.do("GET", listPath(storyURL), "", "Accept-Encoding", "gzip;q=0")
	packed := h.do("GET", listPath(storyURL), "", "Accept-Encoding", "br, gzip")
	if packed.Header.Get("Content-Encoding") != "gzip" || plain.Header.Get("Content-Encoding") != "" {
		t.Fatalf("Content-Encoding %q and %q", packed.Header.Get("Content-Encoding"), plain.Header.Get("Content-Encoding"))
	}
	r, err := gzip.NewReader(bytes.NewReader(packed.body))
	if err != nil {
		t.Fatal(err)
	}
	if unpacked, err := io.ReadAll(r); err != nil || !bytes.Equal(unpacked, plain.body) {
		t.Errorf("unpacked it is something else (%v)", err)
	}
	if packed.Header.Get("ETag") == plain.Header.Get("ETag") {
		t.Error("two forms under one strong ETag")
	}
	again := h.do("GET", listPath(storyURL), "", "If-None-Match", packed.Header.Get("ETag"))
	if again.StatusCode != http.StatusNotModified {
		t.Errorf("the tag of the compressed form: status %d", again.StatusCode)
	}
}

func TestOtherOrigins(t *testing.T) {
	h := newHarness(t)
	for _, path := range []string{"/annotate", "/annotations", "/annotations/x", "/jobs/1-x", "/ns/reckon.jsonld", "/openapi.json", "/articles/x"} {
		got := h.do("OPTIONS", path, "", "Origin", "https://elsewhere.example", "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type, prefer")
		if got.StatusCode != http.StatusNoContent || got.Header.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: status %d, %v", path, got.StatusCode, got.Header)
		}
		allowed := strings.ToLower(got.Header.Get("Access-Control-Allow-Headers"))
		if !strings.Contains(allowed, "content-type") || !strings.Contains(allowed, "prefer") || !strings.Contains(got.Header.Get("Access-Control-Allow-Methods"), "POST") {
			t.Errorf("%s: %v", path, got.Header)
		}
		if got.Header.Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%s allows credentials", path)
		}
	}
	for _, path := range []string{"/moderation", "/moderation/sign-in", "/annotationsx", "/"} {
		got := h.do("OPTIONS", path, "", "Origin", "https://elsewhere.example", "Access-Control-Request-Method", "POST")
		if got.Header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s is open to other origins", path)
		}
	}
}

func TestTextIsNotEscapedForHTML(t *testing.T) {
	h := newHarness(t)
	const address = "https://example.org/harbor?a=1&b=2"
	h.keep(address)
	got := h.do("GET", listPath(address), "")
	if !strings.Contains(string(got.body), `"source":"`+address+`"`) || !json.Valid(got.body) {
		t.Errorf("got %s", got.body)
	}
}
