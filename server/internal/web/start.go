package web

import (
	"errors"
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/utils"

	"reckon/annotator/canonical"
	"reckon/server/internal/problem"
)

// maxText bounds a pasted text, in bytes: about 80,000 words, several times
// the longest article.
const maxText = 500_000

// startView is what start.html is made from.
type startView struct {
	Form   formView
	Sample readingView
}

// formView is the form with what stood in it, and what was wrong with it.
type formView struct {
	Article, Published string
	Problem            *problem.Problem
}

func (s *Site) start(c *fiber.Ctx) error {
	return s.startPage(c, fiber.StatusOK, formView{})
}

// startPage shows the form, with a problem where there was one, and the sample.
func (s *Site) startPage(c *fiber.Ctx, status int, form formView) error {
	main, err := s.render("start.html", startView{Form: form, Sample: s.sample})
	if err != nil {
		return err
	}
	title := ""
	if form.Problem != nil {
		c.Set(fiber.HeaderCacheControl, "no-store")
		title = form.Problem.Title
	}
	return s.page(c, status, frame{Title: title, Main: main, Wide: true})
}

// submit takes the form: an address leads on to /read, so that the result has
// a URL of its own; a text is answered at once and kept nowhere.
func (s *Site) submit(c *fiber.Ctx) error {
	c.Set(fiber.HeaderCacheControl, "no-store")
	form := formView{
		Article:   utils.CopyString(string(c.Request().PostArgs().Peek("article"))),
		Published: utils.CopyString(string(c.Request().PostArgs().Peek("published"))),
	}
	given := strings.TrimSpace(form.Article)
	switch {
	case given == "":
		return s.refuse(c, form, problem.New(problem.EmptyText, "Nothing was given to read").WithField("article"))
	case len(given) > maxText:
		form.Article = ""
		return s.refuse(c, form, problem.New(problem.BodyTooLarge, "The text is longer than 500,000 characters").WithField("article"))
	}
	if address, is := asAddress(given); is {
		canonicalURL, err := canonical.URL(address)
		if err != nil {
			return s.refuse(c, form, problem.New(problem.InvalidURL, sentence(err.Error())).WithField("article"))
		}
		return c.Redirect("/read?url="+url.QueryEscape(canonicalURL), fiber.StatusSeeOther)
	}
	var published time.Time
	if form.Published != "" {
		var err error
		if published, err = time.Parse(time.DateOnly, form.Published); err != nil {
			return s.refuse(c, form, problem.New(problem.InvalidRequest, "The day of publication must be a date such as 2025-11-25").WithField("published"))
		}
	}
	reading, err := s.Annotator.AnnotateText(c.UserContext(), given, published)
	if err != nil {
		return s.refuse(c, form, problem.Of(err))
	}
	return s.readingPage(c, reading)
}

// read shows the article at ?url=, or that it is still being fetched.
func (s *Site) read(c *fiber.Ctx) error {
	given := utils.CopyString(c.Query("url"))
	if strings.TrimSpace(given) == "" {
		return c.Redirect("/", fiber.StatusSeeOther)
	}
	c.Set("X-Robots-Tag", "noindex")
	form := formView{Article: given}
	canonicalURL, err := canonical.URL(given)
	if err != nil {
		return s.refuse(c, form, problem.New(problem.InvalidURL, sentence(err.Error())).WithField("article"))
	}
	wait, again := s.FirstWait, c.Query("again") != ""
	if again {
		wait = s.Wait
	}
	reading, done, err := s.Annotator.AnnotateURL(c.UserContext(), canonicalURL, wait)
	if err != nil {
		return s.refuse(c, form, problem.Of(err))
	}
	if !done {
		return s.progress(c, canonicalURL)
	}
	return s.readingPage(c, reading)
}

// Article is GET /articles/{id} for people: the same page as /read shows, of
// what is stored, under an address that lasts.
func (s *Site) Article(c *fiber.Ctx) error {
	c.Set("X-Robots-Tag", "noindex")
	c.Set(fiber.HeaderCacheControl, "no-cache")
	reading, err := s.Annotator.Article(c.UserContext(), utils.CopyString(c.Params("id")))
	if err != nil {
		return err
	}
	return s.readingPage(c, reading)
}

// progress asks the browser to come back; the next look joins the same work.
func (s *Site) progress(c *fiber.Ctx, canonicalURL string) error {
	next := "/read?again=1&url=" + url.QueryEscape(canonicalURL)
	main, err := s.render("progress.html", struct{ URL, Next string }{canonicalURL, next})
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderCacheControl, "no-store")
	return s.page(c, fiber.StatusAccepted, frame{Title: "Reading the page", Main: main, Refresh: next})
}

func (s *Site) readingPage(c *fiber.Ctx, r Reading) error {
	v := view(r)
	main, err := s.render("reading.html", v)
	if err != nil {
		return err
	}
	title := v.Title
	if title == "" {
		title = "Your text"
	}
	return s.page(c, fiber.StatusOK, frame{Title: title, Main: main, Wide: true})
}

// refuse shows the form again, filled as it was, with what was wrong.
func (s *Site) refuse(c *fiber.Ctx, form formView, p *problem.Problem) error {
	if p.Status >= fiber.StatusInternalServerError && errors.Unwrap(p) != nil {
		s.Logger.Error("an article could not be read for a page", "code", p.Code, "error", errors.Unwrap(p))
	}
	form.Problem = p
	return s.startPage(c, p.Status, form)
}

// bareHost is an address that somebody typed without its scheme.
var bareHost = regexp.MustCompile(`^(?i:[a-z0-9-]+\.)+(?i:[a-z]{2,})(?::\d+)?(?:[/?#]\S*)?$`)

// asAddress tells whether what was given is one address rather than a text,
// and completes one without a scheme.
func asAddress(given string) (string, bool) {
	if strings.ContainsFunc(given, unicode.IsSpace) {
		return "", false
	}
	if scheme, _, found := strings.Cut(given, "://"); found && scheme != "" {
		return given, true
	}
	if bareHost.MatchString(given) {
		return "https://" + given, true
	}
	return "", false
}

// sentence gives an error's words a capital letter.
func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
