package check

import (
	"strings"
	"testing"
)

func TestEveryLineOfTheLexiconIsUnderstood(t *testing.T) {
	var seen cue
	for line := range strings.Lines(cuesFile) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		names, list, found := strings.Cut(line, "\t")
		if !found || strings.TrimSpace(list) == "" {
			t.Errorf("no phrases: %q", line)
		}
		for name := range strings.FieldsSeq(names) {
			if signalsOf(name) == 0 {
				t.Errorf("no such class: %q", name)
			}
			seen |= signalsOf(name)
		}
		if list != strings.ToLower(list) {
			t.Errorf("capital letters never match: %q", line)
		}
	}
	for _, c := range classes {
		if seen&c.cue == 0 {
			t.Errorf("no phrase signals %s", c.name)
		}
	}
}

func TestWithheld(t *testing.T) {
	for text, want := range map[string]bool{
		"It declined to say when they had begun.":      true,
		"The firm has never disclosed its staff.":      true,
		"It gave the median without giving the mean.":  true,
		"He said that it was not the first time.":      false,
		"The council gave no figure for last year.":    true,
		"They did not expect that anybody would come.": false,
	} {
		r := &reading{}
		r.doc.Text = text
		r.addWords(0, len(text))
		r.markCues()
		if got := r.saysIn(0, len(r.words), withheld); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
