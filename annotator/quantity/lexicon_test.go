package quantity

import (
	"io/fs"
	"strings"
	"testing"
)

func TestLexiconIsSound(t *testing.T) {
	lx, err := parseLexicon()
	if err != nil {
		t.Fatal(err)
	}
	for w, e := range lx.words {
		if w != strings.ToLower(w) {
			t.Errorf("word %q is not in lower case", w)
		}
		if len(splitWords(w)) != 1 {
			t.Errorf("word %q is not one word: it can never be met", w)
		}
		if len(w) > 24 && e.class != 0 {
			t.Errorf("word %q is longer than the lexer looks up", w)
		}
	}
	for _, file := range []string{"units.tsv", "currencies.tsv"} {
		data, err := lexiconFiles.ReadFile("lexicon/" + file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(data), "# ") {
			t.Errorf("%s does not begin with what its columns mean", file)
		}
	}
}

// Every file under lexicon/ is read by the parser: one that is not would be
// words that do nothing.
func TestEveryTableIsRead(t *testing.T) {
	read := map[string]bool{
		"numbers.tsv": true, "magnitudes.tsv": true, "units.tsv": true,
		"currencies.tsv": true, "hedges.tsv": true, "figures.tsv": true,
	}
	for file := range roleTables {
		read[file] = true
	}
	entries, err := fs.ReadDir(lexiconFiles, "lexicon")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !read[e.Name()] {
			t.Errorf("%s is not read", e.Name())
		}
	}
}

func TestMalformedRowsAreRefused(t *testing.T) {
	for name, c := range map[string]struct{ data, says string }{
		"a column too many": {"a\tb\tc\n", "has 3 columns, want 2"},
		"a column too few":  {"# head\na\n", "t.tsv:2: has 1 columns"},
		"an empty column":   {"a\t\n", "column 2 is empty"},
		"spaces at the end": {"a \tb\n", "column 1 is empty or has spaces"},
		"a double":          {"a\tb\nc\td\na\te\n", `t.tsv:3: "a" stands in line 1 already`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := splitRows("t.tsv", c.data, 2)
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want an error that says %q", err, c.says)
			}
		})
	}
	if rows, err := splitRows("t.tsv", "# head\na\tb\n\na\tc\n", 2, 0, 1); err != nil || len(rows) != 2 {
		t.Errorf("rows that differ in one of two keys: %v, %v", rows, err)
	}
}

func TestUnitsOfSeveralWords(t *testing.T) {
	lx := tables()
	for _, e := range lx.words {
		for i := 1; i < len(e.after); i++ {
			if len(e.after[i-1].words) < len(e.after[i].words) {
				t.Fatalf("%v stands before the longer %v and hides it", e.after[i-1].words, e.after[i].words)
			}
		}
	}
}
