package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/mattn/go-sqlite3"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// dialect is everything in which one engine differs from the other.
type dialect struct {
	goose        goose.Dialect
	gooseOptions func() ([]goose.ProviderOption, error)
	open         func(url string) (writer, reader *sql.DB, err error)
	// rebind turns the placeholders of the one SQL text, $1, into the engine's.
	rebind func(query string) string
	// translate makes a broken unique constraint [ErrExists] and a missing
	// referenced row [ErrNotFound], still wrapping the engine's error.
	translate func(error) error
	// mayRetry says whether the engine gave up a transaction only because
	// another was in its way.
	mayRetry func(error) bool
	backup   func(ctx context.Context, d *DB, path string) error
	snapshot sql.TxOptions
	// prepares says that statements should be prepared for a transaction:
	// PostgreSQL's driver does that itself.
	prepares bool
	// forUpdate and forShare end a SELECT that locks its rows until the
	// transaction ends. On SQLite writers come one after the other anyway.
	forUpdate, forShare string
}

const (
	// sqliteReaders is how many connections read an SQLite file at once. More only
	// adds memory: reading is bound by the cores.
	sqliteReaders = 8
	// postgresConnections bounds each of the two pools of a node.
	postgresConnections = 16
)

var sqlite = dialect{
	goose:        goose.DialectSQLite3,
	gooseOptions: func() ([]goose.ProviderOption, error) { return nil, nil },
	open:         openSQLite,
	// go-sqlite3 binds $2, $1 in the order of first use; ?2, ?1 by number.
	rebind:    func(query string) string { return strings.ReplaceAll(query, "$", "?") },
	translate: translateSQLite,
	mayRetry:  func(error) bool { return false },
	backup:    backupSQLite,
	snapshot:  sql.TxOptions{ReadOnly: true},
	prepares:  true,
}

// openSQLite opens the file with two pools. Settings belong in the data source
// name: set by PRAGMA they would hold for one pooled connection only.
func openSQLite(path string) (writer, reader *sql.DB, err error) {
	if path == "" || path == ":memory:" {
		return nil, nil, fmt.Errorf("an SQLite database needs a file name: %w", ErrInvalid)
	}
	if err := makePrivate(path); err != nil {
		return nil, nil, err
	}
	// immediate: a transaction that reads first and then writes takes the
	// write lock at its start, or it would fail with BUSY later.
	writer, err = sql.Open("sqlite3", sqliteDSN(path, "mode=rwc", "_journal_mode=WAL", "_busy_timeout=5000",
		"_foreign_keys=on", "_synchronous=FULL", "_txlock=immediate"))
	if err != nil {
		return nil, nil, err
	}
	writer.SetMaxOpenConns(1)
	reader, err = sql.Open("sqlite3", sqliteDSN(path, "mode=ro", "_query_only=1", "_busy_timeout=5000"))
	if err != nil {
		return nil, nil, errors.Join(err, writer.Close())
	}
	reader.SetMaxOpenConns(sqliteReaders)
	reader.SetMaxIdleConns(sqliteReaders)
	return writer, reader, nil
}

// makePrivate makes a new file that only its owner can read: it will hold the
// editors' password hashes. SQLite gives its -wal and -shm the same rights.
func makePrivate(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600) //nolint:gosec // the path is the operator's own choice
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

func sqliteDSN(path string, settings ...string) string {
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + strings.Join(settings, "&")
}

func translateSQLite(err error) error {
	var engine sqlite3.Error
	if !errors.As(err, &engine) {
		return err
	}
	switch engine.ExtendedCode {
	case sqlite3.ErrConstraintUnique, sqlite3.ErrConstraintPrimaryKey:
		return fmt.Errorf("%w: %w", ErrExists, err)
	case sqlite3.ErrConstraintForeignKey:
		return fmt.Errorf("%w: %w", ErrNotFound, err)
	}
	return err
}

// backupSQLite copies by VACUUM INTO, which reads one snapshot and gives a
// compact file, on a connection of its own so that writers go on.
func backupSQLite(ctx context.Context, d *DB, path string) (err error) {
	var source string
	if err := d.reader.QueryRowContext(ctx, "SELECT file FROM pragma_database_list WHERE name = 'main'").Scan(&source); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if sameFile(source, path) {
		return fmt.Errorf("backup: %s is the database itself: %w", path, ErrInvalid)
	}
	copier, err := sql.Open("sqlite3", sqliteDSN(source, "mode=ro", "_busy_timeout=5000"))
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	defer func() { err = errors.Join(err, copier.Close()) }()

	folder, err := os.MkdirTemp(filepath.Dir(path), ".backup-")
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	partial := filepath.Join(folder, filepath.Base(path))
	if _, err := copier.ExecContext(ctx, "VACUUM INTO ?1", partial); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if err := errors.Join(os.Chmod(partial, 0o600), syncFile(partial)); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if err := os.Rename(partial, path); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	return syncFile(filepath.Dir(path))
}

func sameFile(a, b string) bool {
	first, err := os.Stat(a)
	if err != nil {
		return false
	}
	second, err := os.Stat(b)
	return err == nil && os.SameFile(first, second)
}

// syncFile has the file or folder written to the disk before it counts.
func syncFile(path string) error {
	f, err := os.Open(path) //nolint:gosec // the path is the operator's own choice
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

var postgres = dialect{
	goose: goose.DialectPostgres,
	gooseOptions: func() ([]goose.ProviderOption, error) {
		locker, err := lock.NewPostgresSessionLocker()
		return []goose.ProviderOption{goose.WithSessionLocker(locker)}, err
	},
	open:      openPostgres,
	rebind:    func(query string) string { return query },
	translate: translatePostgres,
	mayRetry: func(err error) bool {
		var engine *pgconn.PgError
		return errors.As(err, &engine) && (engine.Code == "40001" || engine.Code == "40P01") // serialization, deadlock
	},
	backup: func(context.Context, *DB, string) error {
		return fmt.Errorf("backup: a PostgreSQL database is backed up by its own pg_dump: %w", errors.ErrUnsupported)
	},
	snapshot:  sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead},
	forUpdate: " FOR UPDATE",
	forShare:  " FOR SHARE",
}

func openPostgres(address string) (writer, reader *sql.DB, err error) {
	open := func(settings map[string]string) (*sql.DB, error) {
		config, err := pgx.ParseConfig(address)
		if err != nil {
			return nil, err
		}
		for name, value := range settings {
			config.RuntimeParams[name] = value
		}
		pool := stdlib.OpenDB(*config)
		pool.SetMaxOpenConns(postgresConnections)
		pool.SetMaxIdleConns(postgresConnections)
		return pool, nil
	}
	if writer, err = open(map[string]string{"application_name": "reckon"}); err != nil {
		return nil, nil, err
	}
	reader, err = open(map[string]string{"application_name": "reckon-reader", "default_transaction_read_only": "on"})
	if err != nil {
		return nil, nil, errors.Join(err, writer.Close())
	}
	return writer, reader, nil
}

func translatePostgres(err error) error {
	var engine *pgconn.PgError
	if !errors.As(err, &engine) {
		return err
	}
	switch engine.Code {
	case "23505": // unique_violation
		return fmt.Errorf("%w: %w", ErrExists, err)
	case "23503": // foreign_key_violation
		return fmt.Errorf("%w: %w", ErrNotFound, err)
	}
	return err
}
