package api_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"reckon/annotator/annotation"
	"reckon/db"
)

// annoTerms are the terms of http://www.w3.org/ns/anno.jsonld that we use.
var annoTerms = []string{
	"id", "type", "motivation", "created", "modified", "creator", "name", "target", "source", "selector", "exact", "prefix", "suffix",
	"start", "end", "body", "purpose", "value", "format", "items", "partOf", "startIndex", "total", "first", "last", "label",
	"Annotation", "AnnotationPage", "AnnotationCollection", "Software", "TextualBody", "TextQuoteSelector", "TextPositionSelector",
}

// terms is an active JSON-LD context, as far as the test needs one: for each
// term, the context that holds within its values.
type terms map[string]terms

func readContext(t *testing.T, context map[string]any) terms {
	t.Helper()
	out := terms{}
	for name, definition := range context {
		if strings.HasPrefix(name, "@") {
			if name == "@vocab" || name == "@propagate" {
				out[name] = nil
			}
			continue
		}
		out[name] = nil
		if d, ok := definition.(map[string]any); ok {
			if scoped, ok := d["@context"].(map[string]any); ok {
				out[name] = readContext(t, scoped)
			}
		}
	}
	return out
}

func (c terms) with(more terms) terms {
	out := maps.Clone(c)
	maps.Copy(out, more)
	return out
}

func (c terms) defines(name string) bool {
	_, ok := c[name]
	_, vocabulary := c["@vocab"]
	return ok || vocabulary
}

// undefined lists the members, and the types, of value that expansion would
// drop. A type's context holds for the members of its object alone, unless it says
// that it propagates; that of a member for all below it.
func undefined(at string, context terms, value any) []string {
	switch v := value.(type) {
	case []any:
		var out []string
		for i, item := range v {
			out = append(out, undefined(fmt.Sprintf("%s[%d]", at, i), context, item)...)
		}
		return out
	case map[string]any:
		own, below := context, context
		var out []string
		if name, ok := v["type"].(string); ok {
			if !context.defines(name) {
				out = append(out, at+": type "+name)
			}
			own = context.with(context[name])
			if _, propagates := own["@propagate"]; propagates {
				below = own
			}
		}
		for name, member := range v {
			if name == "@context" {
				continue
			}
			if !own.defines(name) {
				out = append(out, at+"."+name)
				continue
			}
			within := below
			if scoped := own[name]; scoped != nil {
				within = within.with(scoped)
			}
			out = append(out, undefined(at+"."+name, within, member)...)
		}
		return out
	}
	return nil
}

func TestEveryMemberOfAnAnswerIsADefinedTerm(t *testing.T) {
	h := newHarness(t)
	got := h.do("GET", "/ns/reckon.jsonld", "")
	if got.StatusCode != http.StatusOK || got.Header.Get("Content-Type") != "application/ld+json" || got.Header.Get("Access-Control-Allow-Origin") != "*" {
		t.Fatalf("status %d, %v", got.StatusCode, got.Header)
	}
	var document struct {
		Context map[string]any `json:"@context"`
	}
	got.into(t, &document)
	context := terms{}
	for _, name := range annoTerms {
		context[name] = nil
	}
	context = context.with(readContext(t, document.Context))

	kept := h.keep(storyURL)
	h.decide(kept.ID, 0, db.Approve, "Confirmed by the port.")
	var page map[string]any
	h.do("GET", listPath(storyURL), "").into(t, &page)
	everything := allMembers(t)
	page["items"] = append(page["items"].([]any), everything)
	article, text := page["article"].(map[string]any), "The harbor …"
	article["text"] = text
	for _, kind := range []string{"part_whole", "sum", "percent_change", "absolute_change", "rate_total", "projection", "ratio_check", "average_total", "conversion", "revision", "conflict", "restatement"} {
		page["checks"] = append(page["checks"].([]any), map[string]any{"id": "x", "type": kind})
	}
	if missing := undefined("page", context, page); len(missing) > 0 {
		slices.Sort(missing)
		t.Errorf("JSON-LD expansion drops:\n  %s", strings.Join(missing, "\n  "))
	}
	// The check itself: a member that nobody defines is found.
	everything["body"].([]any)[0].(map[string]any)["invented"] = 1
	if missing := undefined("page", context, page); len(missing) != 1 {
		t.Errorf("an undefined member goes unseen: %v", missing)
	}
}

// allMembers is an annotation in which no member is left out or null.
func allMembers(t *testing.T) map[string]any {
	t.Helper()
	day, high, at := "2025-11-25", 2.0, 1
	body, err := json.Marshal(annotation.Annotation{
		Type: "Annotation", Created: day, Modified: day,
		Target: annotation.Target{Selector: []annotation.Selector{
			{Type: "TextQuoteSelector", Exact: "1", Prefix: "2", Suffix: "3"}, {Type: "TextPositionSelector", Start: &at, End: &at},
		}},
		Creator: annotation.Creator{Type: "Software"},
		Body: []any{
			annotation.NumericClaim{
				Type: "NumericClaim", High: &high, Period: &annotation.Period{Start: &day, End: &day, Text: "today"},
				Source: &annotation.Source{Name: "a", Via: "b", Cue: "c"},
			},
			annotation.TextualBody{Type: "TextualBody"},
			map[string]any{"type": "ClaimReview", "purpose": "assessing", "claimReviewed": "x", "reviewRating": map[string]any{"alternateName": "y"}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal(body, &out); err != nil {
		t.Fatal(err)
	}
	return out
}
