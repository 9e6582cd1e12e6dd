package check

import (
	"fmt"
	"math/big"
	"strings"

	"reckon/annotator/claim"
	"reckon/annotator/quantity"
)

func isCount(c claim.Claim) bool { return c.Kind == quantity.Count && !c.Change }

func isFraction(c claim.Claim) bool {
	return c.Kind == quantity.RatioKind && c.Low.Cmp(quantity.Int(1)) < 0 && c.Low.Num > 0
}

// ratioChecks compares a fraction in words with the numbers that it sums up:
// "One in five … 6,050 pupils, of whom 1,214".
func (r *reading) ratioChecks(parts []partOf) []Check {
	byPlace := make(map[int]partOf, len(parts)) // by the first claim of each
	byPart := make(map[int]partOf, len(parts))
	for _, p := range parts {
		byPart[p.part] = p
		if p.share < 0 && !p.listed {
			if _, has := byPlace[min(p.part, p.whole)]; !has {
				byPlace[min(p.part, p.whole)] = p
			}
		}
	}
	var out []Check
	for i, c := range r.claims {
		if r.word[i] < 0 || !isFraction(c) && (!isShare(c) || c.Change) {
			continue
		}
		if p, ok := r.partsBeside(i, byPlace, byPart); ok {
			if found, ok := r.ratioCheck(p, i); ok {
				out = append(out, found)
			}
		}
	}
	return append(out, r.unknownBases(isFraction, RatioCheck)...)
}

// partsBeside finds a part and its whole right behind or right before claim i,
// in the same sentence or the next one.
func (r *reading) partsBeside(i int, byPlace, byPart map[int]partOf) (partOf, bool) {
	if p, ok := byPart[i+1]; ok && r.afterSays(i, 1, ofThese) && r.sentence[p.part] == r.sentence[i] {
		return p, true // "A fifth of them, 1,800, gave up"
	}
	for _, at := range []int{i + 1, i - 2} {
		p, ok := byPlace[at]
		if !ok {
			continue
		}
		ds := r.sentence[at] - r.sentence[i]
		samePart := r.sentences[r.sentence[at]].paragraph == r.sentences[r.sentence[i]].paragraph
		if ds >= -1 && ds <= 1 && samePart && max(p.part, p.whole) <= at+1 {
			return p, true
		}
	}
	return partOf{}, false
}

func (r *reading) ratioCheck(p partOf, i int) (Check, bool) {
	part, whole, stated := r.figure(p.part), r.figure(p.whole), r.figure(i)
	if whole.nominal.Sign() <= 0 {
		return Check{}, false
	}
	worked := part.quo(whole)
	if isShare(r.claims[i]) {
		worked = worked.scale(ratio(100, 1))
	}
	verdict := agree(worked, stated)
	same := r.sentence[p.part] == r.sentence[i] && r.sentence[p.whole] == r.sentence[i]
	studied := r.sentenceSays(r.sentence[i], survey) || r.sentenceSays(r.sentence[p.part], survey)
	related := r.shared(i, p.part) > 0 || r.shared(i, p.whole) > 0 || r.pointsBack(i)
	if isShare(r.claims[i]) && verdict != Holds && (!related || !studied || !r.pointsBack(i)) {
		return Check{}, false // a percentage nearby may be of anything
	}
	behind := r.sentence[i] > r.sentence[p.part] && !r.pointsBack(i)
	if verdict != Holds && (behind || !same && !related) {
		return Check{}, false
	}
	verdict = r.soften(verdict, (same || studied && related) && p.sure && !p.restricted, p.part, p.whole, i)
	t := RatioCheck
	if isShare(r.claims[i]) {
		t = PartWhole
	}
	value := new(big.Rat).Quo(part.nominal, whole.nominal)
	result := percent(value)
	working := fmt.Sprintf("%s ÷ %s = %s; stated: %s", r.show(p.part), r.show(p.whole), result, r.stated(i))
	if isFraction(r.claims[i]) {
		working += " = " + percent(stated.nominal)
	}
	return Check{t, []int{p.part, p.whole, i}, verdict, working,
		r.summary(verdict, fmt.Sprintf("%s of %s is %s", r.quote(p.part), r.quote(p.whole), result), "“"+r.stated(i)+"”")}, true
}

// multiples checks "more than double, going from 175 to 450", "$48m, double the
// $24m first estimated".
func (r *reading) multiples(levels []levelPair) []Check {
	var out []Check
	for d := 1; d+1 < len(r.claims); d++ {
		if p, ok := r.timesAnother(d); ok {
			out = append(out, r.multiple(p, d))
		}
	}
	for _, p := range levels {
		for _, d := range p.deltas {
			c := r.claims[d]
			if c.Kind == quantity.Change || c.Kind == quantity.RatioKind && c.Low.Cmp(quantity.Int(1)) >= 0 {
				out = append(out, r.multiple(p, d))
			}
		}
	}
	return out
}

// timesAnother finds the two levels around "double the", "three times the",
// "half the".
func (r *reading) timesAnother(d int) (levelPair, bool) {
	c, x, y := r.claims[d], d-1, d+1
	if c.Kind != quantity.Change && c.Kind != quantity.RatioKind || c.Low.Num <= 0 || r.word[x] < 0 || r.word[d] < 0 || r.word[y] < 0 ||
		r.sentence[x] != r.sentence[d] || r.sentence[y] != r.sentence[d] || !r.sameLevel(x, y) || !canBeLevel(r.claims[x]) || !canBeLevel(r.claims[y]) {
		return levelPair{}, false
	}
	if !r.measuredBy(d, y) {
		return levelPair{}, false
	}
	from, to := r.gap(x, d)
	if end := r.skipHedges(from, to); end == from || to-from > 5 || !mark(r.words[end-1].text) && !r.gapSays(x, d, inOtherTerms) {
		return levelPair{}, false
	}
	return levelPair{was: y, now: x, first: x, last: y, sure: true}, true
}

// measuredBy reads the words between a multiple and what it is taken of: "the",
// "times the usual".
func (r *reading) measuredBy(d, y int) bool {
	from, to := r.gap(d, y)
	if to > from {
		switch r.words[to-1].text {
		case "usual", "normal", "average", "original", "previous", "current", "standard", "old", "first":
			to--
		}
	}
	if to == from || !definite(r.words[to-1].text) {
		return false
	}
	switch strings.Join(strings.Fields(r.between(from, to-1)), " ") {
	case "", "times", "as much as", "as many as", "times as much as", "times as many as":
		return true
	}
	return false
}

func (r *reading) multiple(p levelPair, d int) Check {
	was, now, stated := r.figure(p.was), r.figure(p.now), r.figure(d)
	worked := now.quo(was)
	verdict := agree(worked, stated)
	if back := was.quo(now); verdict == Fails && agree(back, stated) == Holds && stated.nominal.Cmp(ratio(1, 1)) > 0 {
		worked, verdict = back, Holds // "three times less"
	}
	verdict = r.soften(verdict, p.sure, p.was, p.now, d)
	result := times(worked.nominal)
	return Check{RatioCheck, []int{d, p.was, p.now}, verdict,
		fmt.Sprintf("%s ÷ %s = %s; stated: %s", r.show(p.now), r.show(p.was), result, r.stated(d)),
		r.summary(verdict, fmt.Sprintf("%s is %s times %s", r.quote(p.now), result, r.quote(p.was)), "“"+r.stated(d)+"”")}
}
