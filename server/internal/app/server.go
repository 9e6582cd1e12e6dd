package app

import (
	"context"
	"errors"
	"net"
	"time"

	"github.com/gofiber/fiber/v2"

	"reckon/server/internal/api"
)

// The bounds of a connection. Fiber's own timeouts are without limit.
const (
	readTimeout  = 10 * time.Second // to receive a request
	writeTimeout = 15 * time.Second // to send an answer, counted from when it is there
	idleTimeout  = 60 * time.Second
	readBuffer   = 16 << 10 // for the head of a request
	// bodyLimit is above what is accepted, so that a request that is a little
	// too large is read and told so, not cut off.
	bodyLimit = api.MaxRequest + 2<<20
)

// newServer makes the HTTP server with what stands before every route, in this
// order.
func (a *App) newServer() *fiber.App {
	server := fiber.New(fiber.Config{
		AppName:               "Reckon",
		DisableStartupMessage: true,
		CaseSensitive:         true,
		ReadTimeout:           readTimeout,
		WriteTimeout:          writeTimeout,
		IdleTimeout:           idleTimeout,
		ReadBufferSize:        readBuffer,
		BodyLimit:             bodyLimit,
		ProxyHeader:           clientHeader,
		ErrorHandler:          a.fail,
	})
	server.Use(
		head,               // first, it begins the routing again
		a.clients.identify, // whose request it is
		a.observe,          // counts, logs and answers what goes wrong below
		survive,            // panics
		secure,             // headers
		api.CORS,           // other origins
		a.limits.handle,    // too many requests
		refuse,             // bodies that nobody takes
	)
	return server
}

// serve answers requests until ctx ends, and then lets those that are being
// answered finish, for as long as the configuration gives them.
func (a *App) serve(ctx context.Context) error {
	ended := make(chan error, 1)
	go func() { ended <- a.server.Listener(a.listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	a.Logger.Info("stopping")
	a.stop() // who waits for a job is told where to ask for it later
	finish, cancel := context.WithTimeout(context.WithoutCancel(ctx), a.Grace)
	defer cancel()
	if err := a.server.ShutdownWithContext(finish); err != nil {
		a.Logger.Warn("requests were cut off", "error", err)
	}
	// The server has closed its listener, unless it had not begun to listen.
	if err := a.listener.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
		return err
	}
	if err := <-ended; err != nil && !errors.Is(err, net.ErrClosed) {
		return err
	}
	return nil
}
