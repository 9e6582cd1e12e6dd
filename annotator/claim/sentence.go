package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reckon/annotator/quantity"
)

// sentence is a span of text and of tokens.
type sentence struct {
	start, end  int // bytes
	first, last int // tokens[first:last]
	paragraph   int
}

// quotation is a stretch between quotation marks; it may run over sentences
// and, reopened, over paragraphs.
type quotation struct {
	first, last int // tokens[first:last], without the marks
	speech      bool
}

// reading is a document as it is read: everything that the later steps share.
type reading struct {
	doc        Document
	lex        *lexicon
	tokens     []token
	sentences  []sentence
	quotations []quotation
	quantities []quantity.Quantity
	at         []span            // of each quantity, in tokens
	fullNames  map[string]string // last name → the full name that the text gives first
	topicName  string
	topicKnown bool
	common     map[string]bool // words that stand in lower case; see lowerCased
}

// span is tokens[first:last].
type span struct{ first, last int }

func (s span) empty() bool { return s.last <= s.first }

// read tokenizes a document and cuts it into paragraphs, sentences and
// quotations.
func read(doc Document, quantities []quantity.Quantity) *reading {
	r := &reading{doc: doc, lex: words(), quantities: quantities}
	r.tokens = tokenize(doc.Text, r.lex)
	r.place()
	r.cut()
	r.pairQuotes()
	r.names()
	return r
}

// place marks the tokens that belong to quantities.
func (r *reading) place() {
	r.at = make([]span, len(r.quantities))
	t := 0
	for i, q := range r.quantities {
		for t < len(r.tokens) && r.tokens[t].end <= q.Start {
			t++
		}
		first := t
		for t < len(r.tokens) && r.tokens[t].start < q.End {
			r.tokens[t].quantity = i + 1
			t++
		}
		r.at[i] = span{first, t}
	}
}

// longestSentence bounds the tokens of a sentence. What goes on for longer is no
// sentence but a list or a page without points, and the bound keeps the work for
// each figure, and so the whole, linear.
const longestSentence = 250

// cut finds where sentences end. A line break ends a sentence and a paragraph.
func (r *reading) cut() {
	paragraph, first := 0, 0
	for i := range r.tokens {
		gap := len(r.doc.Text)
		if i+1 < len(r.tokens) {
			gap = r.tokens[i+1].start
		}
		newline := strings.Contains(r.doc.Text[r.tokens[i].end:gap], "\n")
		if i+1 < len(r.tokens) && !newline && !r.ends(i) && i-first < longestSentence {
			continue
		}
		for k := first; k <= i; k++ {
			r.tokens[k].sentence = len(r.sentences)
		}
		r.sentences = append(r.sentences, sentence{
			start: r.tokens[first].start, end: r.tokens[i].end, first: first, last: i + 1, paragraph: paragraph,
		})
		first = i + 1
		if newline {
			paragraph++
		}
	}
}

// ends reports whether a sentence ends with tokens[i], which has a successor on
// the same line.
func (r *reading) ends(i int) bool {
	t, next := &r.tokens[i], &r.tokens[i+1]
	if closing(t.text) || t.text == "\"" || t.text == "'" {
		// the mark after the point: “… by one.” He wrote
		return i > 0 && t.start == r.tokens[i-1].end && terminal(r.tokens[i-1].text) && next.start > t.end && !r.goesOn(i+1)
	}
	if strings.HasSuffix(t.text, ".") && len(t.text) > 1 {
		// "in the U.S. The plan": only before a word that begins a sentence
		if t.lower == "a.m." || t.lower == "p.m." {
			return next.is(capital) && !next.is(timeWord) && strings.ToUpper(next.text) != next.text
		}
		return next.is(capital) && next.start > t.end && next.is(determiner|pronoun|conjunction|preposition) && !next.is(digit)
	}
	if !terminal(t.text) || closing(next.text) && next.start == t.end || terminal(next.text) {
		return false
	}
	if next.start == t.end {
		return r.glued(i)
	}
	if r.goesOn(i + 1) {
		return false
	}
	return t.text != "." || i == 0 || !r.abbreviated(i)
}

// goesOn reports whether the sentence before goes on with tokens[i]: a lower
// case word, as in “Why?” he asked.
func (r *reading) goesOn(i int) bool {
	first, _ := utf8.DecodeRuneInString(r.tokens[i].text)
	return unicode.IsLower(first)
}

// abbreviated reports whether the point tokens[i] belongs to an abbreviation
// or to an initial.
func (r *reading) abbreviated(i int) bool {
	before := &r.tokens[i-1]
	if before.end != r.tokens[i].start {
		return false
	}
	if r.lex.abbrev[before.lower] {
		// "No. 5", "on Nov. 5" and "Inc. said" go on; "Jan." before a word that
		// begins a sentence does not, and neither does the word "no".
		next := &r.tokens[i+1]
		if before.lower == "no" || before.lower == "al" || before.lower == "art" {
			return next.is(digit)
		}
		return !before.is(timeWord) || next.is(digit) || !next.is(determiner|pronoun|preposition)
	}
	return len(before.text) == 1 && before.is(capital) && before.lower != "i"
}

// glued reports whether two sentences were set without a space between them:
// "the Evening Lantern.He added". A file or domain name is not such a place.
func (r *reading) glued(i int) bool {
	if i == 0 || i+2 >= len(r.tokens) || r.tokens[i-1].end != r.tokens[i].start {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(r.tokens[i-1].text)
	next, after := &r.tokens[i+1], &r.tokens[i+2]
	if !unicode.IsLower(last) && !unicode.IsDigit(last) && !closing(r.tokens[i-1].text) {
		return false
	}
	if opening(next.text) {
		return true
	}
	return next.is(capital) && after.start > next.end && next.lower != "com" && next.lower != "org"
}

func terminal(s string) bool { return s == "." || s == "?" || s == "!" || s == "…" }
func opening(s string) bool  { return s == "“" || s == "‘" || s == "«" }
func closing(s string) bool  { return s == "”" || s == "’" || s == "»" || s == ")" }

// pairQuotes finds the quotations. Straight marks open and close in turn within
// a paragraph. A quotation left open at the end of a paragraph ends there.
func (r *reading) pairQuotes() {
	open := -1
	for i := range r.tokens {
		t := &r.tokens[i]
		newParagraph := i > 0 && r.sentences[t.sentence].paragraph != r.sentences[r.tokens[i-1].sentence].paragraph
		if newParagraph && open >= 0 {
			r.quote(open, i)
			open = -1
		}
		switch {
		case open < 0 && (t.text == "“" || t.text == "\"" || t.text == "«"):
			open = i + 1
		case open >= 0 && (t.text == "”" || t.text == "\"" || t.text == "»"):
			r.quote(open, i)
			open = -1
		}
	}
	if open >= 0 {
		r.quote(open, len(r.tokens))
	}
}

// quote records tokens[first:last] as a quotation. It is speech rather than a
// word or a title in marks where it has five words or ends like a sentence.
func (r *reading) quote(first, last int) {
	if last <= first {
		return
	}
	ended := r.tokens[last-1].is(mark)
	r.quotations = append(r.quotations, quotation{first: first, last: last, speech: last-first >= 5 || ended})
	for k := first; k < last; k++ {
		r.tokens[k].quote = len(r.quotations)
	}
}

// names notes the full names of the text, so that a later "Smith" is known.
func (r *reading) names() {
	r.fullNames = make(map[string]string)
	for i := 0; i < len(r.tokens); i++ {
		if !r.nameWord(i) {
			continue
		}
		k := i
		for k+1 < len(r.tokens) && r.nameWord(k+1) && r.tokens[k+1].start == r.tokens[k].end+1 && !possessive(r.tokens[k].text) {
			k++
		}
		if k > i && k-i < 4 {
			last := withoutPossessive(r.tokens[k].text)
			if _, known := r.fullNames[last]; !known {
				r.fullNames[last] = withoutPossessive(r.doc.Text[r.tokens[i].start:r.tokens[k].end])
			}
		}
		i = k
	}
}

// nameWord reports whether tokens[i] can be part of a name.
func (r *reading) nameWord(i int) bool {
	t := &r.tokens[i]
	if !t.is(capital) || t.is(digit) || t.quantity != 0 {
		return false
	}
	return !t.is(determiner | pronoun | conjunction | preposition | relative | subordinator | auxiliary | modal | timeWord)
}

func possessive(s string) bool {
	return strings.HasSuffix(s, "'s") || strings.HasSuffix(s, "’s") || strings.HasSuffix(s, "s'") || strings.HasSuffix(s, "s’")
}

func withoutPossessive(s string) string {
	for _, end := range []string{"'s", "’s"} {
		if cut, ok := strings.CutSuffix(s, end); ok {
			return cut
		}
	}
	return s
}
