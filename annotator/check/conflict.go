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
			if isPart[i] || r.likeness(i, j) <= most {
				continue
			}
			if c, ok := r.conflict(i, j); ok {
				best, most = c, r.likeness(i, j)
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
	return r.saysIn(r.lead(j), r.word[j], contrast|same) || r.endsShort(j) || r.announced(j) != notAnnounced ||
		j > 0 && r.word[j-1] >= 0 && (r.putAgainst(j-1, j) || r.gapped(j-1, j))
}

// likeness ranks the figures that another may contradict.
func (r *reading) likeness(i, j int) int {
	n := r.sharedBehind(i, j)
	if r.claims[i].Kind != quantity.Percent && r.sameHead(i, j) || r.tellsOfDeaths(i) && r.tellsOfDeaths(j) {
		n += 3
	}
	return n
}

// conflictReach is how many times one figure may be the other and still be
// thought to count the same: further apart they are of different things.
const conflictReach = 20

func (r *reading) conflict(i, j int) (Check, bool) {
	a, b := r.claims[i], r.claims[j]
	if !r.comparable(i, j) || (a.Change && a.Direction != 0) != (b.Change && b.Direction != 0) || !isAmount(a) && a.Kind != quantity.Percent || a.Open || b.Open || r.adjectival(i) || r.adjectival(j) {
		return Check{}, false
	}
	if r.clashes(i, j) || r.expected(i) != r.expected(j) || !r.twoVoices(i, j) || !r.sameThing(i, j) {
		return Check{}, false
	}
	x, y := r.figure(i), r.figure(j)
	if !plausible(x, y, conflictReach) || !r.announced(j).fits(x, y) {
		return Check{}, false
	}
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
	if i > 0 && r.word[i-1] >= 0 && r.gapped(i-1, i) {
		from, to := r.gap(i-1, i)
		return r.between(from+1, to-1)
	}
	if name := r.sourceName(i); name != "" {
		return name
	}
	if s := r.speaker(i); s != "" {
		return s
	}
	if s := r.laterSpeaker(i); s != "" {
		return s
	}
	return "another source"
}

// sourceName is who gives claim i, where that is a name and no pronoun.
func (r *reading) sourceName(i int) string {
	s := r.claims[i].Source
	if s == nil || pronoun(strings.ToLower(s.Name[strings.LastIndexByte(s.Name, ' ')+1:])) {
		return ""
	}
	return s.Name
}

func pronoun(text string) bool {
	switch text {
	case "he", "she", "they", "we", "i", "it", "this", "that", "these", "those", "who":
		return true
	}
	return false
}

// twoVoices reports whether two claims are on the word of two different people
// or bodies: by their sources, or, where the second has none, because its
// sentence opens against the first ("However, …") or tells of another count.
func (r *reading) twoVoices(i, j int) bool {
	a, b := r.sourceName(i), r.sourceName(j)
	if r.gapped(i, j) || r.announced(j) != notAnnounced {
		return true
	}
	if r.putAgainst(i, j) || r.otherSpeaker(i, j) || a != "" && r.otherClause(i, j) {
		return true
	}
	if a != "" && b != "" {
		return !sameName(a, b)
	}
	if r.sentence[i] == r.sentence[j] || a == "" && b == "" {
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
	if name := r.sourceName(i); name != "" {
		first = strings.ToLower(name)
	}
	return first != "" && second != "" && !sameName(first, second) && !containsWord(second, first[strings.LastIndexByte(first, ' ')+1:])
}

// speaker is the subject of the verb of saying before claim i, in small
// letters; empty where there is none, or where it is a pronoun. What is set off
// by commas behind a name is left out: "Ana Ruiz, once a deputy, claims".
func (r *reading) speaker(i int) string {
	first := r.sentences[r.sentence[i]].first
	if r.words[first].cues&against != 0 && first+2 < r.word[i] {
		first++ // "However, the agency wrote"
		if r.words[first].text == "," {
			first++
		}
	}
	comma := -1
	for k := first; k < r.word[i] && k < first+30; k++ {
		if r.words[k].text == "," && comma < 0 && k > first {
			comma = k
		}
		if !saying(r.words[k].text) || k == first {
			continue
		}
		if comma >= 0 && r.words[k-1].text == "," && !startsAside(r.words[first].text) {
			return strings.ToLower(r.between(first, comma))
		}
		if k >= first+12 {
			return ""
		}
		if text := r.words[first].text; pronoun(text) || text == "and" || pronoun(r.words[k-1].text) {
			return ""
		}
		return strings.ToLower(r.between(first, k))
	}
	return ""
}

// startsAside reports whether a word begins a phrase of time or place, not a
// name.
func startsAside(text string) bool {
	switch text {
	case "on", "in", "at", "after", "before", "by", "for", "since", "when", "while", "as", "last", "this", "with", "under", "from":
		return true
	}
	return false
}

// laterSpeaker: "Some 400,000 have left, an opposition deputy alleged".
func (r *reading) laterSpeaker(i int) string {
	comma := -1
	for k, last := r.word[i]+1, r.sentences[r.sentence[i]].last; k < last; k++ {
		switch {
		case r.words[k].text == ",":
			comma = k
		case r.words[k].claim >= 0:
			comma = -1
		case comma >= 0 && k-comma > 1 && k-comma < 9 && saying(r.words[k].text):
			if name := strings.ToLower(r.between(comma+1, k)); !pronoun(name) {
				return name
			}
			return ""
		}
	}
	return ""
}

func saying(verb string) bool {
	switch verb {
	case "says", "said", "say", "speak", "count", "estimate", "claims", "claimed", "claim", "insists", "insist", "insisted", "reports", "reported", "maintains", "maintained",
		"estimates", "estimated", "counted", "contends", "argues", "gives", "put", "puts", "dispute", "disputes", "reckons", "reckon", "admitted", "admits", "alleged", "alleges",
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
	if r.gapped(i, j) || r.announced(j) != notAnnounced {
		return true
	}
	if noun := r.putNoun(j); noun != "" && noun != r.nouns[i].head && noun != r.nouns[i].near && !hasStem(r.nouns[i], noun) && (!r.tellsOfDeaths(i) || !r.tellsOfDeaths(j)) {
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
	if c := r.claims[j]; c.Kind == quantity.Measure {
		return false // it has its unit with it
	}
	if from >= to || mark(r.words[from].text) {
		return true
	}
	return bareNumber(r.words[from].text) && (to-from <= 2 || mark(r.words[from+1].text))
}

// expected reports whether a figure was expected, not counted: what came out
// then does not contradict it.
func (r *reading) expected(i int) bool {
	if p := r.claims[i].Period; days(p) > 0 && p.Start.After(r.doc.Published) && !r.doc.Published.IsZero() {
		return true
	}
	for k := r.lead(i); k < r.word[i]; k++ {
		switch r.words[k].text {
		case "expected", "expecting", "expect", "expects", "forecast", "forecasts", "target", "predicted", "hoped":
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
