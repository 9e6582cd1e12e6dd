package app

import (
	"github.com/gofiber/fiber/v2"

	"reckon/server/internal/api"
	"reckon/server/internal/problem"
)

// secure sets what holds for every answer. Pages set a policy of their own in
// its place; everything else needs to load nothing.
func secure(c *fiber.Ctx) error {
	c.Set(fiber.HeaderXContentTypeOptions, "nosniff")
	c.Set(fiber.HeaderReferrerPolicy, "no-referrer")
	c.Set(fiber.HeaderContentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'")
	c.Set(fiber.HeaderXFrameOptions, "DENY")
	return c.Next()
}

// refuse turns away what no route takes. Fiber would unpack a compressed body
// wherever one is looked at, without bound.
func refuse(c *fiber.Ctx) error {
	if c.Get(fiber.HeaderContentEncoding) != "" {
		return problem.New(problem.UnsupportedEncoding, "")
	}
	if len(c.Request().Body()) > api.MaxRequest {
		return problem.New(problem.BodyTooLarge, "The request is larger than 6 MB.")
	}
	return c.Next()
}

// head answers HEAD as GET without the body, which the server leaves out by
// itself.
func head(c *fiber.Ctx) error {
	if c.Method() == fiber.MethodHead {
		c.Method(fiber.MethodGet)
		return c.RestartRouting()
	}
	return c.Next()
}
