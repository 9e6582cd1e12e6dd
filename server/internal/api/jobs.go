package api

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"reckon/annotator/annotation"
	"reckon/server/internal/problem"
)

type jobInput struct {
	ID     string `path:"id" doc:"As in the Location of a 202"`
	Prefer string `header:"Prefer" example:"wait=30" doc:"wait=N: how many seconds to wait for the job to end, at most 60; not at all where nothing is said"`
}

// jobBody is how a job stands.
type jobBody struct {
	ID      string            `json:"id"`
	URL     string            `json:"url" format:"uri" doc:"The page, in canonical form"`
	State   Phase             `json:"state" enum:"queued,running,done,failed"`
	Created string            `json:"created" format:"date-time"`
	Result  json.RawMessage   `json:"result" doc:"What POST /annotate would have answered; null until the state is done"`
	Problem *problem.Document `json:"problem" doc:"Why there is no result; null unless the state is failed"`
}

// job is GET /jobs/{id}.
func (a *API) job(ctx context.Context, in *jobInput) (reply, error) {
	id := strings.Clone(in.ID) // Fiber's strings do not outlive the request
	wait, applied := preferredWait(in.Prefer, 0)
	if wait > 0 {
		waiting, cancel := a.waiting(ctx, wait)
		defer cancel()
		if _, _, err := a.Jobs.Wait(waiting, id); err != nil && waiting.Err() == nil {
			return reply{}, err
		}
	}
	job, err := a.Jobs.State(ctx, id)
	if err != nil {
		return reply{}, err
	}
	out, err := a.jobReply(ctx, job)
	if applied {
		out.header = append(out.header, preferenceApplied(wait))
	}
	return out, err
}

func (a *API) jobReply(ctx context.Context, job Job) (reply, error) {
	body := jobBody{ID: job.ID, URL: job.URL, State: job.Phase, Created: annotation.Time(job.Created)}
	out := reply{media: mediaJSON}
	switch job.Phase {
	case Done:
		stored, err := a.Store.ArticleByURL(ctx, job.URL)
		if err != nil {
			return reply{}, err
		}
		document, err := a.document(ctx, stored)
		if err != nil {
			return reply{}, err
		}
		body.Result = document.body
	case Failed:
		if job.Outcome.Problem == nil {
			job.Outcome.Problem = problem.New(problem.Internal, "")
		}
		rendered := job.Outcome.Problem.Render(a.Base)
		body.Problem = &rendered
	case Queued, Running:
		out.header = append(out.header, [2]string{"Retry-After", strconv.Itoa(retryAfter)})
	}
	encoded, err := encode(body)
	if err != nil {
		return reply{}, err
	}
	out.body = newContent(encoded)
	return out, nil
}
