package web_test

import (
	"strings"
	"testing"

	"reckon/server/internal/web/words"
)

// What visitors see first shows what Reckon does: figures of several kinds, and
// checks that hold, fail and differ. It is annotated when the server starts, so
// this also tells when the annotator reads it worse than before.
func TestSampleShowsWhatTheMachineDoes(t *testing.T) {
	page := serve(t, desk{}).get("/").body
	for _, verdict := range []string{"holds", "fails", "differs"} {
		if !strings.Contains(page, `data-verdict="`+verdict+`"`) {
			t.Errorf("no check %s", verdict)
		}
	}
	for _, kind := range []string{"count", "money", "percent", "ratio", "rate", "points", "measure"} {
		if !strings.Contains(page, "<dd>"+words.Kind(kind)+"</dd>") {
			t.Errorf("no figure is a %s", kind)
		}
	}
	for _, value := range []string{
		"over 5,000", "720 a day, that is one every two minutes", "US$3.2 million", "between 60% and 70%",
		"one in four", "14 points", "1.5 meters",
	} {
		if !strings.Contains(page, `<span class="value">`+value+`</span>`) && !strings.Contains(page, `<span class="value">a change of `+value+`</span>`) {
			t.Errorf("no figure reads %q", value)
		}
	}
	if !strings.Contains(page, words.Stance("claimed")) {
		t.Error("no figure is claimed without proof")
	}
}
