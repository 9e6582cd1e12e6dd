package db

import (
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"

	"reckon/annotator/annotation"
)

// Cursor is a place in a queue. It is text of letters, digits, "-" and "_";
// empty for the beginning, or where there is nothing further.
type Cursor string

// QueueFilter says which annotations an editor wants to see. Fields that are
// empty do not filter.
type QueueFilter struct {
	Status  Status
	Site    string // see [SiteOf]
	Article string // its id
	Search  string // words that all stand in the sentence, the subject or the source
	After   Cursor // QueuePage.Next of the page before
	Limit   int    // 50 if not positive, at most 200
}

// QueueItem is an annotation as an editor needs it to decide.
type QueueItem struct {
	Annotation Annotation
	Article    Article            // without its text
	Checks     []annotation.Check // those that use the annotation
}

// QueuePage is one page of a queue.
type QueuePage struct {
	Items []QueueItem
	Next  Cursor
	// Counts says how many annotations there are of each status under the
	// filter, its own status aside.
	Counts map[Status]int
}

// place is what [Cursor] stands for: the last item of the page before.
type place struct {
	Created  int64  `json:"c"`
	Position int    `json:"p"`
	ID       string `json:"i"`
}

// queueOrder puts the newest articles first and each in reading order. An item
// does not change its place in it by being decided, so that pages do not jump.
const queueOrder = ` ORDER BY n.created DESC, n.position, n.id`

// Queue returns a page of annotations, those that came last first, those of an
// article in reading order. [ErrInvalid]: the status or the cursor is none.
func (d *DB) Queue(ctx context.Context, f QueueFilter) (QueuePage, error) {
	where, err := f.where()
	if err != nil {
		return QueuePage{}, fmt.Errorf("queue: %w", err)
	}
	page := QueuePage{Items: []QueueItem{}}
	err = d.read(ctx, func(t tx) (err error) {
		if page.Counts, err = t.countByStatus(ctx, f); err != nil {
			return err
		}
		limit := f.limit()
		if page.Items, err = t.queueItems(ctx, where, limit+1); err != nil {
			return err
		}
		if len(page.Items) > limit {
			page.Items = page.Items[:limit]
			page.Next = cursorAfter(page.Items[limit-1].Annotation)
		}
		return t.addChecks(ctx, page.Items)
	})
	return page, err
}

func (f QueueFilter) limit() int {
	const usual, most = 50, 200
	if f.Limit <= 0 {
		return usual
	}
	return min(f.Limit, most)
}

// conditions builds a WHERE of an SQL text with numbered parameters.
type conditions struct {
	texts []string
	args  []any
}

// add adds a condition in which each %s stands for the next of args.
func (c *conditions) add(condition string, args ...any) {
	numbers := make([]any, len(args))
	for i, arg := range args {
		c.args = append(c.args, arg)
		numbers[i] = fmt.Sprintf("$%d", len(c.args))
	}
	c.texts = append(c.texts, fmt.Sprintf(condition, numbers...))
}

func (c *conditions) String() string {
	if len(c.texts) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c.texts, " AND ")
}

// whole is the filter without its status and place: what is counted.
func (f QueueFilter) whole() *conditions {
	c := &conditions{}
	if f.Site != "" {
		c.add(`n.site = %s`, siteName(f.Site))
	}
	if f.Article != "" {
		c.add(`n.article_id = %s`, f.Article)
	}
	for _, word := range strings.Fields(strings.ToLower(f.Search)) {
		c.add(`n.search_text LIKE %s ESCAPE '\'`, "%"+likeLiterally.Replace(word)+"%")
	}
	return c
}

var likeLiterally = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

func (f QueueFilter) where() (*conditions, error) {
	c := f.whole()
	switch f.Status {
	case "":
	case Pending, Approved, Rejected, Superseded:
		c.add(`n.status = %s`, f.Status)
	default:
		return nil, fmt.Errorf("status %q: %w", f.Status, ErrInvalid)
	}
	if f.After == "" {
		return c, nil
	}
	p, err := f.After.place()
	if err != nil {
		return nil, err
	}
	// The first part alone lets the engines begin in the index.
	c.add(`n.created <= %s AND (n.created < %s OR n.position > %s OR n.position = %s AND n.id > %s)`,
		p.Created, p.Created, p.Position, p.Position, p.ID)
	return c, nil
}

func cursorAfter(a Annotation) Cursor {
	text, err := json.Marshal(place{a.Created.UnixMicro(), a.Position, a.ID})
	if err != nil { // numbers and a string can always be written
		return ""
	}
	return Cursor(base64.RawURLEncoding.EncodeToString(text))
}

func (c Cursor) place() (p place, err error) {
	text, err := base64.RawURLEncoding.DecodeString(string(c))
	if err == nil {
		err = json.Unmarshal(text, &p)
	}
	if err != nil {
		return p, fmt.Errorf("cursor %q: %w", c, ErrInvalid)
	}
	return p, nil
}

func (t tx) queueItems(ctx context.Context, where *conditions, limit int) ([]QueueItem, error) {
	items := []QueueItem{}
	query := `SELECT ` + annotationColumns + `, ` + articleColumns + `
		FROM annotations n JOIN articles a ON a.id = n.article_id` + where.String() + queueOrder +
		fmt.Sprintf(" LIMIT %d", limit)
	err := t.rows(ctx, query, where.args, func(rows *sql.Rows) error {
		var item QueueItem
		if err := scanAnnotation(rows.Scan, &item.Annotation, articleFields(&item.Article)...); err != nil {
			return err
		}
		items = append(items, item)
		return nil
	})
	return items, err
}

func (t tx) countByStatus(ctx context.Context, f QueueFilter) (map[Status]int, error) {
	counts := make(map[Status]int, 4)
	for _, s := range Statuses() {
		counts[s] = 0
	}
	where := f.whole()
	err := t.rows(ctx, `SELECT n.status, COUNT(*) FROM annotations n`+where.String()+` GROUP BY n.status`, where.args,
		func(rows *sql.Rows) error {
			var s Status
			var n int
			if err := rows.Scan(&s, &n); err != nil {
				return err
			}
			counts[s] = n
			return nil
		})
	return counts, err
}

// addChecks gives each item the checks that use it.
func (t tx) addChecks(ctx context.Context, items []QueueItem) error {
	if len(items) == 0 {
		return nil
	}
	at := make(map[string]int, len(items))
	var asked conditions
	for i, item := range items {
		at[item.Annotation.ID] = i
		asked.add(`%s`, item.Annotation.ID)
	}
	checks, err := t.checks(ctx, `c.id IN (SELECT kn.check_id FROM check_claims kn WHERE kn.annotation_id IN (`+
		strings.Join(asked.texts, ", ")+`))`, asked.args...)
	if err != nil {
		return err
	}
	for _, c := range checks {
		given := make(map[int]bool, len(c.Claims)) // a claim may be used twice
		for _, id := range c.Claims {
			if i, asked := at[id]; asked && !given[i] {
				items[i].Checks = append(items[i].Checks, c)
				given[i] = true
			}
		}
	}
	return nil
}
