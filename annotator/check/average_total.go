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
		if r.word[a] < 0 || c.Low.Num <= 0 || c.Open || c.Change || !isAmount(c) && c.Kind != quantity.Rate {
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
		if n < 0 && c.Kind == quantity.Count && (r.claims[a].Kind != quantity.Count || !r.sameHead(k, a)) {
			n = k
		}
	}
	return n, t, n >= 0 && t >= 0 && r.tiedTogether(a, n, t)
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
	if t == a-1 && r.sentence[t] == r.sentence[a] && r.leads(a, meanOf) {
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
	sure := !r.isWithin(n, a)
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

// isWithin reports whether the count is only loosely near the average: another
// sentence, and another thing.
func (r *reading) isWithin(n, a int) bool {
	return r.sentence[n] != r.sentence[a] && r.shared(n, a) == 0
}
