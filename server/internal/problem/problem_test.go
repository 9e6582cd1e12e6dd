package problem_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"reckon/server/internal/problem"
)

func TestTableIsWhole(t *testing.T) {
	slug := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	seen := map[string]bool{}
	for _, k := range problem.All() {
		if !slug.MatchString(k.Code) || seen[k.Code] {
			t.Errorf("code %q is no slug or stands twice", k.Code)
		}
		seen[k.Code] = true
		if k.Status < 400 || k.Status > 599 {
			t.Errorf("%s: status %d", k.Code, k.Status)
		}
		if k.Title == "" || strings.HasSuffix(k.Title, ".") {
			t.Errorf("%s: title %q", k.Code, k.Title)
		}
		for _, sentence := range []string{k.Explanation, k.Advice} {
			if !strings.HasSuffix(sentence, ".") {
				t.Errorf("%s: %q is no sentence", k.Code, sentence)
			}
		}
	}
	if len(seen) != 27 {
		t.Errorf("the table has %d codes, not 27", len(seen))
	}
}

func TestRender(t *testing.T) {
	p := problem.New(problem.OriginStatus, "The site answered 404 (not found)").WithField("url")
	got, err := json.Marshal(p.Render("https://reckon.example"))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"type":"https://reckon.example/problems/origin-status","title":"The site did not give out the page",` +
		`"status":502,"detail":"The site answered 404 (not found). Check whether the page opens in your browser; ` +
		`if it needs a login, use the extension on the open page.","code":"origin-status","field":"url"}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestDetailIsPlainText(t *testing.T) {
	for give, want := range map[string]string{
		"a\x00b\u202ec\r\nd":           "abc d",
		"bad \xff byte":                "bad  byte",
		strings.Repeat("x", 600):       strings.Repeat("x", 500) + "…",
		strings.Repeat("é", 300) + "!": strings.Repeat("é", 250) + "…",
	} {
		if got := problem.New(problem.Timeout, give).Detail; got != want {
			t.Errorf("%q: got %q, want %q", give, got, want)
		}
	}
}

func TestUnknownCodeShowsNothing(t *testing.T) {
	p := problem.New("no-such-code", "secret")
	if p.Code != problem.Internal || p.Status != 500 || strings.Contains(p.Words(), "secret") {
		t.Errorf("got %+v", p)
	}
}

func TestErrorsAs(t *testing.T) {
	err := fmt.Errorf("reading: %w", problem.New(problem.NotHTML, "").Because(io.ErrUnexpectedEOF))
	var p *problem.Problem
	if !errors.As(err, &p) || p.Code != problem.NotHTML || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("not found in %v", err)
	}
	if got := problem.Of(io.EOF); got.Code != problem.Internal || !errors.Is(got, io.EOF) {
		t.Errorf("a foreign error became %v", got)
	}
	if strings.Contains(problem.Of(io.EOF).Words(), "EOF") {
		t.Error("the cause is shown to the reader")
	}
	if problem.Of(nil) != nil {
		t.Error("no error became a problem")
	}
}
