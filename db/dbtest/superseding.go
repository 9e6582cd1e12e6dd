package dbtest

import (
	"encoding/json"
	"errors"

	"reckon/annotator/annotation"
	"reckon/db"
)

// readable is what readers get of the story, as text, without the versions.
func (s *suite) readable() (string, db.ReadableArticle) {
	s.Helper()
	r, err := s.Readable(s.Context(), annotation.ArticleID(story))
	s.must(err)
	bare := r
	bare.Version = 0
	bare.Annotations = append([]db.Annotation(nil), r.Annotations...)
	for i := range bare.Annotations {
		bare.Annotations[i].Version, bare.Annotations[i].Position = 0, 0
	}
	text, err := json.Marshal(bare)
	s.must(err)
	return string(text), r
}

var supersedingTests = []test{
	{"what is gone from the page is superseded and comes back as it was", func(s *suite) {
		e := s.editor("e@news.example")
		s.save(story, 12, 30, 41)
		s.decide(e, 30, db.Approve)
		s.decide(e, 41, db.Reject)
		s.save(story, 12)
		s.save(story, 12) // what is gone is not gone again
		s.wantSeen("12")
		for ships, decided := range map[int]db.Status{30: db.Approved, 41: db.Rejected} {
			if n := s.annotation(ships); n.Status != db.Superseded || n.Decided != decided || n.Version != 3 {
				s.Errorf("%d: %s, %s, version %d", ships, n.Status, n.Decided, n.Version)
			}
		}
		s.save(story, 12, 30, 41)
		s.wantSeen("12 30")
		for ships, status := range map[int]db.Status{12: db.Pending, 30: db.Approved, 41: db.Rejected} {
			version := int64(4) // decided, gone, returned
			if status == db.Pending {
				version = 1
			}
			if n := s.annotation(ships); n.Status != status || n.Version != version {
				s.Errorf("%d: came back %s at version %d, want %s at %d", ships, n.Status, n.Version, status, version)
			}
		}
		history, err := s.History(s.Context(), findingID(story, 30))
		s.must(err)
		if len(history) != 1 || history[0].After != db.Approved {
			s.Errorf("history %+v", history)
		}
	}},
	{"saving the same again changes nothing", func(s *suite) {
		s.save(story, 12, 30)
		before := s.annotation(30)
		s.save(story, 12, 30)
		if after := s.annotation(30); after.Version != before.Version || after.Modified != before.Modified {
			s.Errorf("before %+v\nafter %+v", before, after)
		}
	}},
	{"an approved claim stays what was approved", func(s *suite) {
		e := s.editor("e@news.example")
		s.save(story, 12, 30)
		s.decide(e, 12, db.Approve)
		other := findings(story, 12, 30)
		for i := range other {
			other[i].Claim.Subject = "boats"
			other[i].Selectors.Position.Start += 7
		}
		_, err := s.SaveArticle(s.Context(), page(story, 12, 30), other, nil)
		s.must(err)
		approved, pending := s.annotation(12), s.annotation(30)
		if approved.Claim.Subject != "ships" || approved.Version != 2 {
			s.Errorf("approved became %q at version %d", approved.Claim.Subject, approved.Version)
		}
		if approved.Selectors != other[0].Selectors {
			s.Error("an approved annotation does not move with its page")
		}
		if pending.Claim.Subject != "boats" || pending.Version != 2 {
			s.Errorf("pending is %q at version %d", pending.Claim.Subject, pending.Version)
		}
	}},
	{"what an editor was looking at cannot be decided once it is gone", func(s *suite) {
		e := s.editor("e@news.example")
		s.save(story, 12, 30)
		seen := s.annotation(30)
		s.save(story, 12)
		for _, version := range []int64{seen.Version, seen.Version + 1} {
			_, err := s.Decide(s.Context(), db.Decision{AnnotationID: seen.ID, Version: version, Action: db.Approve, EditorID: e.ID})
			var stale *db.StaleError
			if !errors.As(err, &stale) || stale.Current.Status != db.Superseded {
				s.Errorf("version %d: got %v", version, err)
			}
		}
	}},
	{"a check goes with a figure that is gone", func(s *suite) {
		_, err := s.SaveArticle(s.Context(), page(story, 12, 30), findings(story, 12, 30), []annotation.Check{check(story, 12, 30)})
		s.must(err)
		s.save(story, 12)
		if _, r := s.readable(); len(r.Checks) != 0 {
			s.Errorf("checks %+v", r.Checks)
		}
		_, err = s.SaveArticle(s.Context(), page(story, 12), findings(story, 12), []annotation.Check{check(story, 12, 30)})
		s.must(err)
		if _, r := s.readable(); len(r.Checks) != 0 {
			s.Errorf("checks with a figure that is gone: %+v", r.Checks)
		}
	}},
}
