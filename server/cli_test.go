package main

import (
	"bytes"
	"context"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// result is what a run left behind.
type result struct {
	code     int
	out, err string
}

// runWith runs the command line as if it had been typed.
func runWith(t *testing.T, in string, args ...string) result {
	t.Helper()
	var out, err bytes.Buffer
	code := run(t.Context(), args, streams{strings.NewReader(in), &out, &err})
	return result{code, out.String(), err.String()}
}

// wantLine checks that a run failed with one clear line.
func (r result) wantLine(t *testing.T, code int, part string) {
	t.Helper()
	if r.code != code || strings.Count(r.err, "\n") != 1 || !strings.HasPrefix(r.err, "server: ") || !strings.Contains(r.err, part) {
		t.Errorf("exit %d, standard error %q; want exit %d and one line with %q", r.code, r.err, code, part)
	}
	if r.out != "" {
		t.Errorf("standard output %q", r.out)
	}
}

func TestWrongUseEndsWithOneLine(t *testing.T) {
	for part, args := range map[string][]string{
		"unknown flag --shade":     {"serve", "--shade"},
		"frobnicate":               {"frobnicate"},
		"--fresh-for":              {"--fresh-for", "soon"},
		"more than 0":              {"serve", "--fresh-for", "0s"},
		"--log-level":              {"serve", "--log-level", "loud"},
		"--visibility":             {"serve", "--visibility", "some"},
		"--fetch-allow":            {"serve", "--fetch-allow", "everything"},
		"--rate-limit":             {"serve", "--rate-limit", "-1"},
		"name a file":              {"annotate"},
		"not both":                 {"annotate", "--batch", "-", "story.html"},
		"like 2025-11-25":          {"annotate", "--published", "yesterday", "story.html"},
		"--url: the address":       {"annotate", "--url", "example", "-"},
		"https://:the address":     {"annotate", "https://"},
		"--batch":                  {"quantities"},
		"is not an e-mail address": {"editor", "add", "ann"},
		"see server backup --help": {"backup"},
	} {
		t.Run(part, func(t *testing.T) {
			_, part, _ := strings.Cut(":"+part, ":")
			runWith(t, "", args...).wantLine(t, exitUsage, strings.TrimPrefix(part, "https://:"))
		})
	}
}

func TestFailuresEndWithOneLine(t *testing.T) {
	dir := t.TempDir()
	list := filepath.Join(dir, "list.html")
	if err := os.WriteFile(list, []byte("<!doctype html><title>News</title><nav><a href=/>One</a></nav>"), 0o600); err != nil {
		t.Fatal(err)
	}
	for part, args := range map[string][]string{
		"none.html: no such file":        {"annotate", filepath.Join(dir, "none.html")},
		"list.html: no article":          {"annotate", list},
		"none.jsonl: no such file":       {"annotate", "--batch", filepath.Join(dir, "none.jsonl")},
		"private network":                {"annotate", "http://host.internal/"},
		"no editor with the address":     {"editor", "disable", "ann@example.org", "--database", filepath.Join(dir, "a.db")},
		"no password":                    {"editor", "add", "ann@example.org", "--database", filepath.Join(dir, "a.db")},
		"missing.db: no such file":       {"backup", "--database", filepath.Join(dir, "missing.db"), filepath.Join(dir, "copy.db")},
		"a.db: no such file":             {"migrate", "--database", filepath.Join(dir, "none", "a.db")},
		"the scheme mysql is not known;": {"migrate", "--database", "mysql://host/name"},
	} {
		t.Run(part, func(t *testing.T) { runWith(t, "", args...).wantLine(t, exitFailed, part) })
	}
}

func TestHelp(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"-h"}} {
		got := runWith(t, "", args...)
		if got.code != exitDone || got.err != "" || !strings.Contains(got.out, "RECKON_") || !strings.Contains(got.out, "Examples:") {
			t.Errorf("%v: exit %d\n%s%s", args, got.code, got.out, got.err)
		}
	}
	for _, command := range []string{"serve", "annotate", "quantities", "editor add", "migrate", "backup"} {
		got := runWith(t, "", append(strings.Fields(command), "--help")...)
		if got.code != exitDone || !strings.Contains(got.out, "$RECKON_") || !strings.Contains(got.out, "Example") {
			t.Errorf("%s --help: exit %d\n%s%s", command, got.code, got.out, got.err)
		}
	}
	if got := runWith(t, "", "--version"); got.code != exitDone || !strings.HasPrefix(got.out, "reckon") {
		t.Errorf("--version: exit %d, %q", got.code, got.out)
	}
}

func TestFlagsComeFromTheEnvironment(t *testing.T) {
	database := filepath.Join(t.TempDir(), "from-env.db")
	t.Setenv("RECKON_DATABASE", database)
	if got := runWith(t, "", "migrate"); got.code != exitDone {
		t.Fatalf("exit %d: %s", got.code, got.err)
	}
	if _, err := os.Stat(database); err != nil {
		t.Error(err)
	}
	t.Setenv("RECKON_FRESH_FOR", "soon")
	runWith(t, "", "serve").wantLine(t, exitUsage, "soon")
}

func TestEditors(t *testing.T) {
	database := filepath.Join(t.TempDir(), "reckon.db")
	on := func(in string, args ...string) result {
		t.Helper()
		return runWith(t, in, append([]string{"editor"}, append(args, "--database", database)...)...)
	}
	if got := on("four harbor pilots\n", "add", "Ann@Example.org", "--admin"); got.code != exitDone || got.out != "Added admin ann@example.org.\n" {
		t.Errorf("add: %+v", got)
	}
	on("four harbor pilots\n", "add", "ann@example.org").wantLine(t, exitFailed, "an account with this e-mail address")
	on("short\n", "add", "bob@example.org").wantLine(t, exitFailed, "at least 12 characters")
	if got := on("", "disable", "ann@example.org"); got.code != exitDone {
		t.Errorf("disable: %+v", got)
	}
	got := on("", "list")
	if got.code != exitDone || !regexp.MustCompile(`(?m)^ann@example\.org +admin +\d{4}-\d\d-\d\d +disabled \d{4}-\d\d-\d\d$`).MatchString(got.out) {
		t.Errorf("list: %+v", got)
	}
	copied := filepath.Join(t.TempDir(), "copy.db")
	if got := runWith(t, "", "backup", "--database", database, copied); got.code != exitDone {
		t.Errorf("backup: %+v", got)
	}
	if got := runWith(t, "", "editor", "list", "--database", copied); !strings.Contains(got.out, "ann@example.org") {
		t.Errorf("the copy: %+v", got)
	}
}

// console is what a running server writes.
type console struct {
	mu    sync.Mutex
	text  bytes.Buffer
	wrote chan struct{}
}

func (c *console) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	select {
	case c.wrote <- struct{}{}:
	default:
	}
	return c.text.Write(p)
}

func (c *console) String() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.text.String()
}

func TestServeIsTheDefault(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	out := &console{wrote: make(chan struct{}, 1)}
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"--listen", "127.0.0.1:0", "--database", filepath.Join(t.TempDir(), "reckon.db")}, streams{strings.NewReader(""), out, out})
	}()
	link := regexp.MustCompile(`http://127\.0\.0\.1:\d+/moderation/setup/\S+`)
	deadline := time.After(20 * time.Second)
	for !link.MatchString(out.String()) {
		select {
		case <-out.wrote:
		case code := <-ended:
			t.Fatalf("exit %d:\n%s", code, out)
		case <-deadline:
			t.Fatalf("no setup link:\n%s", out)
		}
	}
	base, _, _ := strings.Cut(link.FindString(out.String()), "/moderation")
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, base+"/healthz", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	http.DefaultClient.CloseIdleConnections()
	if resp.StatusCode != http.StatusOK {
		t.Errorf("status %d", resp.StatusCode)
	}
	stop()
	if code := <-ended; code != exitDone {
		t.Errorf("exit %d:\n%s", code, out)
	}
}
