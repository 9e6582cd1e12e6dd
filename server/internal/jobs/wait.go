package jobs

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/riverqueue/river/rivertype"

	"reckon/annotator/annotation"
	"reckon/server/internal/problem"
)

// Phase is how far a job has come.
type Phase string

// The phases. A job that is done or failed has an outcome.
const (
	Queued  Phase = "queued"
	Running Phase = "running"
	Done    Phase = "done"
	Failed  Phase = "failed"
)

// State is how a job stands.
type State struct {
	ID      string
	URL     string
	Phase   Phase
	Created time.Time
	Outcome Outcome // zero until the job has ended
}

// Ensure has the article at a canonical address read, and returns the id of the
// job that does it: of the one that is queued or running for the address, or
// of a new one.
func (q *Queue) Ensure(ctx context.Context, url string) (jobID string, err error) {
	if id, found := q.flights.to(url); found {
		return publicID(id, url), nil
	}
	// The insert serves all who ask at this moment: it must not end with the
	// one whose call it happens to be.
	const patience = 10 * time.Second
	inserted := q.inserts.DoChan(url, func() (any, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
		defer cancel()
		result, err := q.client.Insert(ctx, arguments{URL: url}, nil)
		if err != nil {
			return "", fmt.Errorf("insert job: %w", err)
		}
		return publicID(result.Job.ID, url), nil
	})
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case r := <-inserted:
		if r.Err != nil {
			return "", r.Err
		}
		id, _ := r.Val.(string)
		return id, nil
	}
}

// Wait waits for a job to end, until ctx ends; done is false if it has not
// ended by then, which is no error. For an id that is no job's, the error is a
// *problem.Problem of code not-found.
func (q *Queue) Wait(ctx context.Context, jobID string) (outcome Outcome, done bool, err error) {
	id, url, found := q.inFlight(jobID)
	if !found {
		row, err := q.job(ctx, jobID)
		if err != nil {
			if ctx.Err() != nil {
				return Outcome{}, false, nil
			}
			return Outcome{}, false, err
		}
		if outcome, done := outcomeOf(row); done {
			return outcome, true, nil
		}
		if url, err = urlOf(row); err != nil {
			return Outcome{}, false, err
		}
		id = row.ID
	}
	one := q.flights.watch(id, url, func(ctx context.Context) { q.look(ctx, id, url) })
	defer q.flights.leave(one)
	select {
	case <-one.landed:
		return one.outcome, true, nil
	case <-ctx.Done():
		return Outcome{}, false, nil
	}
}

// look asks the database how a job stands until it has ended: another node may
// be the one that works on it. Those who wait for a job of this process learn
// of its end before that.
func (q *Queue) look(ctx context.Context, id int64, url string) {
	const shortest, longest = 100 * time.Millisecond, 2 * time.Second
	pause := shortest
	if !q.options.Database.IsPostgres() {
		pause = longest // there is no other node: only to be safe
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
			pause = min(pause*5/4, longest)
		}
		row, err := q.client.JobGet(ctx, id)
		if errors.Is(err, rivertype.ErrNotFound) {
			q.flights.land(id, url, failed(problem.Internal, ""))
			return
		}
		if err != nil {
			continue // the database may be back at the next look
		}
		if outcome, done := outcomeOf(row); done {
			q.flights.land(id, url, outcome)
			return
		}
	}
}

// State returns how a job stands. For an id that is no job's, the error is a
// *problem.Problem of code not-found.
func (q *Queue) State(ctx context.Context, jobID string) (State, error) {
	row, err := q.job(ctx, jobID)
	if err != nil {
		return State{}, err
	}
	url, err := urlOf(row)
	if err != nil {
		return State{}, err
	}
	s := State{ID: jobID, URL: url, Phase: Queued, Created: row.CreatedAt.UTC()}
	if row.State == rivertype.JobStateRunning {
		s.Phase = Running
	}
	outcome, done := outcomeOf(row)
	if one, found := q.flights.of(row.ID); !done && found && one.hasLanded() {
		outcome, done = one.outcome, true
	}
	if done {
		s.Outcome, s.Phase = outcome, Done
		if outcome.Problem != nil {
			s.Phase = Failed
		}
	}
	return s, nil
}

// publicID is a job's id for the outside. River counts its jobs, so it also
// takes a part that only who knows the address can know.
func publicID(id int64, url string) string {
	return strconv.FormatInt(id, 10) + "-" + urlKey(url)
}

func urlKey(url string) string {
	const length = 12 // 60 bits
	return annotation.ArticleID(url)[:length]
}

func notFound() error { return problem.New(problem.NotFound, "There is no such job") }

// inFlight returns the job of a public id if it is waited for, or has just
// ended, in this process.
func (q *Queue) inFlight(jobID string) (id int64, url string, found bool) {
	id, key, ok := parseID(jobID)
	if !ok {
		return 0, "", false
	}
	one, found := q.flights.of(id)
	if !found || urlKey(one.url) != key {
		return 0, "", false
	}
	return id, one.url, true
}

func parseID(jobID string) (id int64, key string, ok bool) {
	number, key, ok := strings.Cut(jobID, "-")
	id, err := strconv.ParseInt(number, 10, 64)
	if !ok || err != nil || strconv.FormatInt(id, 10) != number {
		return 0, "", false
	}
	return id, key, true
}

// job returns the row of a public id, both of whose parts must fit.
func (q *Queue) job(ctx context.Context, jobID string) (*rivertype.JobRow, error) {
	id, key, ok := parseID(jobID)
	if !ok {
		return nil, notFound()
	}
	row, err := q.client.JobGet(ctx, id)
	if errors.Is(err, rivertype.ErrNotFound) {
		return nil, notFound()
	}
	if err != nil {
		return nil, fmt.Errorf("job: %w", err)
	}
	url, err := urlOf(row)
	if err != nil || urlKey(url) != key {
		return nil, notFound()
	}
	return row, nil
}
