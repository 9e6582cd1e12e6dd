package check

// ofNoun: "9% of its workforce of 14,200".
func (r *reading) ofNoun(pc, w int) bool {
	from, to := r.gap(pc, w)
	if to-from < 4 || to-from > 6 || r.words[from].text != "of" || !definite(r.words[from+1].text) || r.words[r.skipHedges(from, to)-1].text != "of" {
		return false
	}
	for k := from; k < to; k++ {
		if mark(r.words[k].text) || r.words[k].text == "and" {
			return false
		}
	}
	return true
}

// speaksOfChange reports whether the words before claim i say that something
// rose or fell by it.
func (r *reading) speaksOfChange(i int) bool {
	return r.claims[i].Change || r.claims[i].Direction != 0 || r.beforeSays(i, 4, rising|falling) || r.leadsBy(i)
}

// linksShare reports whether claim pc gives claim i as a percentage: "1,352
// were proficient, a share of 56 percent", "$1.1bn (24 percent)".
func (r *reading) linksShare(i, pc int) bool {
	if !isShare(r.claims[pc]) || r.claims[pc].Change {
		return false
	}
	return r.namesShare(i, pc)
}

// namesShare reports whether the words between two claims make the second the
// first in other terms.
func (r *reading) namesShare(i, pc int) bool {
	from, to := r.gap(i, pc)
	end := r.skipHedges(from, to)
	if end > from && (r.words[end-1].text == "(" || r.words[end-1].text == "or" || end-from <= 2 && r.words[end-1].text == ",") {
		return true
	}
	if end > from && end-from <= 5 && r.words[end-1].text == "," && closes(r, pc) && !r.saysIn(from, end, rising|falling) {
		return true // "31 left late, nearly 60 per cent."
	}
	return r.leads(pc, shareCue) || r.rateApposed(from, end)
}

// rateApposed: "540 are full, an occupancy rate of 90 per cent"; but not "in a
// town with a jobless rate of".
func (r *reading) rateApposed(from, end int) bool {
	if end-from < 4 || r.words[end-1].text != "of" || r.words[end-2].text != "rate" && r.words[end-2].text != "share" && r.words[end-2].text != "ratio" {
		return false
	}
	for k := end - 3; k > from && k >= end-5; k-- {
		if r.words[k].text == "a" || r.words[k].text == "an" {
			return r.words[k-1].text == ","
		}
	}
	return false
}

// linksFraction is linksShare for "127 cases, or roughly one in 11".
func (r *reading) linksFraction(i, pc int) bool {
	return isFraction(r.claims[pc]) && !r.afterSays(i, 1, ofThese) && !r.ownBefore(i, 5, ofThese) && r.namesShare(i, pc)
}

// shareOf finds the claim that gives a part in per cent.
func (r *reading) shareOf(p partOf) int {
	last := max(p.part, p.whole)
	for _, pc := range []int{p.part + 1, last + 1} {
		if pc < len(r.claims) && r.word[pc] >= 0 && r.sentence[pc] == r.sentence[last] && r.linksShare(pc-1, pc) && !r.ofAnother(pc, p.whole) {
			return pc
		}
	}
	if first := min(p.part, p.whole); first > 0 && r.word[first-1] >= 0 && r.sentence[first-1] == r.sentence[first] &&
		isShare(r.claims[first-1]) && !r.claims[first-1].Change && r.gapIs(first-1, first, ", or", "or", "(", ",", ", in", "–", "—", ", that is") {
		return first - 1
	}
	if pc, ok := r.nextSentence(last); ok && !r.restHasShare(last) && isShare(r.claims[pc]) && !r.claims[pc].Change && r.pointsBack(pc) {
		return pc
	}
	return -1
}

// ofAnother reports whether the words behind a share name a whole of its own:
// "150 of 1,500; that is 17 per cent of all 2,700".
func (r *reading) ofAnother(pc, whole int) bool {
	w := pc + 1
	return w != whole && w < len(r.claims) && r.word[w] >= 0 && r.sentence[w] == r.sentence[pc] && (r.gapIs(pc, w, "of", "of all") || r.ofNoun(pc, w))
}

// linksNextShare reports whether a share of something follows claim k: then it
// is a part.
func (r *reading) linksNextShare(k int) bool {
	return k+1 < len(r.claims) && r.word[k+1] >= 0 && r.sentence[k+1] == r.sentence[k] && (r.linksShare(k, k+1) || r.linksFraction(k, k+1))
}
