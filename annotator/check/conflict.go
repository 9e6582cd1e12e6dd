package check

import (
	"fmt"
	"math/big"
	"strings"

	"reckon/annotator/quantity"
)

// conflicts reports two sources that give different figures for one thing:
// "61 posts, according to the union. The ministry insists the number is 14".
func (r *reading) conflicts(parts []partOf) []Check {
	var out []Check
	isPart := make(map[int]bool, len(parts))
	for _, p := range parts {
		isPart[p.part] = true
	}
	for j := range r.claims {
		if r.word[j] < 0 || isPart[j] || !r.disputes(j) {
			continue
		}
		best, most := Check{}, -1
		for i := j - 1; i >= 0 && i >= j-nearby; i-- {
			if r.word[i] < 0 || r.sentence[j]-r.sentence[i] > 3 {
				break
			}
			if c, ok := r.conflict(i, j); ok && !isPart[i] && r.sharedBehind(i, j) > most {
				best, most = c, r.sharedBehind(i, j)
			}
		}
		if most >= 0 {
			out = append(out, best)
		}
	}
	return out
}

// disputes reports whether the words before a claim say that it is somebody
// else's figure.
func (r *reading) disputes(j int) bool {
	return r.saysIn(r.lead(j), r.word[j], contrast|same) || r.endsShort(j) || j > 0 && r.word[j-1] >= 0 && r.putAgainst(j-1, j)
}

func (r *reading) conflict(i, j int) (Check, bool) {
	a, b := r.claims[i], r.claims[j]
	if !r.comparable(i, j) || a.Change != b.Change || !isAmount(a) && a.Kind != quantity.Percent || r.clashes(i, j) || r.expected(i) != r.expected(j) || !r.twoVoices(i, j) || !r.sameThing(i, j) {
		return Check{}, false
	}
	x, y := r.figure(i), r.figure(j)
	if x.possible.Meets(y.possible) || x.nominal.Sign() <= 0 || y.nominal.Sign() <= 0 {
		return Check{}, false
	}
	verdict := Differs
	if r.lacks(i, j) {
		verdict = Unclear
	}
	high, low := i, j
	if x.nominal.Cmp(y.nominal) < 0 {
		high, low = j, i
	}
	more := new(big.Rat).Quo(r.figure(high).nominal, r.figure(low).nominal)
	gap := r.inUnit(high, new(big.Rat).Sub(r.figure(high).nominal, r.figure(low).nominal))
	working := fmt.Sprintf("%s − %s = %s; %s is %s", r.show(high), r.show(low), gap, r.show(high), timesMore(more))
	if a.Kind == quantity.Percent {
		working = fmt.Sprintf("%s − %s = %s", r.show(high), r.show(low), gap)
	}
	summary := fmt.Sprintf("%s gives %s, %s %s.", r.voice(i), r.quote(i), r.voice(j), r.quote(j))
	if verdict == Unclear {
		summary = fmt.Sprintf("%s gives %s, %s %s; whether they count the same thing is not in the text.", r.voice(i), r.quote(i), r.voice(j), r.quote(j))
	}
	return Check{Conflict, []int{i, j}, verdict, working, summary}, true
}

func timesMore(k *big.Rat) string {
	if k.Cmp(ratio(2, 1)) >= 0 {
		return decimal(k, 1) + " times as much"
	}
	return decimal(new(big.Rat).Mul(new(big.Rat).Sub(k, ratio(1, 1)), ratio(100, 1)), 0) + "% more"
}

// voice names who gives a figure.
func (r *reading) voice(i int) string {
	if s := r.claims[i].Source; s != nil && s.Name != "" {
		return s.Name
	}
	if s := r.speaker(i); s != "" {
		return s
	}
	return "another source"
}

// twoVoices reports whether two claims are on the word of two different people
// or bodies: by their sources, or, where the second has none, because its
// sentence opens against the first ("However, …") or tells of another count.
func (r *reading) twoVoices(i, j int) bool {
	a, b := r.claims[i].Source, r.claims[j].Source
	if r.putAgainst(i, j) || r.otherSpeaker(i, j) || a != nil && r.otherClause(i, j) {
		return true
	}
	if a != nil && b != nil && a.Name != "" && b.Name != "" {
		return !sameName(a.Name, b.Name)
	}
	if r.sentence[i] == r.sentence[j] || a == nil && b == nil {
		return false
	}
	s := r.sentences[r.sentence[j]]
	return r.saysIn(s.first, min(s.first+1, s.last), against) || r.saysIn(r.lead(j), r.word[j], otherCount)
}

// otherSpeaker: the second figure stands in the next sentence, whose verb of
// saying has a subject of its own that is not the first figure's source.
func (r *reading) otherSpeaker(i, j int) bool {
	if r.sentence[j] != r.sentence[i]+1 {
		return false
	}
	first, second := r.speaker(i), r.speaker(j)
	if a := r.claims[i].Source; a != nil && a.Name != "" {
		first = strings.ToLower(a.Name)
	}
	return first != "" && second != "" && !sameName(first, second) && !containsWord(second, first[strings.LastIndexByte(first, ' ')+1:])
}

// speaker is the subject of the verb of saying before claim i, in small
// letters; empty where there is none, or where it is a pronoun.
func (r *reading) speaker(i int) string {
	first := r.sentences[r.sentence[i]].first
	if r.words[first].cues&against != 0 && first+2 < r.word[i] {
		first++ // "However, the agency wrote"
		if r.words[first].text == "," {
			first++
		}
	}
	for k := first; k < r.word[i] && k < first+12; k++ {
		if !saying(r.words[k].text) {
			continue
		}
		switch r.words[first].text {
		case "he", "she", "they", "we", "i", "it", "and", "that", "this":
			return ""
		}
		return strings.ToLower(r.between(first, k))
	}
	return ""
}

func saying(verb string) bool {
	switch verb {
	case "says", "said", "say", "claims", "claimed", "claim", "insists", "insist", "insisted", "reports", "reported", "maintains", "maintained",
		"estimates", "estimated", "counted", "contends", "argues", "gives", "put", "puts", "dispute", "disputes", "reckons", "reckon", "admitted", "admits",
		"speaks", "spoke", "counts", "gave", "told", "wrote", "writes", "announced":
		return true
	}
	return false
}

// otherClause: "$2 million, according to an exile group; the palace says it
// cost $300,000".
func (r *reading) otherClause(i, j int) bool {
	if r.sentence[i] != r.sentence[j] {
		return false
	}
	from, to := r.gap(i, j)
	parted := false
	for k := from; k < to; k++ {
		if r.words[k].text == ";" {
			parted = true
		}
		if parted && saying(r.words[k].text) {
			return r.words[k-1].text != ";"
		}
	}
	return false
}

// putAgainst: "Marshals put the crowd at 80,000. Police said 25,000 people
// took part": one sentence gives somebody's estimate, the next another's.
func (r *reading) putAgainst(i, j int) bool {
	if r.sentence[j] != r.sentence[i]+1 || !r.saysIn(r.lead(i), r.word[i], otherCount|contrast) || r.claims[j].Source == nil {
		return false
	}
	if a := r.claims[i].Source; a != nil && sameName(a.Name, r.claims[j].Source.Name) {
		return false
	}
	head := r.nouns[j].head
	return head == "" || head == "person" || r.sameHead(i, j) || r.shared(i, j) > 0
}

// sameThing reports whether two claims count the same: the same noun and more,
// or the second points back to the first ("the number on that day").
func (r *reading) sameThing(i, j int) bool {
	if r.sentences[r.sentence[j]].paragraph-r.sentences[r.sentence[i]].paragraph > 1 {
		return false
	}
	if r.putAgainst(i, j) {
		return true
	}
	before, at := r.lead(j), r.word[j]
	pointing := r.saysIn(before, at, same) || r.afterSays(j, 4, same)
	for k := before; k < at; k++ {
		pointing = pointing || r.words[k].cues&elliptic != 0 && r.words[k].cueEnd > k+1
	}
	if (pointing || r.endsShort(j)) && r.sentence[j]-r.sentence[i] <= 1 {
		return true
	}
	if r.claims[i].Kind == quantity.Percent {
		return r.shared(i, j) >= 2 || r.sharedBehind(i, j) >= 2 || r.nouns[j].head == "" || r.endsShort(j)
	}
	if r.tellsOfDeaths(i) && r.tellsOfDeaths(j) {
		return true
	}
	s := r.sentences[r.sentence[j]]
	if r.sameHead(i, j) && r.saysIn(s.first, min(s.first+1, s.last), against) && r.isStock(i) == r.isStock(j) {
		return true
	}
	return r.sameHead(i, j) && (r.shared(i, j) >= 2 || len(r.nouns[j].stems) <= 1) || r.shared(i, j) >= 2
}

// endsShort reports whether a figure stands without saying of what: "says 74%
// were", "said there were 52".
func (r *reading) endsShort(j int) bool {
	from, to := r.after(j)
	if from >= to || mark(r.words[from].text) {
		return true
	}
	return bareNumber(r.words[from].text) && (to-from <= 2 || mark(r.words[from+1].text))
}

// expected reports whether a figure was expected, not counted: what came out
// then does not contradict it.
func (r *reading) expected(i int) bool {
	for k := r.lead(i); k < r.word[i]; k++ {
		switch r.words[k].text {
		case "expected", "expecting", "expect", "forecast", "forecasts", "target", "predicted", "hoped":
			return true
		}
	}
	return false
}

// isStock reports whether a count speaks of what there is, as against what
// came about in a month or a year named with it.
func (r *reading) isStock(i int) bool {
	p := r.claims[i].Period
	return p == nil || !strings.HasPrefix(p.Text, "in ") || strings.Contains(p.Text, "early") || strings.Contains(p.Text, "late")
}

// sharedBehind is how many content words the clauses behind two figures have in
// common: of several figures that another may contradict, it tells which.
func (r *reading) sharedBehind(i, j int) int {
	seen := make(map[string]bool)
	for _, s := range r.clauseStems(i) {
		seen[s] = true
	}
	n := 0
	for _, s := range r.clauseStems(j) {
		if seen[s] {
			n++
		}
	}
	return n
}

func (r *reading) clauseStems(i int) []string {
	var out []string
	from, to := r.after(i)
	for k := from; k < min(to, from+24); k++ {
		if s := stem(r.words[k].text); len(s) > 3 && !emptyWord(s) {
			out = append(out, s[:min(len(s), 6)])
		}
	}
	return out
}

// tellsOfDeaths reports whether claim i counts dead people, in whatever words.
func (r *reading) tellsOfDeaths(i int) bool {
	w := r.word[i]
	s := r.sentences[r.sentence[i]]
	for k := max(s.first, w-4); k < min(s.last, w+4); k++ {
		switch r.words[k].text {
		case "killed", "dead", "deaths", "died", "fatalities", "drowned":
			return true
		}
	}
	return false
}

// lead is where the words of claim i's sentence that are looked at for who
// speaks begin: the sentence's own beginning, but for a sentence without end.
func (r *reading) lead(i int) int {
	return max(r.sentences[r.sentence[i]].first, r.word[i]-60)
}
