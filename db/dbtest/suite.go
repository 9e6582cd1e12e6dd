package dbtest

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"reckon/annotator/annotation"
	"reckon/annotator/selector"
	"reckon/db"
)

// Run runs the whole suite. open gives a migrated, empty store, which goes
// with the test it is given.
func Run(t *testing.T, open func(t testing.TB) *db.DB) {
	for _, group := range []struct {
		name  string
		tests []test
	}{
		{"articles", articleTests},
		{"superseding", supersedingTests},
		{"decisions", decisionTests},
		{"visibility", visibilityTests},
		{"queue", queueTests},
		{"editors", editorTests},
		{"events", eventTests},
		{"together", concurrencyTests},
		{"keeping", keepingTests},
		{"model", modelTests},
	} {
		for _, c := range group.tests {
			t.Run(group.name+"/"+c.name, func(t *testing.T) {
				clock := NewClock(time.Date(2026, 1, 10, 9, 0, 0, 0, time.UTC))
				store := open(t)
				store.Now = clock.Now
				c.run(&suite{T: t, DB: store, clock: clock})
			})
		}
	}
}

// test is one behavior of a store.
type test struct {
	name string
	run  func(*suite)
}

// suite is what a test has: an empty store, and words for the things in it.
type suite struct {
	*testing.T
	*db.DB
	clock *Clock
}

const story = "https://news.example/harbor"

// must fails the test on an error.
func (s *suite) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// wantError fails the test unless err is want.
func (s *suite) wantError(err, want error) {
	s.Helper()
	if !errors.Is(err, want) {
		s.Errorf("got error %v, want %v", err, want)
	}
}

// finding is a claim of so many ships at an address, at a place in the text.
func finding(address string, ships, at int) annotation.Finding {
	figure := strconv.Itoa(ships)
	sentence := fmt.Sprintf("The Port Office counted %d ships.", ships)
	start := strings.Index(sentence, figure)
	high := float64(ships)
	f := annotation.Finding{
		ID: findingID(address, ships), Sentence: sentence,
		FigureStart: start, FigureEnd: start + len(figure), TextStart: at + start, TextEnd: at + start + len(figure),
		Claim: annotation.NumericClaim{
			Type: "NumericClaim", Purpose: "describing", Kind: "count", Low: high, High: &high, Bound: "exact", Unit: "1",
			Subject: "ships", Source: &annotation.Source{Name: "Port Office", Cue: "counted"}, Stance: "stated", Confidence: 0.9,
		},
	}
	f.Selectors.Quote = selector.Quote{Exact: figure, Prefix: "Office counted ", Suffix: " ships."}
	f.Selectors.Position = selector.Position{Start: at + start, End: at + start + len(figure)}
	return f
}

func findingID(address string, ships int) string {
	return annotation.ArticleID(fmt.Sprintf("%s#%d", address, ships))
}

// findings are claims one after the other.
func findings(address string, ships ...int) []annotation.Finding {
	out := make([]annotation.Finding, len(ships))
	for i, n := range ships {
		out[i] = finding(address, n, i*100)
	}
	return out
}

func check(address string, ships ...int) annotation.Check {
	c := annotation.Check{Type: "sum", Verdict: "holds", Working: "adds up", Summary: "It adds up."}
	for _, n := range ships {
		c.Claims = append(c.Claims, findingID(address, n))
	}
	c.ID = annotation.ArticleID(strings.Join(c.Claims, " "))
	return c
}

// page is an article that says so much.
func page(address string, ships ...int) db.Article {
	text := fmt.Sprintf("A story of %v ships.", ships)
	return db.Article{
		URL: address, CanonicalURL: address, Title: "Ships in the harbor", Byline: "A. Writer", SiteName: "News",
		Language: "en", Published: time.Date(2026, 1, 9, 0, 0, 0, 0, time.UTC),
		ContentHash: annotation.ContentHash(text), Text: text,
		Retrieved: time.Date(2026, 1, 10, 8, 0, 0, 0, time.UTC),
	}
}

// save keeps an article with these claims.
func (s *suite) save(address string, ships ...int) db.Article {
	s.Helper()
	a, err := s.SaveArticle(s.Context(), page(address, ships...), findings(address, ships...), nil)
	s.must(err)
	return a
}

func (s *suite) editor(email string) db.Editor {
	s.Helper()
	e, err := s.AddEditor(s.Context(), db.Editor{Email: email, Role: db.RoleEditor, PasswordHash: "hash"})
	s.must(err)
	return e
}

// annotation is the claim of so many ships in the story, as it stands.
func (s *suite) annotation(ships int) db.Annotation {
	s.Helper()
	n, err := s.Annotation(s.Context(), findingID(story, ships))
	s.must(err)
	return n
}

// decide has an editor act on a claim of the story as it stands.
func (s *suite) decide(e db.Editor, ships int, action db.Action) db.Annotation {
	s.Helper()
	n := s.annotation(ships)
	n, err := s.Decide(s.Context(), db.Decision{AnnotationID: n.ID, Version: n.Version, Action: action, EditorID: e.ID})
	s.must(err)
	return n
}

// version is the story's.
func (s *suite) version() int64 {
	s.Helper()
	a, err := s.ArticleByURL(s.Context(), story)
	s.must(err)
	return a.Version
}

// seen lists the figures of the story that readers see.
func (s *suite) seen() string {
	s.Helper()
	r, err := s.Readable(s.Context(), annotation.ArticleID(story))
	s.must(err)
	var figures []string
	for _, n := range r.Annotations {
		figures = append(figures, n.Selectors.Quote.Exact)
	}
	return strings.Join(figures, " ")
}

func (s *suite) wantSeen(want string) {
	s.Helper()
	if got := s.seen(); got != want {
		s.Errorf("readers see %q, want %q", got, want)
	}
}

// Story is so many figures at an address, and a check of every two of them:
// for a benchmark.
func Story(address string, figures int) ([]annotation.Finding, []annotation.Check) {
	ships := make([]int, figures)
	var checks []annotation.Check
	for i := range ships {
		ships[i] = i
		if i%2 == 1 {
			checks = append(checks, check(address, i-1, i))
		}
	}
	return findings(address, ships...), checks
}
