package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"reckon/annotator/annotation"
)

// Status is how far an annotation has come.
type Status string

// The statuses. Superseded is what is no longer on the page.
const (
	Pending    Status = "pending"
	Approved   Status = "approved"
	Rejected   Status = "rejected"
	Superseded Status = "superseded"
)

// Statuses lists them in the order in which a queue shows them.
func Statuses() []Status { return []Status{Pending, Approved, Rejected, Superseded} }

// Annotation is a finding as it is kept.
type Annotation struct {
	annotation.Finding
	ArticleID string
	Position  int // in reading order, from 0
	Status    Status
	// Decided is what the editors last said, which outlives the time when the
	// annotation is superseded: pending, approved or rejected.
	Decided Status
	// Version counts the changes in what an editor decides on and in the
	// decisions, from 1.
	Version           int64
	Note              string // an editor's, plain text, for readers
	Created, Modified time.Time
}

// annotationColumns are those of [scanAnnotation]; n is the annotations' alias.
const annotationColumns = `n.id, n.article_id, n.position, n.status, n.decision, n.version, n.note, n.created, n.modified,
	n.claim, n.sentence, n.figure_start, n.figure_end, n.text_start, n.text_end,
	n.quote_exact, n.quote_prefix, n.quote_suffix, n.quote_ambiguous, n.page_start, n.page_end`

// scanAnnotation reads [annotationColumns] and whatever follows them.
func scanAnnotation(scan func(...any) error, a *Annotation, more ...any) error {
	var claim string
	fields := []any{&a.ID, &a.ArticleID, &a.Position, &a.Status, &a.Decided, &a.Version, &a.Note,
		moment{&a.Created}, moment{&a.Modified},
		&claim, &a.Sentence, &a.FigureStart, &a.FigureEnd, &a.TextStart, &a.TextEnd,
		&a.Selectors.Quote.Exact, &a.Selectors.Quote.Prefix, &a.Selectors.Quote.Suffix, &a.Selectors.Quote.Ambiguous,
		&a.Selectors.Position.Start, &a.Selectors.Position.End}
	if err := scan(append(fields, more...)...); err != nil {
		return err
	}
	if err := json.Unmarshal([]byte(claim), &a.Claim); err != nil {
		return fmt.Errorf("claim of annotation %s: %w", a.ID, err)
	}
	return nil
}

// Annotation returns an annotation whoever may see it: for editors.
func (d *DB) Annotation(ctx context.Context, id string) (Annotation, error) {
	return d.query().annotation(ctx, id)
}

func (t tx) annotation(ctx context.Context, id string) (Annotation, error) {
	var a Annotation
	err := scanAnnotation(func(fields ...any) error {
		return t.row(ctx, `SELECT `+annotationColumns+` FROM annotations n WHERE n.id = $1`, []any{id}, fields...)
	}, &a)
	return a, err
}

// annotations returns those of a query for [annotationColumns].
func (t tx) annotations(ctx context.Context, query string, args ...any) ([]Annotation, error) {
	out := []Annotation{}
	err := t.rows(ctx, query, args, func(rows *sql.Rows) error {
		var a Annotation
		if err := scanAnnotation(rows.Scan, &a); err != nil {
			return err
		}
		out = append(out, a)
		return nil
	})
	return out, err
}

// saveFindings brings an article's annotations in line with what is on the
// page now.
func (t tx) saveFindings(ctx context.Context, a Article, findings []annotation.Finding, now time.Time) (Saved, error) {
	var saved Saved
	known, err := t.annotations(ctx, `SELECT `+annotationColumns+` FROM annotations n WHERE n.article_id = $1`, a.ID)
	if err != nil {
		return saved, err
	}
	gone := make(map[string]Annotation, len(known))
	for _, k := range known {
		gone[k.ID] = k
	}
	for i, f := range findings {
		next := Annotation{Finding: f, ArticleID: a.ID, Position: i, Decided: Pending, Version: 1, Created: now, Modified: now}
		before, found := gone[f.ID]
		delete(gone, f.ID)
		if !found {
			saved.Added++
			err = t.putAnnotation(ctx, a.Site, next)
		} else if next, changed := saved.merge(before, next); changed {
			err = t.putAnnotation(ctx, a.Site, next)
		}
		if err != nil {
			return saved, fmt.Errorf("annotation %s: %w", f.ID, err)
		}
	}
	for _, g := range gone {
		if g.Status == Superseded {
			continue
		}
		saved.Superseded++
		if _, err := t.exec(ctx, `UPDATE annotations SET present = FALSE, version = version + 1, modified = $2 WHERE id = $1`,
			g.ID, at(now)); err != nil {
			return saved, err
		}
	}
	return saved, nil
}

// merge is what becomes of a known annotation that is found on the page. The
// version, on which decisions are made, counts what an editor judges: the
// claim, and whether it is there. Where exactly it stands may change freely.
func (s *Saved) merge(before, found Annotation) (merged Annotation, changed bool) {
	returned := before.Status == Superseded
	reread := before.Decided != Approved && !sameClaim(before.Claim, found.Claim)
	merged = found
	merged.Claim, merged.Status, merged.Decided, merged.Note = before.Claim, before.Status, before.Decided, before.Note
	merged.Version, merged.Created, merged.Modified = before.Version, before.Created, before.Modified
	changed = merged != before
	if returned {
		s.Returned++
	}
	if reread {
		s.Changed++
		merged.Claim = found.Claim
	}
	if returned || reread {
		merged.Version++
	}
	if returned || reread || found.Selectors != before.Selectors {
		merged.Modified = found.Modified
	}
	return merged, changed || returned || reread
}

// sameClaim compares by value what a NumericClaim points to, as it is kept.
func sameClaim(a, b annotation.NumericClaim) bool {
	left, err := json.Marshal(a)
	if err != nil {
		return false
	}
	right, err := json.Marshal(b)
	return err == nil && string(left) == string(right)
}

// putAnnotation adds an annotation that is on the page, or brings its row in
// line; the decision and the note of a known one stay as they are.
func (t tx) putAnnotation(ctx context.Context, site string, a Annotation) error {
	claim, err := json.Marshal(a.Claim)
	if err != nil {
		return err
	}
	var source string
	if a.Claim.Source != nil {
		source = a.Claim.Source.Name
	}
	search := strings.ToLower(strings.Join([]string{a.Sentence, a.Claim.Subject, source}, "\n"))
	_, err = t.exec(ctx, `INSERT INTO annotations (id, article_id, site, position, present, decision, version, note,
			created, modified, kind, stance, low, high, unit, subject, source, search_text, claim,
			sentence, figure_start, figure_end, text_start, text_end,
			quote_exact, quote_prefix, quote_suffix, quote_ambiguous, page_start, page_end)
		VALUES ($1, $2, $3, $4, TRUE, 'pending', $5, '', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
			$17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)
		ON CONFLICT (id) DO UPDATE SET position = excluded.position, present = TRUE, version = excluded.version,
			modified = excluded.modified, kind = excluded.kind, stance = excluded.stance,
			low = excluded.low, high = excluded.high, unit = excluded.unit, subject = excluded.subject,
			source = excluded.source, search_text = excluded.search_text, claim = excluded.claim,
			sentence = excluded.sentence, figure_start = excluded.figure_start, figure_end = excluded.figure_end,
			text_start = excluded.text_start, text_end = excluded.text_end,
			quote_exact = excluded.quote_exact, quote_prefix = excluded.quote_prefix, quote_suffix = excluded.quote_suffix,
			quote_ambiguous = excluded.quote_ambiguous, page_start = excluded.page_start, page_end = excluded.page_end`,
		a.ID, a.ArticleID, site, a.Position, a.Version, at(a.Created), at(a.Modified),
		a.Claim.Kind, a.Claim.Stance, a.Claim.Low, a.Claim.High, a.Claim.Unit, a.Claim.Subject, source, search, string(claim),
		a.Sentence, a.FigureStart, a.FigureEnd, a.TextStart, a.TextEnd,
		a.Selectors.Quote.Exact, a.Selectors.Quote.Prefix, a.Selectors.Quote.Suffix, a.Selectors.Quote.Ambiguous,
		a.Selectors.Position.Start, a.Selectors.Position.End)
	return err
}
