package marked_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"reckon/server/internal/web/marked"
)

func TestText(t *testing.T) {
	run := func(s string) marked.Run { return marked.Run{Text: s, Figure: -1} }
	figure := func(s string, i int) marked.Run { return marked.Run{Text: s, Figure: i} }
	for name, tc := range map[string]struct {
		text  string
		spans []marked.Span
		want  []marked.Paragraph
	}{
		"nothing":                       {"", nil, nil},
		"plain":                         {"No figures.", nil, []marked.Paragraph{{run("No figures.")}}},
		"a figure inside":               {"Saw 12 gulls.", []marked.Span{{4, 6}}, []marked.Paragraph{{run("Saw "), figure("12", 0), run(" gulls.")}}},
		"two paragraphs, out of order":  {"7 a\n\n8 b", []marked.Span{{5, 6}, {0, 1}}, []marked.Paragraph{{figure("7", 1), run(" a")}, {figure("8", 0), run(" b")}}},
		"overlap: the earlier stands":   {"1,200", []marked.Span{{2, 5}, {0, 5}}, []marked.Paragraph{{figure("1,200", 1)}}},
		"outside, empty or backwards":   {"abc", []marked.Span{{-1, 2}, {1, 1}, {2, 1}, {2, 9}}, []marked.Paragraph{{run("abc")}}},
		"half a character":              {"€5", []marked.Span{{1, 4}}, []marked.Paragraph{{run("€5")}}},
		"blank lines are no paragraphs": {" \n\nx\n ", nil, []marked.Paragraph{{run("x")}}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, marked.Text(tc.text, tc.spans)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSentenceIsOneParagraph(t *testing.T) {
	got := marked.Sentence("Over\n12 gulls", marked.Span{Start: 5, End: 7})
	want := marked.Paragraph{{Text: "Over", Figure: -1}, {Text: " ", Figure: -1}, {Text: "12", Figure: 0}, {Text: " gulls", Figure: -1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Whatever spans are given, no letter is lost or doubled.
func TestTextKeepsEveryLetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-z€ \n0-9]{0,60}`).Draw(t, "text")
		spans := rapid.SliceOf(rapid.Custom(func(t *rapid.T) marked.Span {
			return marked.Span{Start: rapid.IntRange(-3, 90).Draw(t, "start"), End: rapid.IntRange(-3, 90).Draw(t, "end")}
		})).Draw(t, "spans")
		var got strings.Builder
		for _, p := range marked.Text(text, spans) {
			for _, r := range p {
				got.WriteString(r.Text)
			}
		}
		strip := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if strip(got.String()) != strip(text) {
			t.Fatalf("%q became %q", text, got.String())
		}
	})
}
