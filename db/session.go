package db

import (
	"context"
	"time"
)

// Session is a signed-in browser. The token itself is never kept, only its
// hash: who reads the store cannot sign in with what they find.
type Session struct {
	TokenHash        string
	EditorID         string
	CSRF             string
	Created, Expires time.Time
}

// CreateSession keeps a session. [ErrNotFound]: there is no such editor, or
// the account is disabled.
func (d *DB) CreateSession(ctx context.Context, s Session) error {
	return d.write(ctx, func(t tx) error {
		added, err := t.exec(ctx, `INSERT INTO sessions (token_hash, editor_id, csrf, created, expires)
			SELECT CAST($1 AS TEXT), e.id, CAST($3 AS TEXT), CAST($4 AS BIGINT), CAST($5 AS BIGINT)
			FROM editors e WHERE e.id = $2 AND e.disabled IS NULL`,
			s.TokenHash, s.EditorID, s.CSRF, at(s.Created), at(s.Expires))
		if err == nil && added == 0 {
			return ErrNotFound
		}
		return err
	})
}

// SessionByToken returns a session with its editor. [ErrNotFound]: it has
// expired by now or been ended, or the account is disabled.
func (d *DB) SessionByToken(ctx context.Context, tokenHash string, now time.Time) (Session, Editor, error) {
	var s Session
	var e Editor
	err := d.query().row(ctx, `SELECT s.token_hash, s.editor_id, s.csrf, s.created, s.expires, `+editorColumns+`
		FROM sessions s JOIN editors e ON e.id = s.editor_id
		WHERE s.token_hash = $1 AND s.expires > $2 AND e.disabled IS NULL`, []any{tokenHash, at(now)},
		append([]any{&s.TokenHash, &s.EditorID, &s.CSRF, moment{&s.Created}, moment{&s.Expires}}, editorFields(&e)...)...)
	return s, e, err
}

// DeleteSession ends a session; one that is not there is ended already.
func (d *DB) DeleteSession(ctx context.Context, tokenHash string) error {
	return d.write(ctx, func(t tx) error {
		_, err := t.exec(ctx, `DELETE FROM sessions WHERE token_hash = $1`, tokenHash)
		return err
	})
}

// DeleteSessionsOf ends all sessions of an editor.
func (d *DB) DeleteSessionsOf(ctx context.Context, editorID string) error {
	return d.write(ctx, func(t tx) error {
		_, err := t.exec(ctx, `DELETE FROM sessions WHERE editor_id = $1`, editorID)
		return err
	})
}

// DeleteExpiredSessions drops what has expired by now and returns how many.
func (d *DB) DeleteExpiredSessions(ctx context.Context, now time.Time) (int64, error) {
	var n int64
	err := d.write(ctx, func(t tx) (err error) {
		n, err = t.exec(ctx, `DELETE FROM sessions WHERE expires <= $1`, at(now))
		return err
	})
	return n, err
}
