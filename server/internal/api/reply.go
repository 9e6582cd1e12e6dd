package api

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humafiber"
	"github.com/gofiber/fiber/v2"

	"reckon/db"
	"reckon/server/internal/problem"
)

// Media types of answers.
const (
	mediaJSON       = "application/json"
	mediaJSONLD     = "application/ld+json"
	mediaAnnotation = `application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"`
)

// retryAfter is how long a client that came too early should wait, in seconds.
const retryAfter = 1

// reply is an answer that is no error.
type reply struct {
	status int // 200 where it is 0
	media  string
	cache  string // Cache-Control; no-store where it is empty
	body   *content
	header [][2]string
}

// written is a reply in the form in which huma takes it.
type written struct {
	Body func(huma.Context)
}

// register adds one route: its description for OpenAPI comes from op and the
// tags of I, its answers are written here and nowhere else. Inputs are checked
// by the handlers, whose problems say more than a schema could.
func register[I any](a *API, op huma.Operation, handle func(context.Context, *I) (reply, error)) {
	op.SkipValidateParams = true
	huma.Register(a.huma, op, func(ctx context.Context, in *I) (*written, error) {
		out, err := handle(ctx, in)
		return &written{func(hc huma.Context) {
			c := humafiber.Unwrap(hc)
			if err != nil {
				a.fail(c, err)
				return
			}
			send(c, out)
		}}, nil
	})
}

func send(c *fiber.Ctx, r reply) {
	c.Vary(fiber.HeaderAcceptEncoding)
	c.Set(fiber.HeaderCacheControl, "no-store")
	for _, h := range r.header {
		c.Set(h[0], h[1])
	}
	packed := r.body.packed != nil && acceptsGzip(c.Get(fiber.HeaderAcceptEncoding))
	if r.cache != "" {
		c.Set(fiber.HeaderCacheControl, r.cache)
		c.Set(fiber.HeaderETag, r.body.etag(packed))
		if match := c.Get(fiber.HeaderIfNoneMatch); match != "" && r.body.matches(match) {
			c.Status(fiber.StatusNotModified)
			return
		}
	}
	if r.status == 0 {
		r.status = http.StatusOK
	}
	c.Status(r.status)
	c.Set(fiber.HeaderContentType, r.media)
	if packed {
		c.Set(fiber.HeaderContentEncoding, "gzip")
		c.Response().SetBodyRaw(r.body.packed)
	} else {
		c.Response().SetBodyRaw(r.body.body)
	}
}

// acceptsGzip reads an Accept-Encoding header.
func acceptsGzip(header string) bool {
	for coding := range strings.SplitSeq(header, ",") {
		name, quality, _ := strings.Cut(coding, ";")
		if name = strings.TrimSpace(name); !strings.EqualFold(name, "gzip") && name != "*" {
			continue
		}
		_, q, weighted := strings.Cut(quality, "=")
		weight, err := strconv.ParseFloat(strings.TrimSpace(q), 64)
		return !weighted || err != nil || weight > 0
	}
	return false
}

// fail answers an error of a handler.
func (a *API) fail(c *fiber.Ctx, err error) {
	p := ProblemOf(err)
	if p.Code == problem.Internal {
		a.Logger.ErrorContext(c.UserContext(), "request failed", slog.String("route", c.Route().Path), slog.Any("error", err))
	}
	SendProblem(c, a.Base, p)
}

// ProblemOf finds what to tell the client of an error.
func ProblemOf(err error) *problem.Problem {
	var known *problem.Problem
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, db.ErrNotFound):
		return problem.New(problem.NotFound, "")
	case errors.Is(err, context.Canceled):
		return problem.New(problem.Unavailable, "The server is stopping.").Because(err)
	case errors.Is(err, context.DeadlineExceeded):
		return problem.New(problem.Unavailable, "The server has too much to do.").Because(err)
	default:
		return problem.Of(err)
	}
}

// SendProblem answers with a problem+json.
func SendProblem(c *fiber.Ctx, base string, p *problem.Problem) {
	body, err := encode(p.Render(base))
	if err != nil { // strings and a number: cannot be
		body = []byte(`{"status":500}`)
	}
	Open(c)
	c.Status(p.Status)
	c.Set(fiber.HeaderContentType, problem.MediaType)
	c.Set(fiber.HeaderCacheControl, "no-store")
	if p.Status == http.StatusServiceUnavailable || p.Status == http.StatusTooManyRequests {
		if len(c.Response().Header.Peek(fiber.HeaderRetryAfter)) == 0 {
			c.Set(fiber.HeaderRetryAfter, strconv.Itoa(retryAfter))
		}
	}
	c.Response().SetBodyRaw(body)
}
