package web

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed static/reckon.js
var script []byte

//go:embed static/icon.svg
var icon []byte

// Annotator reads articles; it is the service behind POST /annotate.
type Annotator interface {
	// AnnotateURL gives what readers may see of the article at a canonical URL,
	// fetching it where nothing fresh is stored. Where that takes longer than
	// wait it returns done == false and goes on with it; asking again joins the
	// same work. Errors are *problem.Problem.
	AnnotateURL(ctx context.Context, url string, wait time.Duration) (reading Reading, done bool, err error)
	// Article gives what readers may see of a stored article.
	Article(ctx context.Context, id string) (Reading, error)
	// AnnotateText reads a pasted text and keeps nothing of it. A zero published
	// means that the day of publication is not known.
	AnnotateText(ctx context.Context, text string, published time.Time) (Reading, error)
}

// Options are what a Site needs.
type Options struct {
	Annotator Annotator
	// Base is the server's own address without a trailing slash. With https it
	// makes pages ask browsers to keep to https.
	Base string
	// Logger hears of pages that could not be made; nil for none.
	Logger *slog.Logger
	// FirstWait is how long a reader looks at an unchanged page before the
	// progress page appears (default 4 s), and Wait how long each look from the
	// progress page lasts (default 10 s).
	FirstWait, Wait time.Duration
}

// Site makes pages. It is safe for concurrent use.
type Site struct {
	Options
	templates *template.Template
	static    *static
	frame     frameAssets
	sample    readingView
}

// frameAssets are the URLs of the files that every page loads.
type frameAssets struct{ Style, Script, Icon string }

// New makes a Site and annotates its sample article. ctx bounds that work.
func New(ctx context.Context, o Options) (*Site, error) {
	if o.Annotator == nil {
		return nil, errors.New("web: an Annotator is needed")
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.FirstWait <= 0 {
		o.FirstWait = 4 * time.Second
	}
	if o.Wait <= 0 {
		o.Wait = 10 * time.Second
	}
	o.Base = strings.TrimSuffix(o.Base, "/")
	s := &Site{Options: o, static: newStatic()}
	var err error
	if s.templates, err = template.New("web").ParseFS(templateFiles, "templates/*.html"); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	if err := s.publishOwn(); err != nil {
		return nil, err
	}
	sample, err := annotateSample(ctx)
	if err != nil {
		return nil, fmt.Errorf("web: the sample article: %w", err)
	}
	s.sample = view(sample)
	return s, nil
}

// publishOwn gives the Site's own files their URLs.
func (s *Site) publishOwn() error {
	style, err := styleSheet()
	if err != nil {
		return fmt.Errorf("web: %w", err)
	}
	s.frame = frameAssets{
		Style:  s.Static("reckon.css", style),
		Script: s.Static("reckon.js", script),
		Icon:   s.Static("icon.svg", icon),
	}
	return nil
}

// Register adds the Site's routes.
func (s *Site) Register(r fiber.Router) {
	r.Get("/", s.start)
	r.Post("/", s.submit)
	r.Get("/read", s.read)
	r.Get("/problems", s.problemList)
	r.Get("/problems/:code", s.problemPage)
	r.Get("/static/:name", s.static.serve)
	r.Get("/favicon.ico", func(c *fiber.Ctx) error { return c.Redirect(s.frame.Icon, fiber.StatusFound) })
}
