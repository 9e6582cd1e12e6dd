package dbtest

import (
	"time"

	"github.com/google/go-cmp/cmp"

	"reckon/db"
)

var editorTests = []test{
	{"are found by address in any case and by id", func(s *suite) {
		added, err := s.AddEditor(s.Context(), db.Editor{Email: " Ada@News.example ", Role: db.RoleAdmin, PasswordHash: "h"})
		s.must(err)
		if added.Email != "ada@news.example" || added.ID == "" || added.Created.IsZero() || !added.Active() {
			s.Errorf("added %+v", added)
		}
		byEmail, err := s.EditorByEmail(s.Context(), "ADA@news.example")
		s.must(err)
		byID, err := s.EditorByID(s.Context(), added.ID)
		s.must(err)
		if byEmail != added || byID != added {
			s.Errorf("by address %+v\nby id %+v\nwant %+v", byEmail, byID, added)
		}
		_, err = s.EditorByID(s.Context(), "none")
		s.wantError(err, db.ErrNotFound)
		_, err = s.EditorByEmail(s.Context(), "none")
		s.wantError(err, db.ErrNotFound)
	}},
	{"have each an address of their own and a role", func(s *suite) {
		s.editor("ada@news.example")
		for want, e := range map[error]db.Editor{
			db.ErrExists:  {Email: "Ada@News.Example", Role: db.RoleEditor},
			db.ErrInvalid: {Email: "bob@news.example", Role: "owner"},
		} {
			_, err := s.AddEditor(s.Context(), e)
			s.wantError(err, want)
		}
		_, err := s.AddEditor(s.Context(), db.Editor{Role: db.RoleEditor})
		s.wantError(err, db.ErrInvalid)
	}},
	{"are listed and counted", func(s *suite) {
		b, a := s.editor("b@news.example"), s.editor("a@news.example")
		s.must(s.DisableEditor(s.Context(), b.ID))
		all, err := s.Editors(s.Context())
		s.must(err)
		n, err := s.CountEditors(s.Context())
		s.must(err)
		if len(all) != 2 || all[0] != a || all[1].ID != b.ID || all[1].Active() || n != 1 {
			s.Errorf("%d active of %+v", n, all)
		}
	}},
	{"lose their sessions when disabled", func(s *suite) {
		e, other := s.editor("e@news.example"), s.editor("other@news.example")
		s.session("one", e, time.Hour)
		s.session("two", other, time.Hour)
		s.must(s.DisableEditor(s.Context(), e.ID))
		s.must(s.DisableEditor(s.Context(), e.ID)) // nothing more to do
		s.wantSession("one", false)
		s.wantSession("two", true)
		s.wantError(s.CreateSession(s.Context(), db.Session{TokenHash: "three", EditorID: e.ID}), db.ErrNotFound)
		s.wantError(s.DisableEditor(s.Context(), "none"), db.ErrNotFound)
	}},
	{"lose their sessions with a new password", func(s *suite) {
		e := s.editor("e@news.example")
		s.session("one", e, time.Hour)
		s.must(s.SetPassword(s.Context(), e.ID, "new hash"))
		s.wantSession("one", false)
		now, err := s.EditorByID(s.Context(), e.ID)
		s.must(err)
		if now.PasswordHash != "new hash" {
			s.Errorf("hash %q", now.PasswordHash)
		}
		s.wantError(s.SetPassword(s.Context(), "none", "x"), db.ErrNotFound)
	}},
	{"have sessions that come back as they were kept", func(s *suite) {
		e := s.editor("e@news.example")
		want := s.session("one", e, time.Hour)
		got, editor, err := s.SessionByToken(s.Context(), "one", s.clock.Now())
		s.must(err)
		if diff := cmp.Diff(want, got); diff != "" || editor != e {
			s.Errorf("%s\n%+v", diff, editor)
		}
		s.wantError(s.CreateSession(s.Context(), want), db.ErrExists)
		s.wantError(s.CreateSession(s.Context(), db.Session{TokenHash: "two", EditorID: "none"}), db.ErrNotFound)
	}},
	{"have sessions that end", func(s *suite) {
		e := s.editor("e@news.example")
		for token, life := range map[string]time.Duration{"short": time.Minute, "long": time.Hour, "ended": time.Hour} {
			s.session(token, e, life)
		}
		s.must(s.DeleteSession(s.Context(), "ended"))
		s.must(s.DeleteSession(s.Context(), "ended"))
		s.wantSession("ended", false)
		s.clock.Advance(2 * time.Minute)
		s.wantSession("short", false)
		s.wantSession("long", true)
		n, err := s.DeleteExpiredSessions(s.Context(), s.clock.Now())
		if err != nil || n != 1 {
			s.Errorf("%d expired, %v", n, err)
		}
		s.must(s.DeleteSessionsOf(s.Context(), e.ID))
		s.wantSession("long", false)
	}},
	{"are invited once, until a time", func(s *suite) {
		until := s.clock.Now().Add(time.Hour)
		s.must(s.CreateInvitation(s.Context(), "one", "Ada@news.example", db.RoleAdmin, until))
		s.wantError(s.CreateInvitation(s.Context(), "one", "", db.RoleAdmin, until), db.ErrExists)
		want := db.Invitation{TokenHash: "one", Email: "ada@news.example", Role: db.RoleAdmin, Expires: until}
		for _, look := range []func() (db.Invitation, error){
			func() (db.Invitation, error) { return s.InvitationByToken(s.Context(), "one", s.clock.Now()) },
			func() (db.Invitation, error) { return s.TakeInvitation(s.Context(), "one", s.clock.Now()) },
		} {
			got, err := look()
			if err != nil || got != want {
				s.Errorf("got %+v, %v", got, err)
			}
		}
		_, err := s.TakeInvitation(s.Context(), "one", s.clock.Now())
		s.wantError(err, db.ErrNotFound)
		_, err = s.InvitationByToken(s.Context(), "one", s.clock.Now())
		s.wantError(err, db.ErrNotFound)
		s.must(s.CreateInvitation(s.Context(), "two", "", db.RoleEditor, until))
		s.clock.Advance(2 * time.Hour)
		_, err = s.TakeInvitation(s.Context(), "two", s.clock.Now())
		s.wantError(err, db.ErrNotFound)
	}},
	{"accept an invitation with its role and address, or keep it", func(s *suite) {
		s.editor("ada@news.example")
		until := s.clock.Now().Add(time.Hour)
		s.must(s.CreateInvitation(s.Context(), "open", "", db.RoleAdmin, until))
		s.must(s.CreateInvitation(s.Context(), "named", "bob@news.example", db.RoleEditor, until))
		mine := db.Editor{Email: "ada@news.example", Role: db.RoleEditor, PasswordHash: "h"}
		_, err := s.AcceptInvitation(s.Context(), "open", s.clock.Now(), mine)
		s.wantError(err, db.ErrExists)
		mine.Email = "eve@news.example"
		e, err := s.AcceptInvitation(s.Context(), "open", s.clock.Now(), mine) // it was not used up
		s.must(err)
		if e.Email != "eve@news.example" || e.Role != db.RoleAdmin {
			s.Errorf("got %+v", e)
		}
		e, err = s.AcceptInvitation(s.Context(), "named", s.clock.Now(), mine)
		s.must(err)
		if e.Email != "bob@news.example" || e.Role != db.RoleEditor {
			s.Errorf("got %+v", e)
		}
		_, err = s.AcceptInvitation(s.Context(), "named", s.clock.Now(), mine)
		s.wantError(err, db.ErrNotFound)
	}},
}

func (s *suite) session(token string, e db.Editor, life time.Duration) db.Session {
	s.Helper()
	now := s.clock.Now()
	session := db.Session{TokenHash: token, EditorID: e.ID, CSRF: "csrf of " + token, Created: now, Expires: now.Add(life)}
	s.must(s.CreateSession(s.Context(), session))
	return session
}

func (s *suite) wantSession(token string, there bool) {
	s.Helper()
	_, _, err := s.SessionByToken(s.Context(), token, s.clock.Now())
	if there {
		s.must(err)
	} else {
		s.wantError(err, db.ErrNotFound)
	}
}
