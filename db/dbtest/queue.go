package dbtest

import (
	"fmt"
	"strings"
	"time"

	"github.com/google/go-cmp/cmp"

	"reckon/annotator/annotation"
	"reckon/db"
)

// figures walks a whole queue, page by page.
func (s *suite) figures(f db.QueueFilter) string {
	s.Helper()
	var out []string
	for range 1000 {
		page, err := s.Queue(s.Context(), f)
		s.must(err)
		for _, item := range page.Items {
			out = append(out, item.Annotation.Selectors.Quote.Exact)
		}
		if page.Next == "" {
			return strings.Join(out, " ")
		}
		f.After = page.Next
	}
	s.Fatal("the queue has no end")
	return ""
}

const otherStory = "https://other.example:8080/fleet"

func (s *suite) fillQueue() db.Editor {
	e := s.editor("e@news.example")
	s.save(story, 1, 2, 3, 4)
	s.clock.Advance(time.Hour)
	s.save(otherStory, 5, 6, 7)
	s.decide(e, 2, db.Approve)
	s.decide(e, 3, db.Reject)
	s.save(story, 1, 2, 3)
	return e
}

var queueTests = []test{
	{"has the newest article first, each in reading order", func(s *suite) {
		s.fillQueue()
		for _, limit := range []int{1, 2, 3, 100} {
			if got := s.figures(db.QueueFilter{Limit: limit}); got != "5 6 7 1 2 3 4" {
				s.Errorf("by %d: %s", limit, got)
			}
		}
	}},
	{"is filtered", func(s *suite) {
		s.fillQueue()
		for want, f := range map[string]db.QueueFilter{
			"5 6 7 1": {Status: db.Pending},
			"2":       {Status: db.Approved},
			"3":       {Status: db.Rejected},
			"4":       {Status: db.Superseded},
			"1 2 3 4": {Site: "www.News.example"},
			"5 6 7":   {Site: "other.example:8080"},
			"1":       {Article: annotation.ArticleID(story), Status: db.Pending, Limit: 1},
			"6":       {Search: "OFFICE 6 ships"},
			"":        {Search: "100%"},
		} {
			if got := s.figures(f); got != want {
				s.Errorf("%+v: %q, want %q", f, got, want)
			}
		}
	}},
	{"counts under its filter, whatever the status and page", func(s *suite) {
		s.fillQueue()
		for _, c := range []struct {
			filter db.QueueFilter
			want   map[db.Status]int
		}{
			{db.QueueFilter{Status: db.Approved, Limit: 1}, map[db.Status]int{db.Pending: 4, db.Approved: 1, db.Rejected: 1, db.Superseded: 1}},
			{db.QueueFilter{Site: "other.example:8080"}, map[db.Status]int{db.Pending: 3, db.Approved: 0, db.Rejected: 0, db.Superseded: 0}},
			{db.QueueFilter{Search: "no such word"}, map[db.Status]int{db.Pending: 0, db.Approved: 0, db.Rejected: 0, db.Superseded: 0}},
		} {
			page, err := s.Queue(s.Context(), c.filter)
			s.must(err)
			if diff := cmp.Diff(c.want, page.Counts); diff != "" {
				s.Errorf("%+v: %s", c.filter, diff)
			}
		}
	}},
	{"does not jump when items are decided or come in", func(s *suite) {
		e := s.fillQueue()
		first, err := s.Queue(s.Context(), db.QueueFilter{Status: db.Pending, Limit: 2})
		s.must(err)
		last := first.Items[1].Annotation
		_, err = s.Decide(s.Context(), db.Decision{AnnotationID: last.ID, Version: last.Version, Action: db.Reject, EditorID: e.ID})
		s.must(err)
		s.save("https://third.example/", 8, 9)
		if got := s.figures(db.QueueFilter{Status: db.Pending, Limit: 2, After: first.Next}); got != "7 1" {
			s.Errorf("the next page is %q, want %q", got, "7 1")
		}
	}},
	{"gives the article and the checks of an item", func(s *suite) {
		checks := []annotation.Check{check(story, 1, 2), check(story, 2, 1, 2)}
		a, err := s.SaveArticle(s.Context(), page(story), findings(story, 1, 2, 3), checks)
		s.must(err)
		queue, err := s.Queue(s.Context(), db.QueueFilter{})
		s.must(err)
		a.Text = ""
		for i, want := range [][]annotation.Check{checks, checks, nil} {
			if diff := cmp.Diff(want, queue.Items[i].Checks); diff != "" {
				s.Errorf("item %d: %s", i, diff)
			}
			if queue.Items[i].Article != a {
				s.Errorf("item %d: %+v", i, queue.Items[i].Article)
			}
		}
	}},
	{"refuses a cursor or a status that is none, and bounds a page", func(s *suite) {
		_, err := s.Queue(s.Context(), db.QueueFilter{After: "%%"})
		s.wantError(err, db.ErrInvalid)
		_, err = s.Queue(s.Context(), db.QueueFilter{After: "bm9uc2Vuc2U"})
		s.wantError(err, db.ErrInvalid)
		_, err = s.Queue(s.Context(), db.QueueFilter{Status: "liked"})
		s.wantError(err, db.ErrInvalid)
		many := make([]int, 230)
		for i := range many {
			many[i] = i
		}
		s.save(story, many...)
		for limit, want := range map[int]int{0: 50, -1: 50, 120: 120, 9999: 200} {
			page, err := s.Queue(s.Context(), db.QueueFilter{Limit: limit})
			s.must(err)
			if len(page.Items) != want {
				s.Errorf("limit %d: %d items, want %d", limit, len(page.Items), want)
			}
		}
		if got, want := s.figures(db.QueueFilter{Limit: 33}), strings.Trim(fmt.Sprint(many), "[]"); got != want {
			s.Errorf("by 33: %s", got)
		}
	}},
	{"treats the signs of a pattern as text in a search", func(s *suite) {
		f := findings(story, 1, 2)
		f[1].Claim.Subject = `100% of_all \ Überfahrten`
		_, err := s.SaveArticle(s.Context(), page(story), f, nil)
		s.must(err)
		for search, want := range map[string]string{
			"100%": "2", "of_all": "2", `\`: "2", "überFAHRTEN": "2", "of-all": "", "%": "2", "_": "2", "o__all": "",
		} {
			if got := s.figures(db.QueueFilter{Search: search}); got != want {
				s.Errorf("%s: %q, want %q", search, got, want)
			}
		}
	}},
}
