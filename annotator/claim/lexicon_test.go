package claim

import (
	"testing"
	"testing/fstest"
)

func TestLexiconFilesAreSound(t *testing.T) {
	if _, err := readLexicon(lexiconFiles); err != nil {
		t.Fatal(err)
	}
}

func TestLexiconRefusesDoublesAndMalformedRows(t *testing.T) {
	sound := fstest.MapFS{}
	for _, name := range []string{"words", "verbs", "speech", "calendar", "idioms", "dimensions"} {
		path := "lexicon/" + name + ".tsv"
		data, err := lexiconFiles.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		sound[path] = &fstest.MapFile{Data: data}
	}
	for name, row := range map[string]string{
		"words":      "preposition\tof",
		"verbs":      "say\tsaid said\t-\t-\t-",
		"speech":     "say\tany\tstated",
		"calendar":   "monday\tweekday\t1",
		"idioms":     "one day",
		"dimensions": "long\tlength of",
	} {
		path := "lexicon/" + name + ".tsv"
		for _, bad := range []string{row, "a\tb\tc\td\te\tf\tg"} {
			broken := fstest.MapFS{}
			for k, v := range sound {
				broken[k] = v
			}
			broken[path] = &fstest.MapFile{Data: append(append([]byte{}, sound[path].Data...), []byte("\n"+bad+"\n")...)}
			if _, err := readLexicon(broken); err == nil {
				t.Errorf("%s.tsv with the row %q was read without an error", name, bad)
			}
		}
	}
}
