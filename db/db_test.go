package db_test

import (
	"os"
	"path/filepath"
	"testing"

	"reckon/db"
	"reckon/db/dbtest"
)

func TestOnSQLite(t *testing.T) {
	dbtest.Run(t, dbtest.SQLite)
	readersCannotWrite(t, dbtest.SQLite(t))
	migrationsGoBothWays(t, dbtest.SQLite(t))
}

func TestOnPostgres(t *testing.T) {
	if open, ok := dbtest.Postgres(t); ok {
		dbtest.Run(t, open)
		readersCannotWrite(t, open(t))
		migrationsGoBothWays(t, open(t))
	}
}

func readersCannotWrite(t *testing.T, d *db.DB) {
	t.Helper()
	if _, err := db.Reader(d).ExecContext(t.Context(), "UPDATE visibility SET mode = 'reviewed'"); err == nil {
		t.Error("a reader's connection wrote")
	}
}

func migrationsGoBothWays(t *testing.T, d *db.DB) {
	t.Helper()
	if err := db.MigrateDown(t.Context(), d); err != nil {
		t.Error(err)
	}
	if err := d.Ping(t.Context()); err == nil {
		t.Error("a store without tables says that it is well")
	}
	if err := d.Migrate(t.Context()); err != nil {
		t.Error(err)
	}
	if v, err := d.VisibilityOf(t.Context(), ""); err != nil || v != db.Automatic {
		t.Errorf("after migrating again: %q, %v", v, err)
	}
}

func TestSiteOf(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.News.example/a?b":    "news.example",
		"http://news.example:8080/":       "news.example:8080",
		"https://[2001:db8::1]/":          "[2001:db8::1]",
		"not an address":                  "",
		"https://wwwnews.example/www.com": "wwwnews.example",
	} {
		if got := db.SiteOf(address); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, address := range []string{"", ":memory:", "sqlite:", "mysql://root@host/db", "/no/such/folder/reckon.db", "postgres://%zz"} {
		if d, err := db.Open(t.Context(), address); err == nil {
			t.Errorf("%q opened", address)
			_ = d.Close()
		}
	}
}

func TestOthersCannotReadTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "reckon.db")
	d, err := db.Open(t.Context(), "sqlite:"+path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	if err := d.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
}
