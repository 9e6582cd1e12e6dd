package annotator

import (
	"context"
	"errors"
	"time"

	"reckon/annotator/article"
	"reckon/annotator/check"
	"reckon/annotator/claim"
	"reckon/annotator/selector"
)

// ErrNoArticle is returned for a page on which no article is to be found: a
// home page, a list, a search result, an empty text.
var ErrNoArticle = errors.New("annotator: the page holds no article")

// Page is what there is to read. HTML or Text is set, not both.
type Page struct {
	URL         string // where it was read; may be empty
	HTML        []byte // as received, before any decoding of its character set
	ContentType string // the Content-Type header that came with HTML; may be empty
	Text        string // plain text, paragraphs apart by newlines
	Title       string // for Text; HTML brings its own
	// Published overrides the date that the page gives: midnight UTC of the
	// day of publication. It decides what "this year" means.
	Published time.Time
}

// Result is what was found.
type Result struct {
	Article article.Article
	Claims  []Claim // in reading order
	Checks  []check.Check
}

// Claim is a numeric claim and where on the page it stands. Its offsets are
// bytes of Result.Article.Text.
type Claim struct {
	claim.Claim
	Selectors selector.Selectors
}

// Annotate reads a page. It is a pure function of its arguments; ctx bounds
// its time.
func Annotate(ctx context.Context, page Page) (Result, error) {
	a, err := read(ctx, page)
	if err != nil {
		return Result{}, err
	}
	if a.Text == "" {
		return Result{Article: a}, ErrNoArticle
	}
	found := claim.Find(claim.Document{Text: a.Text, Title: a.Title, Published: a.Published})
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	result := Result{Article: a, Claims: make([]Claim, len(found))}
	index := selector.NewIndex(a.Page)
	for i, c := range found {
		start, end := a.PageSpan(c.Start, c.End)
		result.Claims[i] = Claim{Claim: c, Selectors: index.Select(start, end)}
	}
	result.Checks = check.Find(claim.Document{Text: a.Text, Title: a.Title, Published: a.Published}, found)
	return result, ctx.Err()
}

func read(ctx context.Context, page Page) (article.Article, error) {
	var a article.Article
	var err error
	if page.HTML != nil {
		a, err = article.FromHTML(ctx, page.HTML, article.Hints{URL: page.URL, ContentType: page.ContentType})
	} else {
		a = article.FromText(page.Text)
		a.Title = page.Title
	}
	if !page.Published.IsZero() {
		a.Published = page.Published
	}
	return a, err
}
