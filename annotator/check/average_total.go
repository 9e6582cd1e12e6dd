package check

import (
	"fmt"
	"math/big"
	"strings"

	"reckon/annotator/quantity"
)

// averageTotals checks an average against a number and a total: "some 2,500
// households will get £640 each, costing £1.6m".
func (r *reading) averageTotals() []Check {
	var out []Check
	for a, c := range r.claims {
		if r.word[a] < 0 || c.Low.Num <= 0 || c.Open || c.Change || !isAmount(c) && c.Kind != quantity.Rate && c.Kind != quantity.Duration {
			continue
		}
		isMedian := r.beforeSays(a, 6, median)
		if !isMedian && !r.isAverage(a) {
			continue
		}
		n, t, ok := r.countAndTotal(a)
		if !ok {
			continue
		}
		out = append(out, r.averageTotal(a, n, t, isMedian))
	}
	return out
}

// isAverage reports whether the words say that a figure holds for each of
// several: "£640 each", "an average of 2.4", "2.4 people in the average
// household".
func (r *reading) isAverage(a int) bool {
	if quote := strings.ToLower(r.quote(a)); strings.HasSuffix(quote, " each") || strings.HasSuffix(quote, " a head") ||
		strings.HasSuffix(quote, " apiece") || strings.HasSuffix(quote, " a person") || strings.Contains(quote, " per ") && r.claims[a].Kind == quantity.Money {
		return true
	}
	if a > 0 && r.word[a-1] >= 0 && r.sentence[a-1] == r.sentence[a] && r.claims[a-1].Kind == quantity.Count && r.beforeWordNear(a-1, 3, "each") && r.word[a]-r.word[a-1] < 8 {
		return true // "each of the 14 wards will get £25,000"
	}
	from, to := r.after(a)
	for k := from; k < min(to, from+6) && !mark(r.words[k].text); k++ {
		if r.words[k].cues&each != 0 {
			return true
		}
	}
	from, to = r.before(a)
	for k := max(from, to-7); k < to; k++ {
		if r.words[k].cues&meanOf != 0 && (k == from || r.words[k-1].text != "on") {
			return true
		}
	}
	return false
}

// countAndTotal finds how many there are, and the total, near an average: the
// total has the average's unit and is called a total, a cost, or what the two
// "put" something at; how many is a count of another thing.
func (r *reading) countAndTotal(a int) (n, t int, ok bool) {
	if n, t, ok := r.namedCount(a); ok {
		return n, t, true
	}
	n, t = -1, -1
	for _, k := range r.around(a, 1) {
		c := r.claims[k]
		if r.sentences[r.sentence[k]].paragraph != r.sentences[r.sentence[a]].paragraph || c.Open || c.Change || c.Low.Num <= 0 {
			continue
		}
		if t < 0 && r.isTotalOf(k, a) {
			t = k
			continue
		}
		if n < 0 && c.Kind == quantity.Count && (r.claims[a].Kind != quantity.Count || !r.sameHead(k, a)) && r.mayDivide(a, k) {
			n = k
		}
	}
	return n, t, n >= 0 && t >= 0 && r.tiedTogether(a, n, t)
}

// namedCount: "61,000 birds in 58 seasons, an average of 1,050 a season", "412
// volunteers put in 30,900 hours, 75 hours apiece": the average stands right
// behind both, and what it is an average over is named, or counted in people.
func (r *reading) namedCount(a int) (n, t int, ok bool) {
	x, y := a-2, a-1
	if x < 0 || r.word[x] < 0 || r.word[y] < 0 || r.sentence[x] != r.sentence[a] || !r.beforeWord(a, ",", "–", "—", "(", "or", "of", "average", "averaging") {
		return 0, 0, false
	}
	if from, to := r.gap(y, a); to-from > 14 {
		return 0, 0, false
	}
	for _, p := range [][2]int{{x, y}, {y, x}} {
		n, t := r.claims[p[0]], r.claims[p[1]]
		if n.Kind != quantity.Count || n.Open || t.Open || n.Change || t.Change || n.Low.Num <= 0 || !sameUnit(t.Unit, amountUnit(r.claims[a].Unit)) {
			continue
		}
		each := r.afterSaysWord(a, 2, "apiece") || r.afterSaysWord(a, 2, "each") || strings.HasSuffix(r.quote(a), "each")
		if c := r.claims[a]; t.Kind == c.Kind && n.Kind != c.Kind && p[0] == y && r.leads(a, meanOf) {
			return p[0], p[1], true // "£1.2m in 60 grants, an average of £20,000"
		}
		if r.perNoun(a, p[0]) || each && t.Kind == r.claims[a].Kind && n.Kind != t.Kind {
			return p[0], p[1], true
		}
	}
	return 0, 0, false
}

// perNoun reports whether the words behind an average name what claim n
// counts: "1,050 a season".
func (r *reading) perNoun(a, n int) bool {
	k := r.per(a)
	if k < 0 {
		return false
	}
	name := stem(r.words[k+1].text)
	return name == r.nouns[n].near || name == r.nouns[n].head
}

// mayDivide reports whether claim n can be what an average is over: an average
// that names something, "2,100 visitors a day", is over nothing else. "Each"
// may stand for what was named before.
func (r *reading) mayDivide(a, n int) bool {
	k := r.per(a)
	return k < 0 || r.words[k].text == "each" || r.perNoun(a, n)
}

// per finds the word behind an average that says what it is over, the noun
// following it; -1 if there is none.
func (r *reading) per(a int) int {
	from, to := r.after(a)
	for k := from; k+1 < min(to, from+6) && !mark(r.words[k].text); k++ {
		switch r.words[k].text {
		case "a", "an", "per", "each", "every":
			return k
		}
	}
	return -1
}

// tiedTogether reports whether the sentences leave no doubt that an average, a
// number and a total belong together: the total stands with both, or with the
// number, or points back to them.
func (r *reading) tiedTogether(a, n, t int) bool {
	if r.sentence[t] != r.sentence[a] {
		if !plausible(r.figure(a).mul(r.figure(n)), r.figure(t), 3) {
			return false
		}
		for _, k := range r.around(t, 0) {
			if k != a && sameUnit(r.claims[k].Unit, r.claims[a].Unit) && r.isAverage(k) {
				return false // they have an average of their own
			}
		}
	}
	switch r.sentence[t] {
	case r.sentence[n]:
		return true
	case r.sentence[a]:
		return r.sentence[n] == r.sentence[a]-1
	}
	return r.sentence[n] == r.sentence[a] && t > a && (r.pointsBack(t) || r.opensAsTotal(t))
}

// isTotalOf reports whether claim t is put as the total of what a is the
// average of.
func (r *reading) isTotalOf(t, a int) bool {
	unit := r.claims[t].Unit
	if r.claims[t].Kind == quantity.Rate && r.claims[a].Kind != quantity.Rate {
		unit = amountUnit(unit) // "takes in $6 million a year"
	} else if !isAmount(r.claims[t]) {
		return false
	}
	if !sameUnit(unit, amountUnit(r.claims[a].Unit)) || r.isAverage(t) {
		return false
	}
	if t == a-1 && r.sentence[t] == r.sentence[a] && r.leads(a, meanOf) && r.claims[a].Kind != quantity.Count {
		return true // "$2.4 million, an average of $50,000"
	}
	if t == a-1 && r.sentence[t] == r.sentence[a] && r.gapSays(t, a, inOtherTerms) {
		return true // "$9 million, which works out at $250,000 each"
	}
	if r.beforeSays(t, 9, total|totalling) || r.inAll(t) {
		return true
	}
	return r.sentence[t] == r.sentence[a] && r.gapSays(min(t, a), max(t, a), totalling) || r.afterSays(t, 4, split)
}

// amountUnit is the unit of what a rate is a rate of.
func amountUnit(u string) string {
	unit, _, _ := strings.Cut(u, "/")
	return unit
}

func sameUnit(a, b string) bool { return unitOr1(a) == unitOr1(b) }

func (r *reading) averageTotal(a, n, t int, isMedian bool) Check {
	worked := r.figure(a).mul(r.figure(n))
	stated := r.figure(t)
	verdict := agree(worked, stated)
	sure := !r.isWithin(n, a) && (verdict == Holds || !r.otherCount(a, n, t))
	verdict = r.soften(verdict, sure, a, n, t)
	result := r.inUnit(t, worked.nominal)
	working := fmt.Sprintf("%s × %s = %s; stated: %s", r.show(a), r.show(n), result, r.stated(t))
	summary := r.summary(verdict, fmt.Sprintf("%s for each of %s comes to %s", r.quote(a), r.show(n), result), "the "+r.quote(t)+" in the text")
	if isMedian && verdict != Holds {
		verdict = Unclear
		mean := r.inUnit(t, roundTo(new(big.Rat).Quo(stated.nominal, nonZero(r.figure(n).nominal)), 3))
		working += "; " + r.quote(a) + " is a median, the mean would be " + mean
		summary = fmt.Sprintf("A median of %s does not give the total; the mean would have to be %s.", r.quote(a), mean)
	}
	return Check{AverageTotal, []int{a, n, t}, verdict, working, summary}
}

// otherCount reports whether the average may as well be over another count of
// its sentence: "sold 60 of his 100 sheep for £6,000, or £100 each".
func (r *reading) otherCount(a, n, t int) bool {
	for _, k := range r.around(a, 0) {
		if k != n && k != t && r.comparable(k, n) && r.sentence[n] == r.sentence[a] && (r.ofDirectly(min(k, n), max(k, n)) || r.sameHead(k, n)) {
			return true
		}
	}
	return false
}

// isWithin reports whether the count is only loosely near the average: another
// sentence, and another thing.
func (r *reading) isWithin(n, a int) bool {
	return r.sentence[n] != r.sentence[a] && r.shared(n, a) == 0
}
