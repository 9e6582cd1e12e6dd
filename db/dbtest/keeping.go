package dbtest

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/google/go-cmp/cmp"

	"reckon/db"
)

var eventTests = []test{
	{"tell what happened, in order, from any place on", func(s *suite) {
		e := s.editor("e@news.example")
		a := s.save(story, 12, 30)
		s.decide(e, 12, db.Approve)
		s.save(story, 12)
		s.must(s.SetVisibility(s.Context(), "", db.ReviewedOnly))
		s.must(s.SetPassword(s.Context(), e.ID, "h"))
		s.must(s.DisableEditor(s.Context(), e.ID))
		want := []db.Event{
			{Kind: db.EditorAdded, EditorID: e.ID, Data: []byte(`{"email":"e@news.example","role":"editor"}`)},
			{Kind: db.ArticleSaved, ArticleID: a.ID, Data: []byte(`{"added":2,"changed":0,"superseded":0,"returned":0}`)},
			{Kind: db.AnnotationDecided, ArticleID: a.ID, AnnotationID: findingID(story, 12), EditorID: e.ID,
				Data: []byte(`{"action":"approve","after":"approved","before":"pending"}`)},
			{Kind: db.ArticleSaved, ArticleID: a.ID, Data: []byte(`{"added":0,"changed":0,"superseded":1,"returned":0}`)},
			{Kind: db.VisibilitySet, Data: []byte(`{"site":"","visibility":"reviewed"}`)},
			{Kind: db.PasswordSet, EditorID: e.ID, Data: []byte(`{}`)},
			{Kind: db.EditorDisabled, EditorID: e.ID, Data: []byte(`{}`)},
		}
		got, err := s.Events(s.Context(), 0, 100)
		s.must(err)
		for i := range got {
			if got[i].Created.IsZero() || got[i].ID != int64(i+1) {
				s.Errorf("event %d: %+v", i, got[i])
			}
			got[i].Created, got[i].ID = time.Time{}, 0
		}
		if diff := cmp.Diff(want, got); diff != "" {
			s.Error(diff)
		}
		some, err := s.Events(s.Context(), 3, 2)
		s.must(err)
		if len(some) != 2 || some[0].ID != 4 || some[1].ID != 5 {
			s.Errorf("after 3: %+v", some)
		}
		last, err := s.LastEvent(s.Context())
		if err != nil || last != 7 {
			s.Errorf("last %d, %v", last, err)
		}
	}},
	{"tell nothing of what changed nothing", func(s *suite) {
		e := s.editor("e@news.example")
		s.save(story, 12)
		n := s.decide(e, 12, db.Approve)
		before, err := s.LastEvent(s.Context())
		s.must(err)
		_, err = s.Decide(s.Context(), db.Decision{AnnotationID: n.ID, Version: n.Version, Action: db.Approve, EditorID: e.ID})
		s.must(err)
		s.must(s.SetVisibility(s.Context(), "", db.Automatic))
		s.must(s.SetVisibility(s.Context(), "news.example", db.Inherit))
		after, err := s.LastEvent(s.Context())
		if err != nil || after != before {
			s.Errorf("%d events more, %v", after-before, err)
		}
	}},
}

var keepingTests = []test{
	{"a failure is kept until it expires", func(s *suite) {
		f := db.Failure{Code: "timeout", Detail: "it took 20 s", Expires: s.clock.Now().Add(time.Minute)}
		s.must(s.SaveFailure(s.Context(), story, f))
		got, err := s.FailureOf(s.Context(), story, s.clock.Now())
		if err != nil || got != f {
			s.Errorf("got %+v, %v", got, err)
		}
		_, err = s.FailureOf(s.Context(), otherStory, s.clock.Now())
		s.wantError(err, db.ErrNotFound)
		_, err = s.FailureOf(s.Context(), story, f.Expires)
		s.wantError(err, db.ErrNotFound)
		f.Code, f.Expires = "dns-failure", f.Expires.Add(time.Hour)
		s.must(s.SaveFailure(s.Context(), story, f))
		if got, err := s.FailureOf(s.Context(), story, s.clock.Now()); err != nil || got != f {
			s.Errorf("got %+v, %v", got, err)
		}
	}},
	{"an article once read forgets that it could not be had", func(s *suite) {
		s.must(s.SaveFailure(s.Context(), story, db.Failure{Code: "timeout", Expires: s.clock.Now().Add(time.Minute)}))
		s.save(story, 12)
		_, err := s.FailureOf(s.Context(), story, s.clock.Now())
		s.wantError(err, db.ErrNotFound)
	}},
	{"migrating again changes nothing", func(s *suite) {
		s.save(story, 12)
		s.must(s.Migrate(s.Context()))
		s.must(s.Ping(s.Context()))
		s.wantSeen("12")
	}},
	{"a backup opens and holds the same", func(s *suite) {
		s.fillQueue()
		path := filepath.Join(s.TempDir(), "copy.db")
		err := s.Backup(s.Context(), path)
		if s.IsPostgres() {
			s.wantError(err, errors.ErrUnsupported)
			return
		}
		s.must(err)
		s.must(os.WriteFile(path, []byte("an older copy"), 0o600))
		s.must(s.Backup(s.Context(), path)) // replaces it
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			s.Errorf("others can read the copy: %v, %v", info.Mode(), err)
		}
		s.wantError(s.Backup(s.Context(), filepath.Join(filepath.Dir(path), ".", "no such folder", "copy.db")), os.ErrNotExist)
		twin, err := db.Open(s.Context(), path)
		s.must(err)
		s.wantError(twin.Backup(s.Context(), path), db.ErrInvalid) // onto itself
		defer func() { s.must(twin.Close()) }()
		s.must(twin.Migrate(s.Context()))
		for _, f := range []db.QueueFilter{{}, {Status: db.Superseded}} {
			want, err := s.Queue(s.Context(), f)
			s.must(err)
			got, err := twin.Queue(s.Context(), f)
			s.must(err)
			if diff := cmp.Diff(want, got); diff != "" {
				s.Error(diff)
			}
		}
		left, err := os.ReadDir(filepath.Dir(path))
		s.must(err)
		for _, f := range left {
			if !strings.HasPrefix(f.Name(), "copy.db") {
				s.Errorf("left behind: %s", f.Name())
			}
		}
	}},
	{"texts are kept as they are", func(s *suite) {
		a := page(story)
		a.Title, a.Text = `'; DROP TABLE articles; -- $1 ?1 "ü" 😀`, "one\n\ntwo\u00a0three \u202e"
		kept, err := s.SaveArticle(s.Context(), a, nil, nil)
		s.must(err)
		if kept.Title != a.Title || kept.Text != a.Text {
			s.Errorf("title %q, text %q", kept.Title, kept.Text)
		}
	}},
	{"texts that no database takes are kept at the same length", func(s *suite) {
		a := page(story)
		a.Title = "a\x00b\xffc\xe2\x82d é\uFFFD"
		kept, err := s.SaveArticle(s.Context(), a, nil, nil)
		s.must(err)
		if want := "a b?c??d é\uFFFD"; kept.Title != want {
			s.Errorf("title %q, want %q", kept.Title, want)
		}
		for _, odd := range []string{"\x00", "\xff"} {
			_, err := s.Annotation(s.Context(), odd)
			s.wantError(err, db.ErrNotFound)
			_, err = s.Queue(s.Context(), db.QueueFilter{Search: odd})
			s.must(err)
			_, err = s.ReadableAmong(s.Context(), story, []string{odd})
			s.must(err)
		}
	}},
	{"a failed write leaves the store usable", func(s *suite) {
		for n := range 50 {
			_, err := s.Decide(s.Context(), db.Decision{AnnotationID: strconv.Itoa(n), Version: 1, Action: db.Approve})
			s.wantError(err, db.ErrNotFound)
		}
		s.save(story, 12)
		s.wantSeen("12")
	}},
}
