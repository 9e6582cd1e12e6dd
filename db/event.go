package db

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"
)

// The kinds of events.
const (
	ArticleSaved      = "article_saved"      // data: [Saved]
	AnnotationDecided = "annotation_decided" // data: action, before, after
	VisibilitySet     = "visibility_set"     // data: site, visibility
	EditorAdded       = "editor_added"       // data: email, role
	EditorDisabled    = "editor_disabled"
	PasswordSet       = "password_set" //nolint:gosec // a word, not a password
)

// Event is something that happened, for open pages to follow and for the log
// of who did what. Fields that do not apply are empty.
type Event struct {
	ID           int64 // counts up by one
	Kind         string
	ArticleID    string
	AnnotationID string
	EditorID     string
	Data         json.RawMessage // an object
	Created      time.Time
}

// addEvent is the last thing a transaction does: it makes all later events wait
// until it ends, and so no event is seen after one with a higher id.
func (t tx) addEvent(ctx context.Context, e Event) error {
	if err := t.row(ctx, `UPDATE event_counter SET last = last + 1 RETURNING last`, nil, &e.ID); err != nil {
		return err
	}
	if e.Data == nil {
		e.Data = json.RawMessage(`{}`)
	}
	_, err := t.exec(ctx, `INSERT INTO events (id, kind, article_id, annotation_id, editor_id, data, created)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		e.ID, e.Kind, e.ArticleID, e.AnnotationID, e.EditorID, string(e.Data), at(e.Created))
	return err
}

// Events returns up to limit events after the one with the id after, the oldest
// first.
func (d *DB) Events(ctx context.Context, after int64, limit int) ([]Event, error) {
	out := []Event{}
	err := d.query().rows(ctx, `SELECT id, kind, article_id, annotation_id, editor_id, data, created FROM events
		WHERE id > $1 ORDER BY id LIMIT $2`, []any{after, limit}, func(rows *sql.Rows) error {
		var e Event
		var data string
		if err := rows.Scan(&e.ID, &e.Kind, &e.ArticleID, &e.AnnotationID, &e.EditorID, &data, moment{&e.Created}); err != nil {
			return err
		}
		e.Data = json.RawMessage(data)
		out = append(out, e)
		return nil
	})
	return out, err
}

// LastEvent returns the id of the newest event, 0 if there is none.
func (d *DB) LastEvent(ctx context.Context) (int64, error) {
	var last int64
	err := d.query().row(ctx, `SELECT COALESCE(MAX(id), 0) FROM events`, nil, &last)
	return last, err
}

// jsonObject makes an object of names and values in turn.
func jsonObject(pairs ...string) json.RawMessage {
	object := make(map[string]string, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		object[pairs[i]] = pairs[i+1]
	}
	text, err := json.Marshal(object)
	if err != nil { // a map of strings can always be written
		return json.RawMessage(`{}`)
	}
	return text
}
