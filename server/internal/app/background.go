package app

import (
	"context"
	"errors"
	"time"

	"reckon/annotator/annotation"
	"reckon/db"
	"reckon/server/internal/api"
	"reckon/server/internal/fetch"
	"reckon/server/internal/jobs"
	"reckon/server/internal/problem"
)

// newQueue makes the queue of background jobs, which shares the cores with
// whoever else annotates.
func (a *App) newQueue(reader *annotating) (*jobs.Queue, error) {
	return jobs.New(jobs.Options{
		Database: a.store,
		Store:    keeper{a.store, a.metrics},
		Fetcher:  fetcher{a.fetcher, a.metrics},
		Annotate: reader.read, Cores: reader.room,
		Now: a.Now, Logger: newDiscreet(a.Logger),
	})
}

// fetcher gives jobs their pages, and turns what went wrong into problems.
type fetcher struct {
	client  *fetch.Client
	metrics *metrics
}

// Fetch implements jobs.Fetcher.
func (f fetcher) Fetch(ctx context.Context, url string) (jobs.Page, error) {
	page, err := f.client.Fetch(ctx, url)
	f.metrics.fetched(err)
	var why *fetch.Error
	switch {
	case errors.As(err, &why):
		return jobs.Page{}, problem.New(why.Code, why.Detail).Because(err)
	case err != nil:
		return jobs.Page{}, err
	}
	return jobs.Page{URL: page.URL, Body: page.Body, ContentType: page.ContentType, Retrieved: page.Retrieved}, nil
}

// keeper is the store as the jobs see it: what they keep is what became of
// them.
type keeper struct {
	*db.DB
	metrics *metrics
}

// SaveArticle implements jobs.Store.
func (k keeper) SaveArticle(ctx context.Context, a db.Article, findings []annotation.Finding, checks []annotation.Check) (db.Article, error) {
	kept, err := k.DB.SaveArticle(ctx, a, findings, checks)
	if err != nil {
		k.metrics.jobs.WithLabelValues(problem.Unavailable).Inc()
		return kept, err
	}
	k.metrics.jobs.WithLabelValues("ok").Inc()
	return kept, nil
}

// SaveFailure implements jobs.Store.
func (k keeper) SaveFailure(ctx context.Context, url string, f db.Failure) error {
	k.metrics.jobs.WithLabelValues(f.Code).Inc()
	return k.DB.SaveFailure(ctx, url, f)
}

// background is the queue as the API sees it.
type background struct{ *jobs.Queue }

// Wait implements api.Jobs.
func (b background) Wait(ctx context.Context, jobID string) (api.Outcome, bool, error) {
	outcome, done, err := b.Queue.Wait(ctx, jobID)
	return api.Outcome(outcome), done, err
}

// State implements api.Jobs.
func (b background) State(ctx context.Context, jobID string) (api.Job, error) {
	s, err := b.Queue.State(ctx, jobID)
	if err != nil {
		return api.Job{}, err
	}
	return api.Job{ID: s.ID, URL: s.URL, Phase: api.Phase(s.Phase), Created: s.Created, Outcome: api.Outcome(s.Outcome)}, nil
}

// failures are the stored failures as the API sees them.
type failures struct {
	store *db.DB
	now   func() time.Time
}

// FailureOf implements api.Failures.
func (f failures) FailureOf(ctx context.Context, url string) error {
	kept, err := f.store.FailureOf(ctx, url, f.now())
	switch {
	case errors.Is(err, db.ErrNotFound):
		return nil
	case err != nil:
		return err
	}
	return problem.New(kept.Code, kept.Detail)
}
