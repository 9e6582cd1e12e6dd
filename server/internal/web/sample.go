package web

import (
	"context"
	"errors"
	"strings"
	"time"

	_ "embed"

	"reckon/annotator"
)

// sampleText is an invented story: its first line is the title, and no town,
// person or figure of it is real.
//
//go:embed sample.txt
var sampleText string

// samplePublished is the day that the invented story is from.
func samplePublished() time.Time { return time.Date(2025, time.March, 18, 0, 0, 0, 0, time.UTC) }

// annotateSample has the annotator read the sample like any other text, so that
// what the start page shows is what the machine does.
func annotateSample(ctx context.Context) (Reading, error) {
	title, text, found := strings.Cut(strings.TrimSpace(sampleText), "\n\n")
	if !found {
		return Reading{}, errors.New("it has no text")
	}
	result, err := annotator.Annotate(ctx, annotator.Page{Text: text, Title: title, Published: samplePublished()})
	if err != nil {
		return Reading{}, err
	}
	return FromResult(result, "", time.Time{}), nil
}
