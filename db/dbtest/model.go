package dbtest

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"reckon/annotator/annotation"
	"reckon/db"
)

var modelTests = []test{
	{"whatever happens in whatever order, readers see what the model says", func(s *suite) {
		e := s.editor("e@news.example")
		run := 0
		rapid.Check(s.T, func(r *rapid.T) {
			run++
			newModel(s, e, run).run(r)
		})
	}},
}

// model is the rules in plain words: an article of up to four figures on a site
// of its own.
type model struct {
	*suite
	editor  db.Editor
	address string
	figures [4]figure
	server  db.Visibility
	site    db.Visibility
}

type figure struct {
	known, present bool
	decided        db.Status
	version        int64
}

func newModel(s *suite, e db.Editor, run int) *model {
	return &model{suite: s, editor: e, address: fmt.Sprintf("https://site%d.example/", run), server: db.Automatic}
}

func (m *model) run(r *rapid.T) {
	if err := m.SetVisibility(m.Context(), "", db.Automatic); err != nil {
		r.Fatal(err)
	}
	m.save(r, rapid.SliceOfNDistinct(rapid.IntRange(0, 3), 1, 4, rapid.ID[int]).Draw(r, "figures"))
	before, version := m.look(r)
	for range rapid.IntRange(1, 12).Draw(r, "steps") {
		switch rapid.IntRange(0, 3).Draw(r, "step") {
		case 0:
			m.save(r, rapid.SliceOfNDistinct(rapid.IntRange(0, 3), 0, 4, rapid.ID[int]).Draw(r, "figures"))
		case 1:
			m.show(r)
		default:
			m.decide(r)
		}
		after, now := m.look(r)
		if (after != before) != (now > version) || now < version {
			r.Fatalf("what readers see changed: %v; version %d, then %d", after != before, version, now)
		}
		before, version = after, now
	}
}

func (m *model) save(r *rapid.T, on []int) {
	slices.Sort(on)
	if _, err := m.SaveArticle(m.Context(), page(m.address, 0), findings(m.address, on...), nil); err != nil {
		r.Fatal(err)
	}
	for i := range m.figures {
		f := &m.figures[i]
		present := slices.Contains(on, i)
		switch {
		case present && !f.known:
			*f = figure{known: true, decided: db.Pending, version: 1}
		case present != f.present:
			f.version++
		}
		f.present = present
	}
}

func (m *model) show(r *rapid.T) {
	site, choice := "", []db.Visibility{db.Automatic, db.ReviewedOnly}
	ofSite := rapid.Bool().Draw(r, "of the site")
	if ofSite {
		site, choice = db.SiteOf(m.address), append(choice, db.Inherit)
	}
	v := rapid.SampledFrom(choice).Draw(r, "visibility")
	if ofSite {
		m.site = v
	} else {
		m.server = v
	}
	if err := m.SetVisibility(m.Context(), site, v); err != nil {
		r.Fatal(err)
	}
}

func (m *model) decide(r *rapid.T) {
	i := rapid.IntRange(0, 3).Draw(r, "figure")
	f := &m.figures[i]
	action := rapid.SampledFrom([]db.Action{db.Approve, db.Reject, db.Reopen}).Draw(r, "action")
	behind := rapid.SampledFrom([]int64{0, 0, 0, -2, 1}).Draw(r, "behind")
	// Words that no decision had before: none is the last one over again.
	_, err := m.Decide(m.Context(), db.Decision{AnnotationID: findingID(m.address, i), Version: f.version + behind,
		Action: action, Words: fmt.Sprint(m.clock.Now()), EditorID: m.editor.ID})
	var stale *db.StaleError
	switch {
	case !f.known:
		if !errors.Is(err, db.ErrNotFound) {
			r.Fatalf("a figure that is not known: %v", err)
		}
	case behind != 0 || !f.present:
		if !errors.As(err, &stale) || stale.Current.Version != f.version {
			r.Fatalf("version %d of %d: %v", f.version+behind, f.version, err)
		}
	case err != nil:
		r.Fatal(err)
	case action == db.Reopen && f.decided == db.Pending:
	default:
		f.decided = map[db.Action]db.Status{db.Approve: db.Approved, db.Reject: db.Rejected, db.Reopen: db.Pending}[action]
		f.version++
	}
}

// look checks what readers see against the model, and returns it as text with
// the article's version.
func (m *model) look(r *rapid.T) (text string, version int64) {
	shown, err := m.Readable(m.Context(), annotation.ArticleID(m.address))
	if err != nil {
		r.Fatal(err)
	}
	var want []string
	var coverage annotation.Coverage
	automatic := m.site == db.Automatic || m.site == db.Inherit && m.server == db.Automatic
	for i, f := range m.figures {
		switch {
		case !f.present:
		case f.decided == db.Approved || f.decided == db.Pending && automatic:
			want = append(want, fmt.Sprintf("%d %s", i, f.decided))
			coverage.Claims++
			if f.decided == db.Approved {
				coverage.Reviewed++
			}
		default:
			coverage.Withheld++
		}
	}
	var got []string
	for _, n := range shown.Annotations {
		got = append(got, n.Selectors.Quote.Exact+" "+string(n.Status))
	}
	if !slices.Equal(got, want) || shown.Coverage != coverage {
		r.Fatalf("readers see %q, %+v; want %q, %+v", got, shown.Coverage, want, coverage)
	}
	for _, n := range shown.Annotations {
		got = append(got, n.Note, n.Modified.String(), fmt.Sprint(n.Selectors.Position))
	}
	return strings.Join(got, "|") + fmt.Sprint(coverage), shown.Version
}
