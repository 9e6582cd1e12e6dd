package jobs_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync/atomic"
	"testing"
	"time"

	"reckon/annotator"
	"reckon/db"
	"reckon/server/internal/jobs"
	"reckon/server/internal/problem"
)

const story = "https://news.example/harbor"

// site is a web in memory that counts how often it is asked.
type site struct {
	asked atomic.Int64
	// answer is asked for each page, nil for a page that says "text of {url}".
	answer func(ctx context.Context, url string) (jobs.Page, error)
}

func (s *site) Fetch(ctx context.Context, url string) (jobs.Page, error) {
	s.asked.Add(1)
	if s.answer != nil {
		return s.answer(ctx, url)
	}
	return pageAt(url), nil
}

func pageAt(url string) jobs.Page {
	return jobs.Page{URL: url, Body: []byte("text of " + url), ContentType: "text/html", Retrieved: time.Now()}
}

// read takes the whole page as the article's text.
func read(_ context.Context, page annotator.Page) (annotator.Result, error) {
	var r annotator.Result
	r.Article.Title, r.Article.Text = "A story", string(page.HTML)
	if len(page.HTML) == 0 {
		return r, annotator.ErrNoArticle
	}
	return r, nil
}

// queue is a queue on a store, stopped when the test ends.
func newQueue(t testing.TB, store *db.DB, from jobs.Fetcher, change func(*jobs.Options)) *jobs.Queue {
	t.Helper()
	options := jobs.Options{
		Database: store, Store: store, Fetcher: from, Annotate: read, Node: "test",
		Logger: slog.New(slog.DiscardHandler),
	}
	if change != nil {
		change(&options)
	}
	q, err := jobs.New(options)
	if err != nil {
		t.Fatal(err)
	}
	if err := q.Migrate(t.Context()); err != nil {
		t.Error(err)
	}
	return q
}

func started(t testing.TB, store *db.DB, from jobs.Fetcher, change func(*jobs.Options)) *jobs.Queue {
	t.Helper()
	q := newQueue(t, store, from, change)
	if err := q.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stop(t, q) })
	return q
}

func stop(t testing.TB, q *jobs.Queue) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), 10*time.Second)
	defer cancel()
	if err := q.Stop(ctx); err != nil {
		t.Error(err)
	}
}

// ensure has an address read and returns the job's id.
func ensure(t testing.TB, q *jobs.Queue, url string) string {
	t.Helper()
	id, err := q.Ensure(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// wait waits for a job's end, at most for a time in which any job here ends.
func wait(t testing.TB, q *jobs.Queue, id string) jobs.Outcome {
	t.Helper()
	outcome, err := waitFor(t.Context(), q, id)
	if err != nil {
		t.Fatal(err)
	}
	return outcome
}

func waitFor(ctx context.Context, q *jobs.Queue, id string) (jobs.Outcome, error) {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	outcome, done, err := q.Wait(ctx, id)
	switch {
	case err != nil:
		return outcome, err
	case !done:
		return outcome, fmt.Errorf("job %s has not ended in time", id)
	case (outcome.ArticleID == "") == (outcome.Problem == nil):
		return outcome, fmt.Errorf("job %s ended with %+v", id, outcome)
	}
	return outcome, nil
}

func wantProblem(t testing.TB, got jobs.Outcome, code string) {
	t.Helper()
	if got.Problem == nil || got.Problem.Code != code {
		t.Errorf("got %+v, want a problem %s", got, code)
	}
}

func wantNoJob(t testing.TB, err error) {
	t.Helper()
	var p *problem.Problem
	if !errors.As(err, &p) || p.Code != problem.NotFound {
		t.Errorf("got error %v, want a problem not-found", err)
	}
}
