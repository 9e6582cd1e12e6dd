package web

import (
	"fmt"

	"github.com/gofiber/fiber/v2"

	"reckon/server/internal/problem"
)

// Problem answers with a page that says what went wrong and what to do.
func (s *Site) Problem(c *fiber.Ctx, p *problem.Problem) error {
	main, err := s.render("problem.html", p)
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderCacheControl, "no-store")
	return s.page(c, p.Status, frame{Title: p.Title, Main: main})
}

// problemList explains every problem that the server answers with.
func (s *Site) problemList(c *fiber.Ctx) error {
	main, err := s.render("problems.html", problem.All())
	if err != nil {
		return err
	}
	return s.page(c, fiber.StatusOK, frame{Title: "Problems", Main: main, Wide: true})
}

// problemPage is what the `type` of a problem document leads to.
func (s *Site) problemPage(c *fiber.Ctx) error {
	kind, found := problem.Lookup(c.Params("code"))
	if !found {
		return s.Problem(c, problem.New(problem.NotFound, fmt.Sprintf("There is no problem called %q", c.Params("code"))))
	}
	main, err := s.render("problem-kind.html", kind)
	if err != nil {
		return err
	}
	return s.page(c, fiber.StatusOK, frame{Title: kind.Title, Main: main})
}
