package app_test

import (
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"reckon/db"
	"reckon/server/internal/app"
)

func TestExpiredSessionsAreThrownAway(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.db")
	store, err := db.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	editor, err := store.AddEditor(t.Context(), db.Editor{Email: "ann@example.org", Role: db.RoleEditor, PasswordHash: "none"})
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	for token, expires := range map[string]time.Time{"old": now.Add(-time.Hour), "new": now.Add(time.Hour)} {
		if err := store.CreateSession(t.Context(), db.Session{TokenHash: token, EditorID: editor.ID, CSRF: "x", Created: now.Add(-2 * time.Hour), Expires: expires}); err != nil {
			t.Fatal(err)
		}
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	log := &logBook{}
	start(t, func(c *app.Config) {
		c.Database = path
		c.Logger = slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	})
	deadline := time.After(10 * time.Second)
	for tick := time.NewTicker(5 * time.Millisecond); !strings.Contains(log.String(), "expired sessions deleted"); {
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatalf("nothing was deleted; log:\n%s", log)
		}
	}
	if !strings.Contains(log.String(), "sessions=1") {
		t.Errorf("log:\n%s", log)
	}
}
