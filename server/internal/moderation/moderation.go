package moderation

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"reckon/db"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed static/moderation.js
var script []byte

// Store keeps the queue; *db.DB does.
type Store interface {
	Queue(ctx context.Context, f db.QueueFilter) (db.QueuePage, error)
	Annotation(ctx context.Context, id string) (db.Annotation, error)
	ArticleByID(ctx context.Context, id string) (db.Article, error)
	Decide(ctx context.Context, d db.Decision) (db.Annotation, error)
	History(ctx context.Context, annotationID string) ([]db.DecisionRecord, error)
}

// Editors says who asks; *auth.Auth does.
type Editors interface {
	// Require lets only signed-in editors pass, and what changes something only
	// with the token of their session.
	Require(c *fiber.Ctx) error
	EditorID(c *fiber.Ctx) string
	EditorName(c *fiber.Ctx) string
	CSRF(c *fiber.Ctx) string
}

// Shell puts a body into the frame that all pages share, and publishes files;
// *web.Site does.
type Shell interface {
	Page(c *fiber.Ctx, status int, title string, aside, main template.HTML, modules ...string) error
	Static(name string, content []byte) (url string)
}

// Options are what a Queue needs.
type Options struct {
	Store   Store
	Editors Editors
	Shell   Shell
	Now     func() time.Time // nil for time.Now
	// PerPage is how many items a page of the queue has; 25 if not positive.
	PerPage int
}

// Queue serves the pages under /moderation. It is safe for concurrent use.
type Queue struct {
	Options
	templates *template.Template
	script    string // its URL
}

// New makes a Queue.
func New(o Options) (*Queue, error) {
	if o.Store == nil || o.Editors == nil || o.Shell == nil {
		return nil, errors.New("moderation: a Store, Editors and a Shell are needed")
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.PerPage <= 0 {
		o.PerPage = 25
	}
	templates, err := template.New("moderation").ParseFS(templateFiles, "templates/*.html")
	if err != nil {
		return nil, fmt.Errorf("moderation: %w", err)
	}
	return &Queue{Options: o, templates: templates, script: o.Shell.Static("moderation.js", script)}, nil
}

// Register adds the routes, each behind [Editors.Require]. The routes of
// package auth must be registered before them.
func (q *Queue) Register(r fiber.Router) {
	editors := r.Group("/moderation", q.Editors.Require)
	editors.Get("/", q.list)
	editors.Get("/articles/:id", q.article)
	editors.Get("/items/:id", q.item)
	editors.Post("/items/:id/decision", q.decide)
}

// page answers with one of the templates in the shared frame, with the editor's
// name and the way out in its header.
func (q *Queue) page(c *fiber.Ctx, status int, title, name string, data any) error {
	aside, err := q.render("aside.html", struct{ Name, CSRF string }{q.Editors.EditorName(c), q.Editors.CSRF(c)})
	if err != nil {
		return err
	}
	main, err := q.render(name, data)
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderCacheControl, "no-store")
	return q.Shell.Page(c, status, title, aside, main, q.script)
}

func (q *Queue) render(name string, data any) (template.HTML, error) {
	var b strings.Builder
	if err := q.templates.ExecuteTemplate(&b, name, data); err != nil {
		return "", fmt.Errorf("moderation: %w", err)
	}
	return template.HTML(b.String()), nil //nolint:gosec // made by html/template just above
}
