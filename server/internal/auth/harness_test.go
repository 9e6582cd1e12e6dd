package auth_test

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/alexedwards/argon2id"
	"github.com/gofiber/fiber/v2"

	"reckon/db"
	"reckon/server/internal/auth"
)

const (
	address  = "nell@ellery.example"
	password = "seven gulls on the quay"
)

// bare is a Shell that is nothing but the page's own part.
type bare struct{}

func (bare) Page(c *fiber.Ctx, status int, title string, _, main template.HTML, _ ...string) error {
	c.Set(fiber.HeaderContentType, fiber.MIMETextHTMLCharsetUTF8)
	return c.Status(status).SendString("<title>" + template.HTMLEscapeString(title) + "</title>" + string(main))
}

// place is a server on a real socket with a store of its own and a clock that
// the test turns.
type place struct {
	t     *testing.T
	store *db.DB
	auth  *auth.Auth
	base  string
	now   time.Time
}

func open(t *testing.T) *place {
	t.Helper()
	p := &place{t: t, now: time.Date(2025, 11, 25, 9, 0, 0, 0, time.UTC)}
	store, err := db.Open(t.Context(), filepath.Join(t.TempDir(), "reckon.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	store.Now = func() time.Time { return p.now }
	if err := store.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.store = store
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p.base = "http://" + listener.Addr().String()
	quick := argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}
	p.auth, err = auth.New(auth.Options{Store: store, Shell: bare{}, Base: p.base, Now: func() time.Time { return p.now }, Strength: &quick})
	if err != nil {
		t.Fatal(err)
	}
	app := fiber.New(fiber.Config{DisableStartupMessage: true, ProxyHeader: "X-Test-Address"})
	p.auth.Register(app)
	app.Get("/moderation", p.auth.Require, func(c *fiber.Ctx) error {
		return c.SendString(fmt.Sprintf("queue of %s token=%s.", p.auth.EditorName(c), p.auth.CSRF(c)))
	})
	app.Post("/moderation/act", p.auth.Require, func(c *fiber.Ctx) error { return c.SendString("done by " + p.auth.EditorID(c)) })
	served := make(chan error, 1)
	go func() { served <- app.Listener(listener) }()
	t.Cleanup(func() {
		if err := errors.Join(app.Shutdown(), <-served); err != nil {
			t.Error(err)
		}
	})
	return p
}

// withEditor adds the account that the tests sign in to.
func (p *place) withEditor() *place {
	p.t.Helper()
	hash, err := argon2id.CreateHash(password, &argon2id.Params{Memory: 64, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32})
	if err != nil {
		p.t.Fatal(err)
	}
	if _, err := p.store.AddEditor(p.t.Context(), db.Editor{Email: address, Role: db.RoleEditor, PasswordHash: hash}); err != nil {
		p.t.Fatal(err)
	}
	return p
}

// person is a browser: it keeps cookies and follows no redirects by itself.
type person struct {
	*place
	http *http.Client
	ip   string // where they seem to be
}

// from moves a person to another address.
func (p *person) from(ip string) *person {
	p.ip = ip
	return p
}

func (p *place) person() *person {
	jar, err := cookiejar.New(nil)
	if err != nil {
		p.t.Fatal(err)
	}
	return &person{place: p, ip: "192.0.2.1", http: &http.Client{Jar: jar, Timeout: 10 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

type answer struct {
	status int
	header http.Header
	body   string
}

func (p *person) do(method, path string, form url.Values, header ...string) answer {
	p.t.Helper()
	req, err := http.NewRequestWithContext(p.t.Context(), method, p.base+path, strings.NewReader(form.Encode()))
	if err != nil {
		p.t.Fatal(err)
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	req.Header.Set("X-Test-Address", p.ip)
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	res, err := p.http.Do(req)
	if err != nil {
		p.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return answer{res.StatusCode, res.Header, string(body)}
}

func (p *person) get(path string) answer { p.t.Helper(); return p.do(http.MethodGet, path, nil) }

// token reads the hidden field of a form.
func (a answer) token(t *testing.T) string {
	t.Helper()
	m := regexp.MustCompile(`name="csrf" value="([^"]+)"|token=([^.]+)\.`).FindStringSubmatch(a.body)
	if m == nil {
		t.Fatalf("there is no token in %s", a.body)
	}
	return m[1] + m[2]
}

// signIn goes through the form.
func (p *person) signIn(email, password string) answer {
	p.t.Helper()
	page := p.get("/moderation/sign-in")
	if page.status != http.StatusOK {
		p.t.Fatalf("the sign-in page is %d", page.status)
	}
	return p.do(http.MethodPost, "/moderation/sign-in", url.Values{"csrf": {page.token(p.t)}, "email": {email}, "password": {password}})
}

func (p *person) session() string {
	u, err := url.Parse(p.base)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, c := range p.http.Jar.Cookies(u) {
		if c.Name == "reckon_session" {
			return c.Value
		}
	}
	return ""
}

func (a answer) want(t *testing.T, status int, says string) {
	t.Helper()
	if a.status != status || !strings.Contains(a.body, says) {
		t.Errorf("status %d, want %d saying %q:\n%s", a.status, status, says, a.body)
	}
}
