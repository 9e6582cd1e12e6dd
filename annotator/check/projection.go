package check

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"

	"reckon/annotator/claim"
	"reckon/annotator/quantity"
)

// projections checks what a pace or a growth rate leads to: "at 1.5% a year it
// will hold 2.8 million by 2034", "1,100 homes a year if it is to meet the
// target of 5,500 in five years", "at one every two minutes, 400,000 by the
// end of the year".
func (r *reading) projections() []Check {
	var out []Check
	for i, c := range r.claims {
		if r.word[i] < 0 || c.Low.Num <= 0 || c.Open {
			continue
		}
		if c.Kind == quantity.Percent {
			if found, ok := r.growth(i); ok {
				out = append(out, found)
			} else if found, ok := r.annualized(i); ok {
				out = append(out, found)
			}
			continue
		}
		x, ok := r.rateOf(i)
		if !ok {
			continue
		}
		if found, ok := r.stockAndPace(x); ok {
			out = append(out, found)
		} else if found, ok := r.lasts(x); ok {
			out = append(out, found)
		} else if found, ok := r.pace(x); ok {
			out = append(out, found)
		}
	}
	return out
}

// growth: an amount, a rate of growth a year, and what it leads to by a year.
func (r *reading) growth(g int) (Check, bool) {
	if r.claims[g].Unit != "%/a" && !r.yearly(g) {
		return Check{}, false
	}
	now, then, ok := r.grown(g)
	if !ok || !r.comparable(now, then) {
		return Check{}, false
	}
	span := -1
	for k := max(0, g-3); k <= g+3 && k < len(r.claims); k++ {
		if c := r.claims[k]; r.word[k] >= 0 && r.sentence[k] == r.sentence[then] && c.Kind == quantity.Duration && c.Unit == "a" {
			span = k
		}
	}
	years, ok := r.yearsTo(now, then, span)
	if !ok || years < 1 || years > 200 {
		return Check{}, false
	}
	apart := r.sentence[now] != r.sentence[g] || r.sentence[then] != r.sentence[g]
	if grew := r.figure(then).nominal.Cmp(r.figure(now).nominal) >= 0; apart &&
		(!plausible(r.figure(now), r.figure(then), 2) || grew != (r.deltaDirection(g) >= 0)) {
		return Check{}, false // the sentences speak of different things
	}
	return r.growthCheck(now, g, then, years), true
}

// grown finds what grows and what it becomes: both in the sentence of the rate,
// or one of them there and the other in the sentence before or after.
func (r *reading) grown(g int) (now, then int, ok bool) {
	var here []int
	for k := max(0, g-3); k <= g+3 && k < len(r.claims); k++ {
		if r.word[k] >= 0 && r.sentence[k] == r.sentence[g] && r.grows(k) {
			here = append(here, k)
		}
	}
	s := r.sentence[g]
	switch {
	case len(here) >= 2:
		return here[0], here[1], r.sentenceSays(s, atThisRate|target|byEndOf)
	case len(here) == 0:
		return 0, 0, false
	case here[0] > g || r.beforeSays(here[0], 6, target): // "If it grows by 2% a year, it will have 29,300"
		k := min(here[0], g) - 1
		return k, here[0], k >= 0 && r.word[k] >= 0 && r.sentence[k] >= s-1 && r.grows(k) && r.sentenceSays(s, atThisRate|target)
	default: // "… 3.1 million people and is growing by 1% a year. By 2034 it will have …"
		k := max(here[0], g) + 1
		return here[0], k, k < len(r.claims) && r.word[k] >= 0 && r.sentence[k] == s+1 && r.grows(k) && r.beforeSays(k, 6, target)
	}
}

// grows reports whether claim k is an amount that can grow.
func (r *reading) grows(k int) bool {
	c := r.claims[k]
	return isAmount(c) && !c.Change && !c.Open && c.Low.Num > 0
}

// yearly reports whether a percentage is given by the year.
func (r *reading) yearly(g int) bool {
	if containsWord(r.quote(g), "year") || containsWord(r.quote(g), "annum") {
		return true
	}
	return r.afterSays(g, 1, perYear)
}

// yearsTo is the number of years from one claim to another: from a span that
// is stated, else from the years named beside them, the day of publication
// being the beginning where none is.
func (r *reading) yearsTo(now, then, span int) (int, bool) {
	if span >= 0 && r.claims[span].Low.Exp == 0 && r.claims[span].Low.Den <= 1 && r.claims[span].Low.Num <= 200 {
		return int(r.claims[span].Low.Num), true
	}
	end, ok := r.yearBeside(then)
	if !ok {
		return 0, false
	}
	begin, ok := r.yearBeside(now)
	if !ok || begin == end {
		if r.doc.Published.IsZero() {
			return 0, false
		}
		begin = r.doc.Published.Year()
	}
	return end - begin, true
}

// yearBeside is the year named behind claim i, or that its period begins in.
func (r *reading) yearBeside(i int) (int, bool) {
	from, to := r.after(i)
	for k := from; k < min(to, from+8); k++ {
		if isYear(r.words[k].text) {
			n, err := strconv.Atoi(r.words[k].text)
			return n, err == nil
		}
	}
	if p := r.claims[i].Period; days(p) > 0 && days(p) <= 366 {
		return p.End.Year(), true
	}
	return 0, false
}

func (r *reading) growthCheck(now, g, then, years int) Check {
	base, pc := r.figure(now), r.figure(g)
	if r.deltaDirection(g) < 0 {
		pc = estimate{new(big.Rat).Neg(pc.nominal), pc.likely.Neg(), pc.possible.Neg()}
	}
	k := exactly(ratio(1, 1)).add(pc.scale(ratio(1, 100)))
	compound, simple := base, base.mul(exactly(ratio(1, 1)).add(pc.scale(ratio(int64(years), 100))))
	for range years {
		compound = coarse(compound.mul(k))
	}
	stated := r.figure(then)
	verdict := agree(compound, stated)
	if verdict == Fails && agree(simple, stated) != Fails {
		verdict = Unclear // growth by the same amount each year would do
	}
	verdict = r.soften(verdict, true, now, g, then)
	result := r.inUnit(now, roundTo(compound.nominal, 4))
	working := fmt.Sprintf("%s × %s^%d = %s; stated: %s", r.show(now), decimal(k.nominal, 4), years, result, r.stated(then))
	return Check{Projection, []int{now, g, then}, verdict, working,
		r.summary(verdict, fmt.Sprintf("%s growing at %s for %d years becomes %s", r.quote(now), r.quote(g), years, result), "the "+r.quote(then)+" in the text")}
}

// coarse rounds the ends of an estimate outwards to twelve decimals, so that
// powers of exact numbers do not grow without bound.
func coarse(e estimate) estimate {
	step := ratio(1, 1_000_000_000_000)
	return estimate{trim(e.nominal), Interval{grow(e.likely.Lo, step, -1), grow(e.likely.Hi, step, 1)}, Interval{grow(e.possible.Lo, step, -1), grow(e.possible.Hi, step, 1)}}
}

func trim(x *big.Rat) *big.Rat {
	out, _ := new(big.Rat).SetString(x.FloatString(12))
	return out
}

func grow(x, step *big.Rat, sign int) *big.Rat {
	switch {
	case x == nil:
		return nil
	case sign < 0:
		return new(big.Rat).Sub(trim(x), step)
	default:
		return new(big.Rat).Add(trim(x), step)
	}
}

// annualized: "grew 1.2 percent from the previous quarter. That is an annual
// rate of 3.6 percent".
func (r *reading) annualized(a int) (Check, bool) {
	g := a - 1
	if g < 0 || r.word[g] < 0 || r.claims[g].Kind != quantity.Percent || r.sentence[a]-r.sentence[g] > 1 {
		return Check{}, false
	}
	if !r.beforeSays(a, 8, annualized) && !r.afterSays(a, 4, annualized) {
		return Check{}, false
	}
	var times int
	var unit string
	switch s := r.sentence[g]; {
	case r.sentenceSays(s, overQuarter):
		times, unit = 4, "quarters"
	case r.sentenceSays(s, overMonth):
		times, unit = 12, "months"
	default:
		return Check{}, false
	}
	one := exactly(ratio(1, 1))
	k, grown := one.add(r.figure(g).scale(ratio(1, 100))), one
	for range times {
		grown = coarse(grown.mul(k))
	}
	worked := grown.sub(one).scale(ratio(100, 1))
	simple := r.figure(g).scale(ratio(int64(times), 1))
	stated := r.figure(a)
	verdict := agree(worked, stated)
	if verdict != Holds && agree(simple, stated) == Holds {
		verdict = Holds // some offices multiply
	}
	verdict = r.soften(verdict, true, g, a)
	result := decimal(worked.nominal, 1) + "%"
	return Check{Projection, []int{g, a}, verdict,
		fmt.Sprintf("%s^%d − 1 = %s; stated: %s", decimal(k.nominal, 4), times, result, r.stated(a)),
		r.summary(verdict, fmt.Sprintf("%s over %d %s is %s a year", r.quote(g), times, unit, result), "the "+r.quote(a)+" in the text")}, true
}

// pace: a rate, how long it is kept up, and the target; with what there is
// already, where the text gives that.
func (r *reading) pace(x rate) (Check, bool) {
	s := r.sentence[x.claim]
	if !r.sentenceSays(s, atThisRate|target) && !r.sentenceSays(s+1, rateAgain) {
		return Check{}, false
	}
	for n := max(0, x.claim-3); n <= x.claim+3 && n < len(r.claims); n++ {
		if n == x.claim || r.word[n] < 0 || r.sentence[n] != s && (r.sentence[n] != s+1 || !r.sentenceSays(s+1, rateAgain)) {
			continue
		}
		span, unit, ok := r.spanOf(n)
		if !ok || unit.seconds < x.per.seconds {
			continue
		}
		for _, t := range r.around(x.claim, 1) {
			if _, isRate := r.rateOf(t); t == n || isRate || r.sentence[t] != r.sentence[n] || !r.reached(t) && !r.needed(s) || !isAmount(r.claims[t]) || unitOr1(r.claims[t].Unit) != x.unit || r.claims[t].Open {
				continue
			}
			gained := x.amount.mul(span).scale(perUnit(unit, x.per))
			if r.sentence[t] != s && !plausible(gained, r.figure(t), 10) {
				continue
			}
			return r.paceCheck(x, n, t, gained), true
		}
	}
	return Check{}, false
}

func (r *reading) paceCheck(x rate, n, t int, gained estimate) Check {
	claims := []int{x.claim, n, t}
	worked, working := gained, fmt.Sprintf("%s × %s", r.rateName(x), r.quote(n))
	base := x.claim - 1
	if base >= 0 && base != n && base != t && r.word[base] >= 0 && r.sentence[base] == r.sentence[x.claim] && isAmount(r.claims[base]) &&
		unitOr1(r.claims[base].Unit) == x.unit && r.beforeSays(t, 4, target) {
		claims = []int{base, x.claim, n, t}
		worked, working = r.figure(base).add(gained), r.show(base)+" + "+working
	}
	stated := r.figure(t)
	verdict := r.soften(agree(worked, stated), len(claims) == 4 || !r.amongOthers(x, n, t), claims...)
	result := r.amount(x.unit, worked.nominal)
	return Check{Projection, claims, verdict, fmt.Sprintf("%s = %s; stated: %s", working, result, r.stated(t)),
		r.summary(verdict, fmt.Sprintf("%s for %s comes to %s", r.rateName(x), r.quote(n), result), "the "+r.quote(t)+" in the text")}
}

// reached reports whether claim t is put as something to be reached.
func (r *reading) reached(t int) bool {
	if s := r.claims[t].Stance; s == claim.Projected || s == claim.Proposed {
		return true
	}
	return r.beforeSays(t, 6, target) || r.afterSays(t, 4, byEndOf)
}

// amongOthers reports whether another amount of the same unit stands beside:
// what has been reached already may have to be counted in.
func (r *reading) amongOthers(x rate, n, t int) bool {
	for _, k := range r.around(x.claim, 1) {
		if k != n && k != t && isAmount(r.claims[k]) && unitOr1(r.claims[k].Unit) == x.unit && r.sameHead(k, t) {
			return true
		}
	}
	return false
}

// lasts: "The reserve holds 60 million barrels. At 2 million barrels a day, it
// would last 30 days".
func (r *reading) lasts(x rate) (Check, bool) {
	n, s := x.claim+1, x.claim-1
	if s < 0 || n >= len(r.claims) || r.word[s] < 0 || r.word[n] < 0 || r.sentence[n] != r.sentence[x.claim] || r.sentence[x.claim]-r.sentence[s] > 1 {
		return Check{}, false
	}
	span, unit, ok := r.spanOf(n)
	if !ok || !isAmount(r.claims[s]) || unitOr1(r.claims[s].Unit) != x.unit || !r.gapSaysWord(x.claim, n, "last", "lasts", "enough", "out") {
		return Check{}, false
	}
	worked := r.figure(s).quo(x.amount).scale(new(big.Rat).Inv(perUnit(unit, x.per)))
	stated := r.figure(n)
	verdict := r.soften(agree(worked, stated.hull(span)), true, s, x.claim, n)
	result := decimal(worked.nominal, 1) + " " + unit.name + "s"
	return Check{Projection, []int{s, x.claim, n}, verdict,
		fmt.Sprintf("%s ÷ %s = %s; stated: %s", r.show(s), r.rateName(x), result, r.stated(n)),
		r.summary(verdict, fmt.Sprintf("At %s, %s lasts %s", r.rateName(x), r.quote(s), result), "the "+r.quote(n)+" in the text")}, true
}

func (r *reading) gapSaysWord(i, j int, words ...string) bool {
	from, to := r.gap(i, j)
	for k := from; k < to; k++ {
		if slices.Contains(words, r.words[k].text) {
			return true
		}
	}
	return false
}

// needed reports whether sentence s says what pace is needed, so that the
// amount in it is a target.
func (r *reading) needed(s int) bool {
	for k := r.sentences[s].first; k < r.sentences[s].last; k++ {
		switch r.words[k].text {
		case "must", "need", "needs":
			return true
		}
	}
	return false
}
