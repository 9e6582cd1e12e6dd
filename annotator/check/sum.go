package check

import (
	"fmt"
	"slices"
	"strings"

	"reckon/annotator/quantity"
)

// addition is a total and what the text says it is made up of.
type addition struct {
	parts    []int
	total    int
	complete bool // the words say that nothing is left out
}

// sums checks "made up of 620 homes, 310 shops and 220 barns", "four … and two
// …, six in all", "five sales: two to … and three to …".
func (r *reading) sums(parts []partOf) []Check {
	var out []Check
	for at, s := range r.sentences {
		for _, list := range r.lists(s) {
			if a, ok := r.addition(at, list); ok {
				out = r.appendSum(out, a)
			}
		}
		for _, i := range s.claims {
			if a, ok := r.increased(i); ok {
				out = r.appendSum(out, a)
			}
		}
	}
	for _, a := range r.shareOut(parts) {
		out = r.appendSum(out, a)
	}
	return out
}

// addition finds the total of a list: in its own sentence before or behind it,
// or in the sentence before.
func (r *reading) addition(at int, list []int) (addition, bool) {
	s := r.sentences[at]
	first, last := list[0], list[len(list)-1]
	if r.sentenceSays(at, overlapping) || r.sentenceSays(at+1, overlapping) && r.sameParagraph(at, at+1) {
		t := last + 1
		told := t < len(r.claims) && r.word[t] >= 0 && r.sentence[t] == at && r.comparable(last, t) && r.totalCue(last, t) && r.lacks(t)
		return addition{list, t, false}, told
	}
	complete := r.sentenceSays(at, complete)
	// "A and B, a total of T"
	if t := last + 1; t < len(r.claims) && r.word[t] >= 0 && r.comparable(last, t) &&
		(r.sentence[t] == at && r.totalCue(last, t) || r.sentence[t] == at+1 && r.sameParagraph(at, at+1) && r.opensAsTotal(t)) {
		return addition{list, t, !r.beforeWord(t, "and")}, true // "500 in Leeds, 300 in York and 1,100 in all" has more places
	}
	if t := last + 1; t < len(r.claims) && r.word[t] >= 0 && r.sentence[t] == at && r.comparable(last, t) && r.gapIs(last, t, ", or") {
		return addition{list, t, false}, true
	}
	if t := last + 1; t < len(r.claims) && r.word[t] >= 0 && r.sentence[t] == at && r.comparable(last, t) && r.gapSays(last, t, runningTotal) {
		return addition{list, t, r.words[s.first].text == "with"}, true
	}
	// "18,406 and 17,911, a margin of 495, out of 36,317"
	if t := last + 1; t < len(r.claims) && r.word[t] >= 0 && r.sentence[t] == at {
		if u := t + 1; u < len(r.claims) && r.word[u] >= 0 && r.leads(t, margin) {
			t = u
		}
		if r.sentence[t] == at && r.comparable(last, t) && r.leads(t, outOf) {
			return addition{list, t, false}, true
		}
	}
	if r.beforeSays(first, 6, including) || r.sentenceSays(at, ofThese) {
		return addition{}, false
	}
	// "T, made up of A and B"; "T: A and B"
	if t := first - 1; t >= 0 && r.word[t] >= 0 && r.sentence[t] == at && r.sameLevelAs(first, t) {
		from, to := r.gap(t, first)
		stated := r.saysIn(from, to, madeUpOf)
		if stated || strings.ContainsAny(r.between(from, to), ":–—") || r.words[s.first].text == "of" || r.beforeWord(first, "with") {
			return addition{list, t, stated || complete || r.closedList(list)}, true
		}
		if r.words[r.skipHedges(from, to)-1].text == "," && to-from <= 4 { // "11 aboard, nine passengers and two crew"
			return addition{list, t, false}, true
		}
		return addition{}, false
	}
	if first != s.claims[0] {
		return addition{}, false
	}
	if a, ok := r.ledByTotal(list); ok {
		return a, true
	}
	t, ok := r.previous(first, 1)
	if !ok || r.sentence[t] != at-1 || !r.sameParagraph(at-1, at) {
		return addition{}, false
	}
	from, to := r.before(first)
	stated := r.saysIn(from, to, madeUpOf)
	if !stated && !complete && !r.bareList(list) && len(list) < 3 {
		return addition{}, false
	}
	if !stated && !complete && !r.bareList(list) && !r.nounless(list) && !r.sameHead(t, first) && r.shared(t, first) == 0 && r.claims[t].Kind == quantity.Count {
		return addition{}, false
	}
	return addition{list, t, (stated || complete) && r.onlyOne(t)}, true
}

// ledByTotal: "11 aboard, nine passengers and two crew", told only where it
// comes out.
func (r *reading) ledByTotal(list []int) (addition, bool) {
	if len(list) < 3 || !r.gapSaysWord(list[len(list)-2], list[len(list)-1], "and") {
		return addition{}, false
	}
	switch r.nouns[list[0]].head {
	case "person", "aboard", "dead", "victim", "patient", "member", "passenger", "casualty":
		return addition{list[1:], list[0], false}, agree(r.sumOf(list[1:]), r.figure(list[0])) == Holds
	}
	return addition{}, false
}

// nounless reports whether no figure of a list says what it counts: "Labour won
// 31, the Tories 20 and the Greens nine".
func (r *reading) nounless(list []int) bool {
	for _, i := range list {
		if r.claims[i].Kind != quantity.Count || r.claims[i].Noun != "" {
			return false
		}
	}
	return true
}

// onlyOne reports whether no other amount of its unit stands in claim t's
// sentence, so that a sentence after it can only speak of that one.
func (r *reading) onlyOne(t int) bool {
	for _, k := range r.around(t, 0) {
		if r.comparable(k, t) {
			return false
		}
	}
	return true
}

func (r *reading) sameParagraph(a, b int) bool {
	return a >= 0 && b < len(r.sentences) && r.sentences[a].paragraph == r.sentences[b].paragraph
}

// between is the text of words [from, to).
func (r *reading) between(from, to int) string {
	if from >= to {
		return ""
	}
	return r.doc.Text[r.words[from].start:r.words[to-1].end]
}

// totalCue reports whether the words around claim t call it the total of what
// stands before.
func (r *reading) totalCue(last, t int) bool {
	if r.gapSays(last, t, including|wasBefore) {
		return false
	}
	from, to := r.gap(last, t)
	parted := false
	for k := from; k < to; k++ {
		w := r.words[k]
		if w.cues&total != 0 || parted && w.cues&inAll != 0 {
			return true
		}
		parted = parted || mark(w.text) || w.text == "and"
	}
	return r.inAll(t)
}

// opensAsTotal: "In all, 1,150 properties …", "The total was 1,150".
func (r *reading) opensAsTotal(t int) bool {
	s := r.sentences[r.sentence[t]]
	return s.claims[0] == t && r.word[t]-s.first <= 6 && (r.beforeSays(t, 6, total|inAll|runningTotal) || r.inAll(t))
}

// increased: "expanded by five the pool …, to a total of 14", with the nine
// before counted earlier.
func (r *reading) increased(t int) (addition, bool) {
	d := t - 1
	if d < 1 || r.word[d] < 0 || r.sentence[d] != r.sentence[t] || !isCount(r.claims[t]) || r.claims[d].Kind != quantity.Count ||
		!r.gapSays(d, t, total|runningTotal) ||
		!r.leadsBy(d) && !r.claims[d].Change && !r.beforeWord(d, "another", "further", "added", "additional") {
		return addition{}, false
	}
	if from, to := r.gap(d, t); r.words[r.skipHedges(from, to)-1].text != "to" {
		return addition{}, false
	}
	for k := d - 1; k >= 0 && k >= d-2*nearby && r.word[k] >= 0; k-- {
		if isCount(r.claims[k]) && (r.sameHead(k, t) || r.sameHead(k, d) || r.shared(k, t) >= 1 || r.shared(k, d) >= 1) {
			return addition{[]int{k, d}, t, false}, true
		}
	}
	return addition{}, false
}

// shareOut: "Of the 500 seats, 300 went to A, 120 to B and the rest, 80, to
// C".
func (r *reading) shareOut(parts []partOf) []addition {
	var out []addition
	byWhole := make(map[int]int)
	for _, p := range parts {
		if p.listed || r.sentence[p.part] != r.sentence[p.whole] || p.part < p.whole {
			continue
		}
		k, has := byWhole[p.whole]
		if !has {
			byWhole[p.whole] = len(out)
			out = append(out, addition{[]int{p.part}, p.whole, r.sentenceSays(r.sentence[p.whole], complete)})
			continue
		}
		out[k].parts = append(out[k].parts, p.part)
	}
	return out
}

// appendSum works a sum out. A list that need not be complete is told only
// where it comes out: else it may be that something is left out.
func (r *reading) appendSum(out []Check, a addition) []Check {
	if len(a.parts) < 2 || len(a.parts) > 40 || r.restUntold(a) {
		return out
	}
	if r.unread(a) {
		a.complete = false
	}
	sum := r.sumOf(a.parts)
	stated := r.figure(a.total)
	verdict := agree(sum, stated)
	if !plausible(sum, stated, 10) || r.sentence[a.total] != r.sentence[a.parts[0]] && !plausible(sum, stated, 2) {
		return out
	}
	if verdict != Holds && !a.complete && !r.lacks(a.total) {
		return out
	}
	verdict = r.soften(verdict, a.complete, append([]int{a.total}, a.parts...)...)
	terms := make([]string, len(a.parts))
	for k, i := range a.parts {
		terms[k] = r.show(i)
	}
	result := r.inUnit(a.total, sum.nominal)
	working := fmt.Sprintf("%s = %s; stated: %s", strings.Join(terms, " + "), result, r.stated(a.total))
	return append(out, Check{Sum, append(append([]int{}, a.parts...), a.total), verdict, working,
		r.summary(verdict, "The parts add up to "+result, "the "+r.quote(a.total)+" in the text")})
}

// sumOf adds figures up. Where one of them is given to the last unit, so are
// the others of the list, round as they may look.
func (r *reading) sumOf(parts []int) estimate {
	sum := exactly(ratio(0, 1))
	precise := false
	for _, i := range parts {
		precise = precise || r.toTheUnit(i)
	}
	for _, i := range parts {
		e := r.figure(i)
		if precise && r.claims[i].Bound == quantity.Exact && r.claims[i].Kind == quantity.Count && r.claims[i].Low.Exp == 0 {
			e = exactly(e.nominal)
		}
		sum = sum.add(e)
	}
	return sum
}

// toTheUnit reports whether a count has a last digit other than 0 and at least
// three digits, so that it is plainly not rounded.
func (r *reading) toTheUnit(i int) bool {
	v := r.claims[i].Low
	return r.claims[i].Kind == quantity.Count && v.Exp == 0 && v.Den <= 1 && v.Num >= 100 && v.Num%10 != 0
}

// inAll reports whether the words right behind claim t call it a total: "17,550
// in all".
func (r *reading) inAll(t int) bool {
	from, to := r.after(t)
	for k := from; k < min(to, from+5) && !mark(r.words[k].text); k++ {
		if r.words[k].cues&inAll != 0 {
			return true
		}
	}
	return false
}

// unread reports whether a number that is no claim stands among the figures of
// a sum: it may be a part that was not recognized.
func (r *reading) unread(a addition) bool {
	from, to := r.word[a.total], r.word[a.total]
	for _, i := range a.parts {
		from, to = min(from, r.word[i]), max(to, r.word[i])
	}
	for k := from; k < to; k++ {
		if w := r.words[k]; w.claim < 0 && numeral(w.text) && !isYear(w.text) && !r.dayOfMonth(k) {
			return true
		}
	}
	return false
}

// restUntold reports whether the words of a list speak of a rest without giving
// its number: "£12,000 from the raffle and the rest from tickets".
func (r *reading) restUntold(a addition) bool {
	s := r.sentences[r.sentence[a.parts[0]]]
	for k := r.word[a.parts[0]]; k < s.last; k++ {
		switch r.words[k].text {
		case "rest", "remainder", "remaining", "others", "balance":
		default:
			continue
		}
		told := false
		for m := max(s.first, k-2); m < min(s.last, k+7) && !told; m++ {
			told = r.words[m].claim >= 0 && slices.Contains(a.parts, r.words[m].claim) && (m > k || r.words[k].text != "rest")
		}
		if !told {
			return true
		}
	}
	return false
}

// dayOfMonth reports whether the number at word k is a date's: "30 June", "Nov.
// 29".
func (r *reading) dayOfMonth(k int) bool {
	for _, n := range []int{k - 2, k - 1, k + 1} {
		if n >= 0 && n < len(r.words) && isMonth(r.words[n].text) {
			return true
		}
	}
	return false
}

func numeral(text string) bool {
	switch text {
	case "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen", "hundred", "thousand", "million":
		return true
	}
	return text[0] >= '0' && text[0] <= '9'
}
