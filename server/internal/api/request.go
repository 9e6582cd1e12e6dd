package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humafiber"
	"github.com/gofiber/fiber/v2"

	"reckon/annotator/canonical"
	"reckon/server/internal/problem"
)

// annotateInput is a POST /annotate as it came.
type annotateInput struct {
	Prefer string `header:"Prefer" example:"wait=30" doc:"wait=N: how many seconds to wait for the result, at most 60; 15 where nothing is said. respond-async: not at all."`

	body      []byte
	mediaType string
	encoding  string
}

// Resolve implements huma.Resolver. It takes the raw body: Fiber would unpack
// a compressed one without bound.
func (in *annotateInput) Resolve(ctx huma.Context) []error {
	c := humafiber.Unwrap(ctx)
	in.body = c.BodyRaw()
	in.mediaType = c.Get(fiber.HeaderContentType)
	in.encoding = c.Get(fiber.HeaderContentEncoding)
	return nil
}

// annotateRequest is the body of POST /annotate.
type annotateRequest struct {
	URL  string  `json:"url" format:"uri" maxLength:"2048" example:"https://example.org/story" doc:"The address of the page, http or https"`
	HTML *string `json:"html,omitempty" maxLength:"5242880" doc:"The page as the reader has it, for pages that cannot be had by their address: answered to the sender, never stored"`
}

// read checks a request and returns it with its url in canonical form.
func (in *annotateInput) read() (annotateRequest, error) {
	if in.encoding != "" {
		return annotateRequest{}, problem.New(problem.UnsupportedEncoding, "")
	}
	if len(in.body) > MaxRequest {
		return annotateRequest{}, problem.New(problem.BodyTooLarge, fmt.Sprintf("The request is larger than %d MB.", MaxRequest>>20))
	}
	if kind, _, err := mime.ParseMediaType(in.mediaType); err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) || kind != mediaJSON {
		return annotateRequest{}, problem.New(problem.UnsupportedMediaType, "")
	}
	return decodeAnnotate(in.body)
}

// decodeAnnotate reads the body strictly: encoding/json alone would take
// "URL" for "url" and pass over what it does not know.
func decodeAnnotate(body []byte) (annotateRequest, error) {
	var req annotateRequest
	members, err := decodeObject(body)
	if err != nil {
		return req, err
	}
	for name, value := range members {
		switch name {
		case "url":
			err = decodeString(name, value, &req.URL)
		case "html":
			if isNull(value) {
				continue
			}
			req.HTML = new(string)
			err = decodeString(name, value, req.HTML)
		default:
			err = problem.New(problem.UnknownField, fmt.Sprintf("There is no field %q.", name)).WithField(name)
		}
		if err != nil {
			return req, err
		}
	}
	if req.URL, err = canonicalURL(req.URL); err != nil {
		return req, err
	}
	if req.HTML != nil {
		err = checkHTML(*req.HTML)
	}
	return req, err
}

func decodeObject(body []byte) (map[string]json.RawMessage, error) {
	body = bytes.TrimSpace(body)
	if len(body) == 0 {
		return nil, problem.New(problem.MalformedJSON, "The request has no body.")
	}
	if !json.Valid(body) {
		return nil, problem.New(problem.MalformedJSON, malformed(body))
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(body, &members); err != nil || members == nil {
		return nil, problem.New(problem.InvalidRequest, "The body is JSON, but not an object.").Because(err)
	}
	return members, nil
}

// malformed says where a body stops being JSON.
func malformed(body []byte) string {
	var anything json.RawMessage
	var syntax *json.SyntaxError
	if err := json.Unmarshal(body, &anything); errors.As(err, &syntax) {
		return fmt.Sprintf("The body is not JSON: %s, at byte %d.", syntax.Error(), syntax.Offset)
	}
	return ""
}

func isNull(value json.RawMessage) bool { return string(value) == "null" }

func decodeString(name string, value json.RawMessage, into *string) error {
	if isNull(value) {
		return nil
	}
	if err := json.Unmarshal(value, into); err != nil {
		return problem.New(problem.InvalidRequest, fmt.Sprintf("The field %q must be a string.", name)).WithField(name).Because(err)
	}
	return nil
}

// canonicalURL reduces an address to the form it is kept under. Its errors
// name the field url, which it has in the body and the query alike.
func canonicalURL(raw string) (string, error) {
	if strings.TrimSpace(raw) == "" {
		return "", problem.New(problem.MissingURL, "").WithField("url")
	}
	url, err := canonical.URL(raw)
	if err != nil {
		return "", problem.New(problem.InvalidURL, sentence(err.Error())).WithField("url").Because(err)
	}
	return url, nil
}

func checkHTML(html string) error {
	switch {
	case len(html) > MaxHTML:
		return problem.New(problem.TooLarge, "").WithField("html")
	case strings.TrimSpace(html) == "":
		return problem.New(problem.EmptyText, "").WithField("html")
	}
	return nil
}

// sentence makes an error's text one.
func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:] + "."
}
