package article

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWhatAStyleSheetHides(t *testing.T) {
	for _, c := range []struct {
		name, css string
		want      []string
	}{
		{"display", ".a{display:none} #b { color: red; display : none !important; }", []string{"#b", ".a"}},
		{"visibility", ".a { visibility: hidden } .b{overflow:hidden}", []string{".a"}},
		{"several selectors", "p{}.a,\n.b , .c p, .d:hover{display:none}", []string{".a", ".b"}},
		{"comment and import before", "@import 'x.css'; /* none */ .a{display:none}", []string{".a"}},
		{"on some screens only", "@media (max-width: 9em) { .a{display:none} } .b{display:none}", []string{".b"}},
		{"shown on some screens", ".a{display:none} @media print { .a { display: block } } .b{display:none}", []string{".b"}},
		{"shown before", ".a{display:flex} .a,.b{display:none}", []string{".b"}},
		{"other things that are none", ".a{border:none;list-style:none}", nil},
		{"cut short", ".a{display:none", []string{".a"}},
		{"no rule at all", "none } hidden { display:", nil},
		{"empty", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := new(hiding)
			h.readStyle(c.css)
			var got []string
			for selector := range h.selectors {
				if h.hidesSelector(selector) {
					got = append(got, selector)
				}
			}
			slices.Sort(got)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("want - got +\n%s", diff)
			}
		})
	}
}
