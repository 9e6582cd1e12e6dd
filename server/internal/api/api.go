package api

import (
	"context"
	"log/slog"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humafiber"
	"github.com/gofiber/fiber/v2"

	"reckon/annotator"
	"reckon/db"
	"reckon/server/internal/problem"
)

// Limits of a request.
const (
	// MaxRequest is the largest body accepted, in bytes as received.
	MaxRequest = 6 << 20
	// MaxHTML is the largest page accepted in a request, in bytes: the same as
	// for a page that is fetched.
	MaxHTML = 5 << 20

	defaultWait = 15 * time.Second
	maxWait     = 60 * time.Second
	// annotateTimeout bounds the work on a page that came with the request.
	annotateTimeout = 20 * time.Second
)

// Store answers what readers may see. Its errors are db.ErrNotFound and faults.
type Store interface {
	ArticleByURL(ctx context.Context, url string) (db.Article, error)
	ArticleByID(ctx context.Context, id string) (db.Article, error)
	Readable(ctx context.Context, articleID string) (db.ReadableArticle, error)
	ReadableAnnotation(ctx context.Context, id string) (db.Annotation, db.Article, error)
	ReadableAmong(ctx context.Context, url string, ids []string) (map[string]db.Verdict, error)
}

// Failures remembers for a while which pages could not be had.
type Failures interface {
	// FailureOf returns why url could not be had a moment ago, as a
	// *problem.Problem; nil if nothing is known.
	FailureOf(ctx context.Context, url string) error
}

// Phase is how far a job has come.
type Phase string

// The phases of a job.
const (
	Queued  Phase = "queued"
	Running Phase = "running"
	Done    Phase = "done"
	Failed  Phase = "failed"
)

// Outcome is what came of a job that has ended: exactly one of its fields is
// set.
type Outcome struct {
	ArticleID string
	Problem   *problem.Problem
}

// Job is how a job stands.
type Job struct {
	ID, URL string
	Phase   Phase
	Created time.Time
	Outcome Outcome // for the phases Done and Failed
}

// Jobs fetches, annotates and stores pages in the background.
type Jobs interface {
	// Ensure sees to it that there is a job for a canonical URL.
	Ensure(ctx context.Context, url string) (jobID string, err error)
	// Wait waits until the job has ended, or ctx has; done says which.
	Wait(ctx context.Context, jobID string) (out Outcome, done bool, err error)
	// State says how a job stands; db.ErrNotFound if there is none.
	State(ctx context.Context, jobID string) (Job, error)
}

// Annotate reads a page that came with a request, at most so many at once.
type Annotate func(ctx context.Context, page annotator.Page) (annotator.Result, error)

// Config is what the API is made of.
type Config struct {
	Base     string // the server's own address, without a trailing slash
	FreshFor time.Duration
	Store    Store
	Failures Failures
	Jobs     Jobs
	Annotate Annotate
	Now      func() time.Time
	Logger   *slog.Logger
	// Stopping ends when the server is to stop: nobody waits for a job any
	// longer then. Never, where it is nil.
	Stopping context.Context //nolint:containedctx // a signal, not the context of a call
	// CacheBytes bounds the memory for final answers; 64 MB where it is 0.
	CacheBytes uint64
}

// API is the readers' API.
type API struct {
	Config
	huma     huma.API
	contents *contents
	context  *content // the JSON-LD context
	openapi  *content
}

// New mounts the API's routes.
func New(app *fiber.App, config Config) (*API, error) {
	if config.CacheBytes == 0 {
		config.CacheBytes = 64 << 20
	}
	if config.Stopping == nil {
		config.Stopping = context.Background()
	}
	a := &API{Config: config, contents: newContents(config.CacheBytes)}
	a.huma = humafiber.New(app, describe(config.Base))
	if err := a.routes(); err != nil {
		return nil, err
	}
	return a, nil
}
