package app

import (
	"context"
	"time"

	"github.com/gofiber/fiber/v2"

	"reckon/server/internal/problem"
)

// readyTimeout bounds how long the database may take to say that it is there.
const readyTimeout = 2 * time.Second

// alive is GET /healthz: the process answers. Whether it can work is another
// question; restarting it would not help against a database that is away.
func alive(c *fiber.Ctx) error {
	c.Set(fiber.HeaderCacheControl, "no-store")
	return c.JSON(fiber.Map{"status": "ok"})
}

// ready is GET /readyz: the database answers, jobs are worked on, and the
// server is not about to stop.
func (a *App) ready(c *fiber.Ctx) error {
	c.Set(fiber.HeaderCacheControl, "no-store")
	if a.stopping.Err() != nil {
		return problem.New(problem.Unavailable, "The server is stopping.")
	}
	if !a.working.Load() {
		return problem.New(problem.Unavailable, "The background jobs have not started.")
	}
	ctx, cancel := context.WithTimeout(c.UserContext(), readyTimeout)
	defer cancel()
	if err := a.store.Ping(ctx); err != nil {
		return problem.New(problem.Unavailable, "The database does not answer.").Because(err)
	}
	return c.JSON(fiber.Map{"status": "ready"})
}
