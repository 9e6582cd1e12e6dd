package auth

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/utils"

	"reckon/db"
)

// SessionLife is how long a sign-in lasts: a working day, and a long one.
const SessionLife = 14 * time.Hour

// signedIn is what Require leaves for the handlers after it.
type signedIn struct {
	editor  db.Editor
	session db.Session
}

// localKey is where in a request it stands.
type localKey struct{}

// Require is the middleware for what only editors may do. It goes on with a
// signed-in editor, and where the request may change something, with the token
// of their session in the field "csrf" or the header X-Csrf-Token. Others are
// sent to sign in; a wrong token is refused with 403.
func (a *Auth) Require(c *fiber.Ctx) error {
	c.Set(fiber.HeaderCacheControl, "no-store")
	who, err := a.whoIs(c)
	if err != nil {
		return err
	}
	if who == nil {
		return a.askToSignIn(c)
	}
	if changes(c) {
		given := c.Get("X-Csrf-Token")
		if given == "" {
			given = formField(c, "csrf")
		}
		if !sameSite(c) || !equal(given, who.session.CSRF) {
			return a.refuseForm(c)
		}
	}
	c.Locals(localKey{}, who)
	return c.Next()
}

// EditorID is who is signed in; empty where [Auth.Require] has not let the
// request pass.
func (a *Auth) EditorID(c *fiber.Ctx) string { return local(c).editor.ID }

// EditorName is how the editor is called on pages.
func (a *Auth) EditorName(c *fiber.Ctx) string { return local(c).editor.Email }

// CSRF is the token that every form of the session carries in its field "csrf".
func (a *Auth) CSRF(c *fiber.Ctx) string { return local(c).session.CSRF }

func local(c *fiber.Ctx) *signedIn {
	if who, ok := c.Locals(localKey{}).(*signedIn); ok {
		return who
	}
	return &signedIn{}
}

// changes tells whether a request may change something.
func changes(c *fiber.Ctx) bool {
	switch c.Method() {
	case fiber.MethodGet, fiber.MethodHead:
		return false
	}
	return true
}

// whoIs finds the editor of a request's session, nil where there is none.
func (a *Auth) whoIs(c *fiber.Ctx) (*signedIn, error) {
	token := c.Cookies(a.sessionCookie(c))
	if token == "" {
		return nil, nil // nobody is signed in, and that is no error
	}
	session, editor, err := a.Store.SessionByToken(c.UserContext(), digest(token), a.Now())
	if errors.Is(err, db.ErrNotFound) {
		return nil, nil // as above: the session has ended, or the account is closed
	} else if err != nil {
		return nil, fmt.Errorf("look for the session: %w", err)
	}
	return &signedIn{editor, session}, nil
}

// begin makes a session and gives its cookie to the browser. Whatever session
// the browser had before ends.
func (a *Auth) begin(c *fiber.Ctx, editor db.Editor) error {
	if old := c.Cookies(a.sessionCookie(c)); old != "" {
		if err := a.Store.DeleteSession(c.UserContext(), digest(old)); err != nil {
			return fmt.Errorf("end the old session: %w", err)
		}
	}
	token, now := newToken(), a.Now()
	session := db.Session{TokenHash: digest(token), EditorID: editor.ID, CSRF: newToken(), Created: now, Expires: now.Add(SessionLife)}
	if err := a.Store.CreateSession(c.UserContext(), session); err != nil {
		return fmt.Errorf("begin a session: %w", err)
	}
	cookie := a.cookie(c, a.sessionCookie(c), token)
	cookie.MaxAge = int(SessionLife / time.Second) // not a date: the browser's clock may be wrong
	c.Cookie(cookie)
	a.drop(c, a.formCookie(c))
	return nil
}

// askToSignIn sends to the sign-in page, and from there back to where a page
// was asked for. A script is told by the status alone.
func (a *Auth) askToSignIn(c *fiber.Ctx) error {
	if c.Get("Sec-Fetch-Mode") == "cors" || c.Get("X-Csrf-Token") != "" {
		return c.SendStatus(fiber.StatusUnauthorized)
	}
	to := "/moderation/sign-in"
	if !changes(c) {
		to += "?next=" + url.QueryEscape(utils.CopyString(c.OriginalURL()))
	}
	return c.Redirect(to, fiber.StatusSeeOther)
}

// refuseForm answers a request whose token is not that of its session.
func (a *Auth) refuseForm(c *fiber.Ctx) error {
	return a.page(c, fiber.StatusForbidden, "The form has expired", "refused.html", nil)
}

// cookie is one that only we can set and only we can read. A session's has an
// expiry besides; others go with the browser.
func (a *Auth) cookie(c *fiber.Ctx, name, value string) *fiber.Cookie {
	return &fiber.Cookie{
		Name: name, Value: value, Path: "/", HTTPOnly: true,
		Secure: a.secure(c), SameSite: fiber.CookieSameSiteLaxMode,
	}
}

// drop has the browser forget a cookie.
func (a *Auth) drop(c *fiber.Ctx, name string) {
	cookie := a.cookie(c, name, "")
	cookie.Expires = time.Unix(1, 0)
	c.Cookie(cookie)
}

func (a *Auth) sessionCookie(c *fiber.Ctx) string { return a.cookieName(c, "reckon_session") }
func (a *Auth) formCookie(c *fiber.Ctx) string    { return a.cookieName(c, "reckon_form") }

// cookieName adds the prefix that makes browsers refuse the cookie from
// subdomains and over plain http.
func (a *Auth) cookieName(c *fiber.Ctx, name string) string {
	if a.secure(c) {
		return "__Host-" + name
	}
	return name
}

// onwards is where to go after signing in: next where that is a page of the
// editors', else the queue.
func onwards(next string) string {
	const queue = "/moderation"
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || strings.ContainsAny(next, "\\\r\n\t") {
		return queue
	}
	if u.Path != queue && !strings.HasPrefix(u.Path, queue+"/") || strings.Contains(u.Path, "..") || strings.HasPrefix(u.Path, queue+"/sign-") {
		return queue
	}
	return u.RequestURI()
}
