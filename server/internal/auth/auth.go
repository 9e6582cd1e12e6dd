package auth

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net/netip"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/alexedwards/argon2id"
	"github.com/gofiber/fiber/v2"

	"reckon/db"
)

//go:embed templates/*.html
var templateFiles embed.FS

// Store keeps editors, sessions and setup links; *db.DB does.
type Store interface {
	EditorStore
	CountEditors(ctx context.Context) (int, error)
	InvitationStore
	CreateSession(ctx context.Context, s db.Session) error
	SessionByToken(ctx context.Context, tokenHash string, now time.Time) (db.Session, db.Editor, error)
	DeleteSession(ctx context.Context, tokenHash string) error
}

// InvitationStore keeps setup links; *db.DB does.
type InvitationStore interface {
	CreateInvitation(ctx context.Context, tokenHash, email string, role db.Role, expires time.Time) error
	InvitationByToken(ctx context.Context, tokenHash string, now time.Time) (db.Invitation, error)
	AcceptInvitation(ctx context.Context, tokenHash string, now time.Time, e db.Editor) (db.Editor, error)
}

// Shell puts a body into the frame that all pages share; *web.Site does.
type Shell interface {
	Page(c *fiber.Ctx, status int, title string, aside, main template.HTML, modules ...string) error
}

// Options are what an Auth needs.
type Options struct {
	Store Store
	Shell Shell
	// Base is the server's own address without a trailing slash; it decides
	// whether cookies are Secure. Where it is empty each request's host does.
	Base   string
	Logger *slog.Logger     // hears of sign-ins; nil for none
	Now    func() time.Time // nil for time.Now
	// Strength is how passwords are hashed; nil for the package's [Strength].
	Strength *argon2id.Params
}

// Auth signs editors in. It is safe for concurrent use.
type Auth struct {
	Options
	templates *template.Template
	throttle  *throttle
	decoy     string        // the hash that unknown accounts are compared with
	hashing   chan struct{} // bounds how many passwords are hashed at once: each takes 64 MiB
	setup     sync.Mutex    // two setup links must not both make a first administrator
}

// New makes an Auth.
func New(o Options) (*Auth, error) {
	if o.Store == nil || o.Shell == nil {
		return nil, errors.New("auth: a Store and a Shell are needed")
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Strength == nil {
		o.Strength = Strength()
	}
	templates, err := template.New("auth").ParseFS(templateFiles, "templates/*.html")
	if err != nil {
		return nil, fmt.Errorf("auth: %w", err)
	}
	decoy, err := argon2id.CreateHash(newToken(), o.Strength)
	if err != nil {
		return nil, fmt.Errorf("auth: %w", err)
	}
	return &Auth{
		Options: o, templates: templates, decoy: decoy,
		throttle: newThrottle(), hashing: make(chan struct{}, runtime.NumCPU()),
	}, nil
}

// Register adds the routes. They must come before a middleware that asks for
// an editor under the same path.
func (a *Auth) Register(r fiber.Router) {
	r.Get("/moderation/sign-in", a.signInPage)
	r.Post("/moderation/sign-in", a.signIn)
	r.Post("/moderation/sign-out", a.Require, a.signOut)
	r.Get("/moderation/setup/:token", a.setupPage)
	r.Post("/moderation/setup/:token", a.setUp)
}

// page answers with one of the templates in the shared frame.
func (a *Auth) page(c *fiber.Ctx, status int, title, name string, data any) error {
	var b strings.Builder
	if err := a.templates.ExecuteTemplate(&b, name, data); err != nil {
		return fmt.Errorf("auth: %w", err)
	}
	c.Set(fiber.HeaderCacheControl, "no-store")
	return a.Shell.Page(c, status, title, "", template.HTML(b.String())) //nolint:gosec // made by html/template just above
}

// secure tells whether the browser reaches us by https, or must be asked to:
// only a plain-http loopback, where there is nobody to listen, does without.
func (a *Auth) secure(c *fiber.Ctx) bool {
	scheme, host := c.Protocol(), c.Hostname()
	if a.Base != "" {
		if u, err := url.Parse(a.Base); err == nil {
			scheme, host = u.Scheme, u.Host
		}
	}
	return scheme == "https" || !isLoopback(host)
}

func isLoopback(hostport string) bool {
	u := url.URL{Host: hostport}
	host := u.Hostname()
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.IsLoopback()
}
