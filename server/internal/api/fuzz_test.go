package api

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"reckon/annotator"
	"reckon/db"
)

// open is a store in which nobody has decided anything.
type open struct{ Store }

func (open) ReadableAmong(_ context.Context, _ string, ids []string) (map[string]db.Verdict, error) {
	out := make(map[string]db.Verdict, len(ids))
	for _, id := range ids {
		out[id] = db.Verdict{Visible: true}
	}
	return out, nil
}

// Whatever page somebody sends, the answer is never that the server failed,
// and what is answered is JSON.
func FuzzSentPage(f *testing.F) {
	f.Add("<!doctype html><article><h1>Harbor</h1><p>The harbor handled 1,240 ships in 2024; 310 of these carried grain.</p></article>")
	f.Add("<!doctype html><p>About 300 pilots <table><tr><td>1.5e999 km &#x202e; 5\u2013" + strings.Repeat("9", 400))
	f.Add(strings.Repeat("<div>", 2000) + "12% of 40 men")
	f.Add("<title>\ud7ff</title><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"9999-99-99\"</script><article><p>one in five \x00")
	a := &API{Config: Config{
		Base: "http://reckon.example", Store: open{}, Annotate: annotator.Annotate,
		Now: func() time.Time { return time.Date(2025, 11, 25, 12, 0, 0, 0, time.UTC) },
	}}
	f.Fuzz(func(t *testing.T, page string) {
		body, err := json.Marshal(map[string]string{"url": "https://example.org/", "html": page})
		if err != nil {
			t.Fatal(err)
		}
		got, err := a.annotate(t.Context(), &annotateInput{body: body, mediaType: mediaJSON})
		if err != nil {
			if p := ProblemOf(err); p.Status >= http.StatusInternalServerError {
				t.Errorf("%v for %q", p, page)
			}
			return
		}
		if !json.Valid(got.body.body) {
			t.Errorf("no JSON for %q: %s", page, got.body.body)
		}
	})
}
