package db

import (
	"context"
	"time"
)

// Failure is why a page could not be had, kept for a short time so that many
// readers of a broken page do not become many requests to its site.
type Failure struct {
	Code    string // of a problem
	Detail  string
	Expires time.Time
}

// SaveFailure keeps a failure for a canonical address, in place of an earlier
// one, and drops those of any address that have expired.
func (d *DB) SaveFailure(ctx context.Context, url string, f Failure) error {
	return d.write(ctx, func(t tx) error {
		if _, err := t.exec(ctx, `DELETE FROM fetch_failures WHERE expires <= $1`, at(d.now())); err != nil {
			return err
		}
		_, err := t.exec(ctx, `INSERT INTO fetch_failures (url, code, detail, expires) VALUES ($1, $2, $3, $4)
			ON CONFLICT (url) DO UPDATE SET code = excluded.code, detail = excluded.detail, expires = excluded.expires`,
			url, f.Code, f.Detail, at(f.Expires))
		return err
	})
}

// FailureOf returns the failure kept for an address, [ErrNotFound] if there is
// none or it has expired.
func (d *DB) FailureOf(ctx context.Context, url string, now time.Time) (Failure, error) {
	var f Failure
	err := d.query().row(ctx, `SELECT code, detail, expires FROM fetch_failures WHERE url = $1 AND expires > $2`,
		[]any{url, at(now)}, &f.Code, &f.Detail, moment{&f.Expires})
	return f, err
}

// forgetFailure drops the failure of an address that could be had after all.
func (t tx) forgetFailure(ctx context.Context, url string) error {
	_, err := t.exec(ctx, `DELETE FROM fetch_failures WHERE url = $1`, url)
	return err
}
