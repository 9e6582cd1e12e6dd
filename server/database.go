package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"reckon/db"
)

// databaseFlag is the flag of every command that works on the database.
type databaseFlag struct {
	Database string `default:"reckon.db" placeholder:"FILE|URL" help:"The database: a file name for embedded SQLite, or postgres://user@host/name."`
}

// open opens the database and brings it to the newest schema.
func (f databaseFlag) open(ctx context.Context) (*db.DB, error) {
	store, err := db.Open(ctx, f.Database)
	if err != nil {
		return nil, err
	}
	if err := store.Migrate(ctx); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

// use opens the database for one piece of work.
func (f databaseFlag) use(ctx context.Context, work func(*db.DB) error) (err error) {
	store, err := f.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return work(store)
}

type migrateCommand struct{ databaseFlag }

// Help implements kong.HelpProvider.
func (migrateCommand) Help() string {
	return `The server does the same at every start. Run it by hand to prepare a database before several servers use it, or to see whether it
can be done. Running it again changes nothing.

Example:

    server migrate --database postgres://reckon@db.example/reckon`
}

// Run implements the command.
func (c *migrateCommand) Run(ctx context.Context, std streams) error {
	return c.use(ctx, func(*db.DB) error {
		_, err := fmt.Fprintln(std.out, "The database has the newest schema.")
		return err
	})
}

type backupCommand struct {
	databaseFlag
	File string `arg:"" help:"The file to write; one that is there is replaced, and only by a whole copy."`
}

// Help implements kong.HelpProvider.
func (backupCommand) Help() string {
	return `The copy shows the database at one moment; the server may go on reading and writing. This is for SQLite: for PostgreSQL use pg_dump.

Example:

    server backup --database reckon.db /backups/reckon.db`
}

// Run implements the command.
func (c *backupCommand) Run(ctx context.Context, std streams) (err error) {
	// Opening makes a file that is not there, and a copy of nothing must not
	// pass for a backup.
	if name := strings.TrimPrefix(c.Database, "sqlite:"); !strings.Contains(name, "://") {
		if _, err := os.Stat(name); err != nil {
			return err
		}
	}
	store, err := db.Open(ctx, c.Database)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if err := store.Backup(ctx, c.File); err != nil {
		return err
	}
	_, err = fmt.Fprintf(std.out, "Wrote %s.\n", c.File)
	return err
}
