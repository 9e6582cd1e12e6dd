package dbtest

import (
	"errors"
	"fmt"

	"reckon/annotator/annotation"
	"reckon/db"
)

var decisionTests = []test{
	{"state by action by version", decisionTable},
	{"leave a note for readers when approved, and only then", func(s *suite) {
		e := s.editor("e@news.example")
		s.save(story, 12)
		for _, step := range []struct {
			action db.Action
			note   string
		}{{db.Approve, "checked with the port"}, {db.Reject, ""}, {db.Approve, "checked with the port"}, {db.Reopen, ""}} {
			n := s.annotation(12)
			n, err := s.Decide(s.Context(), db.Decision{
				AnnotationID: n.ID, Version: n.Version, Action: step.action, Words: "checked with the port", EditorID: e.ID})
			s.must(err)
			if n.Note != step.note {
				s.Errorf("%s: note %q, want %q", step.action, n.Note, step.note)
			}
			if kept := s.annotation(12); kept.Note != n.Note || kept.Version != n.Version || kept.Status != n.Status || kept.Modified != n.Modified {
				s.Errorf("%s: answered %+v, kept %+v", step.action, n, kept)
			}
		}
	}},
	{"have a history that gives the state when replayed", func(s *suite) {
		e, other := s.editor("e@news.example"), s.editor("other@news.example")
		s.save(story, 12)
		s.decide(e, 12, db.Reject)
		s.decide(other, 12, db.Reopen)
		s.decide(e, 12, db.Approve)
		history, err := s.History(s.Context(), findingID(story, 12))
		s.must(err)
		status, version := db.Pending, int64(1)
		for _, h := range history {
			if h.Before != status || h.Version != version || h.Made != version+1 {
				s.Errorf("%+v does not follow %s at version %d", h, status, version)
			}
			status, version = h.After, h.Made
		}
		if n := s.annotation(12); len(history) != 3 || n.Status != status || n.Version != version {
			s.Errorf("%d decisions lead to %s at %d; it is %s at %d", len(history), status, version, n.Status, n.Version)
		}
		if history[1].EditorEmail != "other@news.example" || history[1].EditorID != other.ID || history[0].Created.After(history[1].Created) {
			s.Errorf("got %+v", history[1])
		}
	}},
	{"need an annotation, an editor and an action that there are", func(s *suite) {
		e := s.editor("e@news.example")
		s.save(story, 12)
		id := findingID(story, 12)
		for want, d := range map[error][]db.Decision{
			db.ErrNotFound: {{AnnotationID: "none", Version: 1, Action: db.Approve, EditorID: e.ID}, {AnnotationID: id, Version: 1, Action: db.Approve, EditorID: "none"}},
			db.ErrInvalid:  {{AnnotationID: id, Version: 1, Action: "like", EditorID: e.ID}},
		} {
			for _, decision := range d {
				_, err := s.Decide(s.Context(), decision)
				s.wantError(err, want)
			}
		}
		if n := s.annotation(12); n.Status != db.Pending || n.Version != 1 {
			s.Errorf("it became %s at %d", n.Status, n.Version)
		}
	}},
}

// decisionTable tries each action, on each version that an editor may have
// seen, in each state.
func decisionTable(s *suite) {
	e, other := s.editor("e@news.example"), s.editor("other@news.example")
	const (
		current = "current"
		stale   = "stale" // the version before the last decision, by another editor
		again   = "again" // the last decision once more, on the version it was made on
		ahead   = "ahead" // a version that has never been
	)
	after := map[db.Action]db.Status{db.Approve: db.Approved, db.Reject: db.Rejected, db.Reopen: db.Pending}
	into := map[db.Status]db.Action{db.Pending: db.Reopen, db.Approved: db.Approve, db.Rejected: db.Reject}
	ships := 100
	for state := range into {
		for action := range after {
			for _, version := range []string{current, stale, again, ahead} {
				name := fmt.Sprintf("%s on %s, %s", action, state, version)
				ships++
				s.save(story, ships)
				if state == db.Pending {
					s.decide(e, ships, db.Reject) // so that there is something to reopen
				}
				s.decide(e, ships, into[state])
				before := s.annotation(ships)
				d := db.Decision{AnnotationID: before.ID, Version: before.Version, Action: action, EditorID: other.ID}
				refused, changes := false, state != db.Pending || action != db.Reopen
				switch version {
				case stale:
					d.Version, refused = d.Version-1, true
				case again:
					d.Version, d.EditorID = d.Version-1, e.ID
					refused, changes = action != into[state], false
				case ahead:
					d.Version, refused = d.Version+1, true
				}
				got, err := s.Decide(s.Context(), d)
				s.wantDecided(name, before, got, err, refused, changes, after[action])
			}
		}
	}
}

func (s *suite) wantDecided(name string, before, got db.Annotation, err error, refused, changes bool, status db.Status) {
	s.Helper()
	kept, keptErr := s.Annotation(s.Context(), before.ID)
	s.must(keptErr)
	var stale *db.StaleError
	switch {
	case refused:
		if !errors.As(err, &stale) || stale.Current.Version != before.Version || stale.Current.Status != before.Status {
			s.Errorf("%s: got %v, want it refused with the current state", name, err)
		}
		if kept.Version != before.Version || kept.Status != before.Status {
			s.Errorf("%s: it was refused and changed to %s", name, kept.Status)
		}
	case err != nil:
		s.Errorf("%s: %v", name, err)
	case changes && (kept.Version != before.Version+1 || kept.Status != status || got.Status != status || got.Version != kept.Version):
		s.Errorf("%s: answered %s at %d, kept %s at %d, before %s at %d",
			name, got.Status, got.Version, kept.Status, kept.Version, before.Status, before.Version)
	case !changes && (kept.Version != before.Version || got.Version != before.Version || kept.Status != status):
		s.Errorf("%s: changed to %s at %d", name, kept.Status, kept.Version)
	}
}

var visibilityTests = []test{
	{"server by site by status", visibilityMatrix},
	{"cannot be anything", func(s *suite) {
		s.wantError(s.SetVisibility(s.Context(), "", db.Inherit), db.ErrInvalid)
		s.wantError(s.SetVisibility(s.Context(), "news.example", "secret"), db.ErrInvalid)
		all, err := s.Visibilities(s.Context())
		s.must(err)
		if len(all) != 1 || all[""] != db.Automatic {
			s.Errorf("settings %v", all)
		}
	}},
	{"is asked for by a site's name in any form", func(s *suite) {
		s.must(s.SetVisibility(s.Context(), " WWW.News.example", db.ReviewedOnly))
		for site, want := range map[string]db.Visibility{
			"news.example": db.ReviewedOnly, "www.news.example": db.ReviewedOnly, "other.example": db.Automatic, "": db.Automatic,
		} {
			got, err := s.VisibilityOf(s.Context(), site)
			s.must(err)
			if got != want {
				s.Errorf("%q: %s, want %s", site, got, want)
			}
		}
	}},
	{"hides a check with any of its figures", func(s *suite) {
		e := s.editor("e@news.example")
		checks := []annotation.Check{check(story, 12, 30), check(story, 12, 41)}
		_, err := s.SaveArticle(s.Context(), page(story), findings(story, 12, 30, 41), checks)
		s.must(err)
		s.decide(e, 30, db.Reject)
		if _, r := s.readable(); len(r.Checks) != 1 || r.Checks[0].ID != checks[1].ID {
			s.Errorf("checks %+v", r.Checks)
		}
		s.must(s.SetVisibility(s.Context(), "", db.ReviewedOnly))
		if _, r := s.readable(); len(r.Checks) != 0 {
			s.Errorf("checks %+v", r.Checks)
		}
		s.decide(e, 12, db.Approve)
		s.decide(e, 41, db.Approve)
		if _, r := s.readable(); len(r.Checks) != 1 {
			s.Errorf("checks %+v", r.Checks)
		}
	}},
	{"holds for a posted page of any length", func(s *suite) {
		e := s.editor("e@news.example")
		s.save(story, 12)
		s.decide(e, 12, db.Reject)
		ids := []string{findingID(story, 12)}
		for n := range 1700 {
			ids = append(ids, fmt.Sprint("unknown ", n))
		}
		verdicts, err := s.ReadableAmong(s.Context(), story, ids)
		s.must(err)
		if len(verdicts) != len(ids) || verdicts[ids[0]].Visible || !verdicts[ids[1700]].Visible {
			s.Errorf("%d verdicts; %+v, %+v", len(verdicts), verdicts[ids[0]], verdicts[ids[1700]])
		}
		none, err := s.ReadableAmong(s.Context(), story, nil)
		if err != nil || len(none) != 0 {
			s.Errorf("nothing asked: %v, %v", none, err)
		}
	}},
}

// visibilityMatrix has a claim in each state, and looks at it in each way that
// readers can, under each pair of settings.
func visibilityMatrix(s *suite) {
	e := s.editor("e@news.example")
	const pending, approved, rejected, gonePending, goneApproved, goneRejected, unknown = 1, 2, 3, 4, 5, 6, 7
	s.save(story, pending, approved, rejected, gonePending, goneApproved, goneRejected)
	for _, n := range []int{approved, goneApproved} {
		s.decide(e, n, db.Approve)
	}
	for _, n := range []int{rejected, goneRejected} {
		s.decide(e, n, db.Reject)
	}
	s.save(story, pending, approved, rejected)
	s.save("https://other.example/", 8) // what holds for it is not asked here

	for _, server := range []db.Visibility{db.Automatic, db.ReviewedOnly} {
		for _, site := range []db.Visibility{db.Inherit, db.Automatic, db.ReviewedOnly} {
			name := fmt.Sprintf("server %q, site %q", server, site)
			s.must(s.SetVisibility(s.Context(), "", server))
			s.must(s.SetVisibility(s.Context(), "news.example", site))
			automatic := site == db.Automatic || site == db.Inherit && server == db.Automatic

			figures, coverage := "2", annotation.Coverage{Claims: 1, Reviewed: 1, Withheld: 2}
			if automatic {
				figures, coverage = "1 2", annotation.Coverage{Claims: 2, Reviewed: 1, Withheld: 1}
			}
			_, r := s.readable()
			if got := s.seen(); got != figures || r.Coverage != coverage {
				s.Errorf("%s: readers see %q, %+v; want %q, %+v", name, got, r.Coverage, figures, coverage)
			}
			onPage := map[int]bool{pending: automatic, approved: true}
			posted := map[int]bool{pending: automatic, approved: true, gonePending: automatic, goneApproved: true, unknown: automatic}
			s.wantReadable(name, onPage, posted, map[int]bool{approved: true, goneApproved: true})
		}
	}
}

func (s *suite) wantReadable(name string, onPage, posted, reviewed map[int]bool) {
	s.Helper()
	const all = 7
	var ids []string
	for n := 1; n <= all; n++ {
		ids = append(ids, findingID(story, n))
	}
	verdicts, err := s.ReadableAmong(s.Context(), story, ids)
	s.must(err)
	for n := 1; n <= all; n++ {
		id := findingID(story, n)
		_, article, err := s.ReadableAnnotation(s.Context(), id)
		if seen := err == nil; seen != onPage[n] || seen && article.URL != story {
			s.Errorf("%s: annotation %d of %q, %v; want it seen: %v", name, n, article.URL, err, onPage[n])
		}
		if !onPage[n] {
			s.wantError(err, db.ErrNotFound)
		}
		if v := verdicts[id]; v.Visible != posted[n] || v.Reviewed != reviewed[n] {
			s.Errorf("%s: on a posted page %d is %+v; want seen %v, reviewed %v", name, n, v, posted[n], reviewed[n])
		}
	}
}
