package app_test

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"

	"reckon/server/internal/app"
	"reckon/server/internal/problem"
)

func TestErrorsOfNoRoute(t *testing.T) {
	s := start(t, nil)
	s.wantProblem(s.do("GET", "/nothing", ""), 404, problem.NotFound, "")
	s.wantProblem(s.do("DELETE", "/annotate", ""), 405, problem.MethodNotAllowed, "")
	s.wantProblem(s.do("GET", "/annotate", ""), 405, problem.MethodNotAllowed, "")
	s.wantProblem(s.do("POST", "/nothing", strings.Repeat("x", 6<<20+1)), 413, problem.BodyTooLarge, "")
	s.wantProblem(s.do("POST", "/", "article=x", "Content-Encoding", "br"), 415, problem.UnsupportedEncoding, "")
	s.wantProblem(s.do("GET", "/nothing", "", "X-Long", strings.Repeat("x", 20<<10)), 431, problem.InvalidRequest, "")

	// People get a page instead, programs that ask the API never do.
	const browser = "text/html,application/xhtml+xml,*/*;q=0.8"
	page := s.do("GET", "/nothing", "", "Accept", browser)
	if page.StatusCode != http.StatusNotFound || !strings.HasPrefix(page.Header.Get("Content-Type"), "text/html") || !strings.Contains(page.body, "There is nothing here") {
		t.Errorf("a browser gets %d %s %.200s", page.StatusCode, page.Header.Get("Content-Type"), page.body)
	}
	s.wantProblem(s.do("GET", "/jobs/none", "", "Accept", browser), 404, problem.NotFound, "")
	s.wantProblem(s.do("GET", "/annotate", "", "Accept", browser), 405, problem.MethodNotAllowed, "")
	if got := s.do("GET", "/annotate", ""); got.Header.Get("Allow") == "" || got.Header.Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("405 with %v", got.Header)
	}
}

// A body that says that it is far too large is refused before it is read.
func TestABodyBeyondAllBoundIsNotRead(t *testing.T) {
	s := start(t, nil)
	conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", strings.TrimPrefix(s.base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	if _, err := conn.Write([]byte("POST /annotate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n{")); err != nil {
		t.Fatal(err)
	}
	_ = conn.SetReadDeadline(time.Now().Add(5 * time.Second))
	buf := make([]byte, 4096)
	n, err := conn.Read(buf)
	if got := string(buf[:n]); err != nil || !strings.HasPrefix(got, "HTTP/1.1 413") || !strings.Contains(got, "problem+json") || !strings.Contains(got, "Access-Control-Allow-Origin: *") {
		t.Errorf("%v: %s", err, got)
	}
}

func TestEveryAnswerIsSecured(t *testing.T) {
	s := start(t, nil)
	for _, path := range []string{"/", "/healthz", "/openapi.json", "/nothing", "/moderation", "/moderation/sign-in", "/metrics"} {
		got := s.do("GET", path, "")
		if got.Header.Get("X-Content-Type-Options") != "nosniff" || !strings.Contains(got.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s: %v", path, got.Header)
		}
		if strings.HasPrefix(path, "/moderation") && (got.Header.Get("Access-Control-Allow-Origin") != "" || got.StatusCode == http.StatusNotFound) {
			t.Errorf("%s: %d %v", path, got.StatusCode, got.Header)
		}
		if got.Header.Get("Server") != "" {
			t.Errorf("%s: Server %q", path, got.Header.Get("Server"))
		}
	}
}

func TestHeadIsGetWithoutBody(t *testing.T) {
	s := start(t, nil)
	got := s.do("HEAD", "/openapi.json", "")
	if got.StatusCode != http.StatusOK || got.body != "" || got.ContentLength <= 0 || got.Header.Get("ETag") == "" {
		t.Errorf("status %d, %d bytes announced, %d sent", got.StatusCode, got.ContentLength, len(got.body))
	}
	if got := s.do("HEAD", "/nothing", ""); got.StatusCode != http.StatusNotFound || got.body != "" {
		t.Errorf("nothing: status %d", got.StatusCode)
	}
}

func TestHealthAndMetrics(t *testing.T) {
	site := newOrigin(t, map[string]http.HandlerFunc{"/story": html(storyPage)})
	s := start(t, nil)
	for _, path := range []string{"/healthz", "/readyz"} {
		if got := s.do("GET", path, ""); got.StatusCode != http.StatusOK || !strings.Contains(got.body, `"status"`) {
			t.Errorf("%s: %d %s", path, got.StatusCode, got.body)
		}
	}
	s.annotate(urlBody(site.URL + "/story"))
	s.annotate(urlBody(site.URL + "/none"))
	s.do("GET", "/nothing/at/all", "")
	got := s.do("GET", "/metrics", "")
	for _, line := range []string{
		`reckon_http_requests_total{method="POST",route="/annotate",status="200"} 1`,
		`reckon_http_requests_total{method="POST",route="/annotate",status="502"} 1`,
		`reckon_http_requests_total{method="GET",route="(none)",status="404"} 1`,
		`reckon_http_request_duration_seconds_count{route="/annotate"} 2`,
		`reckon_fetches_total{outcome="ok"} 1`,
		`reckon_fetches_total{outcome="origin-status"} 1`,
		`reckon_jobs_total{outcome="ok"} 1`,
		`reckon_jobs_total{outcome="origin-status"} 1`,
		`reckon_articles_total{outcome="ok"} 1`,
	} {
		if !strings.Contains(got.body, line+"\n") {
			t.Errorf("no %s", line)
		}
	}
	if strings.Contains(got.body, "reckon_annotations_total 0\n") || !strings.Contains(got.body, "go_goroutines") {
		t.Errorf("got %s", got.body)
	}
}

func TestTheLogDoesNotSayWhatReadersRead(t *testing.T) {
	site := newOrigin(t, map[string]http.HandlerFunc{"/secret-story": html(storyPage)})
	s := start(t, nil)
	for _, path := range []string{"/secret-story", "/secret-none"} {
		s.annotate(urlBody(site.URL + path))
		s.do("GET", "/annotations?url="+site.URL+path, "")
		s.do("GET", "/secret-none", "")
		s.do("GET", "/read?url="+site.URL+path, "")
	}
	log := s.log.String()
	if !strings.Contains(log, "route=/annotate") || !strings.Contains(log, "status=502") {
		t.Errorf("requests are not logged:\n%s", log)
	}
	if strings.Contains(log, "secret") {
		t.Errorf("the log says what was read:\n%s", log)
	}
	if !strings.Contains(log, "DEVELOPMENT ONLY") || !strings.Contains(log, "level=WARN") {
		t.Errorf("nothing is said of the opened network:\n%s", log)
	}
}

func TestAddressesAreLimited(t *testing.T) {
	s := start(t, func(c *app.Config) {
		c.RateLimit = 5
		c.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32"), netip.MustParsePrefix("10.0.0.0/8")}
	})
	from := func(forwarded string) int {
		return s.do("GET", "/healthz", "", "X-Forwarded-For", forwarded).StatusCode
	}
	for range 5 {
		if got := from("2001:db8::1"); got != http.StatusOK {
			t.Fatalf("status %d within the limit", got)
		}
	}
	got := s.do("GET", "/healthz", "", "X-Forwarded-For", "2001:db8::2")
	s.wantProblem(got, 429, problem.RateLimited, "")
	if got.Header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	// What the client itself writes before its proxy's word counts for nothing.
	if got := from("198.51.100.7, 2001:db8::3, 10.1.2.3"); got != http.StatusTooManyRequests {
		t.Errorf("another address written first: status %d", got)
	}
	for _, other := range []string{"2001:db8:0:1::1", "198.51.100.7", "nonsense", ""} {
		if got := from(other); got != http.StatusOK {
			t.Errorf("from %q: status %d", other, got)
		}
	}
}

func TestWhoIsNotTrustedSpeaksForNobody(t *testing.T) {
	s := start(t, func(c *app.Config) { c.RateLimit = 2 })
	for range 5 {
		if got := s.do("GET", "/healthz", "", "X-Forwarded-For", "2001:db8::1", "X-Reckon-Client", "2001:db8::1"); got.StatusCode != http.StatusOK {
			t.Fatalf("status %d: a header was believed", got.StatusCode)
		}
	}
}

func TestTheFirstEditorGetsALink(t *testing.T) {
	s := start(t, nil)
	link := <-s.setup
	path, ok := strings.CutPrefix(link, s.base)
	if !ok {
		t.Fatalf("link %q", link)
	}
	if got := s.do("GET", path, ""); got.StatusCode != http.StatusOK || !strings.Contains(got.body, "password") {
		t.Errorf("status %d: %.300s", got.StatusCode, got.body)
	}
	if log := s.log.String(); strings.Contains(log, path) {
		t.Error("the link is in the log too")
	}
}

func TestStoppingLetsRequestsFinish(t *testing.T) {
	asked := make(chan struct{})
	site := newOrigin(t, map[string]http.HandlerFunc{"/story": func(_ http.ResponseWriter, r *http.Request) {
		close(asked)
		<-r.Context().Done()
	}})
	s := start(t, func(c *app.Config) { c.Grace = 300 * time.Millisecond; c.FetchTimeout = time.Minute })
	waiting := make(chan answer, 1)
	go func() {
		got, err := s.try("POST", "/annotate", urlBody(site.URL+"/story"), "Content-Type", "application/json", "Prefer", "wait=60")
		if err != nil {
			t.Error(err)
		}
		waiting <- got
	}()
	<-asked
	begin := time.Now()
	s.stop()
	// Who waits for a page that is not there yet is told at once where to ask.
	got := <-waiting
	if got.Response == nil || got.StatusCode != http.StatusAccepted || got.Header.Get("Location") == "" {
		t.Errorf("got %v", got.Response)
	}
	err := <-s.ended
	s.ended <- err
	if err != nil || time.Since(begin) > 10*time.Second {
		t.Errorf("stopped after %s: %v", time.Since(begin), err)
	}
	if _, err := s.try("GET", "/healthz", ""); err == nil {
		t.Error("it still answers")
	}
}

func TestNewTellsWhatIsWrong(t *testing.T) {
	taken, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	for name, c := range map[string]app.Config{
		"port":     {Listen: taken.Addr().String(), Database: t.TempDir() + "/a.db"},
		"database": {Listen: "127.0.0.1:0", Database: t.TempDir() + "/none/a.db"},
		"base":     {Listen: "127.0.0.1:0", Database: t.TempDir() + "/a.db", Base: "reckon.example"},
		"path":     {Listen: "127.0.0.1:0", Database: t.TempDir() + "/a.db", Base: "https://example.org/reckon"},
	} {
		if a, err := app.New(context.Background(), c); err == nil {
			t.Errorf("%s: no error", name)
			_ = a.Close()
		}
	}
}
