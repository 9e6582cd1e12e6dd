package moderation

import (
	"cmp"
	"errors"
	"slices"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/utils"

	"reckon/db"
	"reckon/server/internal/problem"
	"reckon/server/internal/web/marked"
	"reckon/server/internal/web/words"
)

// articlePage is what article.html is made from.
type articlePage struct {
	Article    articleView
	Progress   string // "4 of 12 figures decided"
	Paragraphs [][]runView
	Items      []itemView // in reading order
	Gone       []itemView // no longer on the page
	Decided    int
	Done       *doneView
}

// runView is a stretch of the text; Item is nil for plain text.
type runView struct {
	Text string
	Item *itemView
}

// article shows an article's text with its figures, to be decided in reading
// order.
func (q *Queue) article(c *fiber.Ctx) error {
	article, err := q.Store.ArticleByID(c.UserContext(), utils.CopyString(c.Params("id")))
	if errors.Is(err, db.ErrNotFound) {
		return problem.New(problem.NotFound, "There is no such article")
	} else if err != nil {
		return err
	}
	found, err := q.itemsOf(c.UserContext(), article.ID)
	if err != nil {
		return err
	}
	v := q.viewArticlePage(article, found)
	back := "/moderation/articles/" + article.ID
	q.forms(c, v.Items, back)
	if v.Done, err = q.justDone(c, back); err != nil {
		return err
	}
	return q.page(c, fiber.StatusOK, v.Article.Title, "article.html", v)
}

func (q *Queue) viewArticlePage(article db.Article, found []db.QueueItem) articlePage {
	// An article that was read again has figures of several ages in it.
	slices.SortStableFunc(found, func(a, b db.QueueItem) int {
		return cmp.Compare(a.Annotation.TextStart, b.Annotation.TextStart)
	})
	v := articlePage{Article: viewArticle(article)}
	var spans []marked.Span
	for _, item := range found {
		view := viewItem(len(v.Items)+1, item.Annotation, article, item.Checks, q.Now())
		if view.Superseded {
			v.Gone = append(v.Gone, view)
			continue
		}
		if view.Decided {
			v.Decided++
		}
		v.Items = append(v.Items, view)
		spans = append(spans, marked.Span{Start: item.Annotation.TextStart, End: item.Annotation.TextEnd})
	}
	for _, p := range marked.Text(article.Text, spans) {
		runs := make([]runView, len(p))
		for i, run := range p {
			runs[i].Text = run.Text
			if run.Marked() {
				runs[i].Item = &v.Items[run.Figure]
			}
		}
		v.Paragraphs = append(v.Paragraphs, runs)
	}
	v.Progress = words.Number(float64(v.Decided)) + " of " + words.Count(len(v.Items), "figure", "figures") + " decided"
	return v
}
