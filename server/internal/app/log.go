package app

import (
	"context"
	"log/slog"
	"net/url"
)

// discreet is a log for the background jobs, who know what readers read:
// unless the log is for debugging, it has their faults alone, and of a page's
// address the host.
type discreet struct{ slog.Handler }

func newDiscreet(l *slog.Logger) *slog.Logger {
	if l.Enabled(context.Background(), slog.LevelDebug) {
		return l
	}
	return slog.New(discreet{l.Handler()})
}

// Enabled implements slog.Handler.
func (d discreet) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && d.Handler.Enabled(ctx, level)
}

// Handle implements slog.Handler.
func (d discreet) Handle(ctx context.Context, r slog.Record) error {
	out := slog.NewRecord(r.Time, r.Level, r.Message, r.PC)
	r.Attrs(func(a slog.Attr) bool {
		out.AddAttrs(withoutPath(a))
		return true
	})
	return d.Handler.Handle(ctx, out)
}

// WithAttrs implements slog.Handler.
func (d discreet) WithAttrs(attrs []slog.Attr) slog.Handler {
	kept := make([]slog.Attr, len(attrs))
	for i, a := range attrs {
		kept[i] = withoutPath(a)
	}
	return discreet{d.Handler.WithAttrs(kept)}
}

// WithGroup implements slog.Handler.
func (d discreet) WithGroup(name string) slog.Handler { return discreet{d.Handler.WithGroup(name)} }

// withoutPath leaves of an address its host.
func withoutPath(a slog.Attr) slog.Attr {
	if a.Key != "url" {
		return a
	}
	u, err := url.Parse(a.Value.String())
	if err != nil {
		return slog.String("host", "")
	}
	return slog.String("host", u.Host)
}
