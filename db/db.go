package db

import (
	"context"
	"crypto/rand"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/pressly/goose/v3"
)

// Errors that callers tell apart with errors.Is.
var (
	ErrNotFound = errors.New("db: not found")
	ErrExists   = errors.New("db: exists already")
	// ErrInvalid is wrapped by the error for a value that cannot be kept, such
	// as a status that is none. It is the caller's mistake.
	ErrInvalid = errors.New("db: not valid")
)

//go:embed migrations/*.sql
var migrations embed.FS

// DB is the store. It is safe for concurrent use.
type DB struct {
	// Now tells the time. Replace it only before the DB is used.
	Now func() time.Time

	dialect *dialect
	writer  *sql.DB  // SQLite: one connection, so that writers queue up instead of colliding
	reader  *sql.DB  // refuses to write
	single  sync.Map // query → *sql.Stmt on reader, for the queries for one row that every request makes
}

// Open opens the store at url: "reckon.db" or "sqlite:reckon.db" for an
// embedded SQLite file, which is made if it is not there, and
// "postgres://user@host/name" for PostgreSQL. It does not migrate.
func Open(ctx context.Context, url string) (*DB, error) {
	d := &DB{Now: time.Now}
	var err error
	switch scheme, rest, found := strings.Cut(url, ":"); {
	case scheme == "postgres" || scheme == "postgresql":
		d.dialect = &postgres
	case found && scheme == "sqlite":
		d.dialect, url = &sqlite, strings.TrimPrefix(rest, "//")
	case found && strings.HasPrefix(rest, "//"):
		return nil, fmt.Errorf("database %q: the scheme %s is not known; give a file name or postgres://… : %w", url, scheme, ErrInvalid)
	default:
		d.dialect = &sqlite
	}
	if d.writer, d.reader, err = d.dialect.open(url); err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	// The writer first: on SQLite it makes the file that readers open.
	for _, pool := range []*sql.DB{d.writer, d.reader} {
		if err := pool.PingContext(ctx); err != nil {
			return nil, errors.Join(fmt.Errorf("open database: %w", err), d.Close())
		}
	}
	return d, nil
}

// Migrate brings the tables up to date. It may be run at every start, on
// PostgreSQL by several nodes at once.
func (d *DB) Migrate(ctx context.Context) error {
	provider, err := d.migrator()
	if err != nil {
		return fmt.Errorf("read migrations: %w", err)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

func (d *DB) migrator() (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	options, err := d.dialect.gooseOptions()
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(d.dialect.goose, d.writer, files, options...)
}

// Writer is the connection pool that may write, for River. On SQLite it has
// one connection: a transaction must not wait for another one's result.
func (d *DB) Writer() *sql.DB { return d.writer }

// IsPostgres says which engine the store is on, for River's choice of driver.
func (d *DB) IsPostgres() bool { return d.dialect == &postgres }

// Ping says whether the store, once migrated, can be read and is open to be
// written.
func (d *DB) Ping(ctx context.Context) error {
	if err := d.writer.PingContext(ctx); err != nil {
		return fmt.Errorf("ping: %w", err)
	}
	if err := d.query().row(ctx, `SELECT mode FROM visibility WHERE site = ''`, nil, new(string)); err != nil {
		return fmt.Errorf("ping: %w", err)
	}
	return nil
}

// Backup writes a copy of the whole store, as it stands at one moment, to a
// file; readers and writers go on meanwhile. An existing file is replaced, and
// only by a whole copy. On PostgreSQL it fails with errors.ErrUnsupported: its
// own pg_dump does that.
func (d *DB) Backup(ctx context.Context, path string) error {
	return d.dialect.backup(ctx, d, path)
}

// Close closes all connections.
func (d *DB) Close() error {
	return errors.Join(d.reader.Close(), d.writer.Close())
}

// now is the time as it is kept.
func (d *DB) now() time.Time { return d.Now().UTC().Truncate(time.Microsecond) }

// newID names a thing that has no natural name by 130 random bits.
func newID() string { return strings.ToLower(rand.Text()) }

// tx is a transaction, or outside of one a pool, that takes the store's one
// SQL text with $1, $2, ….
type tx struct {
	dialect *dialect
	on      executor
	// prepared are the statements that a writing transaction has run, for a
	// page of figures is one statement many times; nil elsewhere.
	prepared map[string]*sql.Stmt
	// single is the store's, outside of transactions; nil inside.
	single *sync.Map
}

type executor interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// exec runs a statement and returns how many rows it changed.
func (t tx) exec(ctx context.Context, query string, args ...any) (int64, error) {
	result, err := t.run(ctx, query, storable(args))
	if err != nil {
		return 0, t.dialect.translate(err)
	}
	return result.RowsAffected()
}

func (t tx) run(ctx context.Context, query string, args []any) (sql.Result, error) {
	inside, ok := t.on.(*sql.Tx)
	if !ok || t.prepared == nil {
		return t.on.ExecContext(ctx, t.dialect.rebind(query), args...)
	}
	statement, known := t.prepared[query]
	if !known {
		var err error
		if statement, err = inside.PrepareContext(ctx, t.dialect.rebind(query)); err != nil {
			return nil, err
		}
		t.prepared[query] = statement // closed with the transaction
	}
	return statement.ExecContext(ctx, args...)
}

// row scans the one row of a query; [ErrNotFound] if there is none.
func (t tx) row(ctx context.Context, query string, args []any, into ...any) error {
	err := t.ask(ctx, query, storable(args), into)
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return t.dialect.translate(err)
}

// ask runs a query for one row; outside of a transaction it is prepared once
// for the store's life. The texts of such queries are constants, so few.
func (t tx) ask(ctx context.Context, query string, args, into []any) error {
	pool, ok := t.on.(*sql.DB)
	if !ok || t.single == nil {
		return t.on.QueryRowContext(ctx, t.dialect.rebind(query), args...).Scan(into...)
	}
	known, ok := t.single.Load(query)
	if !ok {
		statement, err := pool.PrepareContext(ctx, t.dialect.rebind(query))
		if err != nil {
			return err
		}
		var lost bool
		if known, lost = t.single.LoadOrStore(query, statement); lost {
			defer func() { _ = statement.Close() }() // another request was quicker
		}
	}
	return known.(*sql.Stmt).QueryRowContext(ctx, args...).Scan(into...)
}

// rows calls scan for each row of a query.
func (t tx) rows(ctx context.Context, query string, args []any, scan func(*sql.Rows) error) error {
	rows, err := t.on.QueryContext(ctx, t.dialect.rebind(query), storable(args)...)
	if err != nil {
		return t.dialect.translate(err)
	}
	defer func() { _ = rows.Close() }() // what it could say, rows.Err says
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return t.dialect.translate(rows.Err())
}

// write runs change in a transaction that may write. change may be run again
// from the start where the engine asks for that, so it must not change
// anything outside the transaction before it has succeeded.
func (d *DB) write(ctx context.Context, change func(tx) error) error {
	const attempts = 5
	for n := 1; ; n++ {
		err := d.transact(ctx, d.writer, nil, change)
		if err == nil || n == attempts || !d.dialect.mayRetry(err) {
			return err
		}
	}
}

// read runs look in a transaction that sees the store at one moment.
func (d *DB) read(ctx context.Context, look func(tx) error) error {
	return d.transact(ctx, d.reader, &d.dialect.snapshot, look)
}

// query is for a single query, which is its own transaction.
func (d *DB) query() tx { return tx{dialect: d.dialect, on: d.reader, single: &d.single} }

func (d *DB) transact(ctx context.Context, pool *sql.DB, options *sql.TxOptions, do func(tx) error) error {
	started, err := pool.BeginTx(ctx, options)
	if err != nil {
		return fmt.Errorf("begin transaction: %w", err)
	}
	defer func() { _ = started.Rollback() }() // does nothing after Commit
	t := tx{dialect: d.dialect, on: started}
	if pool == d.writer && d.dialect.prepares {
		t.prepared = map[string]*sql.Stmt{}
	}
	if err := do(t); err != nil {
		return err
	}
	if err := started.Commit(); err != nil {
		return fmt.Errorf("commit transaction: %w", d.dialect.translate(err))
	}
	return nil
}

// at is a moment as it is kept: microseconds since 1970, null for the zero time.
func at(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMicro()
}

// moment scans what [at] kept.
type moment struct{ into *time.Time }

// Scan implements sql.Scanner.
func (m moment) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*m.into = time.Time{}
	case int64:
		*m.into = time.UnixMicro(v).UTC()
	default:
		return fmt.Errorf("db: a moment of type %T", src)
	}
	return nil
}

// storable makes texts what every engine keeps: PostgreSQL refuses what is not
// UTF-8, and the character NUL. Each byte becomes one byte, so that offsets
// into a text hold.
func storable(args []any) []any {
	for i, arg := range args {
		text, ok := arg.(string)
		if !ok || utf8.ValidString(text) && !strings.Contains(text, "\x00") {
			continue
		}
		args = slices.Clone(args)
		args[i] = storableText(text)
	}
	return args
}

func storableText(text string) string {
	kept := make([]byte, 0, len(text))
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		switch {
		case r == utf8.RuneError && size == 1:
			kept = append(kept, '?')
		case r == 0:
			kept = append(kept, ' ')
		default:
			kept = append(kept, text[:size]...)
		}
		text = text[size:]
	}
	return string(kept)
}
