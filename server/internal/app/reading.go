package app

import (
	"context"
	"errors"
	"time"

	"github.com/gofiber/fiber/v2"

	"reckon/annotator"
	"reckon/db"
	"reckon/server/internal/api"
	"reckon/server/internal/problem"
	"reckon/server/internal/web"
)

// textTimeout bounds the work on a pasted text.
const textTimeout = 20 * time.Second

// reading gives the web pages what the API gives programs.
type reading struct {
	api    *api.API
	store  *db.DB
	reader *annotating
}

// AnnotateURL implements web.Annotator.
func (r reading) AnnotateURL(ctx context.Context, url string, wait time.Duration) (web.Reading, bool, error) {
	stored, jobID, err := r.api.Article(ctx, url, wait)
	if err != nil {
		return web.Reading{}, false, api.ProblemOf(err)
	}
	if jobID != "" {
		return web.Reading{}, false, nil
	}
	out, err := r.Article(ctx, stored.ID)
	return out, err == nil, err
}

// Article implements web.Annotator.
func (r reading) Article(ctx context.Context, id string) (web.Reading, error) {
	seen, err := r.store.Readable(ctx, id)
	if err != nil {
		return web.Reading{}, api.ProblemOf(err)
	}
	out := web.Reading{
		Article: api.Describe(seen.Article), Text: seen.Text,
		Figures: make([]web.Figure, len(seen.Annotations)),
		Checks:  seen.Checks, Coverage: seen.Coverage,
	}
	for i, n := range seen.Annotations {
		out.Figures[i] = web.Figure{Finding: n.Finding, Reviewed: n.Status == db.Approved, Note: n.Note}
	}
	return out, nil
}

// articlePage answers people with a page and leaves programs to the API.
func (a *App) articlePage(c *fiber.Ctx) error {
	c.Vary(fiber.HeaderAccept)
	if c.Accepts(fiber.MIMEApplicationJSON, fiber.MIMETextHTML) == fiber.MIMETextHTML {
		return a.site.Article(c)
	}
	return c.Next()
}

// AnnotateText implements web.Annotator.
func (r reading) AnnotateText(ctx context.Context, text string, published time.Time) (web.Reading, error) {
	ctx, cancel := context.WithTimeout(ctx, textTimeout)
	defer cancel()
	result, err := r.reader.annotate(ctx, annotator.Page{Text: text, Published: published})
	switch {
	case errors.Is(err, annotator.ErrNoArticle):
		return web.Reading{}, problem.New(problem.EmptyText, "")
	case err != nil:
		return web.Reading{}, api.ProblemOf(err)
	}
	return web.FromResult(result, "", time.Time{}), nil
}
