package auth

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/utils"

	"reckon/db"
)

// SetupLife is how long a setup link works.
const SetupLife = 24 * time.Hour

// setupView is what setup.html is made from.
type setupView struct {
	CSRF, Token, Email string
	Problem, Field     string
	MinPassword        int
}

// SetupLink makes a link by which the first administrator chooses their e-mail
// address and password. It works once, for [SetupLife], and only as long as
// there is no editor; where there is one already the link is "". Each start
// makes another: whichever is used first, the others are worth nothing then.
func (a *Auth) SetupLink(ctx context.Context) (string, error) {
	n, err := a.Store.CountEditors(ctx)
	if err != nil || n > 0 {
		return "", err
	}
	token := newToken()
	if err := a.Store.CreateInvitation(ctx, digest(token), "", db.RoleAdmin, a.Now().Add(SetupLife)); err != nil {
		return "", fmt.Errorf("make a setup link: %w", err)
	}
	return a.Base + "/moderation/setup/" + token, nil
}

func (a *Auth) setupPage(c *fiber.Ctx) error {
	token := utils.CopyString(c.Params("token"))
	if err := a.usable(c.UserContext(), token); errors.Is(err, db.ErrNotFound) {
		return a.usedUp(c)
	} else if err != nil {
		return err
	}
	return a.page(c, fiber.StatusOK, "Make the first account", "setup.html",
		setupView{CSRF: a.formToken(c), Token: token, MinPassword: MinPassword})
}

// usable is nil for a link that still works, and else db.ErrNotFound.
func (a *Auth) usable(ctx context.Context, token string) error {
	n, err := a.Store.CountEditors(ctx)
	if err != nil {
		return fmt.Errorf("count the editors: %w", err)
	}
	if n > 0 {
		return db.ErrNotFound
	}
	_, err = a.Store.InvitationByToken(ctx, digest(token), a.Now())
	return err
}

// setUp makes the first administrator and signs them in. What is wrong in the
// form is said before the link is used up.
func (a *Auth) setUp(c *fiber.Ctx) error {
	c.Set(fiber.HeaderCacheControl, "no-store")
	if !a.ownForm(c) {
		return a.refuseForm(c)
	}
	view := setupView{CSRF: a.formToken(c), Token: utils.CopyString(c.Params("token")), Email: formField(c, "email"), MinPassword: MinPassword}
	password := formField(c, "password")
	// Guessing 256 bits is hopeless; this keeps it from costing work.
	if wait := a.throttle.try(a.Now(), addressKey(c.IP())); wait > 0 {
		c.Set(fiber.HeaderRetryAfter, strconv.Itoa(int(wait.Seconds())+1))
		view.Problem = "Too many attempts. Try again in " + minutes(wait) + "."
		return a.page(c, fiber.StatusTooManyRequests, "Make the first account", "setup.html", view)
	}
	if !equal(password, formField(c, "again")) {
		return a.setupAgain(c, view, &Refusal{Field: "again", Words: "The two passwords are not the same."})
	}
	editor, err := a.firstAdmin(c.UserContext(), view.Token, view.Email, password)
	switch {
	case errors.Is(err, db.ErrNotFound):
		return a.usedUp(c)
	case err != nil:
		return a.setupAgain(c, view, err)
	}
	a.Logger.Info("the first account was made", "editor", editor.ID)
	if err := a.begin(c, editor); err != nil {
		return err
	}
	return c.Redirect("/moderation", fiber.StatusSeeOther)
}

// firstAdmin uses the link up and makes the account, both or neither.
// db.ErrNotFound says that the link does not work, or not any more.
func (a *Auth) firstAdmin(ctx context.Context, token, email, password string) (db.Editor, error) {
	a.setup.Lock()
	defer a.setup.Unlock()
	if err := a.usable(ctx, token); err != nil {
		return db.Editor{}, err
	}
	editor, err := prepare(ctx, a.Store, email, password, a.Strength)
	if err != nil {
		return db.Editor{}, err
	}
	return translate(a.Store.AcceptInvitation(ctx, digest(token), a.Now(), editor))
}

// setupAgain shows the form with what was wrong; other errors are not for it.
func (a *Auth) setupAgain(c *fiber.Ctx, view setupView, err error) error {
	var refusal *Refusal
	if !errors.As(err, &refusal) {
		return err
	}
	view.Problem, view.Field = refusal.Words, refusal.Field
	return a.page(c, fiber.StatusUnprocessableEntity, "Make the first account", "setup.html", view)
}

func (a *Auth) usedUp(c *fiber.Ctx) error {
	return a.page(c, fiber.StatusGone, "This link does not work any more", "used-up.html", nil)
}
