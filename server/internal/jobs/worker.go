package jobs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"reckon/annotator"
	"reckon/annotator/annotation"
	"reckon/db"
	"reckon/server/internal/problem"
)

// settled is how long what was just found out about an address is taken as it
// is: who asked a moment too late to join a job gets that job's result.
const settled = 10 * time.Second

func urlOf(row *rivertype.JobRow) (string, error) {
	var a arguments
	if err := json.Unmarshal(row.EncodedArgs, &a); err != nil {
		return "", fmt.Errorf("arguments of job %d: %w", row.ID, err)
	}
	return a.URL, nil
}

// worker reads an article: fetch, annotate, keep.
type worker struct {
	river.WorkerDefaults[arguments]
	Options
	flights *flights
}

// Work does a job. River sees an error only where the job was cut off because
// the server stops; all else has an outcome.
func (w *worker) Work(ctx context.Context, job *river.Job[arguments]) error {
	url := job.Args.URL
	limited, cancel := context.WithTimeout(ctx, w.Patience)
	defer cancel()
	outcome := w.outcome(limited, url)
	if ctx.Err() != nil {
		w.flights.land(job.ID, url, failed(problem.Unavailable, "The server is stopping"))
		return ctx.Err()
	}
	err := river.RecordOutput(ctx, outcome.record())
	if err != nil {
		w.Logger.Error("the outcome of a job was not recorded", "url", url, "error", err)
	}
	w.flights.land(job.ID, url, outcome)
	return nil
}

// outcome does the work and keeps its result, or why there is none.
func (w *worker) outcome(ctx context.Context, url string) (outcome Outcome) {
	if known, ok := w.known(ctx, url); ok {
		return known
	}
	article, err := w.guarded(ctx, url)
	if err == nil {
		return Outcome{ArticleID: article.ID}
	}
	if errors.Is(ctx.Err(), context.Canceled) {
		return Outcome{} // cut off: Work sees that too
	}
	p := w.explain(url, err)
	if p.Code != problem.Unavailable { // which is about this server, not about the address
		w.keepFailure(ctx, url, p)
	}
	return Outcome{Problem: p}
}

// known returns what another job found out about the address a moment ago.
func (w *worker) known(ctx context.Context, url string) (Outcome, bool) {
	now := w.Now()
	if a, err := w.Store.ArticleByURL(ctx, url); err == nil {
		if age := now.Sub(a.Retrieved); age >= 0 && age < settled {
			return Outcome{ArticleID: a.ID}, true
		}
	}
	if f, err := w.Store.FailureOf(ctx, url, now); err == nil {
		return failed(f.Code, f.Detail), true
	}
	return Outcome{}, false
}

// guarded makes a panic an internal problem: the page that causes one would do
// so again.
func (w *worker) guarded(ctx context.Context, url string) (article db.Article, err error) {
	defer func() {
		if r := recover(); r != nil {
			w.Logger.Error("reading an article panicked", "url", url, "panic", r, "stack", string(debug.Stack()))
			err = problem.New(problem.Internal, "")
		}
	}()
	return w.read(ctx, url)
}

func (w *worker) read(ctx context.Context, url string) (db.Article, error) {
	page, err := w.Fetcher.Fetch(ctx, url)
	if err != nil {
		return db.Article{}, err
	}
	result, err := w.annotate(ctx, page)
	if err != nil {
		return db.Article{}, err
	}
	article := articleOf(url, page, result)
	findings := annotation.Findings(article.ID, result)
	kept, err := w.Store.SaveArticle(ctx, article, findings, annotation.CheckRecords(article.ID, result, findings))
	if err != nil {
		return db.Article{}, problem.New(problem.Unavailable, "The article was read and could not be kept").Because(err)
	}
	return kept, nil
}

func (w *worker) annotate(ctx context.Context, page Page) (annotator.Result, error) {
	if err := w.Cores.Acquire(ctx, 1); err != nil {
		return annotator.Result{}, problem.New(problem.Unavailable, "The server has too much to do").Because(err)
	}
	defer w.Cores.Release(1)
	result, err := w.Annotate(ctx, annotator.Page{URL: page.URL, HTML: page.Body, ContentType: page.ContentType})
	switch {
	case errors.Is(err, annotator.ErrNoArticle):
		err = problem.New(problem.NoArticle, "").Because(err)
	case errors.Is(err, context.DeadlineExceeded):
		err = problem.New(problem.Timeout, "Reading the page took too long").Because(err)
	}
	return result, err
}

// articleOf is an article as the store keeps it. Its address is the one that
// was asked for: what the page says of itself is only shown.
func articleOf(url string, page Page, r annotator.Result) db.Article {
	a := db.Article{
		ID: annotation.ArticleID(url), URL: url, CanonicalURL: r.Article.CanonicalURL,
		Title: r.Article.Title, Byline: r.Article.Byline, SiteName: r.Article.SiteName, Language: r.Article.Language,
		Published: r.Article.Published, Modified: r.Article.Modified,
		ContentHash: annotation.ContentHash(r.Article.Text), Retrieved: page.Retrieved, Text: r.Article.Text,
	}
	if a.CanonicalURL == "" {
		a.CanonicalURL = url
	}
	return a
}

// explain says what a reader is told of an error, and logs what is our fault.
func (w *worker) explain(url string, err error) *problem.Problem {
	p := problem.Of(err)
	if p.Code == problem.Internal && errors.Is(err, context.DeadlineExceeded) {
		p = problem.New(problem.Timeout, "").Because(err)
	}
	if p.Code == problem.Internal || p.Code == problem.Unavailable {
		w.Logger.Error("an article could not be read", "url", url, "error", err)
	} else {
		w.Logger.Info("an article could not be had", "url", url, "error", err)
	}
	return p
}

func (w *worker) keepFailure(ctx context.Context, url string, p *problem.Problem) {
	// The job's own time may be over, which is perhaps what is to be kept.
	const patience = 5 * time.Second
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	err := w.Store.SaveFailure(ctx, url, db.Failure{Code: p.Code, Detail: p.Detail, Expires: w.Now().Add(w.FailureLife)})
	if err != nil {
		w.Logger.Error("a failure was not kept", "url", url, "error", err)
	}
}
