package claim

import (
	"strings"

	"reckon/annotator/quantity"
)

// Find returns the claims of a document in reading order. It reads the text
// once: quantities first, then tokens, sentences and acts of saying, which all
// later steps share.
func Find(doc Document) []Claim {
	return find(doc, quantity.Find(doc.Text))
}

// find is Find with the quantities given.
func find(doc Document, quantities []quantity.Quantity) []Claim {
	if len(quantities) == 0 {
		return nil
	}
	r := read(doc, quantities)
	if !r.english() {
		return nil
	}
	g := newGrammar(r)
	f := finder{
		r: r, grammar: g,
		said:    r.attributions(g.groups),
		namer:   namer{r: r, grammar: g},
		indexOf: make([]int, len(quantities)),
		claims:  make([]Claim, 0, len(quantities)),
		frames:  make([]frame, 0, len(quantities)),

		firstNamed: map[string]int{},
	}
	f.periods = periods{r: r, grammar: g}
	for i := range quantities {
		f.indexOf[i] = -1
	}
	for i := range quantities {
		f.quantity(i)
	}
	f.link()
	return f.claims
}

// finder builds the claims one after another; each may refer to those before.
type finder struct {
	r       *reading
	grammar *grammar
	said    *speakers
	namer   namer
	periods periods
	claims  []Claim
	frames  []frame // of the claims
	indexOf []int   // quantity → claim, -1 for none
	// firstNamed is the first claim with these words for its figure that says
	// what it counts.
	firstNamed map[string]int
}

// quantity decides on quantity i and, where it is a claim, says what it means.
func (f *finder) quantity(i int) {
	if f.r.at[i].empty() {
		return
	}
	fr := f.r.frame(i, f.grammar)
	score := f.r.accept(&fr)
	if score <= 0 {
		return
	}
	f.refine(&fr)
	c := Claim{
		Quantity: *fr.q, Antecedent: -1, Stance: Stated,
		SentenceStart: fr.sent.start, SentenceEnd: fr.sent.end,
		Sentence: fr.sentence, Paragraph: fr.sent.paragraph,
		Quoted: f.r.tokens[fr.at.first].quote != 0,
	}
	if g := fr.verb(); g != nil && g.verb != nil {
		c.Verb = g.verb.base
	} else if g != nil && f.r.tokens[g.main].is(auxiliary) {
		c.Verb = "be"
	}
	if fr.change() {
		c.Direction = fr.direction(f.r)
	}
	c.Cue, c.Antecedent = f.refer(&fr)
	c.Subject, c.Head = f.name(&fr, c)
	if c.Subject != "" && !f.namer.presentable(c.Subject) {
		c.Subject = ""
		if s, h := f.namer.nearest(&fr); s != "" {
			c.Subject, c.Head = s, singular(lower(h))
		}
	}
	c.Period = f.period(&fr, &c)
	a := f.attribution(&fr, &c)
	c.Stance = f.stance(&fr, &c, a)
	c.Confidence = f.confidence(&fr, &c, score)
	f.indexOf[i] = len(f.claims)
	if text := f.r.doc.Text[c.Start:c.End]; !fr.noun.empty() {
		if _, known := f.firstNamed[text]; !known {
			f.firstNamed[text] = len(f.claims)
		}
	}
	f.claims = append(f.claims, c)
	f.frames = append(f.frames, fr)
}

// name words the subject; what is left out is taken from the figure that the
// claim refers to.
func (f *finder) name(fr *frame, c Claim) (string, string) {
	if c.Antecedent >= 0 {
		a := &f.claims[c.Antecedent]
		switch c.Cue {
		case OfWhich, OfThese, Part, Including, Further:
			if a.Kind == quantity.Count {
				f.namer.last = f.nounOf(c.Antecedent)
			}
			if c.Cue == Including && !fr.noun.empty() && a.Subject != "" && a.Kind == fr.q.Kind {
				return trimSubject(f.namer.phrase(fr, fr.noun) + " among " + a.Subject), singular(lower(f.namer.headOf(fr.noun)))
			}
			if !fr.noun.empty() && !fr.of && f.amongThem(fr) {
				return trimSubject(f.namer.phrase(fr, fr.noun)), singular(lower(f.namer.headOf(fr.noun)))
			}
			if c.Cue == Part && !fr.noun.empty() {
				return trimSubject(f.namer.phrase(fr, fr.noun)), singular(lower(f.namer.headOf(fr.noun)))
			}
			if s, h, ok := f.namer.partOf(fr, c.Cue, a); ok {
				return trimSubject(s), h
			}
		case Or, Bracket:
			if c.Cue == Or && fr.of && !fr.noun.empty() && fr.q.Kind == quantity.Percent {
				return trimSubject("share of " + f.r.textOf(fr.noun)), singular(lower(f.namer.headOf(fr.noun)))
			}
			return a.Subject, a.Head
		case From, To, Against:
			if fr.noun.empty() && !f.frames[c.Antecedent].change() {
				return a.Subject, a.Head
			}
			if c.Cue == To && fr.noun.empty() && fr.q.Kind != quantity.Count {
				if s := f.r.lex.changed(a.Subject); s != "" {
					return s, a.Head
				}
			}
		case By:
			if fr.q.Kind == a.Kind && fr.noun.empty() && !f.frames[c.Antecedent].change() {
				return map[int]string{1: "rise in ", -1: "fall in ", 0: "difference in "}[fr.word(f.r)] + a.Subject, a.Head
			}
		}
	}
	if c.Cue == Of {
		if p := f.nounOfWhole(fr); !p.empty() {
			f.namer.last = f.r.textOf(p)
			return trimSubject(f.namer.inClause(fr, f.r.textOf(p)+f.namer.complement(fr, p.last, clauseWords))), singular(lower(f.namer.headOf(p)))
		}
	}
	if n := f.previousIn(fr); n >= 0 && fr.q.Kind == quantity.Percent && f.claims[n].Kind == quantity.Count {
		// "1,352 were proficient, a share of 56 percent"
		if p := f.namer.nounBeforeOf(fr); !p.empty() && (f.r.tokens[p.last-1].lower == "share" || f.r.tokens[p.last-1].lower == "proportion") && fr.noun.empty() {
			return "share of " + f.claims[n].Subject, "share"
		}
	}
	if n := f.previousIn(fr); n >= 0 && !f.gapped(fr).empty() {
		return f.claims[n].Subject, f.claims[n].Head
	}
	if s, h := f.restated(fr); s != "" {
		return s, h
	}
	if p := f.series(fr); p >= 0 && c.Cue != Of && f.claims[p].Subject != "" {
		return f.claims[p].Subject, f.claims[p].Head
	}
	if n := f.previousIn(fr); n >= 0 && f.itWas(fr) && f.claims[n].Kind == fr.q.Kind && f.claims[n].Unit == fr.q.Unit && !f.frames[n].change() {
		return f.claims[n].Subject, f.claims[n].Head
	}
	if s, h := f.apposedChange(fr); s != "" {
		return s, h
	}
	s, h := f.namer.subject(fr)
	if s == "" || f.unnamed(fr, s) {
		if s2, h2 := f.sameUnit(fr); s2 != "" {
			s, h = s2, h2
		}
	}
	if s == "" {
		if s2, h2 := f.namer.nearest(fr); s2 != "" {
			s, h = s2, singular(lower(h2))
		}
	}
	switch {
	case fr.q.Kind == quantity.Rate && fr.q.Noun != "":
		f.namer.last = fr.q.Noun
	case fr.q.Kind == quantity.Count && h != "" && !fr.noun.empty():
		f.namer.last = f.r.textOf(fr.noun)
	case fr.q.Kind == quantity.Count && h != "" && h != "people" && s != "" && fr.noun.empty() && !generic(s):
		f.namer.last = f.namer.plainHead(s)
	}
	return s, h
}

// apposedChange words "…, a rise of 20 per cent", "…, a loss of £9,000": the rise
// or loss of what the figure before it in the sentence is about.
func (f *finder) apposedChange(fr *frame) (string, string) {
	p := f.namer.nounBeforeOf(fr)
	n := f.previousIn(fr)
	if fr.noun.empty() && (fr.before == "up" || fr.before == "down") && fr.hedged-2 >= fr.sent.first && f.r.tokens[fr.hedged-2].text == "," && n >= 0 && !f.frames[n].change() && f.claims[n].Subject != "" {
		return map[string]string{"up": "rise in ", "down": "fall in "}[fr.before] + f.claims[n].Subject, f.claims[n].Head
	}
	if first := f.firstIn(fr); n >= 0 && fr.noun.empty() && fr.before == "," && f.claims[first].Subject != "" && !f.frames[first].change() {
		switch fr.after {
		case "more", "higher":
			return "rise in " + f.claims[first].Subject, f.claims[first].Head
		case "less", "fewer", "lower":
			return "fall in " + f.claims[first].Subject, f.claims[first].Head
		}
	}
	if last := len(f.claims) - 1; last >= 0 && (fr.after == "more" || fr.after == "less") && fr.left == 0 && f.claims[last].Sentence == fr.sentence-1 {
		if g := fr.leftGroup(); g.subject.last-g.subject.first == 1 && f.r.isBe(g.main) {
			if s := f.r.tokens[g.subject.first].lower; s == "that" || s == "this" {
				for n := last; n >= 0 && f.claims[n].Sentence == fr.sentence-1; n-- {
					if f.claims[n].Kind == fr.q.Kind && f.claims[n].Subject != "" {
						return "difference in " + f.claims[n].Subject, f.claims[n].Head
					}
				}
			}
		}
	}
	if p.empty() || n < 0 || fr.of && !fr.noun.empty() {
		return "", ""
	}
	at := p.first
	for at > fr.sent.first && f.r.tokens[at-1].is(determiner|adjective) {
		at--
	}
	a := &f.claims[n]
	v := f.r.tokens[p.last-1].verb
	head := f.r.tokens[p.last-1].lower
	moves := v != nil && v.direction != 0 || head == "loss" || head == "jump" || head == "rise" || head == "fall" || head == "drop" || head == "gain" || head == "increase" || head == "decrease" || head == "reduction" || head == "margin" || head == "difference"
	if !moves || at == fr.sent.first || f.r.tokens[at-1].text != "," || a.Subject == "" || f.frames[n].change() {
		return "", ""
	}
	in := " in "
	if head == "loss" || head == "margin" {
		in = " of "
	}
	what := strings.TrimPrefix(strings.TrimPrefix(a.Subject, "price of "), "value of ")
	return trimSubject(f.r.textOf(p) + in + what), singular(head)
}

// nounOfWhole is the noun that both figures of "11 of the 14 kitchens", or "1,230
// homes out of 2,050", count.
func (f *finder) nounOfWhole(fr *frame) span {
	if !fr.noun.empty() && !fr.of {
		return fr.noun
	}
	for i := fr.at.last; i < fr.sent.last && i < fr.at.last+6; i++ {
		if q := f.r.tokens[i].quantity; q != 0 && q != fr.index+1 {
			return f.r.nounPhraseAfter(f.r.at[q-1].last, fr.sent.last)
		}
	}
	return span{}
}

// nounOf is the plain noun phrase that claim n counts.
func (f *finder) nounOf(n int) string {
	if fr := &f.frames[n]; !fr.noun.empty() {
		return f.r.textOf(fr.noun)
	}
	return f.claims[n].Head
}

// restated finds what a bare figure means that the text has given before, word
// for word: "the much-mocked total of 90,000". Small numbers recur by
// chance and are left alone.
func (f *finder) restated(fr *frame) (string, string) {
	if !fr.noun.empty() || fr.q.Kind != quantity.Count && fr.q.Kind != quantity.Money || fr.q.Low.Float64() < 1000 {
		return "", ""
	}
	text := f.r.doc.Text[fr.q.Start:fr.q.End]
	n, ok := f.firstNamed[text]
	if !ok || f.claims[n].Kind != fr.q.Kind || f.claims[n].Sentence == fr.sentence {
		return "", ""
	}
	return f.claims[n].Subject, f.claims[n].Head
}

// unnamed reports whether the words next to a figure do not say what it counts:
// "put the number at 35,000", "organisers claimed 120,000".
func (f *finder) unnamed(fr *frame, s string) bool {
	if !fr.noun.empty() || fr.q.Kind != quantity.Count {
		return false
	}
	if generic(s) {
		return true
	}
	g := fr.leftGroup()
	return g != nil && g.verb != nil && g.verb.speech != "" && g.last == fr.hedged && !g.passive
}

// amongThem reports whether a figure follows "among them", "of whom" at once.
func (f *finder) amongThem(fr *frame) bool {
	for i := fr.hedged - 1; i >= fr.sent.first && i >= fr.hedged-3; i-- {
		switch t := &f.r.tokens[i]; t.lower {
		case "them", "these", "those", "whom":
			return true
		default:
			if !t.is(mark) && !t.is(adverb) {
				return false
			}
		}
	}
	return false
}

// firstIn is the first claim of a figure's sentence; what a later figure is more
// or less than is what that one is about.
func (f *finder) firstIn(fr *frame) int {
	n := len(f.claims) - 1
	for n > 0 && f.claims[n-1].Sentence == fr.sentence {
		n--
	}
	return max(n, 0)
}

// generic reports whether words name a number rather than what it counts.
func generic(s string) bool {
	switch lower(s) {
	case "number", "figure", "total", "toll", "count", "tally", "record":
		return true
	}
	return false
}

// itWas reports whether a figure stands after "it was": the same thing as the
// figure before it in the sentence.
func (f *finder) itWas(fr *frame) bool {
	g := fr.leftGroup()
	if g == nil || !fr.noun.empty() || !f.r.isBe(g.main) || g.last != fr.hedged {
		return false
	}
	return g.subject.last-g.subject.first == 1 && f.r.tokens[g.subject.first].lower == "it"
}

// sameUnit is the subject of the last figure in the same unit, for one that the
// text gives no name: "arrives at 3.4m tonnes for the same plant".
func (f *finder) sameUnit(fr *frame) (string, string) {
	for n := len(f.claims) - 1; n >= 0 && f.claims[n].Sentence >= fr.sentence-3; n-- {
		if c := &f.claims[n]; c.Kind == fr.q.Kind && c.Unit == fr.q.Unit && !f.frames[n].change() {
			return c.Subject, c.Head
		}
	}
	return "", ""
}
