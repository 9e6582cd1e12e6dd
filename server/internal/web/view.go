package web

import (
	"time"

	"reckon/annotator/annotation"
	"reckon/server/internal/web/marked"
	"reckon/server/internal/web/words"
)

// readingView is a Reading in the words and order in which the page shows it.
type readingView struct {
	Title, Byline, SiteName, URL string
	Published, Retrieved         string
	Paragraphs                   [][]runView
	Figures                      []*figureView
	Checks                       []*checkView
	Coverage                     string
	Legend                       []legendEntry
	Withheld                     bool // readers do not see some or all of the figures
}

// runView is a stretch of the text; Figure is nil for plain text.
type runView struct {
	Text   string
	Figure *figureView
}

// figureView is one card.
type figureView struct {
	N                        int // from 1, in reading order
	Quote                    string
	Value, Figure, Subject   string
	Kind, Period, PeriodText string
	Source, Cue, Stance      string
	Firm                     bool // stated, without more
	State, StateWords        string
	Reviewed                 bool
	Review, Note             string
	Checks                   []*checkView
}

// checkView is one piece of arithmetic.
type checkView struct {
	N                    int
	Type, Verdict, Words string
	Summary, Working     string
	Figures              []*figureView
}

// legendEntry explains one underline that the page uses.
type legendEntry struct{ State, Words string }

// view puts a Reading to the page. Whatever does not fit together (a check of a
// figure that is not shown, a span outside the text) is left out.
func view(r Reading) readingView {
	v := readingView{
		Title: r.Article.Title, Byline: r.Article.Byline, SiteName: r.Article.SiteName, URL: r.Article.URL,
		Published: day(r.Article.Published), Retrieved: moment(r.Article.Retrieved),
		Coverage: words.Coverage(r.Coverage), Withheld: r.Coverage.Withheld > 0,
	}
	byID := make(map[string]*figureView, len(r.Figures))
	spans := make([]marked.Span, len(r.Figures))
	for i, f := range r.Figures {
		card := viewFigure(i+1, f)
		v.Figures = append(v.Figures, card)
		byID[f.ID] = card
		spans[i] = marked.Span{Start: f.TextStart, End: f.TextEnd}
	}
	v.Checks = viewChecks(r.Checks, byID)
	settleStates(byID)
	v.Legend = legend(v.Figures)
	for _, p := range marked.Text(r.Text, spans) {
		runs := make([]runView, len(p))
		for i, run := range p {
			runs[i].Text = run.Text
			if run.Marked() {
				runs[i].Figure = v.Figures[run.Figure]
			}
		}
		v.Paragraphs = append(v.Paragraphs, runs)
	}
	return v
}

func viewFigure(n int, f Figure) *figureView {
	c := f.Claim
	card := &figureView{
		N: n, Quote: f.Selectors.Quote.Exact,
		Value: words.Value(c), Figure: words.Figure(c), Subject: c.Subject,
		Kind: words.Kind(c.Kind), Period: words.Period(c.Period), PeriodText: words.OwnPeriod(c.Period),
		Source: words.Source(c.Source), Stance: words.Stance(c.Stance), Firm: c.Stance == "stated",
		Reviewed: f.Reviewed, Review: words.Reviewed(f.Reviewed), Note: f.Note,
	}
	if c.Source != nil {
		card.Cue = c.Source.Cue
	}
	return card
}

// viewChecks keeps the checks all of whose figures are shown, and tells each
// figure of its own.
func viewChecks(checks []annotation.Check, byID map[string]*figureView) []*checkView {
	var out []*checkView
	for _, c := range checks {
		figures := make([]*figureView, 0, len(c.Claims))
		for _, id := range c.Claims {
			if f := byID[id]; f != nil {
				figures = append(figures, f)
			}
		}
		if len(figures) != len(c.Claims) {
			continue
		}
		check := &checkView{
			N: len(out) + 1, Type: words.CheckType(c.Type), Verdict: c.Verdict, Words: words.Verdict(c.Verdict),
			Summary: c.Summary, Working: c.Working, Figures: figures,
		}
		out = append(out, check)
		for _, f := range figures {
			if len(f.Checks) == 0 || f.Checks[len(f.Checks)-1] != check {
				f.Checks = append(f.Checks, check)
			}
		}
	}
	return out
}

// settleStates gives each figure the state that its shown checks come to.
func settleStates(byID map[string]*figureView) {
	for _, f := range byID {
		own := make([]annotation.Check, len(f.Checks))
		for i, c := range f.Checks {
			own[i].Verdict = c.Verdict
		}
		f.State = words.State(own)
		f.StateWords = words.StateWords(f.State)
	}
}

// legend explains the states that occur, in the order in which they matter.
func legend(figures []*figureView) []legendEntry {
	used := make(map[string]bool)
	for _, f := range figures {
		used[f.State] = true
	}
	var out []legendEntry
	for _, state := range []string{words.Holds, words.Fails, words.Differs, words.Unclear, words.Unchecked} {
		if used[state] {
			out = append(out, legendEntry{State: state, Words: words.StateWords(state)})
		}
	}
	return out
}

func day(iso *string) string {
	if iso == nil {
		return ""
	}
	t, err := time.Parse(time.DateOnly, *iso)
	if err != nil {
		return *iso
	}
	return t.Format("2 January 2006")
}

func moment(iso *string) string {
	if iso == nil {
		return ""
	}
	t, err := time.Parse(time.RFC3339, *iso)
	if err != nil {
		return *iso
	}
	return t.UTC().Format("2 January 2006, 15:04 UTC")
}
