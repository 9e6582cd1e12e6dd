package web

import (
	"time"

	"reckon/annotator"
	"reckon/annotator/annotation"
)

// Reading is an article as a reader may see it, with its text. The ids in
// Checks are the bare ids of Figures.
type Reading struct {
	Article  annotation.Article
	Text     string // what the figures' TextStart and TextEnd are bytes of
	Figures  []Figure
	Checks   []annotation.Check
	Coverage annotation.Coverage
}

// Figure is one claim of a Reading and how far it has come with the editors.
type Figure struct {
	annotation.Finding
	Reviewed bool
	Note     string // an editor's note, plain text
}

// FromResult makes the Reading of a result that nobody has reviewed. url is
// empty for a pasted text, and retrieved zero where nothing was fetched.
func FromResult(r annotator.Result, url string, retrieved time.Time) Reading {
	id := annotation.ArticleID(url)
	if url == "" {
		id = annotation.ArticleID(annotation.ContentHash(r.Article.Text))
	}
	findings := annotation.Findings(id, r)
	reading := Reading{
		Article:  annotation.Describe(id, url, r, retrieved),
		Text:     r.Article.Text,
		Figures:  make([]Figure, len(findings)),
		Checks:   annotation.CheckRecords(id, r, findings),
		Coverage: annotation.Coverage{Claims: len(findings)},
	}
	for i, f := range findings {
		reading.Figures[i] = Figure{Finding: f}
	}
	return reading
}
