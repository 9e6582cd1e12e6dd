package api

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"reckon/annotator/annotation"
	"reckon/server/internal/problem"
)

// routes is the whole table of the readers' API. cors.go lists the paths once
// more, for browsers that ask before they ask.
func (a *API) routes() error {
	d := documenter{a.huma.OpenAPI().Components.Schemas}

	register(a, huma.Operation{
		OperationID: "annotate", Method: http.MethodPost, Path: "/annotate",
		Summary:     "Annotate a page",
		Description: annotateDescription,
		Responses: d.responses(
			d.answer(http.StatusOK, "The article with its annotations and checks.", "application/json", annotation.Document{}, documentExample(a.Base)),
			d.accepted(),
			d.problems(problem.MalformedJSON, problem.BodyTooLarge, problem.UnsupportedMediaType, problem.UnsupportedEncoding,
				problem.UnknownField, problem.InvalidRequest, problem.MissingURL, problem.InvalidURL, problem.AddressNotAllowed,
				problem.NotHTML, problem.TooLarge, problem.RobotsDisallowed, problem.NoArticle, problem.EmptyText,
				problem.DNSFailure, problem.ConnectionRefused, problem.TLSFailure, problem.OriginStatus, problem.TooManyRedirects,
				problem.BadResponse, problem.Timeout, problem.RateLimited, problem.Unavailable, problem.Internal)),
	}, a.annotate)
	a.huma.OpenAPI().Paths["/annotate"].Post.RequestBody = d.request(annotateRequest{}, requestExamples())

	register(a, huma.Operation{
		OperationID: "get-job", Method: http.MethodGet, Path: "/jobs/{id}",
		Summary:     "How a background annotate stands",
		Description: "Answers at once, or with Prefer: wait=N as soon as the job has ended. Ask again after Retry-After seconds while it has not.",
		Responses: d.responses(
			d.answer(http.StatusOK, "The job, with its result or its problem once it has ended.", "application/json", jobBody{}, nil),
			d.problems(problem.NotFound, problem.RateLimited, problem.Unavailable, problem.Internal)),
	}, a.job)

	register(a, huma.Operation{
		OperationID: "list-annotations", Method: http.MethodGet, Path: "/annotations",
		Summary:     "The annotations of a page",
		Description: listDescription,
		Responses: d.responses(
			d.answer(http.StatusOK, "A W3C AnnotationPage.", mediaAnnotation, annotationPage{}, nil),
			d.notModified(),
			d.problems(problem.MissingURL, problem.InvalidURL, problem.RateLimited, problem.Unavailable, problem.Internal)),
	}, a.listAnnotations)

	register(a, huma.Operation{
		OperationID: "get-annotation", Method: http.MethodGet, Path: "/annotations/{id}",
		Summary:     "One annotation",
		Description: "Answers 404 as well where readers may not see the annotation.",
		Responses: d.responses(
			d.answer(http.StatusOK, "A W3C Web Annotation.", mediaAnnotation, annotation.Annotation{}, annotationExample(a.Base)),
			d.notModified(),
			d.problems(problem.NotFound, problem.RateLimited, problem.Unavailable, problem.Internal)),
	}, a.getAnnotation)

	register(a, huma.Operation{
		OperationID: "get-article", Method: http.MethodGet, Path: "/articles/{id}",
		Summary:     "One article, as far as readers may see it",
		Description: "What POST /annotate answered, as it stands now, without reading the page again. Browsers, which prefer text/html, get a page for people.",
		Responses: d.responses(
			d.answer(http.StatusOK, "The article with its annotations and checks.", mediaJSON, annotation.Document{}, nil),
			d.notModified(),
			d.problems(problem.NotFound, problem.RateLimited, problem.Unavailable, problem.Internal)),
	}, a.getArticle)

	register(a, huma.Operation{
		OperationID: "get-context", Method: http.MethodGet, Path: "/ns/reckon.jsonld",
		Summary: "The JSON-LD context of NumericClaim and our other terms",
		Responses: d.responses(
			d.answer(http.StatusOK, "A JSON-LD 1.1 context.", mediaJSONLD, nil, nil),
			d.notModified(),
			d.problems(problem.RateLimited)),
	}, a.getContext)

	register(a, huma.Operation{
		OperationID: "get-openapi", Method: http.MethodGet, Path: "/openapi.json", Hidden: true,
	}, a.getOpenAPI)

	return a.finish(d)
}

const annotateDescription = `Reads the page at url, or the page given as html, and answers with every numeric claim found in it and the checks between them.

A page that was read a short while ago is answered from the store. Otherwise it is fetched, however many ask, once; the answer comes
within the time given by Prefer: wait=N (15 seconds where nothing is said, 60 at most), or else is 202 with the address of a job.

A page given as html is annotated at once and answered to the sender alone: it is never stored as what the url says.`

const listDescription = `All that readers may see of a page, without reading the page again. A page that was never annotated has an
empty page of annotations with article null, so that a client can tell it from an article without claims: POST /annotate reads it.

checks and coverage are members of our own beside the W3C ones. Send the ETag back as If-None-Match: 304 says that nothing has changed.`
