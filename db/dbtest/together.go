package dbtest

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"reckon/annotator/annotation"
	"reckon/db"
)

// together runs do n times at once, and waits for all.
func together(n int, do func(i int)) {
	var all sync.WaitGroup
	start := make(chan struct{})
	for i := range n {
		all.Go(func() {
			<-start
			do(i)
		})
	}
	close(start)
	all.Wait()
}

var concurrencyTests = []test{
	{"of editors deciding one item, exactly one wins", func(s *suite) {
		const editors, items = 8, 12
		var people []db.Editor
		for i := range editors {
			people = append(people, s.editor(fmt.Sprintf("e%d@news.example", i)))
		}
		var ships []int
		for n := range items {
			ships = append(ships, n)
		}
		s.save(story, ships...)
		actions := []db.Action{db.Approve, db.Reject}
		for _, n := range ships {
			var won, told atomic.Int64
			together(editors, func(i int) {
				_, err := s.Decide(s.Context(), db.Decision{
					AnnotationID: findingID(story, n), Version: 1, Action: actions[i%2], EditorID: people[i].ID})
				var stale *db.StaleError
				switch {
				case err == nil:
					won.Add(1)
				case errors.As(err, &stale) && stale.Current.Version == 2:
					told.Add(1)
				default:
					s.Error(err)
				}
			})
			history, err := s.History(s.Context(), findingID(story, n))
			s.must(err)
			if won.Load() != 1 || told.Load() != editors-1 || len(history) != 1 {
				s.Errorf("%d won, %d were told, %d decisions", won.Load(), told.Load(), len(history))
			}
		}
	}},
	{"one editor's double click is one decision", func(s *suite) {
		e := s.editor("e@news.example")
		s.save(story, 12)
		together(8, func(int) {
			_, err := s.Decide(s.Context(), db.Decision{AnnotationID: findingID(story, 12), Version: 1, Action: db.Approve, EditorID: e.ID})
			if err != nil {
				s.Error(err)
			}
		})
		history, err := s.History(s.Context(), findingID(story, 12))
		if err != nil || len(history) != 1 {
			s.Errorf("%d decisions, %v", len(history), err)
		}
	}},
	{"an article first read by many is kept once", func(s *suite) {
		together(8, func(int) {
			if _, err := s.SaveArticle(s.Context(), page(story, 12, 30), findings(story, 12, 30), []annotation.Check{check(story, 12, 30)}); err != nil {
				s.Error(err)
			}
		})
		if v := s.version(); v != 1 {
			s.Errorf("version %d: what readers see changed once", v)
		}
		s.wantSeen("12 30")
	}},
	{"an invitation is taken once", func(s *suite) {
		s.must(s.CreateInvitation(s.Context(), "one", "", db.RoleEditor, s.clock.Now().Add(time.Hour)))
		var won atomic.Int64
		together(16, func(i int) {
			_, err := s.AcceptInvitation(s.Context(), "one", s.clock.Now(), db.Editor{Email: fmt.Sprintf("e%d@news.example", i)})
			if err == nil {
				won.Add(1)
			} else if !errors.Is(err, db.ErrNotFound) {
				s.Error(err)
			}
		})
		n, err := s.CountEditors(s.Context())
		if err != nil || won.Load() != 1 || n != 1 {
			s.Errorf("%d succeeded, %d accounts, %v", won.Load(), n, err)
		}
	}},
	{"a decision and a switch of visibility at once are both seen", func(s *suite) {
		const rounds = 60
		e := s.editor("e@news.example")
		s.save(story, 12)
		stop := make(chan struct{})
		var watching sync.WaitGroup
		for range 3 {
			watching.Go(func() { s.watchVersions(stop) })
		}
		for range rounds {
			s.must(s.SetVisibility(s.Context(), "", db.Automatic))
			n := s.decide(e, 12, db.Approve)
			together(2, func(i int) {
				var err error
				if i == 0 {
					_, err = s.Decide(s.Context(), db.Decision{AnnotationID: n.ID, Version: n.Version, Action: db.Reopen, EditorID: e.ID})
				} else {
					err = s.SetVisibility(s.Context(), "", db.ReviewedOnly)
				}
				if err != nil {
					s.Error(err)
				}
			})
		}
		close(stop)
		watching.Wait()
	}},
	{"writers that read first never fail, and no change is missed", mixedWriters},
}

// mixedWriters has editors decide, articles change and the visibility switch
// all at once, while a reader keeps what they saw under the article's version,
// as a cache does, and another follows the events.
func mixedWriters(s *suite) {
	const writers, rounds = 6, 25
	e := s.editor("e@news.example")
	s.save(story, 1, 2, 3, 4)
	stop := make(chan struct{})
	var watching sync.WaitGroup
	watching.Go(func() { s.watchVersions(stop) })
	watching.Go(func() { s.watchEvents(stop) })
	together(writers, func(i int) {
		for n := range rounds {
			var err error
			switch i % 3 {
			case 0:
				current, look := s.Annotation(s.Context(), findingID(story, 1+n%3))
				if look != nil {
					s.Error(look)
					return
				}
				action := []db.Action{db.Approve, db.Reject, db.Reopen}[(n+i)%3]
				_, err = s.Decide(s.Context(), db.Decision{AnnotationID: current.ID, Version: current.Version, Action: action, EditorID: e.ID})
			case 1:
				ships := []int{1, 2, 3, 4}[:2+n%3]
				_, err = s.SaveArticle(s.Context(), page(story, ships...), findings(story, ships...), nil)
			case 2:
				err = s.SetVisibility(s.Context(), []string{"", "news.example"}[n%2], []db.Visibility{db.Automatic, db.ReviewedOnly}[(n/2+i)%2])
			}
			var stale *db.StaleError
			if err != nil && !errors.As(err, &stale) {
				s.Error(err)
			}
		}
	})
	close(stop)
	watching.Wait()
}

// watchVersions fails the test if an article differs at one and the same version.
func (s *suite) watchVersions(stop <-chan struct{}) {
	kept := map[int64]string{}
	for !closed(stop) {
		text, r := s.readable()
		if before, known := kept[r.Version]; known && before != text {
			s.Errorf("version %d is\n%s\nand\n%s", r.Version, before, text)
			return
		}
		kept[r.Version] = text
	}
}

// watchEvents fails the test if following the events by id misses one.
func (s *suite) watchEvents(stop <-chan struct{}) {
	var followed []int64
	var last int64
	for done := false; !done; {
		done = closed(stop) // and look once more
		events, err := s.Events(s.Context(), last, 1000)
		if err != nil {
			s.Error(err)
			return
		}
		for _, e := range events {
			followed, last = append(followed, e.ID), e.ID
		}
	}
	all, err := s.Events(s.Context(), 0, 100000)
	if err != nil {
		s.Error(err)
		return
	}
	var ids []int64
	for _, e := range all {
		ids = append(ids, e.ID)
	}
	if !slices.Equal(ids, followed) {
		s.Errorf("followed %d events of %d", len(followed), len(ids))
	}
}

func closed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
