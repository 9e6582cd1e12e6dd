package api

import (
	"encoding/json"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"reckon/server/internal/problem"
)

// describe is the frame of the API's description. The documentation page that
// huma brings is not served: it loads script from elsewhere.
func describe(base string) huma.Config {
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title:   "Reckon",
				Version: "1",
				Description: "Reckon finds the numeric claims of an article, says what each counts, for which period and on whose word, " +
					"and checks the arithmetic between them.\n\nText offsets are UTF-16 code units of the page's document.body.textContent. " +
					"Every error is an application/problem+json; its code says which. The API is open to every origin, without credentials.",
				License: &huma.License{Name: "MIT", Identifier: "MIT"},
			},
			Servers:    []*huma.Server{{URL: base}},
			Components: &huma.Components{Schemas: huma.NewMapRegistry("#/components/schemas/", schemaName)},
		},
		Formats:       huma.DefaultFormats,
		DefaultFormat: mediaJSON,
	}
}

// schemaName names a schema as its users would.
func schemaName(t reflect.Type, hint string) string {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t {
	case reflect.TypeFor[jobBody]():
		return "Job"
	case reflect.TypeFor[problem.Document]():
		return "Problem"
	}
	return huma.DefaultSchemaNamer(t, hint)
}

// documenter writes the parts of operations.
type documenter struct{ schemas huma.Registry }

// statusResponse is one row of an operation's responses.
type statusResponse struct {
	status   int
	response *huma.Response
}

func (d documenter) responses(rows ...[]statusResponse) map[string]*huma.Response {
	out := map[string]*huma.Response{}
	for _, r := range slices.Concat(rows...) {
		out[strconv.Itoa(r.status)] = r.response
	}
	return out
}

func (d documenter) schema(of any) *huma.Schema {
	if of == nil {
		return &huma.Schema{Type: huma.TypeObject}
	}
	return d.schemas.Schema(reflect.TypeOf(of), true, "")
}

func (d documenter) answer(status int, description, media string, of, example any) []statusResponse {
	media, _, _ = strings.Cut(media, ";") // the profile is said in words, tools look for the bare type
	return []statusResponse{{status, &huma.Response{
		Description: description,
		Content:     map[string]*huma.MediaType{media: {Schema: d.schema(of), Example: example}},
	}}}
}

func (d documenter) accepted() []statusResponse {
	out := d.answer(http.StatusAccepted, "The page is still being read. Location is the address of the job.", mediaJSON, jobBody{}, nil)
	out[0].response.Headers = map[string]*huma.Param{
		"Location":    {Description: "The job's address on this server", Schema: &huma.Schema{Type: huma.TypeString, Format: "uri-reference"}},
		"Retry-After": {Description: "Seconds until it is worth asking", Schema: &huma.Schema{Type: huma.TypeInteger}},
	}
	return out
}

func (d documenter) notModified() []statusResponse {
	return []statusResponse{{http.StatusNotModified, &huma.Response{Description: "Nothing has changed since the ETag that was sent."}}}
}

// problems documents the statuses of the codes, each with what it can mean.
func (d documenter) problems(codes ...string) []statusResponse {
	kinds := map[int][]problem.Kind{}
	for _, code := range codes {
		if k, ok := problem.Lookup(code); ok {
			kinds[k.Status] = append(kinds[k.Status], k)
		}
	}
	var out []statusResponse
	for _, status := range slices.Sorted(maps.Keys(kinds)) {
		examples := map[string]*huma.Example{}
		lines := make([]string, len(kinds[status]))
		for i, k := range kinds[status] {
			lines[i] = k.Code + ": " + k.Title
			examples[k.Code] = &huma.Example{Summary: k.Title, Value: problem.New(k.Code, "").Render("")}
		}
		out = append(out, statusResponse{status, &huma.Response{
			Description: strings.Join(lines, "; ") + ".",
			Content:     map[string]*huma.MediaType{problem.MediaType: {Schema: d.schema(problem.Document{}), Examples: examples}},
		}})
	}
	return out
}

func (d documenter) request(of any, examples map[string]*huma.Example) *huma.RequestBody {
	return &huma.RequestBody{
		Required: true,
		Content:  map[string]*huma.MediaType{mediaJSON: {Schema: d.schema(of), Examples: examples}},
	}
}

// finish settles the schemas and makes the final bytes.
func (a *API) finish(d documenter) error {
	d.refine()
	document, err := json.Marshal(a.huma.OpenAPI())
	if err != nil {
		return err
	}
	a.openapi = newContent(document)
	a.context = newContent(contextDocument)
	return nil
}
