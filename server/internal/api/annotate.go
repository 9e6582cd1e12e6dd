package api

import (
	"context"
	"errors"
	"net/http"
	"time"

	"reckon/annotator"
	"reckon/annotator/annotation"
	"reckon/db"
	"reckon/server/internal/problem"
)

// annotate is POST /annotate.
func (a *API) annotate(ctx context.Context, in *annotateInput) (reply, error) {
	req, err := in.read()
	if err != nil {
		return reply{}, err
	}
	if req.HTML != nil {
		return a.annotateSent(ctx, req.URL, *req.HTML)
	}
	wait, applied := preferredWait(in.Prefer, defaultWait)
	stored, jobID, err := a.Article(ctx, req.URL, wait)
	if err != nil {
		return reply{}, err
	}
	var out reply
	if jobID == "" {
		out, err = a.documentOf(ctx, stored)
	} else {
		out, err = a.accepted(ctx, jobID)
	}
	if applied {
		out.header = append(out.header, preferenceApplied(wait))
	}
	return out, err
}

// Article returns the article at a canonical URL as it is stored, if that is
// fresh, or else as it is once it has been fetched. If that takes longer than
// wait, jobID names the job that goes on with it; asking again joins it.
// Errors are *problem.Problem, for a page that cannot be had, and faults.
func (a *API) Article(ctx context.Context, url string, wait time.Duration) (stored db.Article, jobID string, err error) {
	stored, err = a.Store.ArticleByURL(ctx, url)
	switch {
	case err == nil && a.Now().Sub(stored.Retrieved) < a.FreshFor:
		return stored, "", nil
	case err != nil && !errors.Is(err, db.ErrNotFound):
		return db.Article{}, "", err
	}
	if err := a.Failures.FailureOf(ctx, url); err != nil {
		return db.Article{}, "", err
	}
	if jobID, err = a.Jobs.Ensure(ctx, url); err != nil {
		return db.Article{}, "", err
	}
	waiting, cancel := a.waiting(ctx, wait)
	defer cancel()
	outcome, done, err := a.Jobs.Wait(waiting, jobID)
	switch {
	case done && outcome.Problem != nil:
		return db.Article{}, "", outcome.Problem
	case done:
		stored, err = a.Store.ArticleByURL(ctx, url)
		return stored, "", err
	case err != nil && waiting.Err() == nil:
		return db.Article{}, "", err
	}
	return db.Article{}, jobID, nil
}

// waiting is the context for waiting for a job.
func (a *API) waiting(ctx context.Context, wait time.Duration) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithTimeout(ctx, wait)
	stop := context.AfterFunc(a.Stopping, cancel)
	return ctx, func() {
		stop()
		cancel()
	}
}

func (a *API) accepted(ctx context.Context, id string) (reply, error) {
	job, err := a.Jobs.State(ctx, id)
	if err != nil {
		return reply{}, err
	}
	out, err := a.jobReply(ctx, job)
	out.status = http.StatusAccepted
	out.header = append(out.header, [2]string{"Location", "/jobs/" + id})
	return out, err
}

// documentOf answers with the whole document of a stored article.
func (a *API) documentOf(ctx context.Context, stored db.Article) (reply, error) {
	body, err := a.document(ctx, stored)
	return reply{media: mediaJSON, body: body}, err
}

func (a *API) document(ctx context.Context, stored db.Article) (*content, error) {
	key := contentKey{stored.ID, stored.Version, documentView}
	return a.contents.get(ctx, key, func(ctx context.Context) (any, error) {
		r, err := a.Store.Readable(ctx, stored.ID)
		if err != nil {
			return nil, err
		}
		return documentFrom(a.Base, r), nil
	})
}

// annotateSent reads a page that came with the request. Nothing of it is
// stored; what editors decided about the same claims still holds.
func (a *API) annotateSent(ctx context.Context, url, html string) (reply, error) {
	working, cancel := context.WithTimeout(ctx, annotateTimeout)
	defer cancel()
	// A JSON string is Unicode already, whatever the page says of itself.
	result, err := a.Annotate(working, annotator.Page{URL: url, HTML: []byte(html), ContentType: "text/html; charset=utf-8"})
	switch {
	case errors.Is(err, annotator.ErrNoArticle):
		return reply{}, problem.New(problem.NoArticle, "").WithField("html")
	case errors.Is(err, context.DeadlineExceeded):
		return reply{}, problem.New(problem.Timeout, "Reading the page took too long.").Because(err)
	case err != nil:
		return reply{}, err
	}
	now := a.Now().UTC()
	id := annotation.ArticleID(url)
	findings := annotation.Findings(id, result)
	ids := make([]string, len(findings))
	for i, f := range findings {
		ids[i] = f.ID
	}
	verdicts, err := a.Store.ReadableAmong(ctx, url, ids)
	if err != nil {
		return reply{}, err
	}
	doc := sentDocument(a.Base, url, findings, verdicts, now)
	doc.Article = annotation.Describe(id, url, result, now)
	shown := make(map[string]bool, len(findings))
	for _, f := range findings {
		shown[f.ID] = verdicts[f.ID].Visible
	}
	doc.Checks = annotation.Checks(annotation.CheckRecords(id, result, findings), a.Base, shown)
	body, err := encode(doc)
	if err != nil {
		return reply{}, err
	}
	return reply{media: mediaJSON, body: newContent(body)}, nil
}
