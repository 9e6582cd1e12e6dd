package jobs

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/rivermigrate"
	"golang.org/x/sync/semaphore"
	"golang.org/x/sync/singleflight"

	"reckon/annotator"
	"reckon/annotator/annotation"
	"reckon/db"
)

// Fetcher gets pages. Its errors say what a reader should be told by a
// *problem.Problem in their chain; one without is an internal problem.
type Fetcher interface {
	Fetch(ctx context.Context, url string) (Page, error)
}

// Page is a page as it was fetched.
type Page struct {
	URL         string // where it was in the end, after redirects
	Body        []byte // decoded, at most 5 MB
	ContentType string
	Retrieved   time.Time
}

// Store keeps articles, and the failures to get them. *db.DB is one.
type Store interface {
	ArticleByURL(ctx context.Context, url string) (db.Article, error)
	SaveArticle(ctx context.Context, a db.Article, findings []annotation.Finding, checks []annotation.Check) (db.Article, error)
	SaveFailure(ctx context.Context, url string, f db.Failure) error
	FailureOf(ctx context.Context, url string, now time.Time) (db.Failure, error)
}

// Database is where River keeps its jobs. *db.DB is one.
type Database interface {
	Writer() *sql.DB
	IsPostgres() bool
}

// Options says with what a queue works. Database, Store and Fetcher must be
// given; what else is left empty is as said.
type Options struct {
	Database Database
	Store    Store
	Fetcher  Fetcher
	// Annotate reads a page; annotator.Annotate.
	Annotate func(context.Context, annotator.Page) (annotator.Result, error)
	// Cores bounds how many pages are annotated at once, together with
	// whoever else acquires it (1 a page); [NewCores].
	Cores *semaphore.Weighted
	// Workers bounds how many jobs run at once, most of them waiting for a
	// site to answer; 16. Each may hold a page of 5 MB.
	Workers int
	// Node names this machine among those that share a PostgreSQL database;
	// the host's name.
	Node string
	// FailureLife is how long a failure is kept for an address; 45 s.
	FailureLife time.Duration
	// Patience is how long one job may take in all; 60 s.
	Patience time.Duration
	Now      func() time.Time // time.Now
	Logger   *slog.Logger     // slog.Default()
}

const (
	defaultWorkers     = 16
	defaultFailureLife = 45 * time.Second
	defaultPatience    = 60 * time.Second
	// attempts is how often a job is begun whose process dies of it, perhaps
	// because of it.
	attempts = 3
)

// NewCores returns a bound of one page for each core.
func NewCores() *semaphore.Weighted { return semaphore.NewWeighted(int64(runtime.NumCPU())) }

func (o Options) withDefaults() (Options, error) {
	if o.Database == nil || o.Store == nil || o.Fetcher == nil {
		return o, errors.New("jobs: a database, a store and a fetcher are needed")
	}
	if o.Annotate == nil {
		o.Annotate = annotator.Annotate
	}
	if o.Cores == nil {
		o.Cores = NewCores()
	}
	if o.Workers <= 0 {
		o.Workers = defaultWorkers
	}
	if o.Node == "" {
		o.Node = hostName()
	}
	if o.FailureLife <= 0 {
		o.FailureLife = defaultFailureLife
	}
	if o.Patience <= 0 {
		o.Patience = defaultPatience
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	return o, nil
}

// Queue reads articles in the background. It is safe for concurrent use.
type Queue struct {
	options Options
	driver  riverdriver.Driver[*sql.Tx]
	client  *river.Client[*sql.Tx]
	flights *flights
	inserts singleflight.Group // by URL
}

// New makes a queue. Call Migrate, once the database is there, and Start.
func New(options Options) (*Queue, error) {
	o, err := options.withDefaults()
	if err != nil {
		return nil, err
	}
	q := &Queue{options: o, driver: newDriver(o.Database), flights: newFlights()}
	workers := river.NewWorkers()
	if err := river.AddWorkerSafely(workers, &worker{Options: o, flights: q.flights}); err != nil {
		return nil, fmt.Errorf("jobs: %w", err)
	}
	if q.client, err = river.NewClient(q.driver, riverConfig(o, workers)); err != nil {
		return nil, fmt.Errorf("jobs: %w", err)
	}
	return q, nil
}

// Migrate brings River's tables up to date. It may be run at every start, on
// PostgreSQL by several nodes at once.
func (q *Queue) Migrate(ctx context.Context) (err error) {
	unlock, err := lockMigration(ctx, q.options.Database)
	if err != nil {
		return fmt.Errorf("migrate jobs: %w", err)
	}
	defer func() { err = errors.Join(err, unlock()) }()
	migrator, err := rivermigrate.New(q.driver, &rivermigrate.Config{Logger: q.options.Logger})
	if err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	if _, err := migrator.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("migrate jobs: %w", err)
	}
	return nil
}

// Start puts jobs that an earlier life of this server left behind back in the
// queue, and begins to work. Only Stop ends it, not ctx.
func (q *Queue) Start(ctx context.Context) error {
	left, err := rescue(ctx, q.options)
	if err != nil {
		return fmt.Errorf("jobs: %w", err)
	}
	if left > 0 {
		q.options.Logger.Info("jobs that were cut off are begun again", "jobs", left)
	}
	if err := q.client.Start(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("start jobs: %w", err)
	}
	return nil
}

// Stop begins no more jobs and waits for those that run. When ctx ends, they
// are cut off; they are begun again at the next start, and who waits for them
// here is told that the server is not available.
func (q *Queue) Stop(ctx context.Context) error {
	err := q.client.Stop(ctx)
	if err == nil || ctx.Err() == nil {
		return err
	}
	// Long enough for a job to notice that its context has ended.
	const cutOff = 5 * time.Second
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), cutOff)
	defer cancel()
	return q.client.StopAndCancel(last)
}

// Cores is the bound on annotating that the queue works under.
func (q *Queue) Cores() *semaphore.Weighted { return q.options.Cores }
