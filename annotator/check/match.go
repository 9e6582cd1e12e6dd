package check

import "strings"

// before returns the words of the sentence in front of claim i, back to the
// claim before it or the beginning, as a range [from, to).
func (r *reading) before(i int) (from, to int) {
	to = r.word[i]
	from = to
	for first := r.sentences[r.sentence[i]].first; from > first && r.words[from-1].claim < 0; {
		from--
	}
	return from, to
}

// after returns the words of the sentence behind claim i, up to the next claim
// or the end, as a range [from, to).
func (r *reading) after(i int) (from, to int) {
	from = r.word[i] + 1
	to = from
	for last := r.sentences[r.sentence[i]].last; to < last && r.words[to].claim < 0; {
		to++
	}
	return from, to
}

// leads reports whether a phrase that signals c stands directly before claim
// i, hedges and articles left aside.
func (r *reading) leads(i int, c cue) bool {
	from, to := r.before(i)
	edge := r.skipHedges(from, to)
	for k := max(from, edge-4); k < to; k++ {
		if r.words[k].cues&c != 0 && r.words[k].cueEnd >= edge && r.words[k].cueEnd <= to {
			return true
		}
	}
	return false
}

// skipHedges returns where the hedges and articles at the end of words
// [from, to) begin.
func (r *reading) skipHedges(from, to int) int {
	for to > from {
		switch text := r.words[to-1].text; {
		case text == "a", text == "an", text == "its", text == "their", text == "his", text == "her", text == "than", text == "full":
			to--
		case r.words[to-1].cues&hedge != 0 && text != "as":
			to--
		case to-1 > from && r.words[to-2].cues&hedge != 0 && r.words[to-2].cueEnd == to:
			to -= 2
		default:
			return to
		}
	}
	return to
}

// beforeSays reports whether one of the last n words before claim i begins a
// phrase that signals c.
func (r *reading) beforeSays(i, n int, c cue) bool {
	from, to := r.before(i)
	return r.saysIn(max(from, to-n), to, c)
}

// afterSays reports whether one of the n words after claim i begins a phrase
// that signals c.
func (r *reading) afterSays(i, n int, c cue) bool {
	from, to := r.after(i)
	return r.saysIn(from, min(to, from+n), c)
}

// saysIn reports whether a phrase that signals c begins in words [from, to).
func (r *reading) saysIn(from, to int, c cue) bool {
	for k := from; k < to; k++ {
		if r.words[k].cues&c != 0 {
			return true
		}
	}
	return false
}

// gap returns the words between two claims, i before j, as a range.
func (r *reading) gap(i, j int) (from, to int) { return r.word[i] + 1, r.word[j] }

// gapSays reports whether a phrase that signals c begins between two claims.
func (r *reading) gapSays(i, j int, c cue) bool {
	from, to := r.gap(i, j)
	return r.saysIn(from, to, c)
}

// gapIs reports whether hedges and articles aside nothing but the given words
// stands between two claims.
func (r *reading) gapIs(i, j int, alternatives ...string) bool {
	from, to := r.gap(i, j)
	to = r.skipHedges(from, to)
	if to-from > 5 || to < from {
		return false
	}
	for _, a := range alternatives {
		if r.readsText(from, to, a) {
			return true
		}
	}
	return false
}

// readsText reports whether words [from, to) are those of text, apart by
// spaces.
func (r *reading) readsText(from, to int, text string) bool {
	for k := from; ; k++ {
		word, rest, _ := strings.Cut(text, " ")
		if word == "" || k == to {
			return word == "" && k == to
		}
		if r.words[k].text != word {
			return false
		}
		text = rest
	}
}

// sentenceSays reports whether sentence s has a phrase that signals c; s may
// lie outside the text.
func (r *reading) sentenceSays(s int, c cue) bool {
	return s >= 0 && s < len(r.sentences) && r.sentences[s].cues&c != 0
}

// lacks reports whether the text says, within a sentence of any of the claims,
// that something is not told.
func (r *reading) lacks(claims ...int) bool {
	for _, i := range claims {
		s := r.sentence[i]
		for k := s - 1; k <= s+1; k++ {
			if r.sentenceSays(k, withheld) && r.sentences[k].paragraph == r.sentences[s].paragraph {
				return true
			}
		}
	}
	return false
}

// direction is +1 where words [from, to) speak of a rise, -1 of a fall, 0 of
// neither or both.
func (r *reading) direction(from, to int) int {
	up, down := false, r.saysIn(from, to, falling)
	for k := from; k < to && !up; k++ {
		made := r.words[k].text == "up" && k > 0 && strings.HasPrefix(r.words[k-1].text, "ma") // "made up of"
		up = r.words[k].cues&rising != 0 && !made
	}
	switch {
	case up && !down:
		return 1
	case down && !up:
		return -1
	}
	return 0
}

// opens reports whether claim i is the first thing in its sentence, hedges
// aside.
func (r *reading) opens(i int) bool {
	first := r.sentences[r.sentence[i]].first
	return r.skipHedges(first, r.word[i]) == first
}

// ownBefore is beforeSays for phrases that point back: one that stands directly
// behind the figure before ("650 of them") belongs to that figure, unless that
// is a share ("a fifth of them, 1,800"); and none reaches over a semicolon.
func (r *reading) ownBefore(i, n int, c cue) bool {
	from, to := r.before(i)
	if from > r.sentences[r.sentence[i]].first && !isFraction(r.claims[i-1]) && !isShare(r.claims[i-1]) {
		from++ // "650 of them, …": a claim stands before
	}
	from = max(from, to-n)
	for k := to - 1; k >= from; k-- {
		switch {
		case r.words[k].text == ";" || r.words[k].text == ".":
			return false
		case r.words[k].cues&c != 0:
			return true
		}
	}
	return false
}
