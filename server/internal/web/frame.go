package web

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
	"unicode"

	"github.com/gofiber/fiber/v2"
)

// policy lets a page load what the server itself serves as a file, and nothing
// else: no inline script or style, no frame around it, no form to elsewhere.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"

// frame is what layout.html is made from.
type frame struct {
	frameAssets
	Title   string
	Aside   template.HTML // in the header, after the name
	Main    template.HTML
	Modules []string // URLs of scripts beside the Site's own
	Refresh string   // where a page that waits goes on; empty for none
	Wide    bool
}

// Page answers with main in the frame that all pages share. aside stands in the
// header beside the product's name, and may be empty; modules are URLs of
// scripts, as given by [Site.Static]. Both pieces of HTML must come from
// html/template.
func (s *Site) Page(c *fiber.Ctx, status int, title string, aside, main template.HTML, modules ...string) error {
	return s.page(c, status, frame{Title: title, Aside: aside, Main: main, Modules: modules, Wide: true})
}

// page fills the frame, cleans what came of it, and sends it.
func (s *Site) page(c *fiber.Ctx, status int, f frame) error {
	f.frameAssets = s.frame
	if f.Title == "" {
		f.Title = "Reckon"
	} else {
		f.Title += " · Reckon"
	}
	var b bytes.Buffer
	if err := s.templates.ExecuteTemplate(&b, "layout.html", f); err != nil {
		return fmt.Errorf("web: %w", err)
	}
	s.secure(c)
	c.Status(status).Set(fiber.HeaderContentType, fiber.MIMETextHTMLCharsetUTF8)
	return c.Send(clean(b.Bytes()))
}

// render makes a piece of a page from one of the Site's templates.
func (s *Site) render(name string, data any) (template.HTML, error) {
	var b strings.Builder
	if err := s.templates.ExecuteTemplate(&b, name, data); err != nil {
		return "", fmt.Errorf("web: %w", err)
	}
	return template.HTML(b.String()), nil //nolint:gosec // made by html/template just above
}

// secure sets the headers of a page. A Cache-Control that is set already stays.
func (s *Site) secure(c *fiber.Ctx) {
	c.Set(fiber.HeaderContentSecurityPolicy, policy)
	c.Set(fiber.HeaderXContentTypeOptions, "nosniff")
	c.Set(fiber.HeaderReferrerPolicy, "same-origin")
	c.Set(fiber.HeaderXFrameOptions, "DENY") // for browsers that do not know frame-ancestors
	c.Set("Cross-Origin-Opener-Policy", "same-origin")
	c.Set("Cross-Origin-Resource-Policy", "same-origin")
	c.Set(fiber.HeaderPermissionsPolicy, "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
	if strings.HasPrefix(s.Base, "https://") {
		c.Set(fiber.HeaderStrictTransportSecurity, "max-age=31536000")
	}
	if len(c.Response().Header.Peek(fiber.HeaderCacheControl)) == 0 {
		c.Set(fiber.HeaderCacheControl, "no-cache")
	}
}

// clean takes out of a whole page what no page needs and what text of others
// could deceive with: control characters, NUL, characters that turn the
// direction of writing, and bytes that are not UTF-8.
func clean(page []byte) []byte {
	return bytes.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, bytes.ToValidUTF8(page, []byte("\uFFFD")))
}
