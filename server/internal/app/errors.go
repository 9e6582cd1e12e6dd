package app

import (
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"

	"github.com/gofiber/fiber/v2"

	"reckon/server/internal/api"
	"reckon/server/internal/problem"
)

// survive turns a panic into an error. It must stand inside observe, so that
// the answer is counted.
func survive(c *fiber.Ctx) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = problem.New(problem.Internal, "").Because(&panicked{fault, debug.Stack()})
		}
	}()
	return c.Next()
}

// panicked is a panic as an error.
type panicked struct {
	fault any
	stack []byte
}

func (p *panicked) Error() string { return fmt.Sprintf("panic: %v", p.fault) }

// fail is what every error of every route comes to, Fiber's own too: a page
// for people where a browser asks for one, a problem+json for everybody else.
func (a *App) fail(c *fiber.Ctx, err error) error {
	p := problemOf(err)
	if p.Status >= 500 {
		a.logFault(c, p)
	}
	api.Open(c)
	if wantsPage(c) {
		if err := a.site.Problem(c, p); err == nil {
			return nil
		}
	}
	api.SendProblem(c, a.Base, p)
	return nil
}

// problemOf says what an error is to the client.
func problemOf(err error) *problem.Problem {
	var own *fiber.Error
	if !errors.As(err, &own) {
		return api.ProblemOf(err)
	}
	var p *problem.Problem
	switch own.Code {
	case fiber.StatusNotFound:
		p = problem.New(problem.NotFound, "")
	case fiber.StatusMethodNotAllowed:
		p = problem.New(problem.MethodNotAllowed, "")
	case fiber.StatusRequestEntityTooLarge:
		p = problem.New(problem.BodyTooLarge, "The request is larger than 6 MB.")
	case fiber.StatusServiceUnavailable:
		p = problem.New(problem.Unavailable, "")
	default:
		if own.Code >= 500 {
			return problem.New(problem.Internal, "").Because(own)
		}
		p = problem.New(problem.InvalidRequest, "The request cannot be read.")
		p.Status = own.Code
	}
	return p.Because(own)
}

// wantsPage says whether a person looks at the answer. The readers' API always
// answers programs, but for the pages of articles.
func wantsPage(c *fiber.Ctx) bool {
	path := c.Path()
	return strings.Contains(c.Get(fiber.HeaderAccept), fiber.MIMETextHTML) &&
		(!api.ForReaders(path) || strings.HasPrefix(path, "/articles/"))
}

func (a *App) logFault(c *fiber.Ctx, p *problem.Problem) {
	attrs := []slog.Attr{slog.String("route", c.Route().Path), slog.Any("error", p)}
	var fault *panicked
	if errors.As(p, &fault) {
		attrs = append(attrs, slog.String("stack", string(fault.stack)))
	}
	a.Logger.LogAttrs(c.UserContext(), slog.LevelError, "request failed", attrs...)
}
