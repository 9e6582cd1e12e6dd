package app

import (
	"context"
	"runtime"
	"time"

	"golang.org/x/sync/semaphore"

	"reckon/annotator"
	"reckon/server/internal/problem"
)

// maxFigures is how many claims an article may have: several times those of
// the longest, and few enough that the answer stays within a few megabytes. A
// page of 5 MB that is all figures would become an answer of 360 MB.
const maxFigures = 5000

// annotating reads pages, no more at once than there are cores: a hostile page
// can take half a gigabyte, and more at once are not sooner done.
type annotating struct {
	room    *semaphore.Weighted
	metrics *metrics
}

func newAnnotating(m *metrics) *annotating {
	return &annotating{semaphore.NewWeighted(int64(runtime.GOMAXPROCS(0))), m}
}

// annotate waits for a core and reads a page.
func (a *annotating) annotate(ctx context.Context, page annotator.Page) (annotator.Result, error) {
	if err := a.room.Acquire(ctx, 1); err != nil {
		return annotator.Result{}, err
	}
	defer a.room.Release(1)
	return a.read(ctx, page)
}

// read reads a page and counts what came of it, for who holds a core already.
func (a *annotating) read(ctx context.Context, page annotator.Page) (annotator.Result, error) {
	begin := time.Now()
	result, err := annotator.Annotate(ctx, page)
	if len(result.Claims) > maxFigures {
		result, err = annotator.Result{}, problem.New(problem.TooLarge, "The page has more than 5,000 figures, which is more than an article has.")
	}
	a.metrics.annotated(result, time.Since(begin), err)
	return result, err
}
