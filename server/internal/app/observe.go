package app

import (
	"log/slog"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/utils"
)

// quiet are the routes that something asks every few seconds.
var quiet = map[string]bool{"/healthz": true, "/readyz": true, "/metrics": true}

// observe counts and logs each request. The log names the route and never the
// address asked for: that may say what somebody reads.
func (a *App) observe(c *fiber.Ctx) error {
	begin := time.Now()
	if err := c.Next(); err != nil {
		if err := a.fail(c, err); err != nil {
			return err
		}
	}
	took := time.Since(begin)
	route, method, status := routeOf(c), utils.CopyString(c.Method()), c.Response().StatusCode()
	a.metrics.requests.WithLabelValues(route, method, strconv.Itoa(status)).Inc()
	a.metrics.durations.WithLabelValues(route).Observe(took.Seconds())

	level := slog.LevelInfo
	if quiet[route] {
		level = slog.LevelDebug
	}
	if ctx := c.UserContext(); a.Logger.Enabled(ctx, level) {
		a.Logger.LogAttrs(ctx, level, "request",
			slog.String("method", method), slog.String("route", route), slog.Int("status", status),
			slog.Duration("took", took), slog.Int("bytes", len(c.Response().Body())),
			slog.String("client", network(c).String()))
	}
	return nil
}

// routeOf is the pattern that the request's path matched. Paths that match
// none are one route, or anybody could make new ones without end.
func routeOf(c *fiber.Ctx) string {
	if status := c.Response().StatusCode(); status == fiber.StatusNotFound || status == fiber.StatusMethodNotAllowed {
		if path := c.Route().Path; path == "/" && c.Path() != "/" {
			return "(none)"
		}
	}
	return c.Route().Path
}
