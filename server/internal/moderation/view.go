package moderation

import (
	"time"

	"reckon/annotator/annotation"
	"reckon/db"
	"reckon/server/internal/web/marked"
	"reckon/server/internal/web/words"
)

// itemView is one figure as an editor decides on it.
type itemView struct {
	ID                           string
	N                            int // place on the page, from 1
	Version                      int64
	Value, Figure, Quote         string
	Sentence                     marked.Paragraph
	Subject, Kind, Period        string
	PeriodText, Source, Stance   string
	Sure                         string // how sure the machine is that it is a claim
	State, StateWords            string
	Checks                       []checkView
	Status                       string
	StatusWords                  string
	Pending, Decided, Superseded bool
	Note                         string
	Article                      articleView
	Age, Created                 string

	Single bool // on a page of its own

	// What its forms carry.
	CSRF, Back, Next string
	Reasons          []reason
}

// articleView is what an item says of its article.
type articleView struct{ ID, Title, Site, URL, Published string }

// checkView is one piece of arithmetic on the item.
type checkView struct{ Type, Verdict, Words, Summary, Working string }

// statusWords names the statuses for editors.
func statusWords(s db.Status) string {
	switch s {
	case db.Pending:
		return "waiting"
	case db.Approved:
		return "approved"
	case db.Rejected:
		return "rejected"
	case db.Superseded:
		return "no longer on the page"
	}
	return string(s)
}

// viewItem puts an annotation into words. now is for its age.
func viewItem(n int, a db.Annotation, article db.Article, checks []annotation.Check, now time.Time) itemView {
	c := a.Claim
	v := itemView{
		ID: a.ID, N: n, Version: a.Version,
		Value: words.Value(c), Figure: words.Figure(c), Quote: a.Selectors.Quote.Exact,
		Sentence: marked.Sentence(a.Sentence, marked.Span{Start: a.FigureStart, End: a.FigureEnd}),
		Subject:  c.Subject, Kind: words.Kind(c.Kind), Period: words.Period(c.Period), PeriodText: words.OwnPeriod(c.Period),
		Source: words.Source(c.Source), Sure: words.Number(float64(int(c.Confidence*100+0.5))) + "%",
		State:  words.State(checks),
		Status: string(a.Status), StatusWords: statusWords(a.Status),
		Pending: a.Status == db.Pending, Decided: a.Status == db.Approved || a.Status == db.Rejected, Superseded: a.Status == db.Superseded,
		Note:    a.Note,
		Article: viewArticle(article), Age: age(now.Sub(a.Created)), Created: a.Created.UTC().Format(time.RFC3339),
		Reasons: reasons[:],
	}
	v.StateWords = words.StateWords(v.State)
	if c.Stance != "stated" {
		v.Stance = words.Stance(c.Stance)
	}
	for _, check := range checks {
		v.Checks = append(v.Checks, checkView{
			Type: words.CheckType(check.Type), Verdict: check.Verdict, Words: words.Verdict(check.Verdict),
			Summary: check.Summary, Working: check.Working,
		})
	}
	return v
}

func viewArticle(a db.Article) articleView {
	v := articleView{ID: a.ID, Title: a.Title, Site: a.Site, URL: a.URL}
	if v.Title == "" {
		v.Title = a.URL
	}
	if !a.Published.IsZero() {
		v.Published = a.Published.Format("2 January 2006")
	}
	return v
}

// age says how long ago something was, in the largest unit that fits.
func age(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return words.Count(int(d.Minutes()), "minute", "minutes") + " ago"
	case d < 48*time.Hour:
		return words.Count(int(d.Hours()), "hour", "hours") + " ago"
	}
	return words.Count(int(d.Hours()/24), "day", "days") + " ago"
}

// moment writes a time for the history.
func moment(t time.Time) string { return t.UTC().Format("2 January 2006, 15:04:05 UTC") }
