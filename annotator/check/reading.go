package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reckon/annotator/claim"
	"reckon/annotator/quantity"
)

// word is a word, a punctuation mark or a whole figure of the text.
type word struct {
	start, end int // bytes of the text
	text       string
	claim      int // index of the claim that stands here, -1 if none
	cues       cue // what the phrase that begins here may signal
	cueEnd     int // the word after that phrase
}

// sentence is a run of words, with the claims in it.
type sentence struct {
	start, end  int // bytes of the text
	first, last int // words[first:last]
	claims      []int
	paragraph   int
	cues        cue  // of all its words
	headline    bool // a first line that is not a sentence
}

// reading is a text prepared for finding relations: linear to build, and
// everything that the families ask of it is near at hand.
type reading struct {
	doc       claim.Document
	claims    []claim.Claim
	words     []word
	sentences []sentence
	sentence  []int // of each claim; -1 where its offsets do not lie in the text
	word      []int // of each claim
	nouns     []noun
	estimates []*estimate
	rivals    map[int]int // claims that contradict each other
}

func read(doc claim.Document, claims []claim.Claim) *reading {
	r := &reading{
		doc: doc, claims: claims,
		sentence:  make([]int, len(claims)),
		word:      make([]int, len(claims)),
		nouns:     make([]noun, len(claims)),
		estimates: make([]*estimate, len(claims)),
	}
	for i := range claims {
		r.sentence[i], r.word[i] = -1, -1
	}
	spans := sentenceSpans(doc.Text, claims)
	bearing, size := bearingOn(spans, claims)
	r.words = make([]word, 0, size/4)
	r.sentences = make([]sentence, 0, len(spans))
	next, paragraph := 0, 0
	for k, s := range spans {
		if k > 0 && strings.Contains(doc.Text[spans[k-1].start:s.start], "\n") {
			paragraph++
		}
		if !bearing[k] {
			r.sentences = append(r.sentences, sentence{start: s.start, end: s.end, first: len(r.words), last: len(r.words), paragraph: paragraph})
			continue
		}
		next = r.addSentence(s, next, paragraph)
	}
	r.markCues()
	r.markHeadline()
	for i := range claims {
		if r.word[i] >= 0 {
			r.nouns[i] = r.nounOf(i)
		}
	}
	return r
}

// bearingOn marks the sentences that the families look at: those with a claim
// and the two beside each. The words of the rest, most of a long text, are never
// read. It also returns the bytes of those that are.
func bearingOn(spans []span, claims []claim.Claim) (bearing []bool, size int) {
	bearing = make([]bool, len(spans))
	next := 0
	for k, s := range spans {
		for ; next < len(claims) && claims[next].Start < s.end; next++ {
			for n := max(0, k-1); n < min(len(spans), k+2); n++ {
				if !bearing[n] {
					bearing[n], size = true, size+spans[n].end-spans[n].start
				}
			}
		}
	}
	return bearing, size
}

// addSentence reads the words of one sentence; next is the first claim that
// has not been placed yet. It returns the one after the last placed.
func (r *reading) addSentence(s span, next, paragraph int) int {
	at := len(r.sentences)
	out := sentence{start: s.start, end: s.end, first: len(r.words), paragraph: paragraph}
	pos := s.start
	for next < len(r.claims) && r.claims[next].Start < s.end {
		c := r.claims[next]
		if c.Start >= pos && c.End > c.Start && c.End <= s.end {
			r.addWords(pos, c.Start)
			r.sentence[next], r.word[next] = at, len(r.words)
			r.words = append(r.words, word{start: c.Start, end: c.End, text: "#", claim: next})
			out.claims = append(out.claims, next)
			pos = c.End
		}
		next++
	}
	r.addWords(pos, s.end)
	out.last = len(r.words)
	r.sentences = append(r.sentences, out)
	return next
}

// addWords splits text[from:to] into words and marks of punctuation. Quotation
// marks are left out: what is quoted is read like the rest.
func (r *reading) addWords(from, to int) {
	text := r.doc.Text
	for i := from; i < to; {
		c, n := utf8.DecodeRuneInString(text[i:to])
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			j := i + n
			for j < to {
				d, m := utf8.DecodeRuneInString(text[j:to])
				inner := (d == '\'' || d == '’' || d == '-') && j+m < to && startsLetter(text[j+m:to])
				if !unicode.IsLetter(d) && !unicode.IsDigit(d) && !inner {
					break
				}
				j += m
			}
			r.words = append(r.words, word{start: i, end: j, text: strings.ToLower(text[i:j]), claim: -1})
			i = j
		case unicode.IsSpace(c) || strings.ContainsRune("\"'“”‘’«»", c):
			i += n
		default:
			r.words = append(r.words, word{start: i, end: i + n, text: text[i : i+n], claim: -1})
			i += n
		}
	}
}

func startsLetter(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(c)
}

// markHeadline marks the first line as a headline where it is a paragraph of
// one sentence that ends without a full stop, and more text follows.
func (r *reading) markHeadline() {
	if len(r.sentences) < 2 || r.sentences[1].paragraph == 0 {
		return
	}
	s := &r.sentences[0]
	line := strings.TrimRight(r.doc.Text[s.start:s.end], " \t\r\n\"'”’")
	s.headline = line != "" && !strings.ContainsAny(line[len(line)-1:], ".!?:;")
}

// figure is what claim i may stand for.
func (r *reading) figure(i int) estimate {
	if r.estimates[i] == nil {
		c := r.claims[i]
		if r.comparedWith(i) || r.addsUpTo(i) {
			c.Bound = quantity.Exact
		}
		e := figureOf(c)
		r.estimates[i] = &e
	}
	return *r.estimates[i]
}

// comparedWith reports whether the words that look like a hedge of claim i
// belong to the figure before it: "seven fewer than the 45".
func (r *reading) comparedWith(i int) bool {
	w := r.word[i]
	if w <= 0 || i == 0 || r.word[i-1] < 0 || r.sentence[i-1] != r.sentence[i] {
		return false
	}
	gap := w - r.word[i-1]
	if gap < 2 || gap > 5 {
		return false
	}
	first := r.words[r.word[i-1]+1]
	return first.cues&differing != 0 && (r.words[w-1].text == "than" || w >= 2 && r.words[w-2].text == "than")
}

// addsUpTo reports whether "up to" before claim i belongs to "adds up to".
func (r *reading) addsUpTo(i int) bool {
	c, text := r.claims[i], r.doc.Text
	if c.Bound != quantity.AtMost || c.HedgeStart <= 0 || c.HedgeStart > c.Start || !strings.HasPrefix(text[c.HedgeStart:c.Start], "up to") {
		return false
	}
	before := strings.TrimRight(text[:c.HedgeStart], " ")
	return strings.HasPrefix(before[strings.LastIndexByte(before, ' ')+1:], "add")
}

// quote is the claim as it stands in the text.
func (r *reading) quote(i int) string { return r.doc.Text[r.claims[i].Start:r.claims[i].End] }
