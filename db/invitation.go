package db

import (
	"context"
	"fmt"
	"time"
)

// Invitation lets whoever holds its token make one account. Only the token's
// hash is kept.
type Invitation struct {
	TokenHash string
	Email     string // in lower case; empty: the holder chooses
	Role      Role
	Expires   time.Time
}

// CreateInvitation keeps an invitation. email may be empty.
func (d *DB) CreateInvitation(ctx context.Context, tokenHash, email string, role Role, expires time.Time) error {
	return d.write(ctx, func(t tx) error {
		_, err := t.exec(ctx, `INSERT INTO invitations (token_hash, email, role, created, expires) VALUES ($1, $2, $3, $4, $5)`,
			tokenHash, emailKey(email), role, at(d.now()), at(expires))
		return err
	})
}

// InvitationByToken returns an invitation that can still be taken, without
// taking it: for the page that asks for a password.
func (d *DB) InvitationByToken(ctx context.Context, tokenHash string, now time.Time) (Invitation, error) {
	var i Invitation
	err := d.query().row(ctx, `SELECT token_hash, email, role, expires FROM invitations
		WHERE token_hash = $1 AND taken IS NULL AND expires > $2`, []any{tokenHash, at(now)}, invitationFields(&i)...)
	return i, err
}

// TakeInvitation uses up an invitation: of all who try, one succeeds, the
// others get [ErrNotFound], as for one that has expired or never was.
func (d *DB) TakeInvitation(ctx context.Context, tokenHash string, now time.Time) (Invitation, error) {
	var i Invitation
	err := d.write(ctx, func(t tx) (err error) {
		i, err = t.takeInvitation(ctx, tokenHash, now)
		return err
	})
	return i, err
}

// AcceptInvitation uses up an invitation and makes its account, both or
// neither. The account has the invitation's role, and its address if it names
// one. [ErrNotFound]: the invitation cannot be taken; [ErrExists]: there is an
// account with this address.
func (d *DB) AcceptInvitation(ctx context.Context, tokenHash string, now time.Time, e Editor) (Editor, error) {
	var added Editor
	err := d.write(ctx, func(t tx) error {
		i, err := t.takeInvitation(ctx, tokenHash, now)
		if err != nil {
			return err
		}
		e.Role = i.Role
		if i.Email != "" {
			e.Email = i.Email
		}
		added, err = t.addEditor(ctx, e, d.now())
		return err
	})
	if err != nil {
		return Editor{}, fmt.Errorf("accept invitation: %w", err)
	}
	return added, nil
}

func (t tx) takeInvitation(ctx context.Context, tokenHash string, now time.Time) (Invitation, error) {
	var i Invitation
	err := t.row(ctx, `UPDATE invitations SET taken = $2 WHERE token_hash = $1 AND taken IS NULL AND expires > $2
		RETURNING token_hash, email, role, expires`, []any{tokenHash, at(now)}, invitationFields(&i)...)
	return i, err
}

func invitationFields(i *Invitation) []any {
	return []any{&i.TokenHash, &i.Email, &i.Role, moment{&i.Expires}}
}
