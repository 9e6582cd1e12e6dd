package check

import (
	"fmt"
	"math/big"
	"strings"

	"reckon/annotator/claim"
	"reckon/annotator/quantity"
)

// pairSense says whether a pair of levels is a thing that changed, or an estimate
// of it that did.
type pairSense int

const (
	levelChange pairSense = iota
	estimateChange
)

// sense reads it from the words: what somebody "quoted", "forecast" or "first
// reported" is an estimate, and so are plans and price tags.
func (r *reading) sense(p levelPair) pairSense {
	from, to := r.after(p.was)
	if r.saysIn(from, min(to, from+9), revised) {
		return estimateChange
	}
	from, to = r.before(p.was)
	if r.saysIn(max(from, to-8), to, revised) || r.words[max(from, to-1)].cues&guidance != 0 {
		return estimateChange
	}
	from, to = r.before(p.first)
	if r.saysIn(max(from, to-8), to, revised) || len(p.deltas) == 0 && r.speaksOfForecast(max(from, to-6), to) || r.gapSays(p.first, p.last, guidance) {
		return estimateChange
	}
	from, to = r.after(p.was)
	if r.saysIn(from, min(to, from+5), guidance) {
		return estimateChange
	}
	return levelChange
}

// speaksOfForecast reports whether words [from, to) name a forecast, as against
// something that is forecast to rise or fall.
func (r *reading) speaksOfForecast(from, to int) bool {
	for k := from; k < to; k++ {
		if r.words[k].cues&foreseen != 0 && (k+1 >= to || r.words[k+1].text != "to") {
			return true
		}
	}
	return false
}

// revisions reports figures that were another one before: "not the 0.6% first
// reported", "up from the $1.9bn it quoted", "later condensed to 19 points".
func (r *reading) revisions(levels []levelPair) []Check {
	var out []Check
	for _, p := range levels {
		if len(p.deltas) == 0 && r.sense(p) == estimateChange {
			if c, ok := r.revision(p.was, p.now); ok {
				out = append(out, c)
			}
		}
	}
	for i := range r.claims {
		if r.word[i] < 0 {
			continue
		}
		if c, ok := r.revisedFigure(i); ok {
			out = append(out, c)
		}
		out = append(out, r.respectively(i)...)
	}
	return out
}

func (r *reading) revision(was, now int) (Check, bool) {
	a, b := r.figure(was), r.figure(now)
	verdict := Differs
	if a.nominal.Cmp(b.nominal) == 0 {
		return Check{}, false
	}
	change := new(big.Rat).Sub(b.nominal, a.nominal)
	was1, now1 := r.standing(was), r.standing(now)
	working := fmt.Sprintf("%s → %s: %s", was1, now1, r.signedIn(now, change))
	word := "raised"
	if change.Sign() < 0 {
		word = "lowered"
	}
	return Check{Revision, []int{was, now}, verdict, working,
		fmt.Sprintf("The figure was %s from %s to %s.", word, was1, now1)}, true
}

// standing is a figure as a sentence names it on its own: "28 points" for
// "28-point".
func (r *reading) standing(i int) string {
	if n, ok := strings.CutSuffix(r.show(i), "-point"); ok {
		return n + " points"
	}
	return r.show(i)
}

func (r *reading) signedIn(i int, x *big.Rat) string {
	sign := "+"
	if x.Sign() < 0 {
		sign = "−"
	}
	return sign + r.inUnit(i, new(big.Rat).Abs(x))
}

// revisedFigure finds the figure that a phrase of revision beside claim i
// speaks of.
func (r *reading) revisedFigure(i int) (Check, bool) {
	if i == 0 || r.word[i-1] < 0 {
		return Check{}, false
	}
	if r.claims[i].Kind != quantity.Percent && (r.isDelta(i) || r.isDelta(i-1)) || r.sentenceEndsWord(i, "respectively") {
		return Check{}, false
	}
	j, ds := i-1, r.sentence[i]-r.sentence[i-1]
	if ds > 2 || r.sentences[r.sentence[i]].paragraph-r.sentences[r.sentence[j]].paragraph > 1 {
		return Check{}, false
	}
	if r.claims[i].Kind == quantity.Money && r.gapIs(j, i, "( originally", "( was", "( usually") {
		return Check{}, false // a price tag, not a figure that was put right
	}
	later := r.saysAround(i, j, revised)
	switch {
	case ds == 0 && r.comparable(i, j) && r.gapIs(j, i, ", not", "not", ", rather than", "rather than", ", instead of", "instead of") && later:
		return r.revision(i, j)
	case ds == 0 && r.comparable(i, j) && r.beforeSays(j, 4, revised) && (r.gapSays(j, i, reachedCue|target|guidance)):
		return r.revision(j, i)
	case ds == 0 && r.comparable(i, j) && (r.gapSays(j, i, revised) || r.afterRevised(i)):
		if r.gapSays(j, i, fromCue|toCue) && r.gapSays(j, i, falling|rising) && !r.afterRevised(i) && !r.gapSays(j, i, revised) {
			return Check{}, false
		}
		was, now := i, j
		if r.laterCue(j, i) {
			was, now = j, i
		}
		return r.revision(was, now)
	case ds <= 1 && r.comparable(i, j) && r.gapSays(j, i, reshaped) && r.isPlanned(j) && (r.sameHead(i, j) || bareNumber(r.wordAfter(i)) || mark(r.wordAfter(i)) || r.claims[i].Kind == quantity.Points):
		return r.revision(j, i)
	case ds > 0 && later && r.comparable(i, j) && (r.sameHead(i, j) || r.shared(i, j) >= 2 || r.gapSays(j, i, elliptic)):
		if r.claims[i].Kind != quantity.Percent && !r.sameHead(i, j) && r.lacks(i) {
			return r.unlikeRevision(j, i), true
		}
		was, now := j, i
		if r.afterRevised(i) || r.beforeSays(i, 8, revised) && !r.laterCue(j, i) {
			was, now = i, j
		}
		return r.revision(was, now)
	case ds > 0 && later && r.claims[i].Kind == quantity.Count && r.claims[j].Kind == quantity.Count && r.lacks(i):
		return r.unlikeRevision(j, i), true
	}
	return Check{}, false
}

// isPlanned reports whether a figure is of a plan, an order or an offer, so
// that another number later is a revision of it; what merely grew or shrank is
// not revised.
func (r *reading) isPlanned(j int) bool {
	if c := r.claims[j]; c.Kind == quantity.Points || c.Stance == claim.Proposed {
		return true
	}
	return r.beforeSays(j, 5, foreseen) || r.beforeWordNear(j, 8, "proposed", "planned", "promised", "announced", "pledged", "tabled", "offered", "demanded",
		"original", "draft", "plan", "order", "ordered", "proposal", "pledge", "sought")
}

// wordAfter is the word behind claim i in its sentence; a full stop at the end.
func (r *reading) wordAfter(i int) string {
	from, to := r.after(i)
	if from >= to {
		return "."
	}
	return r.words[from].text
}

// saysAround reports whether the sentence of i, or the words between, carry c.
func (r *reading) saysAround(i, j int, c cue) bool {
	return r.sentenceSays(r.sentence[i], c) || r.gapSays(j, i, c)
}

// afterRevised: "the 0.6% first reported".
func (r *reading) afterRevised(i int) bool { return r.afterSays(i, 6, revised) }

// laterCue reports whether the phrase between says that the second figure is
// the later one: "later condensed to", "revised to".
func (r *reading) laterCue(j, i int) bool {
	from, to := r.gap(j, i)
	end := r.skipHedges(from, to)
	if end > from && (r.words[end-1].text == "to" || r.words[end-1].text == "at") {
		return true
	}
	for k := from; k < to; k++ {
		if r.words[k].text == "later" || r.words[k].text == "evening" || r.words[k].text == "since" || r.words[k].text == "now" {
			return true
		}
	}
	return false
}

// unlikeRevision: an earlier statement gave one number, a later one another
// kind of number, and the text says what is missing to compare them.
func (r *reading) unlikeRevision(was, now int) Check {
	return Check{Revision, []int{was, now}, Unclear,
		fmt.Sprintf("%s %s, then %s %s: not the same unit", r.show(was), plural(r.nouns[was].head), r.show(now), plural(r.nouns[now].head)),
		fmt.Sprintf("Whether %s and %s are the same cannot be told: they count different things.", r.quote(was), r.quote(now))}
}

func plural(noun string) string {
	switch {
	case noun == "", noun[len(noun)-1] == 's':
		return noun
	case noun == "person":
		return "people"
	case len(noun) > 1 && noun[len(noun)-1] == 'y' && noun[len(noun)-2] != 'e' && noun[len(noun)-2] != 'a':
		return noun[:len(noun)-1] + "ies"
	}
	return noun + "s"
}

// respectively pairs "5 percent and … 7 percent, lower than the earlier
// guidance of 6 percent and 9 percent, respectively".
func (r *reading) respectively(i int) []Check {
	if i < 3 || !r.afterSaysWord(i, 3, "respectively") {
		return nil
	}
	a, b, c := i-3, i-2, i-1
	if r.word[a] < 0 || r.word[b] < 0 || r.word[c] < 0 || r.sentence[a] != r.sentence[i] || !r.comparable(a, c) || !r.comparable(b, i) ||
		!r.gapSays(b, c, wasBefore) || !r.gapSays(b, c, revised|guidance) {
		return nil
	}
	var out []Check
	for _, p := range [][2]int{{c, a}, {i, b}} {
		if found, ok := r.revision(p[0], p[1]); ok {
			out = append(out, found)
		}
	}
	return out
}

func (r *reading) afterSaysWord(i, n int, text string) bool {
	from, to := r.after(i)
	for k := from; k < min(to, from+n); k++ {
		if r.words[k].text == text {
			return true
		}
	}
	return false
}

// sentenceEndsWord reports whether one of the last three words of claim i's
// sentence is text.
func (r *reading) sentenceEndsWord(i int, text string) bool {
	s := r.sentences[r.sentence[i]]
	for k := max(s.first, s.last-3); k < s.last; k++ {
		if r.words[k].text == text {
			return true
		}
	}
	return false
}
