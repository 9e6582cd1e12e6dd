package app_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"reckon/db"
	"reckon/server/internal/app"
	"reckon/server/internal/problem"
)

// server is the whole application on a real socket, with a real database.
type server struct {
	t     testing.TB
	base  string
	log   *logBook
	setup chan string // one-time links
	stop  context.CancelFunc
	ended chan error
	path  string // of the database
}

// start runs the application until the test ends.
func start(t testing.TB, change func(*app.Config)) *server {
	t.Helper()
	s := &server{t: t, log: &logBook{}, setup: make(chan string, 1), ended: make(chan error, 1), path: filepath.Join(t.TempDir(), "reckon.db")}
	config := app.Config{
		Listen: "127.0.0.1:0", Database: s.path,
		FetchAllow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Resolver: noNames(t),
		Logger:   slog.New(slog.NewTextHandler(s.log, nil)),
		Announce: func(link string) { s.setup <- link },
	}
	if change != nil {
		change(&config)
	}
	a, err := app.New(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	s.base = "http://" + a.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	s.stop = cancel
	go func() { s.ended <- a.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		http.DefaultClient.CloseIdleConnections()
		if err := <-s.ended; err != nil {
			t.Errorf("Run: %v", err)
		}
		if err := a.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	s.waitUntilReady()
	return s
}

func (s *server) waitUntilReady() {
	s.t.Helper()
	deadline := time.After(10 * time.Second)
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		if got, err := s.try("GET", "/readyz", ""); err == nil && got.StatusCode == http.StatusOK {
			return
		}
		select {
		case <-tick.C:
		case <-deadline:
			s.t.Fatalf("not ready; log:\n%s", s.log)
		}
	}
}

// logBook is a log that may be read while it is written.
type logBook struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logBook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *logBook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

type answer struct {
	*http.Response
	body string
}

func (s *server) do(method, path, body string, header ...string) answer {
	s.t.Helper()
	got, err := s.try(method, path, body, header...)
	if err != nil {
		s.t.Fatal(err)
	}
	return got
}

func (s *server) try(method, path, body string, header ...string) (answer, error) {
	req, err := http.NewRequestWithContext(context.Background(), method, s.base+path, strings.NewReader(body))
	if err != nil {
		return answer{}, err
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(req)
	if err != nil {
		return answer{}, err
	}
	defer func() { _ = resp.Body.Close() }()
	read, err := io.ReadAll(resp.Body)
	return answer{resp, string(read)}, err
}

func (s *server) annotate(body string, header ...string) answer {
	s.t.Helper()
	return s.do("POST", "/annotate", body, append([]string{"Content-Type", "application/json"}, header...)...)
}

func (s *server) wantProblem(got answer, status int, code, field string) {
	s.t.Helper()
	var p problem.Document
	if err := json.Unmarshal([]byte(got.body), &p); err != nil {
		s.t.Fatalf("status %d, no problem: %.300s", got.StatusCode, got.body)
	}
	if got.StatusCode != status || p.Status != status || p.Code != code || p.Field != field || p.Type != s.base+"/problems/"+code {
		s.t.Errorf("status %d, %+v; want %d %s %q", got.StatusCode, p, status, code, field)
	}
	if media := got.Header.Get("Content-Type"); media != problem.MediaType {
		s.t.Errorf("%s: Content-Type %q", code, media)
	}
}

// database opens the server's database beside it.
func (s *server) database() *db.DB {
	s.t.Helper()
	store, err := db.Open(s.t.Context(), s.path)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = store.Close() })
	return store
}

// origin is a site whose pages are handlers; it counts what it is asked, but
// for robots.txt.
type origin struct {
	*httptest.Server
	asked atomic.Int64
}

func newOrigin(t testing.TB, pages map[string]http.HandlerFunc) *origin {
	t.Helper()
	o := &origin{}
	o.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		o.asked.Add(1)
		if page, ok := pages[r.URL.Path]; ok {
			page(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(o.Close)
	return o
}

func html(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, body)
	}
}

// storyPage is an article with figures that any version of the annotator
// finds.
var storyPage = `<!doctype html><html lang="en"><head><title>A busy year for the harbor</title></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<main><article><h1>A busy year for the harbor</h1>
<p>The harbor handled 1,240 ships in 2024, the port authority said on Tuesday. Of these, 310 carried grain from the plains upriver.</p>
<p>` + strings.Repeat("Pilots and tug crews had asked for a second basin since the old one began to silt up, and the council is to vote on it in spring. ", 8) + `</p>
<p>Freight grew by 12% and the port took in $48 million, according to the yearly report, which was laid before the council.</p>
</article></main></body></html>`

// noNames is a resolver that knows no name at all.
func noNames(t testing.TB) *net.Resolver {
	t.Helper()
	conn, err := (&net.ListenConfig{}).ListenPacket(t.Context(), "udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	go func() {
		buf := make([]byte, 512)
		for {
			n, from, err := conn.ReadFrom(buf)
			if errors.Is(err, net.ErrClosed) {
				return
			}
			var question dnsmessage.Message
			if err != nil || question.Unpack(buf[:n]) != nil {
				continue
			}
			question.Response, question.RCode, question.Additionals = true, dnsmessage.RCodeNameError, nil
			if packed, err := question.Pack(); err == nil {
				_, _ = conn.WriteTo(packed, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

func urlBody(url string) string { return fmt.Sprintf(`{"url": %q}`, url) }
