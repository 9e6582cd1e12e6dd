package db

import (
	"context"
	"database/sql"
)

// Reader is the pool that readers use.
func Reader(d *DB) *sql.DB { return d.reader }

// MigrateDown takes all migrations back.
func MigrateDown(ctx context.Context, d *DB) error {
	provider, err := d.migrator()
	if err != nil {
		return err
	}
	_, err = provider.DownTo(ctx, 0)
	return err
}
