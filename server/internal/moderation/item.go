package moderation

import (
	"context"
	"errors"
	"fmt"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/utils"

	"reckon/annotator/annotation"
	"reckon/db"
	"reckon/server/internal/problem"
)

// itemPage is what item.html is made from.
type itemPage struct {
	Item    itemView
	History []*historyView
	Stale   *staleView // what changed since the editor looked; nil if nothing
	Done    *doneView
}

// historyView is one decision.
type historyView struct {
	Who, When, Did, Reason, Words string
	Made                          int64
	New                           bool // since the editor looked
}

// staleView says why a decision was not taken.
type staleView struct {
	Wanted string // what the editor wanted done: "approved"
	Seen   int64  // the version that they saw
	Since  []*historyView
}

// words is the short form of it, for the script.
func (s *staleView) words(current db.Annotation) string {
	if n := len(s.Since); n > 0 {
		return fmt.Sprintf("Not %s: %s has %s it meanwhile.", s.Wanted, s.Since[n-1].Who, s.Since[n-1].Did)
	}
	if current.Status == db.Superseded {
		return fmt.Sprintf("Not %s: the figure is no longer on the page.", s.Wanted)
	}
	return fmt.Sprintf("Not %s: the page has been read again and the figure reads otherwise now.", s.Wanted)
}

// item shows one figure with its history.
func (q *Queue) item(c *fiber.Ctx) error {
	a, err := q.Store.Annotation(c.UserContext(), utils.CopyString(c.Params("id")))
	if errors.Is(err, db.ErrNotFound) {
		return problem.New(problem.NotFound, "There is no such figure in the queue")
	} else if err != nil {
		return err
	}
	v, err := q.viewPage(c, a, "/moderation/items/"+a.ID)
	if err != nil {
		return err
	}
	if c.Query("done") == a.ID {
		v.Done = &doneView{Item: v.Item}
	}
	return q.page(c, fiber.StatusOK, v.Item.Figure, "item.html", v)
}

// viewPage gathers what there is about one figure.
func (q *Queue) viewPage(c *fiber.Ctx, a db.Annotation, back string) (itemPage, error) {
	article, err := q.Store.ArticleByID(c.UserContext(), a.ArticleID)
	if err != nil {
		return itemPage{}, fmt.Errorf("the article of %s: %w", a.ID, err)
	}
	found, err := q.itemsOf(c.UserContext(), a.ArticleID)
	if err != nil {
		return itemPage{}, err
	}
	var checks []annotation.Check
	for _, item := range found {
		if item.Annotation.ID == a.ID {
			checks = item.Checks
		}
	}
	records, err := q.Store.History(c.UserContext(), a.ID)
	if err != nil {
		return itemPage{}, fmt.Errorf("the history of %s: %w", a.ID, err)
	}
	items := []itemView{viewItem(1, a, article, checks, q.Now())}
	items[0].Single = true
	q.forms(c, items, back)
	return itemPage{Item: items[0], History: viewHistory(records)}, nil
}

// itemsOf is everything that was found in an article, in reading order.
func (q *Queue) itemsOf(ctx context.Context, articleID string) ([]db.QueueItem, error) {
	var all []db.QueueItem
	f := db.QueueFilter{Article: articleID, Limit: 200}
	for {
		page, err := q.Store.Queue(ctx, f)
		if err != nil {
			return nil, fmt.Errorf("the figures of article %s: %w", articleID, err)
		}
		all = append(all, page.Items...)
		if page.Next == "" {
			return all, nil
		}
		f.After = page.Next
	}
}

// viewHistory puts decisions into words, the newest first.
func viewHistory(records []db.DecisionRecord) []*historyView {
	out := make([]*historyView, len(records))
	for i, r := range records {
		v := &historyView{
			Who: r.EditorEmail, When: moment(r.Created), Did: actionWords(r.Action), Words: r.Words, Made: r.Made,
		}
		if r.Reason != "" {
			v.Reason = reasonWords(r.Reason)
		}
		out[len(records)-1-i] = v
	}
	return out
}
