package api

import (
	"time"

	"github.com/danielgtaylor/huma/v2"

	"reckon/annotator/annotation"
	"reckon/annotator/selector"
)

// The examples of the API's description: one short story of our own.

func requestExamples() map[string]*huma.Example {
	return map[string]*huma.Example{
		"by address": {Value: map[string]any{"url": "https://example.org/harbor"}},
		"as the reader has it": {Value: map[string]any{
			"url":  "https://example.org/harbor",
			"html": "<!doctype html><title>Harbor</title><p>The harbor handled 1,240 ships in 2024, the port authority said.</p>",
		}},
	}
}

func annotationExample(base string) annotation.Annotation {
	start, end := "2024-01-01", "2024-12-31"
	ships := 1240.0
	read := time.Date(2025, 3, 1, 9, 30, 0, 0, time.UTC)
	return annotation.New(annotation.Finding{
		ID: "dkq3m6zv5c2xj7w4n8hbe9tfy1",
		Selectors: selector.Selectors{
			Quote:    selector.Quote{Exact: "1,240", Prefix: "The harbor handled ", Suffix: " ships in 2024, the port authori"},
			Position: selector.Position{Start: 20, End: 25},
		},
		Claim: annotation.NumericClaim{
			Type: "NumericClaim", Purpose: "describing",
			Kind: "count", Low: ships, High: &ships, Bound: "exact", Unit: "1", Subject: "ships",
			Period: &annotation.Period{Start: &start, End: &end, Text: "in 2024"},
			Source: &annotation.Source{Name: "the port authority", Cue: "said"},
			Stance: "stated", Confidence: 0.95,
		},
	}, annotation.Published{Base: base, Source: "https://example.org/harbor", Created: read, Modified: read})
}

func documentExample(base string) annotation.Document {
	published, retrieved := "2025-02-28", "2025-03-01T09:30:00Z"
	return annotation.Document{
		Article: annotation.Article{
			ID: annotation.ArticleID("https://example.org/harbor"), URL: "https://example.org/harbor", CanonicalURL: "https://example.org/harbor",
			Title: "A busy year for the harbor", Byline: "A. Writer", SiteName: "The Example", Language: "en",
			Published: &published, Retrieved: &retrieved, ContentHash: annotation.ContentHash("The harbor handled 1,240 ships in 2024, the port authority said."),
		},
		Annotations: []annotation.Annotation{annotationExample(base)},
		Checks:      []annotation.Check{},
		Coverage:    annotation.Coverage{Claims: 1},
	}
}
