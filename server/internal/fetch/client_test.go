package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}

const html = "text/html; charset=utf-8"

// origin serves handler on loopback, without a robots.txt unless the handler
// is asked for it by wantRobots.
func origin(t *testing.T, handler http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		handler(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func client(t *testing.T, o Options) *Client {
	t.Helper()
	o.Allow = loopback
	c := New(o)
	t.Cleanup(c.Close)
	return c
}

func serve(contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if contentType != "" {
			w.Header().Set("Content-Type", contentType)
		}
		_, _ = io.WriteString(w, body)
	}
}

func TestFetchGivesThePage(t *testing.T) {
	var agent, cookie string
	url := origin(t, func(w http.ResponseWriter, r *http.Request) {
		agent, cookie = r.UserAgent(), r.Header.Get("Cookie")
		http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1"})
		if r.URL.Path == "/old" {
			http.Redirect(w, r, "/new", http.StatusMovedPermanently)
			return
		}
		serve(html, "<p>new")(w, r)
	})
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.FixedZone("", 3600))
	page, err := client(t, Options{UserAgent: "Reckon/1 (+https://reckon.example)", Now: func() time.Time { return now }}).Fetch(t.Context(), url+"/old#part")
	if err != nil {
		t.Fatal(err)
	}
	if page.URL != url+"/new" || string(page.Body) != "<p>new" || page.ContentType != html || page.Status != 200 || !page.Retrieved.Equal(now) || page.Retrieved.Location() != time.UTC {
		t.Errorf("got %+v", page)
	}
	if agent != "Reckon/1 (+https://reckon.example)" || cookie != "" {
		t.Errorf("asked as %q with cookie %q", agent, cookie)
	}
}

func TestFetchSaysWhyNot(t *testing.T) {
	big := strings.Repeat("x", 6<<20)
	for _, c := range []struct {
		name    string
		handler http.HandlerFunc
		code    string
		words   string
	}{
		{"not there", http.NotFound, CodeOriginStatus, "404"},
		{"behind a login", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }, CodeOriginStatus, "signing in"},
		{"broken", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) }, CodeOriginStatus, "502"},
		{"no content", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }, CodeOriginStatus, "204"},
		{"PDF", serve("application/pdf", "%PDF-1.7"), CodeNotHTML, "application/pdf"},
		{"PDF that says it is a page", serve(html, "%PDF-1.7 and more"), CodeNotHTML, "not a web page"},
		{"plain text", serve("text/plain", "words"), CodeNotHTML, "text/plain"},
		{"6 MB, length told", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", html)
			w.Header().Set("Content-Length", "6291456")
			_, _ = io.WriteString(w, big)
		}, CodeTooLarge, "5 MB"},
		{"6 MB, length not told", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", html)
			w.(http.Flusher).Flush()
			_, _ = io.WriteString(w, big)
		}, CodeTooLarge, "5 MB"},
		{"compressed to a thousandth", bomb, CodeTooLarge, "5 MB"},
		{"headers without end", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X-Big", strings.Repeat("x", 128<<10))
		}, CodeBadResponse, "understood"},
		{"cut off", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			_, _ = io.WriteString(w, "short")
		}, CodeBadResponse, "understood"},
		{"redirects for ever", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/again", http.StatusFound) }, CodeTooManyRedirects, "5 times"},
		{"redirect into a private network", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://169.254.169.254/latest/", http.StatusFound)
		}, CodeAddressNotAllowed, "not public"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := client(t, Options{}).Fetch(t.Context(), origin(t, c.handler)+"/x")
			wantError(t, err, c.code, c.words)
		})
	}
}

func TestFetchTakesAPageWithoutItsKind(t *testing.T) {
	for name, contentType := range map[string]string{"none": "", "broken parameter": "text/html; charset"} {
		t.Run(name, func(t *testing.T) {
			url := origin(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header()["Content-Type"] = []string{contentType}
				_, _ = io.WriteString(w, "<!doctype html><p>a page")
			})
			if _, err := client(t, Options{}).Fetch(t.Context(), url); err != nil {
				t.Error(err)
			}
		})
	}
}

// bomb answers 64 MB as a gzip of some 64 kB.
func bomb(w http.ResponseWriter, _ *http.Request) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, _ = z.Write(make([]byte, 64<<20))
	_ = z.Close()
	w.Header().Set("Content-Type", html)
	w.Header().Set("Content-Encoding", "gzip")
	_, _ = w.Write(packed.Bytes())
}

func TestFetchMeetsTheNetwork(t *testing.T) {
	t.Run("no such name", func(t *testing.T) {
		c := New(Options{Resolver: resolver(t, nil)})
		_, err := c.Fetch(t.Context(), "http://nowhere.example/")
		wantError(t, err, CodeDNSFailure, "No site was found")
	})
	t.Run("nobody listens", func(t *testing.T) {
		l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		_ = l.Close()
		_, err = client(t, Options{}).Fetch(t.Context(), "http://"+l.Addr().String())
		wantError(t, err, CodeConnectionRefused, "did not accept")
	})
	t.Run("too slow", func(t *testing.T) {
		held := make(chan struct{})
		url := origin(t, func(http.ResponseWriter, *http.Request) { <-held })
		t.Cleanup(func() { close(held) })
		_, err := client(t, Options{Timeout: 50 * time.Millisecond}).Fetch(t.Context(), url)
		wantError(t, err, CodeTimeout, "too long")
	})
	t.Run("a certificate nobody vouches for", func(t *testing.T) {
		s := httptest.NewUnstartedServer(serve(html, "<p>x"))
		s.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
		s.StartTLS()
		t.Cleanup(s.Close)
		_, err := client(t, Options{}).Fetch(t.Context(), s.URL)
		wantError(t, err, CodeTLSFailure, "certificate")
	})
	t.Run("the caller gives up", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		url := origin(t, func(_ http.ResponseWriter, r *http.Request) {
			cancel()
			<-r.Context().Done() // the answer must not come before the caller is gone
		})
		_, err := client(t, Options{}).Fetch(ctx, url)
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	})
}

func TestRobots(t *testing.T) {
	for _, c := range []struct {
		name   string
		status int
		rules  string
		path   string
		code   string
	}{
		{"allowed", 200, "User-agent: *\nDisallow: /private", "/story", ""},
		{"disallowed", 200, "User-agent: *\nDisallow: /private", "/private/story", CodeRobotsDisallowed},
		{"disallowed by name", 200, "User-agent: reckon\nDisallow: /\n\nUser-agent: *\nAllow: /", "/story", CodeRobotsDisallowed},
		{"another is disallowed", 200, "User-agent: other\nDisallow: /", "/story", ""},
		{"by query", 200, "User-agent: *\nDisallow: /story?print", "/story?print=1", CodeRobotsDisallowed},
		{"not there", 404, "", "/story", ""},
		{"cannot be had", 500, "", "/story", CodeRobotsDisallowed},
		{"a page in its place", 200, "<!doctype html><p>User-agent: * Disallow: /", "/story", ""},
		{"longer than anybody's", 200, strings.Repeat("Disallow: /\n", 60_000), "/story", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var asked atomic.Int32
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					asked.Add(1)
					w.WriteHeader(c.status)
					_, _ = io.WriteString(w, c.rules)
					return
				}
				serve(html, "<p>x")(w, r)
			}))
			t.Cleanup(s.Close)
			client := client(t, Options{UserAgent: "Reckon/1.0 (+https://reckon.example)"})
			for range 2 {
				_, err := client.Fetch(t.Context(), s.URL+c.path)
				if c.code == "" && err != nil {
					t.Error(err)
				}
				if c.code != "" {
					wantError(t, err, c.code, "robots.txt")
				}
			}
			if n := asked.Load(); n != 1 {
				t.Errorf("robots.txt was asked for %d times", n)
			}
		})
	}
}

func TestFewAtATimePerHost(t *testing.T) {
	var now atomic.Int32
	most := make(chan int32, 16)
	var arrived sync.WaitGroup
	arrived.Add(perHost)
	release := make(chan struct{})
	url := origin(t, func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		defer now.Add(-1)
		most <- n
		if n <= perHost && r.URL.Query().Get("first") != "" {
			arrived.Done()
		}
		<-release
		serve(html, "<p>x")(w, r)
	})
	c := client(t, Options{})
	var done sync.WaitGroup
	get := func(path string) {
		done.Go(func() {
			if _, err := c.Fetch(t.Context(), url+path); err != nil {
				t.Error(err)
			}
		})
	}
	for range perHost {
		get("/?first=1")
	}
	arrived.Wait()
	for range 6 {
		get("/")
	}
	close(release)
	done.Wait()
	close(most)
	for got := range most {
		if got > perHost {
			t.Errorf("%d requests at a time went to one host", got)
		}
	}
	c.hosts.mu.Lock()
	defer c.hosts.mu.Unlock()
	if len(c.hosts.busy) != 0 {
		t.Errorf("%d hosts are still remembered as busy", len(c.hosts.busy))
	}
}

func TestOpenedNetworksAreToldLoudly(t *testing.T) {
	var log bytes.Buffer
	New(Options{Allow: loopback, Logger: slog.New(slog.NewTextHandler(&log, nil))})
	if !strings.Contains(log.String(), "level=WARN") || !strings.Contains(log.String(), "127.0.0.0/8") {
		t.Errorf("the log says %q", log.String())
	}
}

func wantError(t *testing.T, err error, code, words string) {
	t.Helper()
	var ours *Error
	if !errors.As(err, &ours) {
		t.Fatalf("got %v, want %s", err, code)
	}
	if ours.Code != code || !strings.Contains(ours.Detail, words) {
		t.Errorf("got %s %q (%v), want %s with %q", ours.Code, ours.Detail, ours.Err, code, words)
	}
}
