package quantity

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPhenomena reads testdata/phenomena.tsv: a phenomenon, a text, and the
// quantities that it holds, apart by " ; ", "-" where there are none. A case
// is added by adding a line; TestPhenomena prints what was found instead.
func TestPhenomena(t *testing.T) {
	data, err := os.ReadFile("testdata/phenomena.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := splitRows("phenomena.tsv", string(data), 3, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		name, text, want := r.cols[0], r.cols[1], r.cols[2]
		t.Run(fmt.Sprintf("%s/%d", name, r.line), func(t *testing.T) {
			if got := render(text); got != want {
				t.Errorf("%s\n%s", text, cmp.Diff(strings.Split(want, " ; "), strings.Split(got, " ; ")))
			}
		})
	}
}

// render writes what Find finds in the form of testdata/phenomena.tsv:
// "[quote] value bound kind unit", with the counted noun phrase or the unit's
// name in brackets, and "change" where the figure is one.
func render(text string) string {
	var found []string
	for _, q := range Find(text) {
		value := q.Low.String()
		switch {
		case q.Open:
			value += ".."
		case q.Low.Cmp(q.High) != 0:
			value += ".." + q.High.String()
		}
		line := fmt.Sprintf("[%s] %s %s %s %s (%s)", text[q.Start:q.End], value, q.Bound, q.Kind, q.Unit, q.Counted(text))
		if q.Change {
			line += " change"
		}
		found = append(found, line)
	}
	if len(found) == 0 {
		return "-"
	}
	return strings.Join(found, " ; ")
}
