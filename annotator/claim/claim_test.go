package claim

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"reckon/annotator/quantity"
)

// goldenCase is one line of testdata/golden.jsonl: a text and its claims in
// reading order. A text without claims is one to be left alone. Of a claim only
// what is given is compared; adding a case needs no code.
type goldenCase struct {
	Name, Text, Published string
	Claims                []goldenClaim
}

type goldenClaim struct {
	Quote   string
	Low     *float64
	Bound   *string
	Kind    *string
	Unit    *string
	Subject *string
	Head    *string
	Period  *[]string // start and end; empty for none; null days as ""
	When    *string   // the period's words
	Source  *string   // empty for none
	Via     *string
	Stance  *string
	Cue     *string
	Of      *string // the quote of the antecedent; empty for none
	Up      *int    // direction
	Quoted  *bool
}

func TestGolden(t *testing.T) {
	for _, c := range readGolden(t) {
		t.Run(c.Name, func(t *testing.T) {
			doc := Document{Text: c.Text, Published: day(t, c.Published)}
			got := Find(doc)
			var quotes, want []string
			for _, g := range got {
				quotes = append(quotes, doc.Text[g.Start:g.End])
			}
			for _, w := range c.Claims {
				want = append(want, w.Quote)
			}
			if strings.Join(quotes, " | ") != strings.Join(want, " | ") {
				t.Fatalf("claims %q, want %q", quotes, want)
			}
			for i, w := range c.Claims {
				compare(t, doc, got, i, w)
			}
		})
	}
}

func compare(t *testing.T, doc Document, got []Claim, i int, w goldenClaim) {
	t.Helper()
	g := got[i]
	check := func(field string, got string, want *string) {
		if want != nil && got != *want {
			t.Errorf("%s: %s %q, want %q", w.Quote, field, got, *want)
		}
	}
	if w.Low != nil && g.Low.Float64() != *w.Low {
		t.Errorf("%s: low %v, want %v", w.Quote, g.Low, *w.Low)
	}
	check("bound", string(g.Bound), w.Bound)
	check("kind", string(g.Kind), w.Kind)
	check("unit", g.Unit, w.Unit)
	check("subject", g.Subject, w.Subject)
	check("head", g.Head, w.Head)
	check("stance", string(g.Stance), w.Stance)
	check("cue", string(g.Cue), w.Cue)
	var source Source
	if g.Source != nil {
		source = *g.Source
	}
	check("source", source.Name, w.Source)
	check("via", source.Via, w.Via)
	of := ""
	if g.Antecedent >= 0 {
		of = doc.Text[got[g.Antecedent].Start:got[g.Antecedent].End]
	}
	check("antecedent", of, w.Of)
	if w.Up != nil && g.Direction != *w.Up {
		t.Errorf("%s: direction %d, want %d", w.Quote, g.Direction, *w.Up)
	}
	if w.Quoted != nil && g.Quoted != *w.Quoted {
		t.Errorf("%s: quoted %v, want %v", w.Quote, g.Quoted, *w.Quoted)
	}
	comparePeriod(t, g.Period, w)
}

func comparePeriod(t *testing.T, p *Period, w goldenClaim) {
	t.Helper()
	var have []string
	if p != nil {
		have = []string{iso(p.Start), iso(p.End)}
	}
	if w.Period != nil && strings.Join(have, "/") != strings.Join(*w.Period, "/") {
		t.Errorf("%s: period %v, want %v", w.Quote, have, *w.Period)
	}
	if w.When != nil && (p == nil || p.Text != *w.When) {
		t.Errorf("%s: period %+v, want the words %q", w.Quote, p, *w.When)
	}
}

func iso(d time.Time) string {
	if d.IsZero() {
		return ""
	}
	return d.Format(time.DateOnly)
}

func readGolden(t testing.TB) []goldenCase {
	t.Helper()
	file, err := os.Open("testdata/golden.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	var cases []goldenCase
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		if strings.TrimSpace(scanner.Text()) == "" {
			continue
		}
		decoder := json.NewDecoder(strings.NewReader(scanner.Text()))
		decoder.DisallowUnknownFields()
		var c goldenCase
		if err := decoder.Decode(&c); err != nil {
			t.Fatalf("%v in %s", err, scanner.Text())
		}
		cases = append(cases, c)
	}
	if err := scanner.Err(); err != nil {
		t.Fatal(err)
	}
	return cases
}

func day(t testing.TB, s string) time.Time {
	t.Helper()
	if s == "" {
		return time.Time{}
	}
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sound checks what must hold of the claims of any text.
func sound(t testing.TB, doc Document, claims []Claim) {
	t.Helper()
	last := 0
	for i, c := range claims {
		switch {
		case c.Start < last || c.End <= c.Start || c.End > len(doc.Text):
			t.Fatalf("claim %d spans %d-%d after %d in a text of %d bytes", i, c.Start, c.End, last, len(doc.Text))
		case c.SentenceStart > c.Start || c.SentenceEnd < c.End:
			t.Fatalf("claim %d at %d-%d is outside its sentence %d-%d", i, c.Start, c.End, c.SentenceStart, c.SentenceEnd)
		case c.Confidence <= 0 || c.Confidence > 1:
			t.Fatalf("claim %d has confidence %v", i, c.Confidence)
		case c.Antecedent < -1 || c.Antecedent >= len(claims) || c.Antecedent == i:
			t.Fatalf("claim %d has antecedent %d of %d", i, c.Antecedent, len(claims))
		case c.Period != nil && c.Period.End.Before(c.Period.Start):
			t.Fatalf("claim %d has period %v to %v", i, c.Period.Start, c.Period.End)
		case c.Period != nil && c.Period.Start.IsZero() != c.Period.End.IsZero():
			t.Fatalf("claim %d has one end of a period: %v to %v", i, c.Period.Start, c.Period.End)
		case c.Source != nil && c.Source.Name == "":
			t.Fatalf("claim %d has a source without a name", i)
		case strings.ContainsAny(c.Subject, "\n\r"):
			t.Fatalf("claim %d has a line break in its subject %q", i, c.Subject)
		}
		last = c.End
	}
}

func TestClaimsOfAnyGoldenTextAreSound(t *testing.T) {
	for _, c := range readGolden(t) {
		doc := Document{Text: c.Text, Published: day(t, c.Published)}
		sound(t, doc, Find(doc))
	}
}

func TestTextPutBeforeShiftsOffsetsOnly(t *testing.T) {
	const before = "Quiet days.\n\n"
	for _, c := range readGolden(t) {
		doc := Document{Text: c.Text, Published: day(t, c.Published)}
		plain := Find(doc)
		doc.Text = before + doc.Text
		moved := Find(doc)
		if len(plain) != len(moved) {
			t.Errorf("%s: %d claims, %d with a paragraph before it", c.Name, len(plain), len(moved))
			continue
		}
		for i := range plain {
			if plain[i].Start+len(before) != moved[i].Start || plain[i].Subject != moved[i].Subject || plain[i].Stance != moved[i].Stance || plain[i].SentenceStart+len(before) != moved[i].SentenceStart {
				t.Errorf("%s: claim %d changed: %+v, %+v", c.Name, i, plain[i], moved[i])
			}
		}
	}
}

func TestNoDateOfPublicationResolvesOnlyWhatIsDated(t *testing.T) {
	doc := Document{Text: "There were 40 fires last week. There were 30 fires in 2019."}
	claims := Find(doc)
	if len(claims) != 2 {
		t.Fatalf("%d claims, want 2", len(claims))
	}
	if p := claims[0].Period; p == nil || !p.Start.IsZero() || p.Text != "last week" {
		t.Errorf("last week is %+v without a date of publication", p)
	}
	if p := claims[1].Period; p == nil || iso(p.Start) != "2019-01-01" || iso(p.End) != "2019-12-31" {
		t.Errorf("2019 is %+v", p)
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range readGolden(f) {
		f.Add(c.Text, int64(20000))
	}
	f.Add("About 40, x", int64(1))
	f.Add("“12,” said 40. (3) of which of whom, up from down by 8 - 9.He 1990s–2000 by the end of 2 years", int64(-800000))
	f.Fuzz(func(t *testing.T, text string, days int64) {
		published := time.Unix(days%4000000*86400, 0).UTC()
		doc := Document{Text: text, Published: published}
		claims := Find(doc)
		sound(t, doc, claims)
	})
}

// article is a text of the length of a long news story, repeated n times.
func article(t testing.TB, n int) string {
	var b strings.Builder
	for range n {
		for _, c := range readGolden(t) {
			b.WriteString(c.Text)
			b.WriteString("\n\n")
		}
	}
	return b.String()
}

func BenchmarkFind(b *testing.B) {
	text := article(b, 1)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(Document{Text: text, Published: time.Date(2024, 5, 2, 0, 0, 0, 0, time.UTC)})
	}
}

func BenchmarkFindTenTimesAsLong(b *testing.B) {
	text := article(b, 10)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(Document{Text: text, Published: time.Date(2024, 5, 2, 0, 0, 0, 0, time.UTC)})
	}
}

func BenchmarkQuantitiesAlone(b *testing.B) {
	text := article(b, 1)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		quantity.Find(text)
	}
}

func TestAnotherLanguageIsLeftAlone(t *testing.T) {
	text := strings.Repeat("Die Firma hat 40 Wagen verkauft und will 30 weitere bauen, sagte ein Sprecher der Stadt am Montag. ", 6)
	if claims := Find(Document{Text: text}); len(claims) != 0 {
		t.Errorf("%d claims in a German text, want none", len(claims))
	}
}

// TestNoSentenceIsEndless holds what keeps the work linear: all searching
// around a figure is within its sentence, and sentences are bounded.
func TestNoSentenceIsEndless(t *testing.T) {
	r := read(Document{Text: strings.Repeat("they sold 40 vans, rising 3% from 2,000 in 2019, ", 2000)}, nil)
	for i, s := range r.sentences {
		if s.last-s.first > longestSentence+1 {
			t.Fatalf("sentence %d has %d tokens, want at most %d", i, s.last-s.first, longestSentence+1)
		}
	}
}

// BenchmarkFindEndlessLine is the worst case: one line without a point.
func BenchmarkFindEndlessLine(b *testing.B) {
	text := strings.Repeat("they sold 40 vans, rising 3% from 2,000 in 2019, ", 2000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(Document{Text: text, Published: date(2024, 5, 2)})
	}
}
