package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Action is what an editor does with an annotation.
type Action string

// The actions.
const (
	Approve Action = "approve"
	Reject  Action = "reject"
	Reopen  Action = "reopen"
)

// decided is the status that an action leads to.
func (a Action) decided() (Status, bool) {
	switch a {
	case Approve:
		return Approved, true
	case Reject:
		return Rejected, true
	case Reopen:
		return Pending, true
	}
	return "", false
}

// Decision is an editor's decision on one version of an annotation.
type Decision struct {
	AnnotationID string
	Version      int64 // the one that the editor saw
	Action       Action
	Reason       string // a word of the editors' list, or empty
	Words        string // the editor's own: for readers if approved, else for the history
	EditorID     string
}

// DecisionRecord is a decision in an annotation's history.
type DecisionRecord struct {
	Decision
	// Made is the version that the decision made of the annotation;
	// Decision.Version is the one it was made on.
	Made          int64
	Before, After Status
	EditorEmail   string
	Created       time.Time
}

// StaleError is returned for a decision on a version that is not the current
// one, or on what is no longer on the page. Nothing has changed.
type StaleError struct{ Current Annotation }

// Error says so.
func (e *StaleError) Error() string {
	return fmt.Sprintf("db: annotation %s is %s at version %d by now", e.Current.ID, e.Current.Status, e.Current.Version)
}

// Decide records a decision and gives it its effect for readers, with an
// event, in one transaction, and returns the annotation as it then is.
//
// A decision made on another version than the current one is refused with a
// *[StaleError]; if it is the last decision over again, by the same editor, it
// succeeds and changes nothing. Reopening what is pending changes nothing.
// [ErrNotFound]: there is no such annotation or editor.
func (d *DB) Decide(ctx context.Context, decision Decision) (Annotation, error) {
	status, known := decision.Action.decided()
	if !known {
		return Annotation{}, fmt.Errorf("decide: action %q: %w", decision.Action, ErrInvalid)
	}
	var result Annotation
	err := d.write(ctx, func(t tx) error {
		if err := t.holdVisibility(ctx); err != nil {
			return err
		}
		current, err := t.annotation(ctx, decision.AnnotationID)
		if err != nil {
			return err
		}
		return t.changing(ctx, current.ArticleID, func() error {
			// Again, now that the article is locked.
			if current, err = t.annotation(ctx, decision.AnnotationID); err != nil {
				return err
			}
			result = current
			done, err := t.alreadyDecided(ctx, current, decision)
			if err != nil || done {
				return err
			}
			if decision.Version != current.Version || current.Status == Superseded {
				return &StaleError{Current: current}
			}
			if decision.Action == Reopen && current.Decided == Pending {
				return nil
			}
			result, err = t.decide(ctx, current, decision, status, d.now())
			return err
		})
	})
	if err != nil {
		return Annotation{}, fmt.Errorf("decide: %w", err)
	}
	return result, nil
}

// alreadyDecided says whether a decision is the last one over again: it is made
// on the version that the last one was made on, or on the one that it made.
func (t tx) alreadyDecided(ctx context.Context, current Annotation, decision Decision) (bool, error) {
	var last DecisionRecord
	err := t.row(ctx, `SELECT action, reason, words, editor_id, made_on, version FROM decisions
		WHERE annotation_id = $1 ORDER BY version DESC LIMIT 1`, []any{current.ID},
		&last.Action, &last.Reason, &last.Words, &last.EditorID, &last.Version, &last.Made)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	made := last.Made
	again := last.Decision
	again.AnnotationID = current.ID
	if decision.Version == made {
		again.Version = made
	}
	return again == decision && made == current.Version, nil
}

func (t tx) decide(ctx context.Context, current Annotation, decision Decision, status Status, now time.Time) (Annotation, error) {
	next := current
	next.Status, next.Decided, next.Version, next.Modified, next.Note = status, status, current.Version+1, now, ""
	if status == Approved {
		next.Note = decision.Words
	}
	changed, err := t.exec(ctx, `UPDATE annotations SET decision = $3, note = $4, version = $5, modified = $6
		WHERE id = $1 AND version = $2`, current.ID, current.Version, next.Decided, next.Note, next.Version, at(now))
	if err != nil {
		return Annotation{}, err
	}
	if changed != 1 {
		return Annotation{}, &StaleError{Current: current}
	}
	_, err = t.exec(ctx, `INSERT INTO decisions (annotation_id, version, made_on, action, status_before, status_after,
			reason, words, editor_id, created)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		current.ID, next.Version, current.Version, decision.Action, current.Status, next.Status,
		decision.Reason, decision.Words, decision.EditorID, at(now))
	if err != nil {
		return Annotation{}, err
	}
	return next, t.addEvent(ctx, Event{
		Kind: AnnotationDecided, ArticleID: current.ArticleID, AnnotationID: current.ID, EditorID: decision.EditorID,
		Data:    jsonObject("action", string(decision.Action), "before", string(current.Status), "after", string(next.Status)),
		Created: now,
	})
}

// History returns the decisions on an annotation, the oldest first.
func (d *DB) History(ctx context.Context, annotationID string) ([]DecisionRecord, error) {
	out := []DecisionRecord{}
	err := d.query().rows(ctx, `SELECT h.annotation_id, h.version, h.made_on, h.action, h.status_before, h.status_after,
			h.reason, h.words, h.editor_id, e.email, h.created
		FROM decisions h JOIN editors e ON e.id = h.editor_id
		WHERE h.annotation_id = $1 ORDER BY h.version`, []any{annotationID}, func(rows *sql.Rows) error {
		var r DecisionRecord
		if err := rows.Scan(&r.AnnotationID, &r.Made, &r.Version, &r.Action, &r.Before, &r.After,
			&r.Reason, &r.Words, &r.EditorID, &r.EditorEmail, moment{&r.Created}); err != nil {
			return err
		}
		out = append(out, r)
		return nil
	})
	return out, err
}
