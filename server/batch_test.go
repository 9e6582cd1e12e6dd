package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf16"
)

// line is what any answer of a batch may hold.
type line struct {
	ID      any
	Line    int
	Error   *lineError
	Article *struct{ Title, URL, Published, Text string }

	Annotations []struct {
		ID     string
		Target struct {
			Selector []struct {
				Type, Exact string
				Start, End  int
			}
		}
	}
	Coverage   *struct{ Claims int }
	Quantities []quantityItem
}

func lines(t *testing.T, out string) []line {
	t.Helper()
	var all []line
	for text := range strings.Lines(out) {
		var l line
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			t.Fatalf("%v: %q", err, text)
		}
		all = append(all, l)
	}
	return all
}

func TestAnnotateBatch(t *testing.T) {
	in := strings.Join([]string{
		`{"id": "a", "text": "The harbor handled 1,240 ships in 2024, the port authority said.", "title": "Harbor", "published": "2025-03-01", "url": "https://Example.org/a#top"}`,
		``,
		`{"id": 2, "text": "", "title": null, "published": null, "url": null, "section": "news"}`,
		`{"id": "c", "html": "<!doctype html><title>News</title><nav><a href=/>One</a></nav>"}`,
		`{"id": "d"`,
		`{"text": "no id"}`,
		`{"id": "f", "text": 7}`,
		`{"id": "g"}`,
		`{"id": "h", "text": "x", "html": "x"}`,
		`{"id": "i", "text": "x", "published": "soon"}`,
		`{"id": "j", "text": "x", "url": "nowhere"}`,
		`[]`,
		`{"id": "l", "text": "About 300 pilots went on strike.", "published": "2025-03-01T23:30:00-05:00"}`,
	}, "\n")
	got := runWith(t, in, "annotate", "--batch", "-", "--with-text")
	if got.code != exitDone || got.err != "" {
		t.Fatalf("exit %d: %s", got.code, got.err)
	}
	all := lines(t, got.out)
	want := []struct {
		id   any
		line int
		code string
	}{
		{"a", 0, ""}, {2.0, 0, ""}, {"c", 0, ""}, {nil, 5, "malformed-json"}, {nil, 6, "missing-id"}, {"f", 7, "invalid-line"},
		{"g", 8, "missing-text"}, {"h", 9, "invalid-line"}, {"i", 10, "invalid-line"}, {"j", 11, "invalid-url"}, {nil, 12, "invalid-line"}, {"l", 0, ""},
	}
	if len(all) != len(want) {
		t.Fatalf("%d answers, not %d:\n%s", len(all), len(want), got.out)
	}
	for i, w := range want {
		l := all[i]
		code := ""
		if l.Error != nil {
			code = l.Error.Code
		}
		if l.ID != w.id || l.Line != w.line || code != w.code || (code == "") != (l.Coverage != nil) {
			t.Errorf("answer %d: %+v %v, want %+v", i, l, l.Error, w)
		}
	}
	first := all[0]
	if len(first.Annotations) == 0 || first.Article.Text == "" || first.Article.URL != "https://example.org/a" || first.Article.Published != "2025-03-01" || first.Article.Title != "Harbor" {
		t.Errorf("the first: %+v", first)
	}
	if all[11].Article.Published != "2025-03-01" {
		t.Errorf("the day in the writer's zone: %+v", all[11].Article)
	}
}

// With many lines of different length, answers stay in the order of the input
// and say the same as one by one.
func TestBatchKeepsTheOrder(t *testing.T) {
	var in bytes.Buffer
	const n = 3000
	for i := range n {
		fmt.Fprintf(&in, `{"id": %d, "text": "There were %d ships.%s"}`+"\n", i, i+3000, strings.Repeat(" So it went on.", i*7%50))
	}
	got := runWith(t, in.String(), "quantities", "--batch", "-")
	all := lines(t, got.out)
	if len(all) != n {
		t.Fatalf("exit %d, %d answers: %s", got.code, len(all), got.err)
	}
	for i, l := range all {
		if l.ID != float64(i) || len(l.Quantities) != 1 || l.Quantities[0].Low != float64(i+3000) {
			t.Fatalf("answer %d: %+v", i, l)
		}
	}
}

func TestQuantitiesHaveUTF16Offsets(t *testing.T) {
	const text = "🚢 naïve “pilots”: 1,240 ships 🚢, then dozens more"
	in, _ := json.Marshal(map[string]any{"id": "x", "text": text})
	got := runWith(t, string(in), "quantities", "--batch", "-")
	all := lines(t, got.out)
	if len(all) != 1 || len(all[0].Quantities) == 0 {
		t.Fatalf("%+v", got)
	}
	units := utf16.Encode([]rune(text))
	for _, q := range all[0].Quantities {
		if s := string(utf16.Decode(units[q.Start:q.End])); s != q.Text || q.Text == "" {
			t.Errorf("%d to %d is %q, not %q", q.Start, q.End, s, q.Text)
		}
	}
	if q := all[0].Quantities[0]; q.Text != "1,240" || q.Low != 1240 || q.High == nil || *q.High != 1240 || q.Bound != "exact" || q.Unit != "1" {
		t.Errorf("got %+v", q)
	}
}

// Through a pipe, each answer comes before the next line is sent.
func TestBatchAnswersAtOnce(t *testing.T) {
	in, send := io.Pipe()
	receive, out := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(t.Context(), []string{"annotate", "--batch", "-"}, streams{in, out, io.Discard})
		_ = out.Close()
	}()
	answers := bufio.NewScanner(receive)
	for i := range 3 {
		if _, err := fmt.Fprintf(send, `{"id": %d, "text": "About 300 pilots went on strike."}`+"\n", i); err != nil {
			t.Fatal(err)
		}
		if !answers.Scan() || !strings.HasPrefix(answers.Text(), fmt.Sprintf(`{"id":%d,`, i)) {
			t.Fatalf("answer %d: %q", i, answers.Text())
		}
	}
	_ = send.Close()
	if code := <-ended; code != exitDone {
		t.Errorf("exit %d", code)
	}
}

// An answer that is there does not wait for the next one to be worked out.
func TestAnAnswerDoesNotWaitForTheNext(t *testing.T) {
	receive, out := io.Pipe()
	seen := make(chan struct{})
	ended := make(chan error, 1)
	go func() {
		ended <- runBatch(t.Context(), strings.NewReader("1\n2\n"), out, func(ctx context.Context, l []byte) (any, json.RawMessage, error) {
			if string(l) == "2" {
				select {
				case <-seen:
				case <-ctx.Done():
				}
			}
			return json.RawMessage(l), nil, nil
		})
		_ = out.Close()
	}()
	answers := bufio.NewScanner(receive)
	if !answers.Scan() || answers.Text() != "1" {
		t.Fatalf("got %q", answers.Text())
	}
	close(seen)
	if !answers.Scan() || answers.Text() != "2" {
		t.Errorf("got %q", answers.Text())
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// brokenPipe is a reader at the other end that has seen enough.
type brokenPipe struct{ left int }

func (b *brokenPipe) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, &os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}
	}
	return len(p), nil
}

func TestABrokenPipeEndsQuietly(t *testing.T) {
	var err bytes.Buffer
	in := strings.NewReader(strings.Repeat(`{"id": 1, "text": "About 300 pilots went on strike."}`+"\n", 5000))
	code := run(t.Context(), []string{"quantities", "--batch", "-"}, streams{in, &brokenPipe{left: 1000}, &err})
	if code != exitDone || err.Len() > 0 {
		t.Errorf("exit %d: %s", code, err.String())
	}
}

func TestLongLines(t *testing.T) {
	long := `{"id": "long", "text": "` + strings.Repeat("x", 9<<20) + ` 300 ships"}`
	tooLong := `{"id": "too long", "text": "` + strings.Repeat("x", maxLine) + `"}`
	got := runWith(t, long+"\n"+tooLong+"\n"+`{"id": "after", "text": "300 ships"}`, "quantities", "--batch", "-")
	all := lines(t, got.out)
	if len(all) != 3 || all[0].ID != "long" || all[0].Error != nil || all[1].Line != 2 || all[1].Error == nil || all[1].Error.Code != "line-too-long" || all[2].ID != "after" {
		t.Errorf("exit %d, %s: %d answers", got.code, got.err, len(all))
	}
}

// However long the input, no more than so much of it is held at once: the
// reader does not run ahead of an answer that is not written.
func TestBatchMemoryIsBounded(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	source := &endless{}
	held := make(chan struct{})
	out := writerFunc(func([]byte) (int, error) {
		<-held // nobody reads the answers
		return 0, io.ErrClosedPipe
	})
	ended := make(chan error, 1)
	go func() {
		ended <- runBatch(ctx, source, out, func(context.Context, []byte) (any, json.RawMessage, error) { return "x", nil, nil })
	}()
	// When the reader has stopped it asks for nothing more.
	var before int64 = -1
	for tick := time.NewTicker(50 * time.Millisecond); ; <-tick.C {
		now := source.read.Load()
		if now > 0 && now == before {
			tick.Stop()
			break
		}
		before = now
	}
	if read := source.read.Load(); read > maxInFlight+2*maxLine {
		t.Errorf("%d MB were read ahead", read>>20)
	}
	close(held)
	if err := <-ended; err == nil {
		t.Error("no error of the closed pipe")
	}
}

func TestAnnotateOne(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	const text = "The harbor handled 1,240 ships in 2024 & more <later>, the port authority said."
	page := "<!doctype html><html><head><title>Harbor</title></head><body><article><h1>Harbor</h1><p>" +
		strings.ReplaceAll(strings.ReplaceAll(text, "&", "&amp;"), "<later>", "&lt;later&gt;") + "</p><p>" +
		strings.Repeat("Pilots and tug crews had asked for a second basin, and the council is to vote on it. ", 10) + "</p></article></body></html>"
	for name, args := range map[string][]string{
		"text by its name": {write("story.txt", text)},
		"text by the flag": {"--text", write("story", text)},
		"text on stdin":    {"--text", "-"},
		"page":             {write("story.html", page), "--url", "https://example.org/a"},
	} {
		t.Run(name, func(t *testing.T) {
			got := runWith(t, text, append([]string{"annotate", "--with-text", "--published", "2025-03-01"}, args...)...)
			if got.code != exitDone || strings.Count(got.out, "\n") != 1 {
				t.Fatalf("%+v", got)
			}
			l := lines(t, got.out)[0]
			if l.ID != nil || len(l.Annotations) == 0 || l.Article.Published != "2025-03-01" || !strings.Contains(l.Article.Text, "1,240 ships") {
				t.Errorf("got %s", got.out)
			}
			if strings.Contains(got.out, `\u003c`) || strings.Contains(got.out, `\u0026`) {
				t.Errorf("escaped for HTML: %s", got.out)
			}
		})
	}
}

func TestAnnotateAnAddress(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/story" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, "<!doctype html><title>Harbor</title><article><h1>Harbor</h1><p>"+
			strings.Repeat("The harbor handled 1,240 ships in 2024, the port authority said on Tuesday. ", 12)+"</article>")
	}))
	defer site.Close()
	runWith(t, "", "annotate", site.URL+"/story").wantLine(t, exitFailed, "standard ports")
	runWith(t, "", "annotate", "--fetch-allow", "127.0.0.0/8", site.URL+"/none").wantLine(t, exitFailed, "no such page")
	got := runWith(t, "", "annotate", "--fetch-allow", "127.0.0.0/8", site.URL+"/story#top")
	if got.code != exitDone {
		t.Fatalf("%+v", got)
	}
	if l := lines(t, got.out)[0]; l.Article.URL != site.URL+"/story" || len(l.Annotations) == 0 {
		t.Errorf("got %s", got.out)
	}
}

func TestAFaultOnOneLineIsThatLinesAnswer(t *testing.T) {
	var out bytes.Buffer
	err := runBatch(t.Context(), strings.NewReader("1\n2\n3\n"), &out, func(_ context.Context, l []byte) (any, json.RawMessage, error) {
		if string(l) == "2" {
			panic("oh")
		}
		return json.RawMessage(l), nil, nil
	})
	if want := "1\n" + `{"line":2,"error":{"code":"internal","message":"the program failed on this line: oh"}}` + "\n3\n"; err != nil || out.String() != want {
		t.Errorf("%v: %q", err, out.String())
	}
}
