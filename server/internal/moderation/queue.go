package moderation

import (
	"errors"
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/utils"

	"reckon/db"
	"reckon/server/internal/problem"
	"reckon/server/internal/web/words"
)

// queueView is what queue.html is made from.
type queueView struct {
	Statuses      []statusLink
	Items         []itemView
	Site, Search  string
	Status        string
	Article       string // id of the article that the list is narrowed to
	Filtered      bool   // by more than the status
	First, Next   string // URLs; empty where there is no such page
	All           string // the same status without further filters
	Done          *doneView
	CountWords    string
	Paged, IsOpen bool
}

// statusLink is one of the tabs above the list.
type statusLink struct {
	Words, URL, Count string
	Current           bool
}

// doneView says what was just decided, and offers to take it back.
type doneView struct {
	Item itemView
}

// filter is the part of a queue's URL that says what is listed.
type filter struct {
	status                db.Status
	site, article, search string
	after                 db.Cursor
}

func filterOf(c *fiber.Ctx) filter {
	f := filter{
		status: db.Status(utils.CopyString(c.Query("status", string(db.Pending)))),
		site:   strings.TrimSpace(utils.CopyString(c.Query("site"))), article: utils.CopyString(c.Query("article")),
		search: strings.TrimSpace(utils.CopyString(c.Query("q"))), after: db.Cursor(utils.CopyString(c.Query("after"))),
	}
	if f.status == "all" {
		f.status = ""
	}
	return f
}

// url is the address of the list under a filter. What is usual is left out, so
// that one list has one address.
func (f filter) url() string {
	v := url.Values{}
	switch f.status {
	case db.Pending:
	case "":
		v.Set("status", "all")
	default:
		v.Set("status", string(f.status))
	}
	for name, value := range map[string]string{"site": f.site, "article": f.article, "q": f.search, "after": string(f.after)} {
		if value != "" {
			v.Set(name, value)
		}
	}
	if len(v) == 0 {
		return "/moderation"
	}
	return "/moderation?" + v.Encode()
}

// list shows a page of the queue.
func (q *Queue) list(c *fiber.Ctx) error {
	f := filterOf(c)
	page, err := q.Store.Queue(c.UserContext(), db.QueueFilter{
		Status: f.status, Site: f.site, Article: f.article, Search: f.search, After: f.after, Limit: q.PerPage,
	})
	if errors.Is(err, db.ErrInvalid) {
		return problem.New(problem.InvalidRequest, "The address of this list is not one that the queue gave out").Because(err)
	} else if err != nil {
		return err
	}
	v := q.viewQueue(f, page)
	for i, item := range page.Items {
		v.Items = append(v.Items, viewItem(i+1, item.Annotation, item.Article, item.Checks, q.Now()))
	}
	q.forms(c, v.Items, f.url())
	if v.Done, err = q.justDone(c, f.url()); err != nil {
		return err
	}
	return q.page(c, fiber.StatusOK, "Editors’ queue", "queue.html", v)
}

func (q *Queue) viewQueue(f filter, page db.QueuePage) queueView {
	v := queueView{
		Site: f.site, Search: f.search, Status: string(f.status), Article: f.article,
		Filtered: f.site != "" || f.search != "" || f.article != "", Paged: f.after != "", IsOpen: f.status == db.Pending,
		All: filter{status: f.status}.url(), CountWords: countWords(f.status, page.Counts),
	}
	if f.status == "" {
		v.Status = "all"
	}
	for _, s := range db.Statuses() {
		tab := f
		tab.status, tab.after = s, ""
		name := statusWords(s)
		v.Statuses = append(v.Statuses, statusLink{
			Words: strings.ToUpper(name[:1]) + name[1:], URL: tab.url(), Current: s == f.status,
			Count: words.Number(float64(page.Counts[s])),
		})
	}
	if first := f; f.after != "" {
		first.after = ""
		v.First = first.url()
	}
	if next := f; page.Next != "" {
		next.after = page.Next
		v.Next = next.url()
	}
	return v
}

// countWords says how many figures the list has, on all its pages.
func countWords(s db.Status, counts map[db.Status]int) string {
	n := counts[s]
	if s == "" {
		n = 0
		for _, of := range counts {
			n += of
		}
		return words.Count(n, "figure", "figures")
	}
	return words.Count(n, "figure", "figures") + " " + statusWords(s)
}

// forms gives items what their forms carry: the session's token, the way back,
// and which item comes next when this one is settled.
func (q *Queue) forms(c *fiber.Ctx, items []itemView, back string) {
	for i := range items {
		items[i].CSRF, items[i].Back = q.Editors.CSRF(c), back
		if i+1 < len(items) {
			items[i].Next = items[i+1].ID
		}
	}
}

// justDone is the item that ?done= names: the decision that led here.
func (q *Queue) justDone(c *fiber.Ctx, back string) (*doneView, error) {
	id := utils.CopyString(c.Query("done"))
	if id == "" {
		return nil, nil // nothing was decided, and that is no error
	}
	a, err := q.Store.Annotation(c.UserContext(), id)
	if errors.Is(err, db.ErrNotFound) {
		return nil, nil // as above
	} else if err != nil {
		return nil, err
	}
	items := []itemView{viewItem(0, a, db.Article{ID: a.ArticleID}, nil, q.Now())}
	q.forms(c, items, back)
	return &doneView{Item: items[0]}, nil
}
