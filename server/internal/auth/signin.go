package auth

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"
	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/utils"

	"reckon/db"
)

// signInView is what sign-in.html is made from.
type signInView struct {
	CSRF, Email, Next string
	Problem           string
	SignedOut         bool
}

func (a *Auth) signInPage(c *fiber.Ctx) error {
	next := onwards(utils.CopyString(c.Query("next")))
	who, err := a.whoIs(c)
	if err != nil {
		return err
	}
	if who != nil {
		return c.Redirect(next, fiber.StatusSeeOther)
	}
	return a.page(c, fiber.StatusOK, "Sign in", "sign-in.html",
		signInView{CSRF: a.formToken(c), Next: next, SignedOut: c.Query("signed-out") != ""})
}

// signIn answers a wrong password and an unknown account alike.
func (a *Auth) signIn(c *fiber.Ctx) error {
	c.Set(fiber.HeaderCacheControl, "no-store")
	if !a.ownForm(c) {
		return a.refuseForm(c)
	}
	view := signInView{CSRF: a.formToken(c), Email: formField(c, "email"), Next: onwards(formField(c, "next"))}
	keys := attemptKeys(view.Email, c.IP())
	if wait := a.throttle.try(a.Now(), keys...); wait > 0 {
		a.Logger.Warn("sign-in refused: too many attempts", "from", addressKey(c.IP()))
		c.Set(fiber.HeaderRetryAfter, strconv.Itoa(int(wait.Seconds())+1))
		view.Problem = "Too many attempts. Try again in " + minutes(wait) + "."
		return a.page(c, fiber.StatusTooManyRequests, "Sign in", "sign-in.html", view)
	}
	editor, right, err := a.verify(c.UserContext(), view.Email, formField(c, "password"))
	if err != nil {
		return err
	}
	if !right {
		a.Logger.Warn("sign-in failed", "from", addressKey(c.IP()))
		view.Problem = "The e-mail address or the password is not right."
		return a.page(c, fiber.StatusUnauthorized, "Sign in", "sign-in.html", view)
	}
	a.throttle.succeeded(keys...)
	if err := a.begin(c, editor); err != nil {
		return err
	}
	a.Logger.Info("signed in", "editor", editor.ID)
	return c.Redirect(view.Next, fiber.StatusSeeOther)
}

// verify takes as long for an account that is not there.
func (a *Auth) verify(ctx context.Context, email, password string) (db.Editor, bool, error) {
	var editor db.Editor
	hash, usable := a.decoy, false
	if address, err := Email(email); err == nil {
		editor, err = a.Store.EditorByEmail(ctx, address)
		switch {
		case err == nil && editor.Active():
			hash, usable = editor.PasswordHash, true
		case err != nil && !errors.Is(err, db.ErrNotFound):
			return db.Editor{}, false, fmt.Errorf("look for the account: %w", err)
		}
	}
	if utf8.RuneCountInString(password) > MaxPassword {
		password, usable = "", false
	}
	right, err := a.compare(ctx, normal(password), hash)
	return editor, right && usable, err
}

// compare hashes a password, as many at a time as there are processors.
func (a *Auth) compare(ctx context.Context, password, hash string) (bool, error) {
	select {
	case a.hashing <- struct{}{}:
		defer func() { <-a.hashing }()
	case <-ctx.Done():
		return false, ctx.Err()
	}
	right, err := argon2id.ComparePasswordAndHash(password, hash)
	if err != nil {
		return false, fmt.Errorf("compare the password: %w", err)
	}
	return right, nil
}

func (a *Auth) signOut(c *fiber.Ctx) error {
	if err := a.Store.DeleteSession(c.UserContext(), local(c).session.TokenHash); err != nil {
		return fmt.Errorf("end the session: %w", err)
	}
	a.drop(c, a.sessionCookie(c))
	return c.Redirect("/moderation/sign-in?signed-out=1", fiber.StatusSeeOther)
}

// attemptKeys are what an attempt is counted under.
func attemptKeys(email, ip string) []string {
	account, address := accountKey(email), addressKey(ip)
	return []string{"pair:" + account + address, account, address}
}

// accountKey names an account for the throttle, also one that does not exist.
func accountKey(email string) string {
	address, err := Email(email)
	if err != nil {
		return "account:none"
	}
	return "account:" + digest(address)[:24]
}

// addressKey names where a request comes from: an IPv4 address, or the /64 that
// one IPv6 customer has to choose from.
func addressKey(ip string) string {
	addr, err := netip.ParseAddr(ip)
	if err != nil {
		return "address:none"
	}
	if addr = addr.Unmap(); addr.IsLoopback() {
		return loopbackKey
	}
	if addr.Is6() {
		if p, err := addr.WithZone("").Prefix(64); err == nil {
			return "address:" + p.String()
		}
	}
	return "address:" + addr.String()
}

func minutes(d time.Duration) string {
	if n := int((d + time.Minute - 1) / time.Minute); n > 1 {
		return strconv.Itoa(n) + " minutes"
	}
	return "a minute"
}
