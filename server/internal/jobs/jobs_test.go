package jobs_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sync/semaphore"

	"reckon/annotator"
	"reckon/annotator/annotation"
	"reckon/db"
	"reckon/db/dbtest"
	"reckon/server/internal/jobs"
	"reckon/server/internal/problem"
)

func TestAnArticleIsReadAndKept(t *testing.T) {
	store, web := dbtest.SQLite(t), &site{}
	q := started(t, store, web, nil)
	id := ensure(t, q, story)
	outcome := wait(t, q, id)
	if outcome.ArticleID != annotation.ArticleID(story) {
		t.Errorf("outcome %+v", outcome)
	}
	a, err := store.ArticleByID(t.Context(), annotation.ArticleID(story))
	if err != nil || a.Text != "text of "+story || a.Title != "A story" || a.CanonicalURL != story || a.Version != 1 {
		t.Errorf("kept %+v, %v", a, err)
	}
	state, err := q.State(t.Context(), id)
	if err != nil || state.Phase != jobs.Done || state.Outcome != outcome || state.URL != story || state.ID != id || state.Created.IsZero() {
		t.Errorf("state %+v, %v", state, err)
	}
}

// One fetch however many ask at once, and none for who comes a moment later.
func TestTenThousandReadersOneFetch(t *testing.T) {
	const readers = 10_000
	web := &site{}
	q := started(t, dbtest.SQLite(t), web, nil)
	var all sync.WaitGroup
	var failures atomic.Int64
	start := make(chan struct{})
	for range readers {
		all.Go(func() {
			<-start
			id, err := q.Ensure(t.Context(), story)
			if err == nil {
				_, err = waitFor(t.Context(), q, id)
			}
			if err != nil && failures.Add(1) == 1 {
				t.Error(err)
			}
		})
	}
	close(start)
	all.Wait()
	late := nextJob(t, q, ensure(t, q, story))
	if wait(t, q, late); web.asked.Load() != 1 {
		t.Errorf("%d fetches, want 1", web.asked.Load())
	}
}

func TestOneJobForAnAddressUntilItEnds(t *testing.T) {
	release := make(chan struct{})
	web := &site{answer: func(_ context.Context, url string) (jobs.Page, error) {
		<-release
		page := pageAt(url)
		page.Retrieved = page.Retrieved.Add(-time.Hour) // not settled: to be fetched again
		return page, nil
	}}
	q := started(t, dbtest.SQLite(t), web, nil)
	first := ensure(t, q, story)
	if again := ensure(t, q, story); again != first {
		t.Errorf("a second job %s beside %s", again, first)
	}
	if other := ensure(t, q, story+"?page=2"); other == first {
		t.Error("two addresses share a job")
	}
	waiting, cancel := context.WithCancel(t.Context())
	cancel()
	if _, done, err := q.Wait(waiting, first); done || err != nil {
		t.Errorf("done %v, %v before the page has come", done, err)
	}
	close(release)
	wait(t, q, first)
	wait(t, q, nextJob(t, q, first))
	if n := web.asked.Load(); n != 3 {
		t.Errorf("%d fetches, want one for each job", n)
	}
}

// nextJob returns a new job for the story after one that has ended. River
// writes down a little later that a job has ended.
func nextJob(t *testing.T, q *jobs.Queue, ended string) string {
	t.Helper()
	id := ended
	for id == ended {
		id = ensure(t, q, story)
		wait(t, q, ended)
	}
	return id
}

func TestWhatCannotBeReadHasAProblem(t *testing.T) {
	boom := errors.New("boom")
	for name, c := range map[string]struct {
		answer   func(ctx context.Context, url string) (jobs.Page, error)
		annotate func(context.Context, annotator.Page) (annotator.Result, error)
		code     string
	}{
		"origin": {code: problem.OriginStatus, answer: func(context.Context, string) (jobs.Page, error) {
			return jobs.Page{}, problem.New(problem.OriginStatus, "The site answered 404")
		}},
		"foreign error": {code: problem.Internal, answer: func(context.Context, string) (jobs.Page, error) { return jobs.Page{}, boom }},
		"no article": {code: problem.NoArticle, answer: func(_ context.Context, url string) (jobs.Page, error) {
			return jobs.Page{URL: url, Retrieved: time.Now()}, nil
		}},
		"panic in fetching": {code: problem.Internal, answer: func(context.Context, string) (jobs.Page, error) { panic(boom) }},
		"panic in annotating": {code: problem.Internal, annotate: func(context.Context, annotator.Page) (annotator.Result, error) {
			var none []int
			return annotator.Result{}, errors.New(strings.Repeat(" ", none[1]))
		}},
		"a site that never answers": {code: problem.Timeout, answer: func(ctx context.Context, _ string) (jobs.Page, error) {
			<-ctx.Done()
			return jobs.Page{}, ctx.Err()
		}},
		"an article that takes for ever": {code: problem.Timeout, annotate: func(ctx context.Context, _ annotator.Page) (annotator.Result, error) {
			<-ctx.Done()
			return annotator.Result{}, ctx.Err()
		}},
	} {
		t.Run(name, func(t *testing.T) {
			store, web := dbtest.SQLite(t), &site{answer: c.answer}
			q := started(t, store, web, func(o *jobs.Options) {
				o.Patience = 100 * time.Millisecond
				if c.annotate != nil {
					o.Annotate = c.annotate
				}
			})
			id := ensure(t, q, story)
			outcome := wait(t, q, id)
			wantProblem(t, outcome, c.code)
			if outcome.Problem != nil && strings.Contains(outcome.Problem.Words(), "boom") {
				t.Errorf("a reader is shown %q", outcome.Problem.Words())
			}
			failure, err := store.FailureOf(t.Context(), story, time.Now())
			if err != nil || failure.Code != c.code || time.Until(failure.Expires) > 45*time.Second || time.Until(failure.Expires) < 30*time.Second {
				t.Errorf("kept failure %+v, %v", failure, err)
			}
			if state, err := q.State(t.Context(), id); err != nil || state.Phase != jobs.Failed {
				t.Errorf("state %+v, %v", state, err)
			}
			if _, err := store.ArticleByURL(t.Context(), story); !errors.Is(err, db.ErrNotFound) {
				t.Errorf("something was kept: %v", err)
			}
			// Who comes while the failure is kept gets it without another fetch.
			asked := web.asked.Load()
			stop(t, q)
			again := started(t, store, web, nil)
			wantProblem(t, wait(t, again, ensure(t, again, story)), c.code)
			wantProblem(t, wait(t, again, id), c.code) // it was written down
			if n := web.asked.Load(); n != asked {
				t.Errorf("%d fetches more", n-asked)
			}
		})
	}
}

// fullDisk is a store that cannot keep articles.
type fullDisk struct{ *db.DB }

func (fullDisk) SaveArticle(context.Context, db.Article, []annotation.Finding, []annotation.Check) (db.Article, error) {
	return db.Article{}, errors.New("disk full")
}

func TestAStoreThatFailsIsNotTheAddressesFault(t *testing.T) {
	store := dbtest.SQLite(t)
	q := started(t, store, &site{}, func(o *jobs.Options) { o.Store = fullDisk{store} })
	wantProblem(t, wait(t, q, ensure(t, q, story)), problem.Unavailable)
	if _, err := store.FailureOf(t.Context(), story, time.Now()); !errors.Is(err, db.ErrNotFound) {
		t.Errorf("a failure was kept for the address: %v", err)
	}
}

func TestIDsCannotBeGuessed(t *testing.T) {
	q := started(t, dbtest.SQLite(t), &site{}, nil)
	id := ensure(t, q, story)
	other := ensure(t, q, story+"?page=2")
	wait(t, q, id)
	number, key, _ := strings.Cut(id, "-")
	otherNumber, otherKey, _ := strings.Cut(other, "-")
	for _, forged := range []string{
		"", "-", number, number + "-", number + "-" + otherKey, otherNumber + "-" + key, number + "-" + key[:11], number + "-" + key + "x",
		"0" + number + "-" + key, "+" + number + "-" + key, "999999-" + key, "-1-" + key, "x-" + key, strings.ToUpper(id),
	} {
		_, err := q.State(t.Context(), forged)
		wantNoJob(t, err)
		_, done, err := q.Wait(t.Context(), forged)
		wantNoJob(t, err)
		if done {
			t.Errorf("%q is done", forged)
		}
	}
}

func TestCoresBoundAnnotating(t *testing.T) {
	const cores, pages = 2, 8
	var at, most atomic.Int64
	both := make(chan struct{}) // closed when as many as may are at it
	q := started(t, dbtest.SQLite(t), &site{}, func(o *jobs.Options) {
		o.Cores = semaphore.NewWeighted(cores)
		o.Annotate = func(ctx context.Context, page annotator.Page) (annotator.Result, error) {
			now := at.Add(1)
			defer at.Add(-1)
			if now > most.Load() {
				if most.Store(now); now == cores {
					close(both)
				}
			}
			<-both
			return read(ctx, page)
		}
	})
	var ids []string
	for n := range pages {
		ids = append(ids, ensure(t, q, story+"?page="+string(rune('a'+n))))
	}
	for _, id := range ids {
		wait(t, q, id)
	}
	if n := most.Load(); n != cores {
		t.Errorf("%d pages were annotated at once, want %d", n, cores)
	}
}

func TestOptionsAreNeeded(t *testing.T) {
	if _, err := jobs.New(jobs.Options{}); err == nil {
		t.Error("a queue without a database was made")
	}
}

// BenchmarkInsertToDone is what a reader waits beside the fetch and the reading.
func BenchmarkInsertToDone(b *testing.B) {
	q := started(b, dbtest.SQLite(b), &site{}, nil)
	n := 0
	for b.Loop() {
		n++
		id := ensure(b, q, story+"?"+strings.Repeat("x", n%1000)+time.Now().String())
		wait(b, q, id)
	}
}
