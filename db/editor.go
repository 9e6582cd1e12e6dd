package db

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"
)

// Role is what an editor may do.
type Role string

// The roles.
const (
	RoleEditor Role = "editor"
	RoleAdmin  Role = "admin"
)

// Editor is the account of somebody who decides.
type Editor struct {
	ID           string
	Email        string // in lower case
	Role         Role
	PasswordHash string // encoded by package auth; the store does not look at it
	Created      time.Time
	Disabled     time.Time // zero while the account may be used
}

// Active says whether the account may be used.
func (e Editor) Active() bool { return e.Disabled.IsZero() }

// AddEditor makes an account; its ID and Created are given by the store.
// [ErrExists]: there is one with this address.
func (d *DB) AddEditor(ctx context.Context, e Editor) (Editor, error) {
	var added Editor
	err := d.write(ctx, func(t tx) (err error) {
		added, err = t.addEditor(ctx, e, d.now())
		return err
	})
	if err != nil {
		return Editor{}, fmt.Errorf("add editor: %w", err)
	}
	return added, nil
}

func (t tx) addEditor(ctx context.Context, e Editor, now time.Time) (Editor, error) {
	e.ID, e.Email, e.Created, e.Disabled = newID(), emailKey(e.Email), now, time.Time{}
	if e.Email == "" || e.Role != RoleEditor && e.Role != RoleAdmin {
		return Editor{}, fmt.Errorf("address %q, role %q: %w", e.Email, e.Role, ErrInvalid)
	}
	_, err := t.exec(ctx, `INSERT INTO editors (id, email, role, password_hash, created) VALUES ($1, $2, $3, $4, $5)`,
		e.ID, e.Email, e.Role, e.PasswordHash, at(e.Created))
	if err != nil {
		return Editor{}, err
	}
	return e, t.addEvent(ctx, Event{
		Kind: EditorAdded, EditorID: e.ID, Data: jsonObject("email", e.Email, "role", string(e.Role)), Created: now,
	})
}

// emailKey is the form of an address by which accounts are told apart.
func emailKey(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

const editorColumns = `e.id, e.email, e.role, e.password_hash, e.created, e.disabled`

func editorFields(e *Editor) []any {
	return []any{&e.ID, &e.Email, &e.Role, &e.PasswordHash, moment{&e.Created}, moment{&e.Disabled}}
}

// EditorByEmail returns an account, disabled ones too.
func (d *DB) EditorByEmail(ctx context.Context, email string) (Editor, error) {
	var e Editor
	err := d.query().row(ctx, `SELECT `+editorColumns+` FROM editors e WHERE e.email = $1`, []any{emailKey(email)}, editorFields(&e)...)
	return e, err
}

// EditorByID returns an account, disabled ones too.
func (d *DB) EditorByID(ctx context.Context, id string) (Editor, error) {
	var e Editor
	err := d.query().row(ctx, `SELECT `+editorColumns+` FROM editors e WHERE e.id = $1`, []any{id}, editorFields(&e)...)
	return e, err
}

// Editors returns all accounts in the order of their addresses.
func (d *DB) Editors(ctx context.Context) ([]Editor, error) {
	out := []Editor{}
	err := d.query().rows(ctx, `SELECT `+editorColumns+` FROM editors e ORDER BY e.email`, nil, func(rows *sql.Rows) error {
		var e Editor
		if err := rows.Scan(editorFields(&e)...); err != nil {
			return err
		}
		out = append(out, e)
		return nil
	})
	return out, err
}

// CountEditors returns how many accounts may be used.
func (d *DB) CountEditors(ctx context.Context) (int, error) {
	var n int
	err := d.query().row(ctx, `SELECT COUNT(*) FROM editors WHERE disabled IS NULL`, nil, &n)
	return n, err
}

// DisableEditor closes an account and ends its sessions at once. What the
// editor decided stays. Disabling a disabled account changes nothing.
func (d *DB) DisableEditor(ctx context.Context, id string) error {
	return d.write(ctx, func(t tx) error {
		changed, err := t.exec(ctx, `UPDATE editors SET disabled = $2 WHERE id = $1 AND disabled IS NULL`, id, at(d.now()))
		if err != nil {
			return err
		}
		if changed == 0 { // disabled before, or not there
			return t.row(ctx, `SELECT id FROM editors WHERE id = $1`, []any{id}, new(string))
		}
		if _, err := t.exec(ctx, `DELETE FROM sessions WHERE editor_id = $1`, id); err != nil {
			return err
		}
		return t.addEvent(ctx, Event{Kind: EditorDisabled, EditorID: id, Created: d.now()})
	})
}

// SetPassword gives an account a new password hash and ends all its sessions:
// whoever knew the old password is signed out.
func (d *DB) SetPassword(ctx context.Context, id, hash string) error {
	return d.write(ctx, func(t tx) error {
		changed, err := t.exec(ctx, `UPDATE editors SET password_hash = $2 WHERE id = $1`, id, hash)
		if err != nil {
			return err
		}
		if changed == 0 {
			return ErrNotFound
		}
		if _, err := t.exec(ctx, `DELETE FROM sessions WHERE editor_id = $1`, id); err != nil {
			return err
		}
		return t.addEvent(ctx, Event{Kind: PasswordSet, EditorID: id, Created: d.now()})
	})
}
