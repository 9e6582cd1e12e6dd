package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"reckon/annotator/annotation"
)

// Visibility says what readers see of what no editor has decided on.
type Visibility string

// The visibilities. Whichever holds, what is approved is seen and what is
// rejected is not.
const (
	Automatic    Visibility = "automatic" // seen, marked as not reviewed
	ReviewedOnly Visibility = "reviewed"  // not seen
	// Inherit, for a site, takes back its own setting: the server's holds.
	Inherit Visibility = ""
)

// modeOf is which visibility holds for the site a.site: its own or the server's.
const modeOf = `COALESCE((SELECT v.mode FROM visibility v WHERE v.site = a.site),
	(SELECT v.mode FROM visibility v WHERE v.site = ''))`

// mayBeSeen is THE rule of who may see what: whether readers may see, on a page
// of the site a.site that has its sentence, the annotation n. For what is not
// kept, n is a row of nulls, and nobody has decided on it.
//
// Every query that reads annotations for readers has it, and nothing else
// decides about that.
const mayBeSeen = `(COALESCE(n.decision, 'pending') = 'approved'
	OR COALESCE(n.decision, 'pending') = 'pending' AND ` + modeOf + ` = 'automatic')`

// ReadableArticle is an article with what readers may see of it.
type ReadableArticle struct {
	Article
	Annotations []Annotation // in reading order
	Checks      []annotation.Check
	Coverage    annotation.Coverage
}

// Readable returns what readers may see of an article, all from one moment:
// the annotations that they may see, and the checks all of whose claims are
// among them.
func (d *DB) Readable(ctx context.Context, articleID string) (ReadableArticle, error) {
	var r ReadableArticle
	err := d.read(ctx, func(t tx) (err error) {
		r, err = t.readable(ctx, articleID)
		return err
	})
	return r, err
}

func (t tx) readable(ctx context.Context, articleID string) (ReadableArticle, error) {
	a, err := t.article(ctx, articleID)
	if err != nil {
		return ReadableArticle{}, err
	}
	r := ReadableArticle{Article: a}
	if r.Annotations, err = t.annotations(ctx, `SELECT `+annotationColumns+`
		FROM annotations n JOIN articles a ON a.id = n.article_id
		WHERE a.id = $1 AND n.present AND `+mayBeSeen+` ORDER BY n.position, n.id`, articleID); err != nil {
		return r, err
	}
	if r.Checks, err = t.checks(ctx, `c.article_id = $1 AND NOT EXISTS (SELECT 1
		FROM check_claims kn JOIN annotations n ON n.id = kn.annotation_id JOIN articles a ON a.id = n.article_id
		WHERE kn.check_id = c.id AND NOT (n.present AND `+mayBeSeen+`))`, articleID); err != nil {
		return r, err
	}
	r.Coverage.Claims = len(r.Annotations)
	for _, n := range r.Annotations {
		if n.Status == Approved {
			r.Coverage.Reviewed++
		}
	}
	err = t.row(ctx, `SELECT COUNT(*) FROM annotations n JOIN articles a ON a.id = n.article_id
		WHERE a.id = $1 AND n.present AND NOT `+mayBeSeen, []any{articleID}, &r.Coverage.Withheld)
	return r, err
}

// ReadableAnnotation returns an annotation, with its article, if readers may
// see it, else [ErrNotFound].
func (d *DB) ReadableAnnotation(ctx context.Context, id string) (Annotation, Article, error) {
	var n Annotation
	var a Article
	err := scanAnnotation(func(fields ...any) error {
		return d.query().row(ctx, `SELECT `+annotationColumns+`, `+articleColumns+`
			FROM annotations n JOIN articles a ON a.id = n.article_id
			WHERE n.id = $1 AND n.present AND `+mayBeSeen, []any{id}, fields...)
	}, &n, articleFields(&a)...)
	if err != nil {
		return Annotation{}, Article{}, err
	}
	return n, a, nil
}

// Verdict says what becomes of an annotation on a page that is not kept.
type Verdict struct {
	Visible  bool
	Reviewed bool   // an editor approved it
	Note     string // the editor's, for readers
}

// ReadableAmong says which annotations readers may see of a page that was
// posted and is never kept. url is the canonical address that the page was
// posted for, ids what was found on it; there is a verdict for each. What
// editors decided on the same claim counts, also if the public page no longer
// has it.
func (d *DB) ReadableAmong(ctx context.Context, url string, ids []string) (map[string]Verdict, error) {
	const atOnce = 500 // well within the engines' limits on parameters
	out := make(map[string]Verdict, len(ids))
	err := d.read(ctx, func(t tx) error {
		for len(ids) > 0 {
			n := min(atOnce, len(ids))
			if err := t.readableAmong(ctx, SiteOf(url), ids[:n], out); err != nil {
				return err
			}
			ids = ids[n:]
		}
		return nil
	})
	return out, err
}

func (t tx) readableAmong(ctx context.Context, site string, ids []string, into map[string]Verdict) error {
	args := []any{site}
	var asked strings.Builder
	for i, id := range ids {
		if i > 0 {
			asked.WriteString(", ")
		}
		fmt.Fprintf(&asked, "(CAST($%d AS TEXT))", i+2)
		args = append(args, id)
	}
	return t.rows(ctx, `WITH a(site) AS (VALUES (CAST($1 AS TEXT))), asked(id) AS (VALUES `+asked.String()+`)
		SELECT asked.id, `+mayBeSeen+`, COALESCE(n.decision, 'pending') = 'approved', COALESCE(n.note, '')
		FROM asked CROSS JOIN a LEFT JOIN annotations n ON n.id = asked.id`, args, func(rows *sql.Rows) error {
		var id string
		var v Verdict
		if err := rows.Scan(&id, &v.Visible, &v.Reviewed, &v.Note); err != nil {
			return err
		}
		into[id] = v
		return nil
	})
}

// VisibilityOf returns which visibility holds for a site, by its own setting or
// the server's; for "" the server's.
func (d *DB) VisibilityOf(ctx context.Context, site string) (Visibility, error) {
	var v Visibility
	err := d.query().row(ctx, `WITH a(site) AS (VALUES (CAST($1 AS TEXT))) SELECT `+modeOf+` FROM a`, []any{siteName(site)}, &v)
	return v, err
}

// Visibilities returns all settings by site; the server's is that of "".
func (d *DB) Visibilities(ctx context.Context) (map[string]Visibility, error) {
	out := map[string]Visibility{}
	err := d.query().rows(ctx, `SELECT site, mode FROM visibility`, nil, func(rows *sql.Rows) error {
		var site string
		var v Visibility
		if err := rows.Scan(&site, &v); err != nil {
			return err
		}
		out[site] = v
		return nil
	})
	return out, err
}

// SetVisibility sets which visibility holds for a site (see [SiteOf]), or, for
// "", for the whole server. [Inherit] takes a site's own setting back.
func (d *DB) SetVisibility(ctx context.Context, site string, v Visibility) error {
	site = siteName(site)
	if v != Automatic && v != ReviewedOnly && (v != Inherit || site == "") {
		return fmt.Errorf("set visibility: %q: %w", v, ErrInvalid)
	}
	return d.write(ctx, func(t tx) error {
		var server Visibility
		err := t.row(ctx, `SELECT mode FROM visibility WHERE site = ''`+t.dialect.forUpdate, nil, &server)
		if err != nil {
			return err
		}
		var own Visibility
		err = t.row(ctx, `SELECT mode FROM visibility WHERE site = $1`, []any{site}, &own)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		if own == v {
			return nil
		}
		if v == Inherit {
			_, err = t.exec(ctx, `DELETE FROM visibility WHERE site = $1`, site)
		} else {
			_, err = t.exec(ctx, `INSERT INTO visibility (site, mode) VALUES ($1, $2)
				ON CONFLICT (site) DO UPDATE SET mode = excluded.mode`, site, v)
		}
		if err != nil {
			return err
		}
		if held(own, server) != held(v, server) {
			if err := t.countUpUndecided(ctx, site); err != nil {
				return err
			}
		}
		return t.addEvent(ctx, Event{Kind: VisibilitySet, Data: jsonObject("site", site, "visibility", string(v)), Created: d.now()})
	})
}

// held is the visibility that holds for a site with a setting of its own.
func held(own, server Visibility) Visibility {
	if own == Inherit {
		return server
	}
	return own
}

// countUpUndecided counts up the version of the articles for which another
// visibility holds now, and which have something that it decides about.
func (t tx) countUpUndecided(ctx context.Context, site string) error {
	concerned, args := `site NOT IN (SELECT site FROM visibility)`, []any(nil)
	if site != "" {
		concerned, args = `site = $1`, []any{site}
	}
	_, err := t.exec(ctx, `UPDATE articles SET version = version + 1 WHERE `+concerned+`
		AND EXISTS (SELECT 1 FROM annotations n WHERE n.article_id = articles.id AND n.status = 'pending')`, args...)
	return err
}

// holdVisibility keeps the settings of visibility as they are until the
// transaction ends: what it counts as seen is then what readers see.
func (t tx) holdVisibility(ctx context.Context) error {
	return t.row(ctx, `SELECT mode FROM visibility WHERE site = ''`+t.dialect.forShare, nil, new(string))
}
