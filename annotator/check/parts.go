package check

import (
	"slices"
	"strings"

	"reckon/annotator/quantity"
)

// partOf is one figure that the text says is part of another.
type partOf struct {
	part, whole int
	share       int  // the claim that gives the part in per cent; -1 if none
	sure        bool // the words tie the part to just that whole
	restricted  bool // the part is of some of the whole: "of the firms that replied"
	listed      bool // one of several that need not be all, or may overlap
}

// parts finds what the text says is part of what.
func (r *reading) parts() []partOf {
	var out []partOf
	byPart := make(map[int]int)
	add := func(p partOf, ok bool) {
		if _, has := byPart[p.part]; !ok || has || p.part == p.whole {
			return
		}
		byPart[p.part] = len(out)
		out = append(out, p)
	}
	for _, s := range r.sentences {
		for _, i := range s.claims {
			if c := r.claims[i]; !isAmount(c) || c.Low.Num < 0 || r.adjectival(i) {
				continue
			}
			for _, rule := range partRules {
				p, ok := rule(r, i)
				add(p, ok && (r.sameLevel(p.whole, p.part) || r.elliptical(p.part, p.whole) || p.share >= 0 && r.sameLevelAs(p.whole, p.part)))
			}
			if k, has := byPart[i-1]; has && r.listGap(i-1, i) && !r.gapSaysWord(i-1, i, ";") && r.comparable(i-1, i) && i != out[k].whole {
				next := out[k]
				next.part, next.share, next.sure = i, -1, false
				add(next, true)
			}
		}
	}
	for k := range out {
		if out[k].share < 0 {
			out[k].share = r.shareOf(out[k])
		}
	}
	return out
}

// partRules, the most certain first: each takes a claim and may find its whole.
var partRules = []func(*reading, int) (partOf, bool){
	(*reading).partOfNext, (*reading).partOfFraction, (*reading).partOfWhich, (*reading).partOfOpening, (*reading).partOfNamed,
	(*reading).partOfTotal, (*reading).partOfThese, (*reading).partIncluded, (*reading).partOfAnswered, (*reading).partByShare, (*reading).partOfThose,
	(*reading).partOfStaff, (*reading).partOnly,
}

func newPart(part, whole int, sure bool) partOf {
	return partOf{part: part, whole: whole, share: -1, sure: sure}
}

// partOfNext: "11 of the 12 cities", "1,230 homes out of 2,050".
func (r *reading) partOfNext(i int) (partOf, bool) {
	w := i + 1
	if w >= len(r.claims) || r.word[w] < 0 || r.sentence[w] != r.sentence[i] || r.beforeSays(i, 3, margin) {
		return partOf{}, false
	}
	from, to := r.gap(i, w)
	if r.ofDirectly(i, w) || r.leads(w, outOf) && to-from <= 7 ||
		to-from <= 6 && r.words[from].text == "of" && r.leads(w, total) {
		return newPart(i, w, true), true
	}
	return partOf{}, false
}

// partOfFraction: "half of the 620 teachers asked, 301, plan to leave".
func (r *reading) partOfFraction(i int) (partOf, bool) {
	w, f := i-1, i-2
	if f < 0 || r.word[f] < 0 || r.sentence[f] != r.sentence[i] || !isFraction(r.claims[f]) && !isShare(r.claims[f]) || r.claims[f].Change ||
		!r.ofDirectly(f, w) || !r.beforeWord(i, ",", "(", "or", "–", "—", ":") {
		return partOf{}, false
	}
	from, to := r.gap(w, i)
	next, last := r.after(i)
	bare := r.beforeWord(i, ":") && next < last && bareNumber(r.words[next].text)
	if !bare && (to-from > 8 || !closes(r, i) && !r.beforeWord(i, "or", "(")) {
		return partOf{}, false
	}
	p := newPart(i, w, true)
	if isShare(r.claims[f]) {
		p.share = f
	}
	return p, true
}

// ofDirectly reports whether nothing but "of" and what makes the next figure
// definite stands between two claims: "of the 12", "of London's 48", "of its
// remaining 20".
func (r *reading) ofDirectly(i, w int) bool {
	from, to := r.gap(i, w)
	if to-from < 1 || to-from > 5 || r.words[from].text != "of" {
		return false
	}
	for k := from + 1; k < to; k++ {
		if text := r.words[k].text; mark(text) || text == "and" || text == "or" || text == "in" || text == "which" || text == "whom" {
			return false
		}
	}
	end := r.skipHedges(from, to)
	last := r.words[max(end, from+1)-1].text
	return end <= from+1 || strings.HasSuffix(last, "'s") || strings.HasSuffix(last, "’s") || strings.HasSuffix(last, "s'") ||
		last == "remaining" || last == "other" || last == "original" || last == "all" || last == "these" || last == "those" || last == "our"
}

// partOfWhich: "310,000 cases …, 162,000 of which", "6,050 pupils, of whom
// 1,214".
func (r *reading) partOfWhich(i int) (partOf, bool) {
	if !r.afterSays(i, 3, ofWhich) && !r.ownBefore(i, 6, ofWhich) {
		return partOf{}, false
	}
	if k := i - 1; k >= 0 && r.word[k] >= 0 && r.sentence[k] == r.sentence[i] && isAmount(r.claims[k]) && !r.sameLevel(k, i) {
		return partOf{}, false // "400 acres, 300 of which": the unit is said once
	}
	w, ok := r.previous(i, 0)
	return newPart(i, w, true), ok
}

// previous is the closest comparable amount before claim i, at most so many
// sentences back. What was there before ("310, against 248 in 2022") is passed
// over where the sentence has what there is, and so is a margin.
func (r *reading) previous(i, sentences int) (int, bool) {
	for k := i - 1; k >= 0 && k >= i-nearby && r.word[k] >= 0 && r.sentence[k] >= r.sentence[i]-sentences; k-- {
		if !r.sameLevel(k, i) || r.claims[k].Change || r.beforeSays(k, 3, margin) {
			continue
		}
		if r.sentence[k] != r.sentence[i] {
			if now, ok := r.laterLevel(k); ok {
				return now, true
			}
			if t, ok := r.totalOf(k); ok && r.sameLevel(t, i) {
				return t, true
			}
		}
		return k, true
	}
	return 0, false
}

// totalOf is what claim k, one of a list in brackets, is said to add up to.
func (r *reading) totalOf(k int) (int, bool) {
	if !r.bracketed(k) {
		return 0, false
	}
	for _, list := range r.lists(r.sentences[r.sentence[k]]) {
		if a, ok := r.addition(r.sentence[k], list); ok && slices.Contains(a.parts, k) {
			return a.total, true
		}
	}
	return 0, false
}

// laterLevel is the level now, where claim k is put behind it as the one
// before: "310 against 248".
func (r *reading) laterLevel(k int) (int, bool) {
	now := k - 1
	if now < 0 || r.word[now] < 0 || r.sentence[now] != r.sentence[k] || !r.leads(k, wasBefore) && !r.beforeWord(k, "not") || !r.sameLevel(now, k) || r.claims[now].Change {
		return 0, false
	}
	return now, true
}

// partOfOpening: "Of the 138 passengers on the jet, 18 walked away".
func (r *reading) partOfOpening(i int) (partOf, bool) {
	s := r.sentences[r.sentence[i]]
	w := s.claims[0]
	for k := max(w, i-2); k < i; k++ {
		if r.word[k] >= 0 && r.ofAtClause(k) {
			w = k
			break
		}
	}
	if w >= i || i > w+2 || !r.ofAtClause(w) {
		return partOf{}, false
	}
	from, to := r.gap(w, i)
	for k := from; k < to; k++ {
		if r.words[k].text == "," {
			return newPart(i, w, true), true
		}
	}
	return partOf{}, false
}

// ofAtClause reports whether claim w stands behind "of" or "among" where a
// sentence or a clause begins: "Of the 138 passengers", "…: of 1,500 villages".
func (r *reading) ofAtClause(w int) bool {
	from, to := r.before(w)
	end := r.skipHedges(from, to)
	if end == from {
		return false
	}
	switch r.words[end-1].text {
	case "of", "among":
		return end-1 == from && (from == r.sentences[r.sentence[w]].first) || end-2 >= from && (mark(r.words[end-2].text) || r.words[end-2].text == "out")
	}
	return false
}

// partOfAnswered: "Forty per cent of those who answered …; that was 730
// households", with the households asked counted before.
func (r *reading) partOfAnswered(i int) (partOf, bool) {
	pc := i - 1
	if pc < 0 || r.word[pc] < 0 || r.sentence[i]-r.sentence[pc] > 1 || !isShare(r.claims[pc]) || r.claims[pc].Change ||
		!r.beforeSays(i, 3, inOtherTerms) {
		return partOf{}, false
	}
	from, to := r.after(pc)
	restricted := false
	for k := from; k < min(to, from+8); k++ {
		restricted = restricted || r.words[k].text == "who" || r.words[k].text == "that" || r.words[k].text == "replies" || r.words[k].text == "respondents"
	}
	if from >= to || r.words[from].text != "of" {
		return partOf{}, false
	}
	w, ok := r.previous(i, 3)
	p := newPart(i, w, r.sameHead(i, w))
	p.share, p.restricted = pc, restricted
	return p, ok && r.sameHead(i, w)
}

// partOfNamed: "Of the homes, 180 were bungalows", with the homes counted
// before; "Of the firms that replied, 30 per cent …; that was 412 firms".
func (r *reading) partOfNamed(i int) (partOf, bool) {
	s := r.sentences[r.sentence[i]]
	if i > s.claims[0]+1 || i == s.claims[0]+1 && (r.claims[s.claims[0]].Kind != quantity.Percent || !r.gapSays(s.claims[0], i, inOtherTerms) && !r.inAll(i)) {
		return partOf{}, false
	}
	first := s.first
	if r.words[first].text != "of" && r.words[first].text != "among" || first+2 >= s.last || !definite(r.words[first+1].text) {
		return partOf{}, false
	}
	w, restricted, ok := r.namedWhole(s, first+2, i)
	if next := r.words[first+1].text; !ok && (next == "those" || next == "these") { // "Of those given the drug, 60 percent …, or 282 patients"
		w, ok = r.previous(i, 2)
		ok, restricted = ok && r.sameHead(w, i) && i != s.claims[0], true
	}
	p := newPart(i, w, true)
	p.restricted = restricted
	if i != s.claims[0] {
		p.share = s.claims[0]
	}
	return p, ok
}

func definite(text string) bool {
	switch text {
	case "the", "its", "their", "those", "these", "his", "her", "all":
		return true
	}
	return false
}

// namedWhole finds the latest claim before i that counts what the words from
// at to the next comma name.
func (r *reading) namedWhole(s sentence, at, i int) (whole int, restricted, ok bool) {
	end := at
	for end < s.last && end < at+9 && r.words[end].text != "," && r.words[end].claim < 0 {
		switch r.words[end].text {
		case "who", "that", "which", "whose", "still", "with":
			restricted = true
		}
		end++
	}
	for k := s.claims[0] - 1; k >= 0 && k >= s.claims[0]-2*nearby && r.word[k] >= 0; k-- {
		if !r.comparable(k, i) || r.sentence[k] < r.sentence[i]-3 {
			continue
		}
		for j := at; j < min(end, at+4); j++ {
			if name := stem(r.words[j].text); len(name) > 2 && (name == r.nouns[k].head || name == r.nouns[k].near || r.follows(k, name)) {
				return k, restricted || end > j+1, true
			}
		}
	}
	return 0, false, false
}

// partOfThese: "Of these, 40 died", "Among them were 40 children", "40 of
// them".
func (r *reading) partOfThese(i int) (partOf, bool) {
	if !r.ownBefore(i, 5, ofThese) && !r.afterSays(i, 1, ofThese) || r.qualified(i) {
		return partOf{}, false
	}
	if w, ok := r.previous(i, 0); ok {
		return newPart(i, w, !r.beforeSays(i, 5, including)), true
	}
	w, ok := r.previous(i, 1)
	if !ok {
		return partOf{}, false
	}
	if w > 0 && r.word[w-1] >= 0 && r.sentence[w-1] == r.sentence[w] && (isShare(r.claims[w-1]) || isFraction(r.claims[w-1])) && r.ofDirectly(w-1, w) {
		return partOf{}, false // "15 per cent of its 2,000 staff … Of those, 90" are of the 15 per cent
	}
	// of several figures in the sentence before, the words do not say which
	others := 0
	for _, k := range append(r.around(w, 0), w) {
		if r.comparable(k, i) {
			others++
		}
	}
	p := newPart(i, w, others == 1)
	p.listed = r.beforeSays(i, 5, including)
	return p, true
}

// partIncluded: "270 aircraft, including 12 freighters".
func (r *reading) partIncluded(i int) (partOf, bool) {
	if !r.leads(i, including) || r.negated(i) {
		return partOf{}, false
	}
	w, ok := r.previous(i, 0)
	p := newPart(i, w, false)
	p.listed = true
	return p, ok
}

// partByShare: "a $4.6bn budget that reserves $1.1bn, or 24 percent".
func (r *reading) partByShare(i int) (partOf, bool) {
	pc := i + 1
	if pc >= len(r.claims) || r.word[pc] < 0 || r.sentence[pc] != r.sentence[i] || !r.linksShare(i, pc) && !r.linksFraction(i, pc) || r.claims[pc].Change || r.beforeSays(i, 3, margin) {
		return partOf{}, false
	}
	if i > 0 && r.word[i-1] >= 0 && r.sentence[i-1] == r.sentence[i] && r.ofDirectly(i-1, i) {
		return partOf{}, false // the whole of another part
	}
	if w := pc + 1; w < len(r.claims) && r.word[w] >= 0 && r.sentence[w] == r.sentence[i] && r.sameLevelAs(w, i) &&
		(r.gapIs(pc, w, "of", ") of", ", of", ") of all", "of all") || r.leads(w, total) || r.ofNoun(pc, w)) {
		p := newPart(i, w, true)
		p.share = pc
		return p, true
	}
	if r.speaksOfChange(i) {
		return partOf{}, false
	}
	w, ok := r.previous(i, 1)
	if !ok || r.speaksOfChange(w) || r.figure(i).nominal.Cmp(r.figure(w).nominal) > 0 {
		return partOf{}, false
	}
	alone := true
	for _, k := range r.around(w, 0) {
		alone = alone && (k == w || k == i || !r.comparable(k, i))
	}
	p := newPart(i, w, alone && r.sentence[w] == r.sentence[i])
	p.share = pc
	return p, true
}

func hasStem(n noun, s string) bool {
	for _, t := range n.stems {
		if s == t {
			return true
		}
	}
	return false
}

// negated: "not including a $7,500 credit".
func (r *reading) negated(i int) bool {
	from, to := r.before(i)
	for k := max(from, to-5); k < to; k++ {
		if r.words[k].text == "not" || r.words[k].text == "without" {
			return true
		}
	}
	return false
}

// adjectival reports whether a figure is part of an adjective ("two-stroke"),
// so that it describes one thing and does not count several.
func (r *reading) adjectival(i int) bool {
	c := r.claims[i]
	return c.Kind != quantity.Measure && strings.Contains(r.quote(i), "-") && c.Low.Num < 20
}
