package article

import (
	"context"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// read extracts a page that must be readable, and checks what holds for all.
func read(t testing.TB, page string, hints Hints) Article {
	t.Helper()
	a, err := FromHTML(context.Background(), []byte(page), hints)
	if err != nil {
		t.Fatalf("FromHTML: %v", err)
	}
	checkMap(t, a)
	return a
}

// fataler is what testing.TB and rapid.T have in common.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// checkMap holds an article to what its docstrings promise: blocks make up the
// text, the text is normalised, and every character leads back to the page.
func checkMap(t fataler, a Article) {
	t.Helper()
	if !utf8.ValidString(a.Page) || !utf8.ValidString(a.Text) {
		t.Fatalf("not UTF-8: page %q, text %q", a.Page, a.Text)
	}
	var joined []string
	for _, b := range a.Blocks {
		if b.Start >= b.End || b.End > len(a.Text) {
			t.Fatalf("block %v of a text of %d bytes", b, len(a.Text))
		}
		joined = append(joined, a.Text[b.Start:b.End])
	}
	if got := strings.Join(joined, "\n\n"); got != a.Text {
		t.Fatalf("blocks make up %q, text is %q", got, a.Text)
	}
	before := 0
	for _, b := range a.Blocks {
		checkBlock(t, a, a.Text[b.Start:b.End])
		for at, r := range a.Text[b.Start:b.End] {
			start, end := a.PageSpan(b.Start+at, b.Start+at+utf8.RuneLen(r))
			if start < before || end < start || end > len(a.Page) {
				t.Fatalf("%q at %d leads to %d:%d, behind %d, in %d bytes", r, b.Start+at, start, end, before, len(a.Page))
			}
			before = end
			if got := a.Page[start:end]; r == ' ' {
				if strings.TrimFunc(got, isBlank) != "" || utf8.RuneCountInString(got) > 1 {
					t.Fatalf("a space at %d leads to %q", b.Start+at, got)
				}
			} else if got != string(r) {
				t.Fatalf("%q at %d leads to %q", r, b.Start+at, got)
			}
		}
	}
}

func checkBlock(t fataler, a Article, text string) {
	t.Helper()
	if text != strings.TrimSpace(text) || strings.Contains(text, "  ") {
		t.Fatalf("white space around or doubled in %q", text)
	}
	for _, r := range text {
		if runeClassOf(r) != runeKept || r != ' ' && unicode.IsSpace(r) {
			t.Fatalf("%U in %q of page %q", r, text, a.Page)
		}
	}
}

func isBlank(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || runeClassOf(r) != runeKept
}

// letters is what is left of a text without blanks.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if isBlank(r) {
			return -1
		}
		return r
	}, s)
}

// paragraphs draws a paragraph's markup of everything that the normalised view
// undoes and nothing that it leaves out.
func paragraphs() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{
		"310,000 cases", "of desertion", " ", "\n  ", "&nbsp;", "\u2009", "\u202f", "&shy;", "\u200b", "\u00a0\u00a0", "𝒳 🚀", "naïve", "数字は三十万。",
		"<b>310</b>,000", "310<span>,000</span>", "<a href='/x'>21,000</a>", "<em>28</em>-point", "<br>", "<br><br>", "<br>\n", ". ", ", ", "ﷺ ", "\t", "<!-- no -->", "<wbr>", "é",
		"<o:p>1</o:p>", "&#0;", "&#x1F600;", "\r\n",
	})
	return rapid.Custom(func(t *rapid.T) string {
		return "The office says this, as it has always said. " + strings.Join(rapid.SliceOfN(piece, 0, 30).Draw(t, "pieces"), "")
	})
}

func TestEverySpanOfTextLeadsToItsOwnCharactersOnThePage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		page := "<!doctype html><title>T</title><body><nav><a href=/>Home</a></nav><article><p>" +
			strings.Join(rapid.SliceOfN(paragraphs(), 1, 5).Draw(t, "paragraphs"), "</p>\n<p>") + "</p></article><script>var x = '1,000'</script>"
		a, err := FromHTML(context.Background(), []byte(page), Hints{})
		if err != nil || a.Text == "" {
			t.Fatalf("no article in %q: %v", page, err)
		}
		checkMap(t, a)
		for range 10 {
			b := rapid.SampledFrom(a.Blocks).Draw(t, "block") // between blocks stands what is left out
			i := rapid.IntRange(b.Start, b.End).Draw(t, "start")
			j := rapid.IntRange(i, b.End).Draw(t, "end")
			for i > 0 && i < len(a.Text) && !utf8.RuneStart(a.Text[i]) {
				i--
			}
			for j < len(a.Text) && !utf8.RuneStart(a.Text[j]) {
				j++
			}
			start, end := a.PageSpan(i, j)
			if got, want := letters(a.Page[start:end]), letters(a.Text[i:j]); got != want {
				t.Fatalf("Text[%d:%d] %q leads to %q", i, j, a.Text[i:j], a.Page[start:end])
			}
		}
	})
}

func TestPlainTextLeadsBackToItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes"))
		if rapid.Bool().Draw(t, "readable") {
			text = rapid.StringOf(rapid.RuneFrom([]rune("ab1,0. \n\r\t\u00a0\u2009\u00ad\u200b\u2028é🚀\x00"))).Draw(t, "text")
		}
		a := FromText(text)
		if a.Page != strings.ToValidUTF8(text, "\uFFFD") {
			t.Fatalf("page is %q, given %q", a.Page, text)
		}
		checkMap(t, a)
	})
}

func TestPageSpanTakesAnyOffsets(t *testing.T) {
	a := FromText("One.\nTwo\u00a0three.")
	for _, span := range [][2]int{{-5, 3}, {3, 1}, {0, 1000}, {1000, 2000}, {4, 6}, {5, 5}} {
		start, end := a.PageSpan(span[0], span[1])
		if start < 0 || end < start || end > len(a.Page) {
			t.Errorf("PageSpan%v = %d, %d", span, start, end)
		}
	}
	if start, end := (&Article{}).PageSpan(0, 4); start != 0 || end != 0 {
		t.Errorf("an article without text leads to %d, %d", start, end)
	}
}

func TestTheEndOfASpanIsWhereItsLastCharacterEnds(t *testing.T) {
	a := read(t, "<p>Some 310<!-- --><span>,000</span><sup>7</sup> cases<i hidden> (old)</i>, they said.</p>", Hints{})
	at := strings.Index(a.Text, "310,000")
	start, end := a.PageSpan(at, at+len("310,000"))
	if got := a.Page[start:end]; got != "310,000" {
		t.Errorf("the figure's span on the page is %q", got)
	}
	at = strings.Index(a.Text, "cases,")
	start, end = a.PageSpan(at, at+len("cases"))
	if got := a.Page[start:end]; got != "cases" {
		t.Errorf("the noun's span on the page is %q", got)
	}
}
