package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/utils"
)

// newToken returns 256 random bits in 43 letters that need no escaping.
func newToken() string {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails; the program ends if there is no randomness
	return base64.RawURLEncoding.EncodeToString(b)
}

// digest is the form in which a token is kept: who reads the store cannot use
// what is in it.
func digest(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// formToken is what a form carries where there is no session yet. It is made
// from a cookie that another site can neither read (HttpOnly) nor set (__Host-),
// so that nobody can sign somebody else's browser in to an account of theirs.
func (a *Auth) formToken(c *fiber.Ctx) string {
	seed := c.Cookies(a.formCookie(c))
	if len(seed) != 43 {
		seed = newToken()
		c.Cookie(a.cookie(c, a.formCookie(c), seed))
	}
	return formTokenOf(seed)
}

func formTokenOf(seed string) string { return digest("form\x00" + seed) }

// ownForm tells whether a request comes from a form that this browser got from
// us, without a session.
func (a *Auth) ownForm(c *fiber.Ctx) bool {
	seed := c.Cookies(a.formCookie(c))
	return seed != "" && sameSite(c) && equal(formField(c, "csrf"), formTokenOf(seed))
}

// sameSite believes a browser that says that another site made the request.
// Browsers that do not say are held to the token alone.
func sameSite(c *fiber.Ctx) bool {
	switch c.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return true
	}
	return false
}

// formField reads a field of a urlencoded form. The copy outlives the handler,
// which Fiber's own string does not.
func formField(c *fiber.Ctx, name string) string {
	return utils.CopyString(string(c.Request().PostArgs().Peek(name)))
}

func equal(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }
