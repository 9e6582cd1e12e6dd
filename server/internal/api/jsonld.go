package api

import (
	"context"
	_ "embed"
)

//go:embed reckon.jsonld
var contextDocument []byte

// contextInput is empty: the context is the same for everybody.
type contextInput struct{}

// getContext is GET /ns/reckon.jsonld. The terms are names that no server
// owns, so that what several servers say can be put together.
func (a *API) getContext(context.Context, *contextInput) (reply, error) {
	return reply{media: mediaJSONLD, cache: "public, max-age=86400", body: a.context}, nil
}

// getOpenAPI is GET /openapi.json.
func (a *API) getOpenAPI(context.Context, *contextInput) (reply, error) {
	return reply{media: mediaJSON, cache: revalidate, body: a.openapi}, nil
}
