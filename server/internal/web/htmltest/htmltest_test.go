package htmltest_test

import (
	"testing"

	"reckon/server/internal/web/htmltest"
)

// A check that cannot fail says nothing.
func TestHarmlessSeesHarm(t *testing.T) {
	if err := htmltest.Harmless(`<p>2 &lt; 3, <a href="https://news.example/">there</a>`); err != nil {
		t.Errorf("a plain page is refused: %v", err)
	}
	for _, page := range []string{
		`<p><script>alert(1)</script>`, `<script src="https://evil.example/x.js"></script>`, `<img src="/static/i.svg" onerror="x()">`,
		`<a href="javascript:alert(1)">x</a>`, `<a href="data:text/html,x">x</a>`, `<p style="color:red">x`, `<iframe></iframe>`,
		`<svg></svg>`, `<p><!-- x -->`, "<p>abc\u202edef", `<form action="https://evil.example/"></form>`, `<style>p{}</style>`, `<base href="/">`,
	} {
		if htmltest.Harmless(page) == nil {
			t.Errorf("no harm seen in %s", page)
		}
	}
}
