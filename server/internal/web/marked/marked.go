package marked

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Span is where a figure stands: bytes Start to End of the text.
type Span struct{ Start, End int }

// Run is a stretch of text. Figure is the index of the span that it is, or -1
// for plain text.
type Run struct {
	Text   string
	Figure int
}

// Marked tells whether the run is a figure.
func (r Run) Marked() bool { return r.Figure >= 0 }

// Paragraph is one line of the text that is not blank.
type Paragraph []Run

// Text cuts text at line breaks into paragraphs and at spans into runs. Joined
// again, the runs are the text without its line breaks. Spans may come in any
// order; of two that overlap the earlier one stands, and one that lies outside
// the text, is empty or cuts a character in two is left out.
func Text(text string, spans []Span) []Paragraph {
	order := usable(text, spans)
	var out []Paragraph
	var current Paragraph
	plain := func(s string) {
		for i, line := range strings.Split(s, "\n") {
			if i > 0 {
				out, current = end(out, current), nil
			}
			if line != "" {
				current = append(current, Run{Text: line, Figure: -1})
			}
		}
	}
	at := 0
	for _, i := range order {
		plain(text[at:spans[i].Start])
		current = append(current, Run{Text: text[spans[i].Start:spans[i].End], Figure: i})
		at = spans[i].End
	}
	plain(text[at:])
	return end(out, current)
}

// Sentence cuts text at one span and keeps it on one line.
func Sentence(text string, span Span) Paragraph {
	var one Paragraph
	for _, p := range Text(text, []Span{span}) {
		if one != nil {
			one = append(one, Run{Text: " ", Figure: -1})
		}
		one = append(one, p...)
	}
	return one
}

// end closes a paragraph, unless nothing but white space is in it.
func end(out []Paragraph, p Paragraph) []Paragraph {
	for _, r := range p {
		if r.Marked() || strings.TrimSpace(r.Text) != "" {
			return append(out, p)
		}
	}
	return out
}

// usable gives the indices of the spans that can be shown, in reading order.
func usable(text string, spans []Span) []int {
	order := make([]int, 0, len(spans))
	for i, s := range spans {
		if s.Start >= 0 && s.Start < s.End && s.End <= len(text) && boundary(text, s.Start) && boundary(text, s.End) {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(spans[a].Start, spans[b].Start) })
	at := 0
	return slices.DeleteFunc(order, func(i int) bool {
		if spans[i].Start < at {
			return true
		}
		at = spans[i].End
		return false
	})
}

// boundary tells whether text may be cut before byte i.
func boundary(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }
