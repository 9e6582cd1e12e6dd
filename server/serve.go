package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/netip"
	"time"

	"reckon/db"
	"reckon/server/internal/app"
)

type serveCommand struct {
	databaseFlag
	Listen       string         `default:"localhost:8080" placeholder:"HOST:PORT" help:"Where to listen (default ${default})."`
	BaseURL      string         `name:"base-url" placeholder:"URL" help:"The server's own address as its users see it, e.g. https://reckon.example; by default made from --listen."`
	FreshFor     time.Duration  `default:"15m" placeholder:"DURATION" help:"How long a page counts as read before it is fetched again (default ${default})."`
	Visibility   string         `enum:",automatic,reviewed" default:"" placeholder:"automatic|reviewed" help:"What readers see of what no editor has decided on: automatic shows it, marked so; reviewed hides it. By default as it was set before, at first automatic."`
	FetchAllow   []netip.Prefix `placeholder:"PREFIX" help:"Development only: let pages be fetched from these networks too, e.g. 127.0.0.0/8. Anybody who can ask the server can then reach them."`
	TrustedProxy []netip.Prefix `placeholder:"PREFIX" help:"Networks of reverse proxies whose X-Forwarded-For is believed, e.g. 10.0.0.0/8."`
	RateLimit    int            `default:"600" placeholder:"N" help:"Requests a minute from one address (IPv6: one /64); 0 for no limit (default ${default})."`
	LogLevel     slog.Level     `default:"info" placeholder:"LEVEL" help:"debug, info, warn or error (default ${default})."`
	LogFormat    string         `enum:"text,json" default:"text" placeholder:"text|json" help:"How the log is written, to standard error (default ${default})."`
}

// Help implements kong.HelpProvider.
func (serveCommand) Help() string {
	return `The database is made if it is not there. As long as there is no editor, each start prints a one-time link with which the first one makes
an account. SIGTERM or Ctrl-C stops the server after the requests it is answering.

Examples:

    server
    server --listen :80 --base-url https://reckon.example --trusted-proxy 10.0.0.0/8
    RECKON_DATABASE=postgres://reckon@db.example/reckon server serve`
}

// Validate implements kong.Validatable.
func (c *serveCommand) Validate() error {
	if c.FreshFor <= 0 {
		return errors.New("--fresh-for must be more than 0")
	}
	if c.RateLimit < 0 {
		return errors.New("--rate-limit must not be negative")
	}
	return nil
}

// Run implements the command.
func (c *serveCommand) Run(ctx context.Context, std streams) (err error) {
	logger := c.logger(std.err)
	limit := c.RateLimit
	if limit == 0 {
		limit = -1
	}
	a, err := app.New(ctx, app.Config{
		Listen: c.Listen, Database: c.Database, Base: c.BaseURL,
		FreshFor: c.FreshFor, Visibility: db.Visibility(c.Visibility),
		FetchAllow: c.FetchAllow, TrustedProxies: c.TrustedProxy, RateLimit: limit,
		Logger: logger,
		Announce: func(link string) {
			_, _ = fmt.Fprintf(std.err, "\nThere is no editor yet. Make the first account with this one-time link:\n\n  %s\n\n", link)
		},
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	return a.Run(ctx)
}

func (c *serveCommand) logger(to io.Writer) *slog.Logger {
	options := &slog.HandlerOptions{Level: c.LogLevel}
	if c.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(to, options))
	}
	return slog.New(slog.NewTextHandler(to, options))
}
