package dbtest

import (
	"time"

	"github.com/google/go-cmp/cmp"

	"reckon/annotator/annotation"
	"reckon/db"
)

var articleTests = []test{
	{"come back as they were kept", func(s *suite) {
		given := page("https://www.news.example/harbor?id=1", 12, 30)
		given.Modified = time.Date(2026, 1, 9, 12, 30, 0, 123456000, time.UTC)
		kept, err := s.SaveArticle(s.Context(), given, findings(given.URL, 12, 30), nil)
		s.must(err)
		want := given
		want.ID, want.Site, want.Version = annotation.ArticleID(given.URL), "news.example", 1
		if diff := cmp.Diff(want, kept); diff != "" {
			s.Error(diff)
		}
		byURL, err := s.ArticleByURL(s.Context(), given.URL)
		s.must(err)
		byID, err := s.ArticleByID(s.Context(), kept.ID)
		s.must(err)
		if byID != kept {
			s.Errorf("by id %+v", byID)
		}
		if kept.Text = ""; byURL != kept {
			s.Errorf("by URL %+v", byURL)
		}
	}},
	{"that are not there are not found", func(s *suite) {
		_, err := s.ArticleByURL(s.Context(), story)
		s.wantError(err, db.ErrNotFound)
		_, err = s.Readable(s.Context(), "none")
		s.wantError(err, db.ErrNotFound)
		_, err = s.Annotation(s.Context(), "none")
		s.wantError(err, db.ErrNotFound)
	}},
	{"cannot take another's identity", func(s *suite) {
		a := page(story)
		a.ID = annotation.ArticleID("https://elsewhere.example/")
		_, err := s.SaveArticle(s.Context(), a, nil, nil)
		s.wantError(err, db.ErrInvalid)
		_, err = s.SaveArticle(s.Context(), db.Article{}, nil, nil)
		s.wantError(err, db.ErrInvalid)
	}},
	{"keep findings as they are", func(s *suite) {
		given := findings(story, 12, 30)
		given[1].Claim.High, given[1].Claim.Source = nil, nil
		start := "2026-01-01"
		given[1].Claim.Period = &annotation.Period{Start: &start, Text: "this year"}
		given[1].Selectors.Quote.Ambiguous = true
		a, err := s.SaveArticle(s.Context(), page(story), given, nil)
		s.must(err)
		r, err := s.Readable(s.Context(), a.ID)
		s.must(err)
		if len(r.Annotations) != 2 {
			s.Fatalf("%d annotations, want 2", len(r.Annotations))
		}
		for i, n := range r.Annotations {
			if diff := cmp.Diff(given[i], n.Finding); diff != "" {
				s.Error(diff)
			}
			if n.Position != i || n.Status != db.Pending || n.Version != 1 || n.ArticleID != a.ID || n.Created.IsZero() || n.Created != n.Modified {
				s.Errorf("annotation %d: %+v", i, n)
			}
		}
	}},
	{"keep checks in order, each once", func(s *suite) {
		given := []annotation.Check{check(story, 30, 12), check(story, 12, 30), check(story, 30, 12)}
		a, err := s.SaveArticle(s.Context(), page(story), findings(story, 12, 30), given)
		s.must(err)
		r, err := s.Readable(s.Context(), a.ID)
		s.must(err)
		if diff := cmp.Diff(given[:2], r.Checks); diff != "" {
			s.Error(diff)
		}
	}},
	{"are kept whole or not at all", func(s *suite) {
		_, err := s.SaveArticle(s.Context(), page(story), findings(story, 12), []annotation.Check{check(story, 12, 99)})
		s.wantError(err, db.ErrNotFound) // the check speaks of a claim that is not there
		_, err = s.ArticleByURL(s.Context(), story)
		s.wantError(err, db.ErrNotFound)
		last, err := s.LastEvent(s.Context())
		s.must(err)
		if last != 0 {
			s.Errorf("an event was kept: %d", last)
		}
	}},
	{"keep a revision for each text", func(s *suite) {
		a := s.save(story, 12)
		s.save(story, 12)
		s.save(story, 30)
		revisions, err := s.Revisions(s.Context(), a.ID)
		s.must(err)
		if len(revisions) != 2 || revisions[0].Number != 2 || revisions[0].Text != "A story of [30] ships." || revisions[1].Text != "A story of [12] ships." {
			s.Errorf("got %+v", revisions)
		}
		now, err := s.ArticleByID(s.Context(), a.ID)
		s.must(err)
		if now.Text != "A story of [30] ships." {
			s.Errorf("text is %q", now.Text)
		}
	}},
	{"count up their version just when readers see a change", versionsOfArticles},
}

func versionsOfArticles(s *suite) {
	e := s.editor("e@news.example")
	save := func(change func(*db.Article, *[]annotation.Finding, *[]annotation.Check)) func() {
		return func() {
			a, f, c := page(story), findings(story, 12, 30), []annotation.Check{check(story, 12, 30)}
			change(&a, &f, &c)
			_, err := s.SaveArticle(s.Context(), a, f, c)
			s.must(err)
		}
	}
	same := save(func(*db.Article, *[]annotation.Finding, *[]annotation.Check) {})
	same()
	for _, step := range []struct {
		what string
		do   func()
		up   bool
	}{
		{"the same again", same, false},
		{"another title", save(func(a *db.Article, _ *[]annotation.Finding, _ *[]annotation.Check) { a.Title = "Other" }), true},
		{"the title back", same, true},
		{"read again later", save(func(a *db.Article, _ *[]annotation.Finding, _ *[]annotation.Check) {
			a.Retrieved = a.Retrieved.Add(time.Hour)
		}), true},
		{"the time back", same, true},
		{"a figure moved", save(func(_ *db.Article, f *[]annotation.Finding, _ *[]annotation.Check) {
			(*f)[1].Selectors.Position.Start++
		}), true},
		{"the figure back", same, true},
		{"a check less", save(func(_ *db.Article, _ *[]annotation.Finding, c *[]annotation.Check) { *c = nil }), true},
		{"the check back", same, true},
		{"approved", func() { s.decide(e, 30, db.Approve) }, true},
		{"rejected, which hides it", func() { s.decide(e, 30, db.Reject) }, true},
		{"rejected for other reasons", func() {
			n := s.annotation(30)
			_, err := s.Decide(s.Context(), db.Decision{AnnotationID: n.ID, Version: n.Version, Action: db.Reject, Reason: "double", EditorID: e.ID})
			s.must(err)
		}, false},
		{"a hidden figure read otherwise", save(func(_ *db.Article, f *[]annotation.Finding, _ *[]annotation.Check) {
			(*f)[1].Claim.Subject = "boats"
		}), false},
		{"a hidden figure gone", save(func(_ *db.Article, f *[]annotation.Finding, c *[]annotation.Check) {
			*f, *c = (*f)[:1], nil
		}), true}, // one fewer is withheld
		{"and back", same, true},
		{"a hidden figure moved before a seen one", save(func(_ *db.Article, f *[]annotation.Finding, _ *[]annotation.Check) {
			(*f)[0], (*f)[1] = (*f)[1], (*f)[0]
		}), false},
		{"reopened", func() { s.decide(e, 30, db.Reopen) }, true},
		{"the server's visibility as it was", func() { s.must(s.SetVisibility(s.Context(), "", db.Automatic)) }, false},
		{"another site's visibility", func() { s.must(s.SetVisibility(s.Context(), "other.example", db.ReviewedOnly)) }, false},
		{"the site's own, the same as the server's", func() { s.must(s.SetVisibility(s.Context(), "news.example", db.Automatic)) }, false},
		{"the server's, which the site's own overrides", func() { s.must(s.SetVisibility(s.Context(), "", db.ReviewedOnly)) }, false},
		{"the site's own taken back", func() { s.must(s.SetVisibility(s.Context(), "news.example", db.Inherit)) }, true},
		{"approved", func() { s.decide(e, 12, db.Approve); s.decide(e, 30, db.Approve) }, true},
		{"all decided: the visibility changes nothing", func() { s.must(s.SetVisibility(s.Context(), "", db.Automatic)) }, false},
	} {
		before, _ := s.readable()
		was := s.version()
		step.do()
		after, _ := s.readable()
		up := s.version() > was
		if up != step.up {
			s.Errorf("%s: counted up: %v, want %v", step.what, up, step.up)
		}
		if changed := before != after; changed && !up {
			s.Errorf("%s: readers see a change, and the version is the same", step.what)
		}
	}
}
