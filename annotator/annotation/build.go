package annotation

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"strconv"
	"strings"
	"time"

	"reckon/annotator"
	"reckon/annotator/claim"
	"reckon/annotator/selector"
)

// Finding is one claim in the form in which it is kept: everything that its
// Annotation says, but for who may see it and where the server stands.
type Finding struct {
	ID        string
	Selectors selector.Selectors
	Claim     NumericClaim
	// Sentence is the sentence around the figure as the article has it, and
	// FigureStart and FigureEnd the figure's bytes in it.
	Sentence               string
	FigureStart, FigureEnd int
	// TextStart and TextEnd are the figure's bytes in the article's text.
	TextStart, TextEnd int
}

// Findings gives each claim of a result its identity and lasting form.
func Findings(articleID string, r annotator.Result) []Finding {
	out := make([]Finding, len(r.Claims))
	seen := make(map[string]int, len(r.Claims))
	for i, c := range r.Claims {
		sentence := r.Article.Text[c.SentenceStart:c.SentenceEnd]
		key := strings.Join([]string{articleID, c.Selectors.Quote.Exact, strings.Join(strings.Fields(sentence), " ")}, "\x00")
		n := seen[key]
		seen[key]++
		out[i] = Finding{
			ID:          digest(key + "\x00" + strconv.Itoa(n)),
			Selectors:   c.Selectors,
			Claim:       numericClaim(c.Claim),
			Sentence:    sentence,
			FigureStart: c.Start - c.SentenceStart,
			FigureEnd:   c.End - c.SentenceStart,
			TextStart:   c.Start,
			TextEnd:     c.End,
		}
	}
	return out
}

// CheckRecords gives each check of a result its identity; its Claims are the
// bare ids of findings.
func CheckRecords(articleID string, r annotator.Result, findings []Finding) []Check {
	out := make([]Check, len(r.Checks))
	for i, c := range r.Checks {
		ids := make([]string, len(c.Claims))
		for k, at := range c.Claims {
			ids[k] = findings[at].ID
		}
		out[i] = Check{
			ID:   digest(articleID + "\x00" + string(c.Type) + "\x00" + strings.Join(ids, "\x00")),
			Type: string(c.Type), Claims: ids, Verdict: string(c.Verdict), Working: c.Working, Summary: c.Summary,
		}
	}
	return out
}

// ArticleID is the identity of the article at a canonical URL (see package
// canonical); for a text without an address, of its content.
func ArticleID(canonicalURL string) string { return digest(canonicalURL) }

// ContentHash identifies what an article says, whatever stands around it.
func ContentHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + hex.EncodeToString(sum[:])
}

// digest names a thing by 130 bits of its content's hash, in 26 letters and
// digits that need no escaping in a URL.
func digest(key string) string {
	sum := sha256.Sum256([]byte(key))
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:]))[:26]
}

func numericClaim(c claim.Claim) NumericClaim {
	n := NumericClaim{
		Type: "NumericClaim", Purpose: "describing",
		Kind: string(c.Kind), Low: c.Low.Float64(), Bound: string(c.Bound), Unit: c.Unit, Change: c.Change,
		Subject: c.Subject, Stance: string(c.Stance), Confidence: c.Confidence,
	}
	if !c.Open {
		high := c.High.Float64()
		n.High = &high
	}
	if c.Period != nil {
		n.Period = &Period{Start: Date(c.Period.Start), End: Date(c.Period.End), Text: c.Period.Text}
	}
	if c.Source != nil {
		n.Source = &Source{Name: c.Source.Name, Via: c.Source.Via, Cue: c.Source.Cue}
	}
	return n
}

// Published is how far a finding has come, and what its Annotation needs to
// know of the place that serves it.
type Published struct {
	Base              string // the server's own address, without a trailing slash; may be empty
	Source            string // the article's URL
	Reviewed          bool
	Created, Modified time.Time // may be zero
	Note              string    // an editor's note, plain text
}

// New makes the Web Annotation of a finding.
func New(f Finding, p Published) Annotation {
	start, end := f.Selectors.Position.Start, f.Selectors.Position.End
	a := Annotation{
		Context:    []string{"http://www.w3.org/ns/anno.jsonld", p.Base + "/ns/reckon.jsonld"},
		ID:         p.Base + "/annotations/" + f.ID,
		Type:       "Annotation",
		Motivation: "describing",
		Created:    Time(p.Created),
		Modified:   Time(p.Modified),
		Creator:    Creator{ID: p.Base + "/", Type: "Software", Name: "Reckon"},
		Target: Target{Source: p.Source, Selector: []Selector{
			{Type: "TextQuoteSelector", Exact: f.Selectors.Quote.Exact, Prefix: f.Selectors.Quote.Prefix, Suffix: f.Selectors.Quote.Suffix},
			{Type: "TextPositionSelector", Start: &start, End: &end},
		}},
		Review: "automatic",
		Body:   []any{f.Claim},
	}
	if p.Reviewed {
		a.Review = "reviewed"
	}
	if p.Note != "" {
		a.Body = append(a.Body, TextualBody{Type: "TextualBody", Purpose: "commenting", Value: p.Note, Format: "text/plain"})
	}
	return a
}

// Checks gives the checks that a reader may see: those all of whose claims are
// among the annotations shown, with ids made absolute.
func Checks(records []Check, base string, shown map[string]bool) []Check {
	out := make([]Check, 0, len(records))
	for _, c := range records {
		ids := make([]string, 0, len(c.Claims))
		for _, id := range c.Claims {
			if shown[id] {
				ids = append(ids, base+"/annotations/"+id)
			}
		}
		if len(ids) == len(c.Claims) {
			c.Claims = ids
			out = append(out, c)
		}
	}
	return out
}

// Describe gives the metadata of an article that was read. A zero retrieved
// is left out.
func Describe(id, url string, r annotator.Result, retrieved time.Time) Article {
	a := Article{
		ID: id, URL: url, CanonicalURL: r.Article.CanonicalURL,
		Title: r.Article.Title, Byline: r.Article.Byline, SiteName: r.Article.SiteName, Language: r.Article.Language,
		Published: Date(r.Article.Published), Modified: Date(r.Article.Modified),
		ContentHash: ContentHash(r.Article.Text),
	}
	if a.CanonicalURL == "" {
		a.CanonicalURL = url
	}
	if !retrieved.IsZero() {
		s := Time(retrieved)
		a.Retrieved = &s
	}
	return a
}

// Unreviewed is the whole document of a result that nobody has reviewed and
// nothing keeps: what the command line answers.
func Unreviewed(base, url string, r annotator.Result, retrieved time.Time) Document {
	id := ArticleID(url)
	if url == "" {
		id = ArticleID(ContentHash(r.Article.Text))
	}
	findings := Findings(id, r)
	doc := Document{
		Article:     Describe(id, url, r, retrieved),
		Annotations: make([]Annotation, len(findings)),
		Coverage:    Coverage{Claims: len(findings)},
	}
	shown := make(map[string]bool, len(findings))
	for i, f := range findings {
		doc.Annotations[i] = New(f, Published{Base: base, Source: url, Created: retrieved})
		shown[f.ID] = true
	}
	doc.Checks = Checks(CheckRecords(id, r, findings), base, shown)
	return doc
}

// Date formats a day, nil for the zero time.
func Date(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	s := t.Format(time.DateOnly)
	return &s
}

// Time formats a moment, empty for the zero time.
func Time(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
