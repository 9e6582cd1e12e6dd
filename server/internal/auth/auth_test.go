package auth_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"reckon/db"
	"reckon/server/internal/auth"
)

func TestSigningInAndOut(t *testing.T) {
	nell := open(t).withEditor().person()
	before := nell.get("/moderation?status=approved")
	if to := before.header.Get("Location"); before.status != http.StatusSeeOther || to != "/moderation/sign-in?next=%2Fmoderation%3Fstatus%3Dapproved" {
		t.Fatalf("a stranger is sent to %q with %d", to, before.status)
	}
	in := nell.signIn(strings.ToUpper(address), password)
	if in.status != http.StatusSeeOther || in.header.Get("Location") != "/moderation" {
		t.Fatalf("signing in leads to %q with %d", in.header.Get("Location"), in.status)
	}
	cookie := in.header.Get("Set-Cookie")
	for _, attribute := range []string{"HttpOnly", "SameSite=Lax", "path=/"} {
		if !strings.Contains(cookie, attribute) {
			t.Errorf("the cookie %q lacks %s", cookie, attribute)
		}
	}
	queue := nell.get("/moderation")
	queue.want(t, http.StatusOK, "queue of "+address)
	if got := queue.header.Get("Cache-Control"); got != "no-store" {
		t.Errorf("Cache-Control: %s", got)
	}
	nell.get("/moderation/sign-in").want(t, http.StatusSeeOther, "")
	old := nell.session()
	out := nell.do(http.MethodPost, "/moderation/sign-out", url.Values{"csrf": {queue.token(t)}})
	if out.status != http.StatusSeeOther || nell.session() != "" {
		t.Errorf("after signing out (%d) the cookie is %q", out.status, nell.session())
	}
	nell.do(http.MethodGet, "/moderation", nil, "Cookie", "reckon_session="+old).want(t, http.StatusSeeOther, "")
}

func TestSignInGoesOnToPagesOfTheEditorsAlone(t *testing.T) {
	p := open(t).withEditor()
	for next, want := range map[string]string{
		"/moderation/articles/abc?x=1": "/moderation/articles/abc?x=1",
		"":                             "/moderation",
		"https://evil.example/":        "/moderation",
		"//evil.example/moderation":    "/moderation",
		"/\\evil.example":              "/moderation",
		"/moderation/../static/x":      "/moderation",
		"/moderationevil":              "/moderation",
		"/moderation/sign-out":         "/moderation",
		"javascript:alert(1)":          "/moderation",
		"/moderation\r\nX-Evil: 1":     "/moderation",
	} {
		nell := p.person()
		page := nell.get("/moderation/sign-in?next=" + url.QueryEscape(next))
		got := nell.do(http.MethodPost, "/moderation/sign-in", url.Values{"csrf": {page.token(t)}, "email": {address}, "password": {password}, "next": {next}})
		if to := got.header.Get("Location"); to != want {
			t.Errorf("next=%q leads to %q, want %q", next, to, want)
		}
	}
}

func TestWrongPasswordAndUnknownAccountLookAlike(t *testing.T) {
	p := open(t).withEditor()
	wrong, unknown := p.person().signIn(address, "not the password"), p.person().signIn("who@ellery.example", password)
	wrong.want(t, http.StatusUnauthorized, "is not right")
	strip := func(a answer) string {
		return regexp.MustCompile(`value="[^"]*"`).ReplaceAllString(a.body, "")
	}
	if strip(wrong) != strip(unknown) || wrong.status != unknown.status {
		t.Errorf("they differ:\n%s\n%s", wrong.body, unknown.body)
	}
	p.person().signIn("not an address", password).want(t, http.StatusUnauthorized, "is not right")
	p.person().signIn(address, strings.Repeat("x", 10_000)).want(t, http.StatusUnauthorized, "is not right")
}

func TestDisabledEditorIsOutAtOnce(t *testing.T) {
	p := open(t).withEditor()
	nell := p.person()
	nell.signIn(address, password).want(t, http.StatusSeeOther, "")
	editor, err := p.store.EditorByEmail(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.store.DisableEditor(t.Context(), editor.ID); err != nil {
		t.Fatal(err)
	}
	nell.get("/moderation").want(t, http.StatusSeeOther, "")
	nell.signIn(address, password).want(t, http.StatusUnauthorized, "is not right")
}

func TestSessionIsRenewedAtSignIn(t *testing.T) {
	p := open(t).withEditor()
	nell := p.person()
	u, err := url.Parse(p.base)
	if err != nil {
		t.Fatal(err)
	}
	planted := strings.Repeat("A", 43)
	nell.http.Jar.SetCookies(u, []*http.Cookie{{Name: "reckon_session", Value: planted, Path: "/"}})
	nell.get("/moderation").want(t, http.StatusSeeOther, "")
	nell.signIn(address, password).want(t, http.StatusSeeOther, "")
	first := nell.session()
	if first == planted || len(first) != 43 {
		t.Fatalf("the session is %q after signing in with a planted one", first)
	}
	p.person().do(http.MethodGet, "/moderation", nil, "Cookie", "reckon_session="+planted).want(t, http.StatusSeeOther, "")

	// Signing in again, from a form opened before, ends the first session.
	other := p.person()
	page := other.get("/moderation/sign-in")
	seed := other.http.Jar.Cookies(u)[0].Value
	again := other.do(http.MethodPost, "/moderation/sign-in", url.Values{"csrf": {page.token(t)}, "email": {address}, "password": {password}},
		"Cookie", "reckon_form="+seed+"; reckon_session="+first)
	again.want(t, http.StatusSeeOther, "")
	nell.get("/moderation").want(t, http.StatusSeeOther, "")
	other.get("/moderation").want(t, http.StatusOK, "queue of")
}

func TestSessionEnds(t *testing.T) {
	p := open(t).withEditor()
	nell := p.person()
	nell.signIn(address, password).want(t, http.StatusSeeOther, "")
	p.now = p.now.Add(auth.SessionLife - time.Minute)
	nell.get("/moderation").want(t, http.StatusOK, "queue of")
	p.now = p.now.Add(2 * time.Minute)
	nell.get("/moderation").want(t, http.StatusSeeOther, "")
}

func TestOnlyOwnFormsAreBelieved(t *testing.T) {
	p := open(t).withEditor()
	form := url.Values{"email": {address}, "password": {password}}
	// Signing somebody in to an account of one's own.
	stranger := p.person()
	stranger.do(http.MethodPost, "/moderation/sign-in", form).want(t, http.StatusForbidden, "form has expired")
	form.Set("csrf", p.person().get("/moderation/sign-in").token(t))
	stranger.get("/moderation/sign-in")
	stranger.do(http.MethodPost, "/moderation/sign-in", form).want(t, http.StatusForbidden, "form has expired")

	nell, tom := p.person(), p.person()
	nell.signIn(address, password).want(t, http.StatusSeeOther, "")
	tom.signIn(address, password).want(t, http.StatusSeeOther, "")
	mine, others := nell.get("/moderation").token(t), tom.get("/moderation").token(t)
	if mine == others {
		t.Fatal("two sessions have one token")
	}
	for name, tc := range map[string]struct {
		token  string
		header []string
		status int
	}{
		"no token":              {"", nil, http.StatusForbidden},
		"another session's":     {others, nil, http.StatusForbidden},
		"from another site":     {mine, []string{"Sec-Fetch-Site", "cross-site"}, http.StatusForbidden},
		"from a sister site":    {mine, []string{"Sec-Fetch-Site", "same-site"}, http.StatusForbidden},
		"a wrong header":        {mine, []string{"X-Csrf-Token", others}, http.StatusForbidden},
		"own, in the form":      {mine, []string{"Sec-Fetch-Site", "same-origin"}, http.StatusOK},
		"own, in the header":    {"", []string{"X-Csrf-Token", mine}, http.StatusOK},
		"own, an older browser": {mine, nil, http.StatusOK},
	} {
		t.Run(name, func(t *testing.T) {
			nell.do(http.MethodPost, "/moderation/act", url.Values{"csrf": {tc.token}}, tc.header...).want(t, tc.status, "")
		})
	}
	p.person().do(http.MethodPost, "/moderation/act", url.Values{"csrf": {mine}}).want(t, http.StatusSeeOther, "")
	p.person().do(http.MethodPost, "/moderation/act", url.Values{}, "X-Csrf-Token", mine).want(t, http.StatusUnauthorized, "")
	nell.do(http.MethodPost, "/moderation/sign-out", url.Values{}).want(t, http.StatusForbidden, "form has expired")
}

func TestGuessingIsSlowedDownByAccount(t *testing.T) {
	p := open(t).withEditor()
	nell := p.person()
	for range 10 {
		nell.signIn(address, "a wrong password").want(t, http.StatusUnauthorized, "")
	}
	refused := nell.signIn(address, password)
	refused.want(t, http.StatusTooManyRequests, "Try again in 15 minutes")
	if refused.header.Get("Retry-After") != "901" {
		t.Errorf("Retry-After: %s", refused.header.Get("Retry-After"))
	}
	// The account is open from elsewhere: nobody shuts its owner out.
	p.person().from("192.0.2.9").signIn(address, password).want(t, http.StatusSeeOther, "")
	p.now = p.now.Add(15*time.Minute + time.Second)
	nell.signIn(address, password).want(t, http.StatusSeeOther, "")
}

func TestGuessingFromManyAddressesIsSlowedDownToo(t *testing.T) {
	p := open(t).withEditor()
	for i := range 100 {
		p.person().from(fmt.Sprintf("192.0.2.%d", i)).signIn(address, "a wrong password").want(t, http.StatusUnauthorized, "")
	}
	p.person().from("192.0.2.200").signIn(address, password).want(t, http.StatusTooManyRequests, "Try again")
}

func TestGuessingIsSlowedDownByAddress(t *testing.T) {
	p := open(t).withEditor()
	for i := range 30 {
		p.person().signIn(fmt.Sprintf("who%d@ellery.example", i), "a wrong password").want(t, http.StatusUnauthorized, "")
	}
	p.person().signIn(address, password).want(t, http.StatusTooManyRequests, "Try again")
	p.person().from("192.0.2.2").signIn(address, password).want(t, http.StatusSeeOther, "")
}

func TestFirstAccountIsMadeByALinkThatWorksOnce(t *testing.T) {
	p := open(t)
	link := func() string {
		full, err := p.auth.SetupLink(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimPrefix(full, p.base)
	}
	first, second := link(), link()
	if !strings.HasPrefix(first, "/moderation/setup/") || first == second {
		t.Fatalf("the links are %s and %s", first, second)
	}
	p.person().get("/moderation/setup/"+strings.Repeat("A", 43)).want(t, http.StatusGone, "does not work")
	nell := p.person()
	token := nell.get(first).token(t)
	fill := func(email, password, again string) answer {
		return nell.do(http.MethodPost, first, url.Values{"csrf": {token}, "email": {email}, "password": {password}, "again": {again}})
	}
	fill("nobody", password, password).want(t, http.StatusUnprocessableEntity, "not an e-mail address")
	fill(address, "short", "short").want(t, http.StatusUnprocessableEntity, "at least 12 characters; this one has 5")
	fill(address, password, password+"!").want(t, http.StatusUnprocessableEntity, "not the same")
	p.person().do(http.MethodPost, first, url.Values{"email": {address}, "password": {password}, "again": {password}}).want(t, http.StatusForbidden, "form has expired")
	fill(address, password, password).want(t, http.StatusSeeOther, "")
	nell.get("/moderation").want(t, http.StatusOK, "queue of "+address)
	editor, err := p.store.EditorByEmail(t.Context(), address)
	if err != nil || editor.Role != db.RoleAdmin {
		t.Errorf("the account is %+v, %v", editor, err)
	}
	for _, used := range []string{first, second} {
		p.person().get(used).want(t, http.StatusGone, "does not work")
	}
	if got := link(); got != "" {
		t.Errorf("with an editor there is still a link: %s", got)
	}
}

func TestSetupLinkExpires(t *testing.T) {
	p := open(t)
	link, err := p.auth.SetupLink(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p.now = p.now.Add(auth.SetupLife + time.Second)
	p.person().get(strings.TrimPrefix(link, p.base)).want(t, http.StatusGone, "does not work")
}

func TestCookiesAreSecureButOnLoopback(t *testing.T) {
	for base, want := range map[string]bool{
		"https://reckon.example": true, "http://reckon.example": true, "https://localhost": true,
		"http://localhost:8080": false, "http://127.0.0.1:8080": false, "http://[::1]:8080": false,
		"http://localhost.evil.example": true, "http://127.0.0.1.evil.example": true,
	} {
		p := open(t)
		p.auth.Base = base
		cookie := p.person().get("/moderation/sign-in").header.Get("Set-Cookie")
		if got := strings.HasPrefix(cookie, "__Host-") && strings.Contains(cookie, "secure"); got != want {
			t.Errorf("on %s the cookie is %q", base, cookie)
		}
	}
}
