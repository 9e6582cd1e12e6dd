package annotation_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"reckon/annotator"
	"reckon/annotator/annotation"
	"reckon/annotator/article"
	"reckon/annotator/check"
	"reckon/annotator/claim"
	"reckon/annotator/quantity"
	"reckon/annotator/selector"
)

// result is what an annotator could have found in text: each of figures, at
// its first place after the one before it, in the sentence around it.
func result(text string, figures ...string) annotator.Result {
	r := annotator.Result{Article: article.Article{Text: text, Page: text}}
	from := 0
	for _, f := range figures {
		start := from + strings.Index(text[from:], f)
		from = start + len(f)
		sentence := strings.LastIndexByte(text[:start], '.') + 1
		r.Claims = append(r.Claims, annotator.Claim{
			Claim: claim.Claim{
				Quantity:      quantity.Quantity{Start: start, End: from, Low: quantity.Int(int64(from)), High: quantity.Int(int64(from)), Bound: quantity.Exact, Kind: quantity.Count, Unit: "1"},
				SentenceStart: sentence, SentenceEnd: start + strings.IndexByte(text[start:], '.') + 1,
				Stance: claim.Stated,
			},
			Selectors: selector.Selectors{Quote: selector.Quote{Exact: f}, Position: selector.Position{Start: start, End: from}},
		})
	}
	return r
}

func TestIdentity(t *testing.T) {
	before := annotation.Findings("article", result("In May 40 boats came. In June 40 boats came.", "40", "40"))
	after := annotation.Findings("article", result("New: more. In May 40 boats came. In June 50 boats came.", "40", "50"))
	elsewhere := annotation.Findings("another", result("In May 40 boats came.", "40"))
	twice := annotation.Findings("article", result("Of 40 one in 40 left.", "40", "40"))
	if before[0].ID != after[0].ID {
		t.Error("a figure whose sentence stands lost its identity when the page changed elsewhere")
	}
	if before[1].ID == after[1].ID {
		t.Error("a figure that changed kept its identity")
	}
	if before[0].ID == before[1].ID || twice[0].ID == twice[1].ID {
		t.Error("two figures share an identity")
	}
	if before[0].ID == elsewhere[0].ID {
		t.Error("figures of two articles share an identity")
	}
}

func TestNew(t *testing.T) {
	r := result("In all 40 boats came.", "40")
	r.Claims[0].Open = true
	r.Claims[0].Subject = "boats"
	r.Claims[0].Period = &claim.Period{Start: time.Date(2025, 5, 1, 0, 0, 0, 0, time.UTC), End: time.Date(2025, 5, 31, 0, 0, 0, 0, time.UTC), Text: "in May"}
	r.Claims[0].Source = &claim.Source{Name: "the port", Cue: "said"}
	f := annotation.Findings("article", r)[0]
	f.ID = "id"
	at := time.Date(2025, 6, 1, 10, 0, 0, 0, time.FixedZone("", 2*3600))
	got, err := json.MarshalIndent(annotation.New(f, annotation.Published{
		Base: "https://r.example", Source: "https://news.example/a", Reviewed: true, Created: at, Modified: at, Note: "counted <twice>",
	}), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	want := `{
 "@context": [
  "http://www.w3.org/ns/anno.jsonld",
  "https://r.example/ns/reckon.jsonld"
 ],
 "id": "https://r.example/annotations/id",
 "type": "Annotation",
 "motivation": "describing",
 "created": "2025-06-01T08:00:00Z",
 "modified": "2025-06-01T08:00:00Z",
 "creator": {
  "id": "https://r.example/",
  "type": "Software",
  "name": "Reckon"
 },
 "target": {
  "source": "https://news.example/a",
  "selector": [
   {
    "type": "TextQuoteSelector",
    "exact": "40"
   },
   {
    "type": "TextPositionSelector",
    "start": 7,
    "end": 9
   }
  ]
 },
 "review": "reviewed",
 "body": [
  {
   "type": "NumericClaim",
   "purpose": "describing",
   "kind": "count",
   "low": 9,
   "high": null,
   "bound": "exact",
   "unit": "1",
   "change": false,
   "subject": "boats",
   "period": {
    "start": "2025-05-01",
    "end": "2025-05-31",
    "text": "in May"
   },
   "source": {
    "name": "the port",
    "cue": "said"
   },
   "stance": "stated",
   "confidence": 0
  },
  {
   "type": "TextualBody",
   "purpose": "commenting",
   "value": "counted \u003ctwice\u003e",
   "format": "text/plain"
  }
 ]
}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestChecksAreShownWithAllTheirClaimsOnly(t *testing.T) {
	records := []annotation.Check{{ID: "1", Claims: []string{"a", "b"}}, {ID: "2", Claims: []string{"b", "c"}}}
	got := annotation.Checks(records, "https://r.example", map[string]bool{"a": true, "b": true})
	if len(got) != 1 || got[0].ID != "1" || got[0].Claims[1] != "https://r.example/annotations/b" {
		t.Errorf("shown: %+v", got)
	}
	if records[0].Claims[0] != "a" {
		t.Error("the records were changed")
	}
}

func TestUnreviewed(t *testing.T) {
	r := result("In all 40 boats and 60 cars came.", "40", "60")
	r.Checks = []check.Check{{Type: check.Sum, Claims: []int{1, 0}, Verdict: check.Unclear}}
	withURL := annotation.Unreviewed("", "https://news.example/a", r, time.Time{})
	if withURL.Coverage != (annotation.Coverage{Claims: 2}) || len(withURL.Checks) != 1 ||
		withURL.Checks[0].Claims[0] != withURL.Annotations[1].ID || withURL.Article.CanonicalURL != "https://news.example/a" {
		t.Errorf("got %+v", withURL)
	}
	if withURL.Article.Retrieved != nil || withURL.Article.Published != nil {
		t.Error("unknown times are given")
	}
	without := annotation.Unreviewed("", "", r, time.Time{})
	if without.Article.ID == withURL.Article.ID || without.Article.ID != annotation.Unreviewed("", "", r, time.Time{}).Article.ID {
		t.Error("a text without an address is not known by its content")
	}
}

func TestAnEmptyDocumentHasListsNotNulls(t *testing.T) {
	raw, err := json.Marshal(annotation.Unreviewed("", "", annotator.Result{}, time.Time{}))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"annotations":[]`, `"checks":[]`} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("%s lacks %s", raw, want)
		}
	}
}
