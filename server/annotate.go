package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"os"
	"strings"
	"time"

	"reckon/annotator"
	"reckon/annotator/annotation"
	"reckon/annotator/canonical"
)

// annotateTimeout bounds the work on one article.
const annotateTimeout = 60 * time.Second

type annotateCommand struct {
	Source     string         `arg:"" optional:"" name:"source" help:"A file, an http(s) address, or - for standard input."`
	Batch      string         `placeholder:"FILE" help:"JSON lines to read, - for standard input, instead of one article."`
	Published  day            `placeholder:"DATE" help:"The day the article was published (2025-11-25); overrides what the page says."`
	URL        string         `name:"url" placeholder:"URL" help:"The address that the article is from."`
	Text       bool           `help:"The input is plain text, not HTML. Assumed for names that end in .txt."`
	WithText   bool           `help:"Give the article's own text as article.text."`
	FetchAllow []netip.Prefix `placeholder:"PREFIX" help:"Development: let addresses be fetched from these networks too, e.g. 127.0.0.0/8."`
}

// Help implements kong.HelpProvider.
func (annotateCommand) Help() string {
	return `One article gives one JSON document on standard output: article, annotations (W3C Web Annotations), checks, coverage.
With --batch each line

    {"id", "html" or "text", "url"?, "title"?, "published"?}

is answered by a line {"id", …the same document…}, in the order of the input, using all cores. A line that cannot be read is answered by
{"id", "line", "error": {"code", "message"}} and the run goes on.

Examples:

    server annotate --published 2025-11-25 --url https://example.org/story story.html
    server annotate https://example.org/story
    server annotate --text - < story
    server annotate --batch articles.jsonl > annotated.jsonl`
}

// day is a flag's date.
type day struct{ time.Time }

// UnmarshalText implements encoding.TextUnmarshaler.
func (d *day) UnmarshalText(text []byte) error {
	t, err := parseDay(string(text))
	d.Time = t
	return err
}

// parseDay reads a date, with or without a time of day: what counts is the day
// in the place that the time is given for.
func parseDay(s string) (time.Time, error) {
	if len(s) > len(time.DateOnly) {
		if t, err := time.Parse(time.RFC3339, s); err == nil {
			s = t.Format(time.DateOnly)
		}
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}, fmt.Errorf("%q is not a date; write it like 2025-11-25", s)
	}
	return t, nil
}

// Run implements the command.
func (c *annotateCommand) Run(ctx context.Context, std streams) error {
	switch {
	case c.Batch == "" && c.Source == "":
		return usagef("annotate: name a file, an address or - to read, or give --batch")
	case c.Batch != "" && c.Source != "":
		return usagef("annotate: give either one article or --batch, not both")
	case c.Batch != "":
		return c.runBatch(ctx, std)
	}
	ctx, cancel := context.WithTimeout(ctx, annotateTimeout)
	defer cancel()
	page, retrieved, err := c.read(ctx, std)
	if err != nil {
		return err
	}
	result, err := annotator.Annotate(ctx, page)
	if errors.Is(err, annotator.ErrNoArticle) {
		return fmt.Errorf("%s: no article is to be found there", c.Source)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", c.Source, err)
	}
	out, err := encodeJSON(c.document(page.URL, result, retrieved))
	if err != nil {
		return err
	}
	_, err = std.out.Write(out)
	return err
}

// read gets the one article that the command names.
func (c *annotateCommand) read(ctx context.Context, std streams) (annotator.Page, time.Time, error) {
	url, err := canonicalOrEmpty(c.URL)
	if err != nil {
		return annotator.Page{}, time.Time{}, usagef("--url: %s", err)
	}
	page := annotator.Page{URL: url, Published: c.Published.Time}
	if isAddress(c.Source) {
		return c.fetch(ctx, page)
	}
	body, err := readFile(c.Source, std)
	if err != nil {
		return page, time.Time{}, err
	}
	if c.Text || strings.HasSuffix(strings.ToLower(c.Source), ".txt") {
		page.Text = string(body)
	} else {
		page.HTML = body
	}
	return page, time.Time{}, nil
}

func isAddress(source string) bool {
	scheme, _, ok := strings.Cut(source, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// readFile reads a file or, for "-", standard input, up to maxLine bytes.
func readFile(name string, std streams) ([]byte, error) {
	in := std.in
	if name != "-" {
		f, err := os.Open(name) //nolint:gosec // the file that the caller names
		if err != nil {
			return nil, err
		}
		defer func() { _ = f.Close() }()
		in = f
	}
	body, err := io.ReadAll(io.LimitReader(in, maxLine+1))
	if err != nil {
		return nil, err
	}
	if len(body) > maxLine {
		return nil, fmt.Errorf("%s: longer than %d MB", name, maxLine>>20)
	}
	return body, nil
}

func canonicalOrEmpty(raw string) (string, error) {
	if raw == "" {
		return "", nil
	}
	return canonical.URL(raw)
}

func (c *annotateCommand) document(url string, result annotator.Result, retrieved time.Time) annotation.Document {
	doc := annotation.Unreviewed("", url, result, retrieved)
	if c.WithText {
		doc.Article.Text = &result.Article.Text
	}
	return doc
}

// articleLine is one line of a batch.
type articleLine struct {
	ID        json.RawMessage `json:"id"`
	HTML      *string         `json:"html"`
	Text      *string         `json:"text"`
	URL       string          `json:"url"`
	Title     string          `json:"title"`
	Published string          `json:"published"`
}

// articleAnswer is its answer.
type articleAnswer struct {
	ID json.RawMessage `json:"id"`
	annotation.Document
}

func (c *annotateCommand) runBatch(ctx context.Context, std streams) error {
	in, err := openBatch(c.Batch, std)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	return runBatch(ctx, in, std.out, c.answer)
}

// answer annotates one line. A page without an article has a document too,
// without annotations: only what cannot be read is an error.
func (c *annotateCommand) answer(ctx context.Context, line []byte) (any, json.RawMessage, error) {
	var l articleLine
	if err := decodeLine(line, &l); err != nil {
		return nil, idOf(line), err
	}
	if err := checkID(l.ID); err != nil {
		return nil, nil, err
	}
	page, err := c.page(l)
	if err != nil {
		return nil, l.ID, err
	}
	ctx, cancel := context.WithTimeout(ctx, annotateTimeout)
	defer cancel()
	result, err := annotator.Annotate(ctx, page)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return nil, l.ID, &lineError{"timeout", fmt.Sprintf("the article took longer than %s", annotateTimeout)}
	case err != nil && !errors.Is(err, annotator.ErrNoArticle):
		return nil, l.ID, &lineError{"unreadable-page", err.Error()}
	}
	return articleAnswer{ID: l.ID, Document: c.document(page.URL, result, time.Time{})}, l.ID, nil
}

// page makes the page of a line; flags stand in for what the line leaves out.
func (c *annotateCommand) page(l articleLine) (annotator.Page, error) {
	page := annotator.Page{Title: l.Title, Published: c.Published.Time}
	switch {
	case l.HTML != nil && l.Text != nil:
		return page, &lineError{"invalid-line", `the line has both "html" and "text"`}
	case l.HTML != nil:
		// A JSON string is Unicode already, whatever the page says of itself.
		page.HTML, page.ContentType = []byte(*l.HTML), "text/html; charset=utf-8"
	case l.Text != nil:
		page.Text = *l.Text
	default:
		return page, &lineError{"missing-text", `the line has neither "html" nor "text"`}
	}
	if l.Published != "" {
		published, err := parseDay(l.Published)
		if err != nil {
			return page, &lineError{"invalid-line", `"published": ` + err.Error()}
		}
		page.Published = published
	}
	if l.URL == "" {
		l.URL = c.URL
	}
	url, err := canonicalOrEmpty(l.URL)
	if err != nil {
		return page, &lineError{"invalid-url", `"url": ` + err.Error()}
	}
	page.URL = url
	return page, nil
}
