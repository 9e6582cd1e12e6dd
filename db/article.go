package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"reckon/annotator/annotation"
)

// Article is what is kept of an article, as it was last read.
type Article struct {
	ID string // annotation.ArticleID(URL)
	// URL is the canonical form (package canonical) of the address that was
	// asked for; CanonicalURL is what the page says of itself, for show only.
	URL, CanonicalURL string
	Site              string // made from URL, see [SiteOf]
	Title, Byline     string
	SiteName          string
	Language          string
	Published         time.Time // zero if unknown
	Modified          time.Time // zero if unknown
	ContentHash       string    // annotation.ContentHash(Text)
	Retrieved         time.Time
	Text              string // left out where many articles are listed
	// Version counts the changes in what readers may see, from 1.
	Version int64
}

// SiteOf is the site that an address belongs to, for settings that hold for a
// site: its host, and port where it has one, in lower case without "www.".
func SiteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	return siteName(u.Host)
}

func siteName(host string) string {
	return strings.TrimPrefix(strings.ToLower(strings.TrimSpace(host)), "www.")
}

// Saved says what keeping an article changed; it is the data of its event.
type Saved struct {
	Added      int `json:"added"`
	Changed    int `json:"changed"`    // the same sentence, read otherwise than before
	Superseded int `json:"superseded"` // no longer on the page
	Returned   int `json:"returned"`   // on the page again
}

// SaveArticle keeps an article as it was just read, in one transaction with
// its findings, in reading order, its checks and an event. Findings known
// already keep what editors decided on them; annotations that are no longer on
// the page become superseded, and are again what they were when their sentence
// returns. Of an approved annotation the claim stays what was approved. A
// failure kept for the address is forgotten.
//
// It returns the article as kept. a.ID may be empty; a.Site and a.Version are
// not looked at.
func (d *DB) SaveArticle(ctx context.Context, a Article, findings []annotation.Finding, checks []annotation.Check) (Article, error) {
	if id := annotation.ArticleID(a.URL); a.ID == "" {
		a.ID = id
	} else if a.ID != id {
		return Article{}, fmt.Errorf("save article: its id is not that of %q: %w", a.URL, ErrInvalid)
	}
	if a.URL == "" {
		return Article{}, fmt.Errorf("save article: it has no address: %w", ErrInvalid)
	}
	a.Site = SiteOf(a.URL)
	if a.Retrieved.IsZero() {
		a.Retrieved = d.now()
	}
	var kept Article
	err := d.write(ctx, func(t tx) error {
		if err := t.holdVisibility(ctx); err != nil {
			return err
		}
		if err := t.addArticle(ctx, a, d.now()); err != nil {
			return err
		}
		var saved Saved
		err := t.changing(ctx, a.ID, func() (err error) {
			if err := t.updateArticle(ctx, a); err != nil {
				return err
			}
			if saved, err = t.saveFindings(ctx, a, findings, d.now()); err != nil {
				return err
			}
			return t.replaceChecks(ctx, a.ID, checks)
		})
		if err != nil {
			return err
		}
		if err := t.forgetFailure(ctx, a.URL); err != nil {
			return err
		}
		data, err := json.Marshal(saved)
		if err != nil {
			return err
		}
		if kept, err = t.article(ctx, a.ID); err != nil {
			return err
		}
		return t.addEvent(ctx, Event{Kind: ArticleSaved, ArticleID: a.ID, Data: data, Created: d.now()})
	})
	if err != nil {
		return Article{}, fmt.Errorf("save article: %w", err)
	}
	return kept, nil
}

// ArticleByURL returns the article at a canonical address, without its text:
// every request of a reader asks for this.
func (d *DB) ArticleByURL(ctx context.Context, address string) (Article, error) {
	var a Article
	err := d.query().row(ctx, `SELECT `+articleColumns+` FROM articles a WHERE a.id = $1 AND a.revision > 0`,
		[]any{annotation.ArticleID(address)}, articleFields(&a)...)
	return a, err
}

// ArticleByID returns an article with its newest text.
func (d *DB) ArticleByID(ctx context.Context, id string) (Article, error) {
	return d.query().article(ctx, id)
}

// articleColumns are those of [articleFields]; a is the articles' alias.
const articleColumns = `a.id, a.url, a.canonical_url, a.site, a.title, a.byline, a.site_name, a.language,
	a.published, a.modified, a.content_hash, a.retrieved, a.version`

func articleFields(a *Article) []any {
	return []any{&a.ID, &a.URL, &a.CanonicalURL, &a.Site, &a.Title, &a.Byline, &a.SiteName, &a.Language,
		moment{&a.Published}, moment{&a.Modified}, &a.ContentHash, moment{&a.Retrieved}, &a.Version}
}

func (t tx) article(ctx context.Context, id string) (Article, error) {
	var a Article
	err := t.row(ctx, `SELECT `+articleColumns+`, r.text
		FROM articles a JOIN revisions r ON r.article_id = a.id AND r.number = a.revision
		WHERE a.id = $1`, []any{id}, append(articleFields(&a), &a.Text)...)
	return a, err
}

// addArticle makes sure that the article has a row to lock. A new one has no
// revision yet, and version 0: its first change makes that 1.
func (t tx) addArticle(ctx context.Context, a Article, now time.Time) error {
	_, err := t.exec(ctx, `INSERT INTO articles (id, url, canonical_url, site, title, byline, site_name, language,
			content_hash, retrieved, revision, version, created)
		VALUES ($1, $2, '', $3, '', '', '', '', '', 0, 0, 0, $4)
		ON CONFLICT (id) DO NOTHING`, a.ID, a.URL, a.Site, at(now))
	return err
}

func (t tx) updateArticle(ctx context.Context, a Article) error {
	var hash string
	var revision int64
	err := t.row(ctx, `SELECT content_hash, revision FROM articles WHERE id = $1`, []any{a.ID}, &hash, &revision)
	if err != nil {
		return err
	}
	if revision == 0 || hash != a.ContentHash {
		revision++
		if _, err := t.exec(ctx, `INSERT INTO revisions (article_id, number, content_hash, title, text, retrieved)
			VALUES ($1, $2, $3, $4, $5, $6)`, a.ID, revision, a.ContentHash, a.Title, a.Text, at(a.Retrieved)); err != nil {
			return err
		}
	}
	_, err = t.exec(ctx, `UPDATE articles SET canonical_url = $2, title = $3, byline = $4, site_name = $5, language = $6,
			published = $7, modified = $8, content_hash = $9, retrieved = $10, revision = $11 WHERE id = $1`,
		a.ID, a.CanonicalURL, a.Title, a.Byline, a.SiteName, a.Language,
		at(a.Published), at(a.Modified), a.ContentHash, at(a.Retrieved), revision)
	return err
}

// changing locks an article, runs change, and counts up the article's version
// if what readers may see of it is another thing afterwards. It looks at just
// what readers get, so that no change can be forgotten.
func (t tx) changing(ctx context.Context, articleID string, change func() error) error {
	if err := t.row(ctx, `SELECT id FROM articles WHERE id = $1`+t.dialect.forUpdate, []any{articleID}, new(string)); err != nil {
		return err
	}
	before, err := t.seen(ctx, articleID)
	if err != nil {
		return err
	}
	if err := change(); err != nil {
		return err
	}
	after, err := t.seen(ctx, articleID)
	if err != nil || after == before {
		return err
	}
	_, err = t.exec(ctx, `UPDATE articles SET version = version + 1 WHERE id = $1`, articleID)
	return err
}

// seen is a text that differs when what readers may see of an article differs;
// empty for one that has never been read.
func (t tx) seen(ctx context.Context, articleID string) (string, error) {
	r, err := t.readable(ctx, articleID)
	if errors.Is(err, ErrNotFound) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	r.Version = 0
	for i := range r.Annotations {
		// Readers get the order, not the number, nor the editors' versions.
		r.Annotations[i].Version, r.Annotations[i].Position = 0, 0
	}
	text, err := json.Marshal(r)
	return string(text), err
}

// Revision is one text that an article has had.
type Revision struct {
	Number      int64
	ContentHash string
	Title, Text string
	Retrieved   time.Time // when it was first read
}

// Revisions returns the texts that an article has had, the newest first.
func (d *DB) Revisions(ctx context.Context, articleID string) ([]Revision, error) {
	var out []Revision
	err := d.query().rows(ctx, `SELECT number, content_hash, title, text, retrieved FROM revisions
		WHERE article_id = $1 ORDER BY number DESC`, []any{articleID}, func(rows *sql.Rows) error {
		var r Revision
		if err := rows.Scan(&r.Number, &r.ContentHash, &r.Title, &r.Text, moment{&r.Retrieved}); err != nil {
			return err
		}
		out = append(out, r)
		return nil
	})
	return out, err
}
