package check

// lists finds the runs of comparable amounts in a sentence that stand next to
// one another: "$812 million in …, $344 million in … and $129 million in …".
func (r *reading) lists(s sentence) [][]int {
	var out [][]int
	var run []int
	for _, i := range s.claims {
		if !isAmount(r.claims[i]) || r.claims[i].Change {
			continue
		}
		if len(run) >= 2 && r.comparable(run[len(run)-1], i) && (r.totalCue(run[len(run)-1], i) || r.gapSays(run[len(run)-1], i, runningTotal)) {
			out = append(out, run) // the total ends the list that it adds up
			run = nil
			continue
		}
		if len(run) > 0 && r.comparable(run[len(run)-1], i) && i-run[len(run)-1] <= 2 && r.listed(run[len(run)-1], i) &&
			(len(run) == 1 || r.gapSaysWord(run[0], run[1], ";") == r.gapSaysWord(run[len(run)-1], i, ";")) { // a semicolon among commas begins another list
			run = append(run, i)
			continue
		}
		if len(run) >= 2 {
			out = append(out, run)
		}
		run = []int{i}
	}
	if len(run) >= 2 {
		out = append(out, run)
	}
	return out
}

// listed is listGap, with the parts' own descriptions between.
func (r *reading) listed(i, j int) bool {
	from, to := r.gap(i, j)
	if to-from > 14 || to <= from {
		return false
	}
	if r.bracketed(i) && r.bracketed(j) {
		return true // "television (£19m), shirts (£16m) and the gate (£10m)"
	}
	if to-from == 2 && r.words[to-1].text == "with" {
		return false // "$4,600, with $2,900 from …" begins a list
	}
	joined := false
	for k := from; k < to; k++ {
		w := r.words[k]
		switch w.text {
		case ",", "and", ";", "plus":
			joined = true
		case ".", ":", "but", "(", "than", "or", "–", "—":
			return false
		}
		if w.cues&(madeUpOf|ofWhich|total|inAll|outOf|inOtherTerms|leaving|withheld|including|margin) != 0 || w.text == "from" && k == to-1 || w.text == "to" && k == to-1 {
			return false
		}
	}
	return joined
}

// bracketed reports whether claim i stands in brackets of its own.
func (r *reading) bracketed(i int) bool {
	w := r.word[i]
	return w > 0 && w+1 < len(r.words) && r.words[w-1].text == "(" && r.words[w+1].text == ")"
}

// bareNumber reports whether the word behind a figure shows that the figure
// stands without a noun of its own: "two were", "three to Ghana".
func bareNumber(next string) bool {
	switch next {
	case "were", "was", "are", "is", "had", "have", "has", "did", "to", "in", "at", "from", "on", "by", "for", "of", "came", "went",
		"died", "survived", "voted", "said", "will", "would", "remain", "remained", "committed", "of them", "said they":
		return true
	}
	return len(next) > 4 && next[len(next)-2:] == "ed"
}

// listGap reports whether claim j stands next to claim i in one list.
func (r *reading) listGap(i, j int) bool {
	if r.sentence[i] != r.sentence[j] {
		return false
	}
	from, to := r.gap(i, j)
	if to-from > 9 || to <= from {
		return false
	}
	joined := false
	for k := from; k < to; k++ {
		w := r.words[k]
		switch w.text {
		case ",", "and", ";":
			joined = true
		case ".", ":", "but", "while", "(", "or", "to", "than":
			if w.text != "to" || k == to-1 {
				return false
			}
		}
		if w.cues&(wasBefore|ofWhich|total|inAll|outOf|inOtherTerms|leaving|withheld) != 0 && w.text != "together" && w.text != "against" && w.text != "after" {
			return false
		}
	}
	return joined
}

// closedList reports whether a list after a colon ends with "and": then it
// names all of the parts.
func (r *reading) closedList(list []int) bool {
	n := len(list)
	from, to := r.gap(list[n-2], list[n-1])
	before, at := r.before(list[0])
	if at == before || r.words[at-1].text != ":" {
		return false
	}
	for k := from; k < to; k++ {
		if r.words[k].text == "and" {
			return true
		}
	}
	return false
}

// bareList reports whether the figures of a list stand without nouns of their
// own, so that they can only count what the sentence before counts.
func (r *reading) bareList(list []int) bool {
	for _, i := range list {
		from, to := r.after(i)
		if from >= to || !bareNumber(r.words[from].text) {
			return false
		}
	}
	return r.opens(list[0])
}
