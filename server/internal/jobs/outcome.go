package jobs

import (
	"encoding/json"

	"github.com/riverqueue/river/rivertype"

	"reckon/server/internal/problem"
)

// Outcome is what became of a job; exactly one of its fields is set.
type Outcome struct {
	ArticleID string
	Problem   *problem.Problem
}

// record is an outcome as River keeps it with the job.
type record struct {
	ArticleID string `json:"article_id,omitempty"`
	Code      string `json:"code,omitempty"`
	Detail    string `json:"detail,omitempty"`
}

func (o Outcome) record() record {
	if o.Problem != nil {
		return record{Code: o.Problem.Code, Detail: o.Problem.Detail}
	}
	return record{ArticleID: o.ArticleID}
}

// failed is the outcome of a problem.
func failed(code, detail string) Outcome { return Outcome{Problem: problem.New(code, detail)} }

// outcomeOf returns what became of the job of a row; done is false while it has
// not ended.
func outcomeOf(row *rivertype.JobRow) (outcome Outcome, done bool) {
	switch row.State {
	case rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRunning,
		rivertype.JobStateRetryable, rivertype.JobStateScheduled:
		return Outcome{}, false
	case rivertype.JobStateCompleted, rivertype.JobStateCancelled, rivertype.JobStateDiscarded:
	}
	var kept record
	if err := json.Unmarshal(row.Output(), &kept); err != nil {
		return failed(problem.Internal, ""), true // given up: there is no output
	}
	if kept.ArticleID != "" {
		return Outcome{ArticleID: kept.ArticleID}, true
	}
	return failed(kept.Code, kept.Detail), true
}
