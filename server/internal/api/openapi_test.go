package api_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"reckon/db"
)

// schemas checks JSON against the published description, as a generated
// client would: unknown members are told too.
type schemas map[string]any

func (s schemas) check(t *testing.T, at string, schema map[string]any, value any) {
	t.Helper()
	for _, fault := range s.faults(at, schema, value) {
		t.Error(fault)
	}
}

func (s schemas) faults(at string, schema map[string]any, value any) []string {
	if ref, ok := schema["$ref"].(string); ok {
		schema, _ = s[strings.TrimPrefix(ref, "#/components/schemas/")].(map[string]any)
		if schema == nil {
			return []string{at + ": no schema " + ref}
		}
	}
	if options, ok := schema["oneOf"].([]any); ok {
		return s.oneOf(at, options, value)
	}
	if !hasType(schema["type"], value) {
		return []string{fmt.Sprintf("%s: %v is no %v", at, value, schema["type"])}
	}
	if words, ok := schema["enum"].([]any); ok && !slices.Contains(words, value) {
		return []string{fmt.Sprintf("%s: %v is none of %v", at, value, words)}
	}
	var out []string
	switch v := value.(type) {
	case []any:
		items, _ := schema["items"].(map[string]any)
		for i, item := range v {
			out = append(out, s.faults(fmt.Sprintf("%s[%d]", at, i), items, item)...)
		}
	case map[string]any:
		members, _ := schema["properties"].(map[string]any)
		required, _ := schema["required"].([]any)
		for _, name := range required {
			if _, ok := v[name.(string)]; !ok {
				out = append(out, fmt.Sprintf("%s.%s: missing", at, name))
			}
		}
		for name, member := range v {
			described, ok := members[name].(map[string]any)
			if !ok {
				out = append(out, fmt.Sprintf("%s.%s: not described", at, name))
				continue
			}
			out = append(out, s.faults(at+"."+name, described, member)...)
		}
	}
	return out
}

// oneOf tells the faults of the option that the value comes closest to.
func (s schemas) oneOf(at string, options []any, value any) []string {
	var best []string
	fitting := 0
	for i, o := range options {
		faults := s.faults(at, o.(map[string]any), value)
		if len(faults) == 0 {
			fitting++
		}
		if i == 0 || len(faults) < len(best) {
			best = faults
		}
	}
	if fitting > 1 {
		return []string{at + ": fits more than one description"}
	}
	return best
}

func hasType(types, value any) bool {
	if types == nil {
		return true
	}
	list, ok := types.([]any)
	if !ok {
		list = []any{types}
	}
	kind := map[string]string{"<nil>": "null", "string": "string", "bool": "boolean", "float64": "number", "[]interface {}": "array", "map[string]interface {}": "object"}[fmt.Sprintf("%T", value)]
	return slices.Contains(list, any(kind)) || kind == "number" && slices.Contains(list, any("integer"))
}

type description struct {
	Paths map[string]map[string]struct {
		OperationID string `json:"operationId"`
		RequestBody struct {
			Content map[string]struct{ Schema map[string]any }
		} `json:"requestBody"`
		Responses map[string]struct {
			Content map[string]struct {
				Schema  map[string]any
				Example any
			}
		}
	}
	Components struct{ Schemas schemas }
}

func describe(t *testing.T, h *harness) description {
	t.Helper()
	got := h.do("GET", "/openapi.json", "")
	if got.StatusCode != http.StatusOK {
		t.Fatalf("status %d", got.StatusCode)
	}
	var d description
	got.into(t, &d)
	return d
}

func TestTheDescriptionNamesEveryRoute(t *testing.T) {
	d := describe(t, newHarness(t))
	var got []string
	for path, methods := range d.Paths {
		for method, operation := range methods {
			got = append(got, method+" "+path+" "+operation.OperationID)
		}
	}
	slices.Sort(got)
	want := []string{
		"get /annotations list-annotations", "get /annotations/{id} get-annotation", "get /articles/{id} get-article", "get /jobs/{id} get-job",
		"get /ns/reckon.jsonld get-context", "post /annotate annotate",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	names := slices.Sorted(maps.Keys(d.Components.Schemas))
	for _, name := range []string{"Annotation", "NumericClaim", "TextualBody", "ClaimReview", "TextQuoteSelector", "TextPositionSelector", "Document", "Job", "Problem", "AnnotationPage", "AnnotateRequest", "Check"} {
		if !slices.Contains(names, name) {
			t.Errorf("no schema %s among %q", name, names)
		}
	}
	for _, name := range []string{"ErrorModel", "Selector"} {
		if slices.Contains(names, name) {
			t.Errorf("the schema %s is not one of ours", name)
		}
	}
}

func TestAnswersAreAsDescribed(t *testing.T) {
	h := newHarness(t)
	d := describe(t, h)
	kept := h.keep(storyURL)
	h.decide(kept.ID, 0, db.Approve, "Confirmed by the port.")
	var p page
	h.do("GET", listPath(storyURL), "").into(t, &p)
	annotationID := strings.TrimPrefix(p.Items[0].ID, h.base)

	for _, c := range []struct {
		path, method, status, media string
		got                         answer
	}{
		{"/annotate", "post", "200", "application/json", h.annotate(urlBody(storyURL))},
		{"/annotate", "post", "202", "application/json", h.annotate(urlBody("https://example.org/slow"), "Prefer", "wait=0")},
		{"/annotate", "post", "422", "application/problem+json", h.annotate(`{"depth": 1}`)},
		{"/annotations", "get", "200", "application/ld+json", h.do("GET", listPath(storyURL), "")},
		{"/annotations", "get", "200", "application/ld+json", h.do("GET", listPath("https://example.org/unknown"), "")},
		{"/annotations/{id}", "get", "200", "application/ld+json", h.do("GET", annotationID, "")},
		{"/annotations/{id}", "get", "404", "application/problem+json", h.do("GET", "/annotations/none", "")},
	} {
		if strconv.Itoa(c.got.StatusCode) != c.status {
			t.Errorf("%s: status %d, want %s: %s", c.path, c.got.StatusCode, c.status, c.got.body)
			continue
		}
		described, ok := d.Paths[c.path][c.method].Responses[c.status].Content[c.media]
		if !ok {
			t.Errorf("%s: %s %s is not described", c.path, c.status, c.media)
			continue
		}
		var value any
		c.got.into(t, &value)
		d.Components.Schemas.check(t, c.path+" "+c.status, described.Schema, value)
		if described.Example != nil {
			d.Components.Schemas.check(t, c.path+" "+c.status+" example", described.Schema, described.Example)
		}
	}
}

func TestTheRequestIsDescribed(t *testing.T) {
	d := describe(t, newHarness(t))
	schema := d.Paths["/annotate"]["post"].RequestBody.Content["application/json"].Schema
	var good, bad any
	_ = json.Unmarshal([]byte(`{"url": "https://example.org/", "html": "<p>1"}`), &good)
	_ = json.Unmarshal([]byte(`{"html": "<p>1"}`), &bad)
	d.Components.Schemas.check(t, "request", schema, good)
	if len(d.Components.Schemas.faults("request", schema, bad)) == 0 {
		t.Error("a request without url fits the description")
	}
}
