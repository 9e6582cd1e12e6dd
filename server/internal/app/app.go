package app

import (
	"context"
	"errors"
	"fmt"
	"net"
	"sync/atomic"

	"github.com/gofiber/fiber/v2"

	"reckon/db"
	"reckon/server/internal/api"
	"reckon/server/internal/auth"
	"reckon/server/internal/fetch"
	"reckon/server/internal/jobs"
	"reckon/server/internal/moderation"
	"reckon/server/internal/web"
)

// App is the whole server.
type App struct {
	Config
	clients  proxies
	limits   *limiter
	metrics  *metrics
	store    *db.DB
	fetcher  *fetch.Client
	queue    *jobs.Queue
	api      *api.API
	site     *web.Site
	auth     *auth.Auth
	server   *fiber.App
	listener net.Listener

	stopping context.Context //nolint:containedctx // a signal: ends when the server is to stop
	stop     context.CancelFunc
	working  atomic.Bool // the background jobs are worked on
	closed   atomic.Bool
}

// New opens the database, brings it to the newest schema, and opens the
// listener, so that a port that is taken is told at once. What is opened is
// closed by [App.Close], or here if New fails.
func New(ctx context.Context, config Config) (_ *App, err error) {
	config, err = config.withDefaults()
	if err != nil {
		return nil, err
	}
	a := &App{Config: config, clients: config.TrustedProxies, metrics: newMetrics(), limits: newLimiter(config.RateLimit, config.Now)}
	a.stopping, a.stop = context.WithCancel(context.WithoutCancel(ctx))
	defer func() {
		if err != nil {
			err = errors.Join(err, a.Close())
		}
	}()
	if err := a.openStore(ctx); err != nil {
		return nil, err
	}
	if a.listener, err = (&net.ListenConfig{}).Listen(ctx, "tcp", config.Listen); err != nil {
		return nil, fmt.Errorf("listen on %s: %w", config.Listen, err)
	}
	if a.Base == "" {
		a.Base = baseOf(config.Listen, a.listener.Addr())
	}
	if err := a.wire(ctx); err != nil {
		return nil, err
	}
	return a, nil
}

func (a *App) openStore(ctx context.Context) (err error) {
	if a.store, err = db.Open(ctx, a.Database); err != nil {
		return err
	}
	a.store.Now = a.Now
	if err := a.store.Migrate(ctx); err != nil {
		return err
	}
	if a.Visibility != "" {
		return a.store.SetVisibility(ctx, "", a.Visibility)
	}
	return nil
}

// wire makes the parts and mounts their routes.
func (a *App) wire(ctx context.Context) (err error) {
	a.fetcher = fetch.New(fetch.Options{
		UserAgent: "Reckon/1 (+" + a.Base + ")", Allow: a.FetchAllow, Timeout: a.FetchTimeout, Resolver: a.Resolver, Now: a.Now, Logger: a.Logger,
	})
	reader := newAnnotating(a.metrics)
	if a.queue, err = a.newQueue(reader); err != nil {
		return err
	}
	if err := a.queue.Migrate(ctx); err != nil {
		return err
	}
	a.server = a.newServer()
	a.server.Get("/healthz", alive)
	a.server.Get("/readyz", a.ready)
	a.server.Get("/metrics", a.metrics.serve)
	// Before the API's own route of this path, which answers programs.
	a.server.Get("/articles/:id", a.articlePage)
	if a.api, err = api.New(a.server, api.Config{
		Base: a.Base, FreshFor: a.FreshFor, Store: a.store, Failures: failures{a.store, a.Now}, Jobs: background{a.queue},
		Annotate: reader.annotate, Stopping: a.stopping, Now: a.Now, Logger: a.Logger,
	}); err != nil {
		return err
	}
	if a.site, err = web.New(ctx, web.Options{Annotator: reading{a.api, a.store, reader}, Base: a.Base, Logger: a.Logger}); err != nil {
		return err
	}
	if a.auth, err = auth.New(auth.Options{Store: a.store, Shell: a.site, Base: a.Base, Logger: a.Logger, Now: a.Now}); err != nil {
		return err
	}
	editors, err := moderation.New(moderation.Options{Store: a.store, Editors: a.auth, Shell: a.site, Now: a.Now})
	if err != nil {
		return err
	}
	a.site.Register(a.server)
	a.auth.Register(a.server) // before the queue, whose routes all need an editor
	editors.Register(a.server)
	return nil
}

// Addr is the address that the server listens on.
func (a *App) Addr() net.Addr { return a.listener.Addr() }

// Run serves until ctx ends, then stops taking requests, lets those that are
// being answered and the jobs that are being worked on finish, and returns nil.
func (a *App) Run(ctx context.Context) error {
	if err := a.queue.Start(ctx); err != nil {
		return fmt.Errorf("start the background jobs: %w", err)
	}
	a.working.Store(true)
	link, err := a.auth.SetupLink(ctx)
	if err != nil {
		return err
	}
	a.Logger.Info("serving", "address", a.Base, "listen", a.listener.Addr().String())
	if link != "" {
		a.Announce(link)
	}
	housekeeping, stop := context.WithCancel(ctx)
	defer stop()
	go a.keepHouse(housekeeping)
	err = a.serve(ctx)
	return errors.Join(err, a.stopQueue(ctx))
}

// stopQueue lets the jobs that are being worked on finish; what is queued
// waits in the database for the next start.
func (a *App) stopQueue(ctx context.Context) error {
	a.working.Store(false)
	finish, cancel := context.WithTimeout(context.WithoutCancel(ctx), a.Grace)
	defer cancel()
	if err := a.queue.Stop(finish); err != nil {
		return fmt.Errorf("stop the background jobs: %w", err)
	}
	return nil
}

// Close gives back what New opened. It may be called more than once.
func (a *App) Close() error {
	if a.closed.Swap(true) {
		return nil
	}
	a.stop()
	var errs []error
	if a.listener != nil {
		if err := a.listener.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
			errs = append(errs, err)
		}
	}
	if a.fetcher != nil {
		a.fetcher.Close()
	}
	if a.store != nil {
		errs = append(errs, a.store.Close())
	}
	return errors.Join(errs...)
}
