package dbtest

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"reckon/db"
)

// SQLite opens a migrated store in a file that goes with the test.
func SQLite(t testing.TB) *db.DB {
	t.Helper()
	return open(t, filepath.Join(t.TempDir(), "reckon.db"))
}

// Postgres returns a function that opens a migrated store of its own for each
// call. ok is false where there is no PostgreSQL to be had; in CI, that fails
// the test.
func Postgres(t *testing.T) (openNew func(testing.TB) *db.DB, ok bool) {
	t.Helper()
	address := os.Getenv("RECKON_TEST_POSTGRES")
	if address == "" {
		if address, ok = startPostgres(t); !ok {
			const what = "PostgreSQL was not found: set RECKON_TEST_POSTGRES=postgres://… or install the package postgresql"
			if os.Getenv("CI") == "true" {
				t.Fatal(what)
			}
			t.Log("not run: " + what)
			return nil, false
		}
	}
	server, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	var count atomic.Int64
	return func(t testing.TB) *db.DB {
		t.Helper()
		name := fmt.Sprintf("reckon_test_%d_%d", os.Getpid(), count.Add(1))
		return open(t, createDatabase(t, server, address, name))
	}, true
}

// createDatabase makes an empty database that goes with the test, and returns
// its address.
func createDatabase(t testing.TB, server *sql.DB, address, name string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.WithoutCancel(t.Context())
	if _, err := server.ExecContext(ctx, "CREATE DATABASE "+name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := server.ExecContext(ctx, "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)"); err != nil {
			t.Error(err)
		}
	})
	u.Path = "/" + name
	return u.String()
}

func open(t testing.TB, address string) *db.DB {
	t.Helper()
	d, err := db.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := d.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return d
}

// Clock is a clock that a test sets. It ticks by a microsecond at each look, so
// that no two moments are the same.
type Clock struct{ now atomic.Int64 }

// NewClock returns a clock that stands at t.
func NewClock(t time.Time) *Clock {
	c := &Clock{}
	c.now.Store(t.UnixMicro())
	return c
}

// Now tells the time.
func (c *Clock) Now() time.Time { return time.UnixMicro(c.now.Add(1)).UTC() }

// Advance moves the clock on.
func (c *Clock) Advance(d time.Duration) { c.now.Add(d.Microseconds()) }
