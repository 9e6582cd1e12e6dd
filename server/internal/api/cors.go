package api

import (
	"strings"

	"github.com/gofiber/fiber/v2"
)

// readersPaths are the paths that pages and extensions of any origin may ask
// for; one that ends in a slash stands for all below it. The articles are
// served by package web, for readers too.
var readersPaths = []string{"/annotate", "/jobs/", "/annotations", "/annotations/", "/articles/", "/ns/", "/openapi.json"}

// ForReaders says whether a path belongs to the readers' API.
func ForReaders(path string) bool {
	for _, p := range readersPaths {
		if path == p || strings.HasSuffix(p, "/") && strings.HasPrefix(path, p) {
			return true
		}
	}
	return false
}

// CORS opens the readers' API to every origin, without credentials, and
// answers browsers that ask first. It changes nothing on other paths.
func CORS(c *fiber.Ctx) error {
	if !ForReaders(c.Path()) {
		return c.Next()
	}
	Open(c)
	if c.Method() != fiber.MethodOptions {
		return c.Next()
	}
	c.Set(fiber.HeaderAccessControlAllowMethods, "GET, HEAD, POST, OPTIONS")
	c.Set(fiber.HeaderAccessControlAllowHeaders, "Accept, Content-Type, If-None-Match, Prefer")
	c.Set(fiber.HeaderAccessControlMaxAge, "86400")
	c.Set(fiber.HeaderAllow, "GET, HEAD, POST, OPTIONS")
	return c.SendStatus(fiber.StatusNoContent)
}

// Open lets a page of any origin read the answer, as far as it is one of the
// readers' API. Errors that come before any route need it too.
func Open(c *fiber.Ctx) {
	if ForReaders(c.Path()) {
		c.Set(fiber.HeaderAccessControlAllowOrigin, "*")
		c.Set(fiber.HeaderAccessControlExposeHeaders, "ETag, Location, Preference-Applied, Retry-After")
		c.Set("Cross-Origin-Resource-Policy", "cross-origin")
	}
}
