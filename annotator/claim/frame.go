package claim

import (
	"strings"

	"reckon/annotator/quantity"
)

// frame is a figure in its sentence: what stands around it, found once and
// used by every later step.
type frame struct {
	index    int // of the quantity
	q        *quantity.Quantity
	at       span // its tokens
	hedged   int  // the token where its hedge begins
	sentence int
	sent     sentence
	groups   []group
	times    []when
	left     int    // the verb group before it in its clause, -1 for none
	right    int    // the verb group after it in its clause, -1 for none
	noun     span   // the counted or measured noun phrase after it; empty for none
	of       bool   // "of" stands between the figure and noun
	tabular  bool   // its line is a row of a table
	led      string // the word before, articles and "just" left out: "up from the 1.9bn"
	before   string
	after    string // the words next to it, lower-cased
}

// afterAuxiliary reports whether token i follows an auxiliary, an adverb
// between them or not: "is [currently] estimated".
func (r *reading) afterAuxiliary(i, first int) bool {
	if i--; i > first && r.tokens[i].is(adverb) && !r.tokens[i].is(auxiliary) {
		i--
	}
	return i >= first && r.tokens[i].is(auxiliary)
}

// frame builds the frame of quantity i.
func (r *reading) frame(i int, grammar *grammar) frame {
	f := frame{index: i, q: &r.quantities[i], at: r.at[i], left: -1, right: -1}
	f.sentence = r.tokens[f.at.first].sentence
	f.sent = r.sentences[f.sentence]
	f.groups = grammar.groups(f.sentence)
	f.times = grammar.times(f.sentence)
	f.tabular = grammar.tabular(f.sentence)
	f.hedged = f.at.first
	for f.hedged > f.sent.first && r.tokens[f.hedged-1].start >= f.q.HedgeStart {
		if r.tokens[f.hedged-1].is(verbal) && r.afterAuxiliary(f.hedged-1, f.sent.first) {
			break // "is estimated at about 40": a hedge and the verb
		}
		if v := r.tokens[f.hedged-1].verb; v != nil && v.verb != nil && (v.base == "exceed" || v.base == "top" || v.base == "surpass") {
			break // "times that exceeded two hours"
		}
		f.hedged--
	}
	if f.hedged > f.sent.first {
		f.before = r.tokens[f.hedged-1].lower
	}
	if f.at.last < f.sent.last {
		f.after = r.tokens[f.at.last].lower
	}
	f.led = f.before
	for i := f.hedged - 1; i > f.sent.first && i > f.hedged-4 && (r.tokens[i].is(determiner) || r.tokens[i].lower == "just" || r.tokens[i].lower == "only" || r.tokens[i].lower == "previous"); i-- {
		f.led = r.tokens[i-1].lower
	}
	f.findVerbs(r)
	f.findNoun(r)
	return f
}

// findVerbs finds the verb groups to the left and the right in the clause.
// Participles after a noun do not govern on the right.
func (f *frame) findVerbs(r *reading) {
	for n, g := range f.groups {
		if f.inserted(r, &g) {
			continue
		}
		switch {
		case g.main < f.hedged && g.last <= f.at.first:
			f.left = -1
			if f.clauseRuns(r, g.last, f.hedged) {
				f.left = n
			}
		case g.first >= f.at.last && f.right < 0 && !g.reduced:
			if f.clauseRuns(r, f.at.last, g.first) {
				f.right = n
			}
		}
	}
	if f.left >= 0 && f.right >= 0 && f.ownsRight(r) {
		f.left = -1
	}
}

// inserted reports whether a clause of saying stands between commas: "…, county
// doctors said Friday, going from 31".
func (f *frame) inserted(r *reading, g *group) bool {
	if g.verb == nil || g.verb.speech != "any" || g.last > f.at.first || g.subject.empty() || g.subject.first <= f.sent.first || g.passive {
		return false
	}
	if r.tokens[g.subject.first-1].text != "," && (g.subject.first-2 < f.sent.first || r.tokens[g.subject.first-2].text != ",") {
		return false
	}
	last := g.last
	for last < f.sent.last && f.timeAt(last) {
		last++
	}
	return last < f.hedged && r.tokens[last].text == ","
}

// ownsRight reports whether the figure belongs to the subject of the verb on
// its right rather than to the verb on its left: "the union says 74% were",
// "each carries 160 people, and two airlines hold the contract".
func (f *frame) ownsRight(r *reading) bool {
	g, next := &f.groups[f.left], &f.groups[f.right]
	if !f.in(next.subject) {
		return false
	}
	if g.verb != nil && g.verb.speech != "" {
		return true
	}
	for i := g.last; i < f.hedged; i++ {
		t := &r.tokens[i]
		if t.text == "," || t.lower == "that" || t.lower == "and" || t.lower == "but" || t.lower == "as" {
			return true
		}
	}
	return false
}

// in reports whether the figure stands in a span.
func (f *frame) in(s span) bool { return s.first <= f.at.first && f.at.last <= s.last }

// clauseRuns reports whether no clause begins between two tokens.
func (f *frame) clauseRuns(r *reading, from, to int) bool {
	for i := from; i < to; i++ {
		t := &r.tokens[i]
		if !r.boundary(i) {
			continue
		}
		if t.text == "(" && to-i <= 2 && !f.bracketed(r) {
			return false
		}
		if t.text == "(" || t.text == ")" || t.lower == "that" && i == from || t.text == "“" || t.text == "”" || t.text == "\"" {
			continue
		}
		return false
	}
	return true
}

// bracketed reports whether the figure fills a pair of brackets: "(97 kph)".
func (f *frame) bracketed(r *reading) bool {
	return f.hedged > f.sent.first && r.tokens[f.hedged-1].text == "(" && f.at.last < f.sent.last && r.tokens[f.at.last].text == ")"
}

// findNoun finds the noun phrase that the figure counts or is an attribute of.
func (f *frame) findNoun(r *reading) {
	i := f.at.last
	if i >= f.sent.last {
		return
	}
	// "16 (of them)", "28-point": the noun may be part of the quantity's words
	switch {
	case f.after == "of":
		f.of = true
		i++
		if i < f.sent.last && r.tokens[i].quantity != 0 {
			return
		}
	case f.after == "worth" && i+2 < f.sent.last && r.tokens[i+1].lower == "of":
		f.of = true
		i += 2
	case f.after == "in" && f.q.Kind == quantity.Money && f.before != "at" && f.before != "for" && r.spentIn(i+1, f.sent.last):
		i++
	}
	i = f.chain(r, i)
	for i < f.sent.last && (r.tokens[i].lower == "more" || r.tokens[i].lower == "additional" || r.tokens[i].lower == "other" || r.tokens[i].lower == "extra") {
		i++
	}
	if i >= f.sent.last || f.timeAt(i) || i+1 < f.sent.last && r.tokens[i].is(determiner) && unitOf(r.tokens[i+1].lower) != "" {
		return
	}
	if opening(r.tokens[i].text) || r.tokens[i].text == "\"" && i == f.at.last && f.q.Kind != quantity.Percent {
		if f.hyphenated(r) && i+1 < f.sent.last {
			i++ // a 55-kilometre “safe zone”
		}
	}
	if (f.q.Kind == quantity.Count || f.q.Kind == quantity.Money) && !f.of && !r.tokens[i].is(capital) && known(r.tokens[i].lower) {
		return // "among women under 35 the Greens": another phrase
	}
	f.noun = r.nounPhraseAfter(i, f.sent.last)
	for k := f.noun.first; k < f.noun.last; k++ {
		if f.timeAt(k) {
			f.noun.last = k
			break
		}
	}
	if f.of && !f.noun.empty() {
		return // "68 percent of the total"
	}
	if f.noun.last-f.noun.first > 1 && r.tokens[f.noun.last-1].lower == "fiscal" {
		f.noun = span{} // "$12m the previous fiscal"
		return
	}
	// an adverb or adjective alone is no noun: "12% higher", "40 more"
	for k := f.noun.first; k < f.noun.last; k++ {
		if t := &r.tokens[k]; !t.is(adverb|adjective|determiner) || t.is(capital) && k > f.noun.first {
			return
		}
	}
	f.noun = span{}
}

// spentIn reports whether what follows "in" at i is what an amount of money is
// made up of ("$6bn in Chinese goods", "£2m in losses") and not where or how.
func (r *reading) spentIn(i, last int) bool {
	p := r.nounPhraseAfter(i, last)
	if p.empty() {
		return false
	}
	t := &r.tokens[p.last-1]
	return t.is(measurable) || !t.is(capital) && (p.last-p.first > 1 || singular(t.lower) != t.lower) || t.lower == "cash" || t.lower == "debt" || t.lower == "funding" || t.lower == "aid" || t.lower == "damage" || t.lower == "interest" || t.lower == "compensation" || t.lower == "equity"
}

// known reports whether a word opens a noun phrase of its own, which a number
// before it cannot count.
func known(s string) bool {
	switch s {
	case "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your":
		return true
	}
	return false
}

// chain skips the further attributes of the same noun: "90 horsepower, 1.2-liter
// three-cylinder motor".
func (f *frame) chain(r *reading, i int) int {
	if f.q.Kind != quantity.Measure || f.of {
		return i
	}
	for k := i; k < f.sent.last && k < i+8; k++ {
		t := &r.tokens[k]
		if t.quantity != 0 && t.quantity != f.index+1 && r.quantities[t.quantity-1].Kind == quantity.Measure && strings.Contains(t.text, "-") {
			i = k + 1
			continue
		}
		if t.text != "," {
			break
		}
	}
	return i
}

// timeAt reports whether tokens[i] belongs to an expression of time.
func (f *frame) timeAt(i int) bool { return f.timeOver(i) >= 0 }

// timeOver returns the expression of time that tokens[i] belongs to, -1 for
// none.
func (f *frame) timeOver(i int) int {
	for k, w := range f.times {
		if i >= w.first && i < w.last {
			return k
		}
	}
	return -1
}

// verb returns the group that governs the figure: the one before it, else the
// one after it; nil where there is none.
func (f *frame) verb() *group {
	if f.left >= 0 {
		return &f.groups[f.left]
	}
	if f.right >= 0 {
		return &f.groups[f.right]
	}
	return nil
}

// grammar keeps what has been read of each sentence, so that nothing is read
// twice.
type grammar struct {
	r         *reading
	groupsOf  [][]group
	timesOf   [][]when
	hasGroups []bool
	hasTimes  []bool
	tables    []int8 // 0 not looked at yet, 1 prose, 2 a row of a table
}

func newGrammar(r *reading) *grammar {
	n := len(r.sentences)
	return &grammar{r: r, groupsOf: make([][]group, n), timesOf: make([][]when, n), hasGroups: make([]bool, n), hasTimes: make([]bool, n), tables: make([]int8, n)}
}

func (g *grammar) groups(k int) []group {
	if !g.hasGroups[k] {
		g.hasGroups[k] = true
		g.groupsOf[k] = g.r.groups(g.r.sentences[k])
	}
	return g.groupsOf[k]
}

func (g *grammar) times(k int) []when {
	if !g.hasTimes[k] {
		g.hasTimes[k] = true
		g.timesOf[k] = g.r.times(g.r.sentences[k])
	}
	return g.timesOf[k]
}

// tabular reports whether a sentence is a row of a table or of a ranking: no
// verb, and at least three figures that make up a third of it.
func (g *grammar) tabular(k int) bool {
	if g.tables[k] == 0 {
		g.tables[k] = 1
		s := g.r.sentences[k]
		figures := 0
		for i := s.first; i < s.last; i++ {
			if g.r.tokens[i].is(digit) {
				figures++
			}
		}
		if figures >= 3 && 3*figures >= s.last-s.first && len(g.groups(k)) == 0 {
			g.tables[k] = 2
		}
	}
	return g.tables[k] == 2
}
