package check

import (
	"fmt"
	"math/big"

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
	if r.saysIn(max(from, to-8), to, revised) || len(p.deltas) == 0 && r.saysIn(max(from, to-4), to, foreseen) || r.gapSays(p.first, p.last, guidance) {
		return estimateChange
	}
	from, to = r.after(p.was)
	if r.saysIn(from, min(to, from+5), guidance) {
		return estimateChange
	}
	return levelChange
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
	working := fmt.Sprintf("%s → %s: %s", r.show(was), r.show(now), r.signedIn(now, change))
	word := "raised"
	if change.Sign() < 0 {
		word = "lowered"
	}
	return Check{Revision, []int{was, now}, verdict, working,
		fmt.Sprintf("The figure was %s from %s to %s.", word, r.quote(was), r.quote(now))}, true
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

// respectively pairs "1.8 percent and … 3.5 percent, down from previous
// guidance of 2.3 percent and 4 percent, respectively".
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
