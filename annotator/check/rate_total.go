package check

import (
	"fmt"
	"math/big"

	"reckon/annotator/quantity"
)

// rateTotals checks a rate against what it comes to: over a span that is
// stated ("$18 an hour for a 36-hour week, or $650"), over another unit of
// time ("£45 a week. That is £2,340 over a year"), or over the period of a
// count ("every four minutes … 131,400 visits in 2023").
func (r *reading) rateTotals() []Check {
	var out []Check
	for i := range r.claims {
		if r.word[i] < 0 {
			continue
		}
		x, ok := r.rateOf(i)
		if !ok {
			if c, ok := r.perThing(i); ok {
				out = append(out, c)
			}
			continue
		}
		if c, ok := r.rateOverSpan(x); ok {
			out = append(out, c)
		} else if c, ok := r.rateInOtherUnit(x); ok {
			out = append(out, c)
		} else if c, ok := r.rateOverPeriod(x); ok {
			out = append(out, c)
		} else if c, ok := r.rateSince(x); ok {
			out = append(out, c)
		}
	}
	return out
}

// rateOverSpan: rate, span and total, the total being said to be the same in
// other terms or the total.
func (r *reading) rateOverSpan(x rate) (Check, bool) {
	for n := max(0, x.claim-2); n <= x.claim+2 && n < len(r.claims); n++ {
		if n == x.claim || r.word[n] < 0 || r.sentence[n] < r.sentence[x.claim] || r.sentence[n] > r.sentence[x.claim]+1 {
			continue
		}
		span, unit, ok := r.spanOf(n)
		if !ok || unit.seconds < x.per.seconds || r.sentence[n] != r.sentence[x.claim] && r.hasRate(r.sentence[n]) {
			continue
		}
		t, ok := r.totalBehind(x, max(n, x.claim))
		if !ok {
			t, ok = r.totalBeside(x, n)
		}
		if !ok {
			continue
		}
		k := perUnit(unit, x.per)
		worked := x.amount.mul(span).scale(k)
		stated := r.figure(t)
		if !plausible(worked, stated, 4) && r.claims[t].Kind == quantity.Money {
			continue // prices of different things
		}
		if r.sentence[t] != r.sentence[x.claim] && (!plausible(worked, stated, 10) || r.overASpan(t) && r.sentence[t] != r.sentence[n]) {
			continue // it is of another thing, or over a span of its own
		}
		verdict := r.soften(agree(worked, stated), true, x.claim, n, t)
		result := r.amount(x.unit, worked.nominal)
		working := fmt.Sprintf("%s × %s = %s; stated: %s", r.rateName(x), r.quote(n), result, r.stated(t))
		return Check{RateTotal, []int{x.claim, n, t}, verdict, working,
			r.summary(verdict, fmt.Sprintf("%s over %s comes to %s", r.rateName(x), r.quote(n), result), "the "+r.quote(t)+" in the text")}, true
	}
	return Check{}, false
}

// totalBehind is the claim after "from" that is said to be what a rate comes
// to.
func (r *reading) totalBehind(x rate, from int) (int, bool) {
	for t := from + 1; t <= from+2 && t < len(r.claims); t++ {
		if r.word[t] < 0 || r.sentence[t] > r.sentence[from]+1 {
			break
		}
		if !r.amountLike(x, t) || r.otherThings(x.claim, t) || r.gapIs(t-1, t, "( or", "(or") {
			continue
		}
		same := r.sentence[t] == r.sentence[from]
		if _, isRate := r.rateOf(t); same && isRate && t == x.claim+1 && (r.beforeWord(t, ",") || r.beforeWord(t, "and") && r.beforeSays(x.claim, 4, inOtherTerms)) {
			return t, true // "250 meals a day, 1,750 a week"
		}
		if _, over := r.spanBehind(t); same && over && r.gapSays(t-1, t, yields) {
			return t, true
		}
		if same && r.gapSays(t-1, t, inOtherTerms|total) || same && r.inAll(t) || !same && (r.pointsBack(t) || r.opensAsTotal(t) || r.overASpan(t) && r.beforeSays(t, 3, inOtherTerms)) {
			return t, true
		}
	}
	return 0, false
}

// totalBeside: "£11.50 an hour, or £460 for a 40-hour week", "Over 200 days it
// will have dug 3,000 metres".
func (r *reading) totalBeside(x rate, n int) (int, bool) {
	if t := x.claim + 1; n == x.claim+2 && r.sentence[n] == r.sentence[t] && r.amountLike(x, t) && r.gapSays(x.claim, t, inOtherTerms) {
		return t, true
	}
	if t := x.claim - 2; t >= 0 && n == x.claim-1 && r.word[t] >= 0 && r.sentence[t] == r.sentence[x.claim] && r.amountLike(x, t) && r.leads(x.claim, meanOf) {
		return t, true // "1,440 miles in 90 days, an average of 16 miles a day"
	}
	t := n + 1
	if n < x.claim || t >= len(r.claims) || r.word[t] < 0 || r.sentence[t] != r.sentence[n] || !r.amountLike(x, t) || r.claims[t].Kind == quantity.Rate {
		return 0, false
	}
	opens := r.word[n]-r.sentences[r.sentence[n]].first <= 2
	return t, opens && r.gapSays(n, t, yields|inOtherTerms|total) || opens && r.beforeSays(t, 6, yields)
}

// amountLike reports whether claim t is an amount of what the rate is a rate
// of; it may itself be a rate in a larger unit ("$650 a week").
func (r *reading) amountLike(x rate, t int) bool {
	c := r.claims[t]
	if c.Open || c.Kind == quantity.Duration {
		return false
	}
	if y, ok := r.rateOf(t); ok && y.every == nil {
		bare := y.unit == "1" && c.Noun == "" && t == x.claim+1 // "500 barrels a day, 15,000 a month"
		return (y.unit == x.unit || bare) && (y.per.seconds > x.per.seconds || x.every != nil && y.per.seconds > x.every.unit.seconds)
	}
	return isAmount(c) && unitOr1(c.Unit) == x.unit
}

// rateInOtherUnit: "£45 a week. That is £540 more over a full year".
func (r *reading) rateInOtherUnit(x rate) (Check, bool) {
	t, ok := r.totalBehind(x, x.claim)
	if !ok {
		return Check{}, false
	}
	unit, ok := r.spanBehind(t)
	if x.unit == "d" {
		return Check{}, false // "seven days a week, 365 days a year"
	}
	if !ok || unit.seconds <= x.per.seconds && (x.every == nil || unit.seconds <= x.every.unit.seconds) || x.per.name == "hour" && unit.seconds > 86400 && x.unit != "1" {
		return Check{}, false // wages by the hour are not earned round the clock
	}
	k := perUnit(unit, x.per)
	if n, ok := r.daysAWeek(x.claim); ok && x.per.name == "day" && unit.seconds > 86400 {
		k = new(big.Rat).Mul(k, ratio(n, 7))
	}
	worked := x.amount.scale(k)
	if k.Cmp(ratio(4, 1)) > 0 { // 4.3 weeks of a month, 365 or 366 days, 30 or 31
		worked.likely = worked.likely.Hull(Around(worked.nominal, part(worked.nominal, 30)))
		worked.possible = worked.possible.Hull(worked.likely)
	}
	stated := r.figure(t)
	verdict := r.soften(agree(worked, stated), true, x.claim, t)
	if x.per.name == "day" && verdict == Fails && r.workdays(x, t, unit) {
		verdict = Unclear
	}
	result := r.amount(x.unit, worked.nominal)
	working := fmt.Sprintf("%s × %s %ss = %s; stated: %s", r.rateName(x), number(k), x.per.name, result, r.stated(t))
	if x.every != nil {
		working = fmt.Sprintf("%s %ss in a %s ÷ %s = %s; stated: %s", number(ratio(unit.seconds, x.every.unit.seconds)), x.every.unit.name, unit.name,
			number(x.every.n.nominal), result, r.stated(t))
	}
	return Check{RateTotal, []int{x.claim, t}, verdict, working,
		r.summary(verdict, fmt.Sprintf("%s comes to %s in a %s", r.rateName(x), result, unit.name), "the "+r.quote(t)+" in the text")}, true
}

// daysAWeek is the number of days in a week that the text says work is done.
func (r *reading) daysAWeek(i int) (int64, bool) {
	for _, k := range r.around(i, 0) {
		if c := r.claims[k]; c.Unit == "d/wk" && c.Low.Exp == 0 && c.Low.Den <= 1 && c.Low.Num > 0 && c.Low.Num <= 7 {
			return c.Low.Num, true
		}
	}
	return 0, false
}

// workdays reports whether the total fits five days of each week.
func (r *reading) workdays(x rate, t int, unit timeUnit) bool {
	k := new(big.Rat).Mul(perUnit(unit, x.per), ratio(5, 7))
	return agree(x.amount.scale(k).hull(x.amount.scale(new(big.Rat).Mul(k, ratio(11, 12)))), r.figure(t)) != Fails
}

func (e estimate) hull(f estimate) estimate {
	return estimate{e.nominal, e.likely.Hull(f.likely), e.possible.Hull(f.possible)}
}

// spanBehind is the unit of time that the words behind a total give it.
func (r *reading) spanBehind(t int) (timeUnit, bool) {
	if y, ok := r.rateOf(t); ok && y.every == nil {
		return y.per, true
	}
	from, to := r.after(t)
	for k := from; k < min(to, from+7); k++ {
		if u, ok := perCue(r.words[k].cues); ok {
			return u, true
		}
	}
	if first := r.sentences[r.sentence[t]].first; r.overASpan(t) {
		for k := first; k < min(r.word[t], first+3); k++ {
			if u, ok := perCue(r.words[k].cues); ok {
				return u, true
			}
		}
	}
	return timeUnit{}, false
}

// overASpan reports whether the sentence of claim t opens with a stretch of
// time: "Over a year that is £300".
func (r *reading) overASpan(t int) bool {
	first := r.words[r.sentences[r.sentence[t]].first].text
	return first == "over" || first == "in"
}

// rateOverPeriod compares a rate of events with a count of the same events in
// a period that the text gives.
func (r *reading) rateOverPeriod(x rate) (Check, bool) {
	if x.unit != "1" {
		return Check{}, false
	}
	for _, t := range r.around(x.claim, 3) {
		c := r.claims[t]
		if c.Kind != quantity.Count || c.Open || c.Change || days(c.Period) == 0 || r.sentence[t] == -1 {
			continue
		}
		period := upTo(c.Period, r.doc.Published)
		n := days(period)
		if n < 2 || r.clashes(x.claim, t) || x.every == nil && r.otherNouns(x.claim, t) || r.gapSays(min(x.claim, t), max(x.claim, t), wasBefore|compare|meanOf) {
			continue
		}
		sure := r.sentence[t] == r.sentence[x.claim] && r.counted(x.claim, t) ||
			r.sentence[t] == r.sentence[x.claim]+1 && r.afterSaysWord(t, 2, "such") && (x.every != nil || r.sameHead(x.claim, t))
		if !sure && !r.sameVoice(x.claim, t) {
			continue
		}
		if c := r.periodCheck(x, t, n, sure); c.Verdict == Holds || sure || x.every != nil && r.shared(x.claim, t) > 0 {
			return c, true
		}
	}
	return Check{}, false
}

// counted reports whether the words tie a count to the rate before it: "such
// visits", "which counted", "of them".
func (r *reading) counted(x, t int) bool {
	if x > t {
		x, t = t, x
	}
	from, to := r.gap(x, t)
	for k := from; k < to; k++ {
		switch r.words[k].text {
		case "counted", "recorded", "which", "logged", "registered", "or":
			return true
		}
	}
	from, to = r.after(t)
	for k := from; k < min(to, from+3); k++ {
		switch r.words[k].text {
		case "such", "of", "times", "in":
			return true
		}
	}
	return r.shared(x, t) > 0
}

// clashes reports whether the periods of two claims lie apart.
func (r *reading) clashes(i, j int) bool {
	a, b := r.claims[i].Period, r.claims[j].Period
	if days(a) == 0 || days(b) == 0 {
		return false
	}
	return a.End.Before(b.Start) || b.End.Before(a.Start)
}

// differentTime reports whether two claims are given for times that do not
// overlap, by their periods or by years named beside them.
func (r *reading) differentTime(i, j int) bool {
	return r.clashes(i, j) || r.timeBack(i) != r.timeBack(j)
}

// sameVoice reports whether two claims are on one person's or body's word.
func (r *reading) sameVoice(i, j int) bool {
	a, b := r.namedVoice(i), r.namedVoice(j)
	if a == "" || b == "" {
		return a == "" && b == "" && r.shared(i, j) > 0
	}
	s, t := r.claims[i].Source, r.claims[j].Source
	return sameName(a, b) || s != nil && t != nil && s.Name != "" && s.Name == t.Via
}

// namedVoice is who gives claim i: its source, else the one who is said to
// speak before it.
func (r *reading) namedVoice(i int) string {
	if name := r.sourceName(i); name != "" {
		return name
	}
	return r.speaker(i)
}

// around lists the claims near claim i, the closest first.
func (r *reading) around(i, sentences int) []int {
	var out []int
	for d := 1; d <= nearby; d++ {
		for _, k := range []int{i - d, i + d} {
			if k >= 0 && k < len(r.claims) && r.word[k] >= 0 && abs(r.sentence[k]-r.sentence[i]) <= sentences {
				out = append(out, k)
			}
		}
	}
	return out
}

func (r *reading) periodCheck(x rate, t int, n int64, sure bool) Check {
	worked := x.amount.scale(ratio(n*86400, x.per.seconds))
	stated := r.figure(t)
	verdict := r.soften(agree(worked, stated), sure, x.claim, t)
	result := number(worked.nominal)
	var working string
	if x.every != nil {
		whole := ratio(n*86400, x.every.unit.seconds)
		between := new(big.Rat).Quo(whole, nonZero(stated.nominal))
		working = fmt.Sprintf("%s × %s %ss ÷ %s %ss = %s; stated: %s, one every %s %ss", spanName(n),
			number(ratio(86400, x.every.unit.seconds)), x.every.unit.name, number(x.every.n.nominal), x.every.unit.name, result, r.stated(t), decimal(between, 2), x.every.unit.name)
		if verdict == Holds {
			working += ", which rounds to " + number(x.every.n.nominal)
		}
	} else {
		working = fmt.Sprintf("%s × %s = %s; stated: %s", r.rateName(x), spanName(n), result, r.stated(t))
	}
	return Check{RateTotal, []int{x.claim, t}, verdict, working,
		r.summary(verdict, fmt.Sprintf("“%s” comes to about %s in %s", r.quote(x.claim), result, spanName(n)), "“"+r.stated(t)+"”")}
}

// rateSince notes a rate and a total whose beginning the text does not give.
func (r *reading) rateSince(x rate) (Check, bool) {
	for _, t := range r.around(x.claim, 1) {
		c := r.claims[t]
		if t == x.claim || !isAmount(c) || c.Change || unitOr1(c.Unit) != x.unit || days(c.Period) > 1 {
			continue
		}
		if _, ok := r.rateOf(t); ok {
			continue
		}
		if !r.sentenceSays(r.sentence[t], since) && !r.lacks(t, x.claim) || r.sentence[t] != r.sentence[x.claim] && r.shared(t, x.claim) == 0 {
			continue
		}
		if !r.lacks(t, x.claim) {
			continue
		}
		need := decimal(new(big.Rat).Quo(r.figure(t).nominal, nonZero(x.amount.nominal)), 0)
		return Check{RateTotal, []int{x.claim, t}, Unclear,
			fmt.Sprintf("%s ÷ %s = %s %ss; the text does not say how long it has been", r.show(t), r.rateName(x), need, x.per.name),
			fmt.Sprintf("%s and %s agree if it has gone on for about %s %ss; the text does not say.", r.rateName(x), r.stated(t), need, x.per.name)}, true
	}
	return Check{}, false
}

// perThing notes "$1.4 billion, or $3.10 per share": how many there are is not
// in the text.
func (r *reading) perThing(i int) (Check, bool) {
	t := i - 1
	if t < 0 || r.word[t] < 0 || r.sentence[t] != r.sentence[i] || r.claims[i].Kind != quantity.Money && r.claims[i].Kind != quantity.Rate ||
		currency(r.claims[t].Unit) != currency(r.claims[i].Unit) || r.claims[t].Kind != quantity.Money || !r.gapIs(t, i, ", or", "or", "(") {
		return Check{}, false
	}
	from, to := r.after(i)
	quote := r.quote(i)
	if from >= to || r.words[from].text != "per" && r.words[from].text != "a" && !containsWord(quote, "per") && !containsWord(quote, "a") {
		return Check{}, false
	}
	if _, ok := r.rateOf(i); ok || r.figure(i).nominal.Sign() <= 0 {
		return Check{}, false
	}
	need := number(roundTo(new(big.Rat).Quo(r.figure(t).nominal, r.figure(i).nominal), 3))
	return Check{RateTotal, []int{t, i}, Unclear,
		fmt.Sprintf("%s ÷ %s = about %s; how many there are is not in the text", r.show(t), r.show(i), need),
		fmt.Sprintf("%s and %s agree if there are about %s; the text does not say.", r.quote(t), r.quote(i), need)}, true
}

// amount writes x in a unit of money, measure or plain number.
func (r *reading) amount(unit string, x *big.Rat) string {
	switch {
	case len(unit) == 3 && unit == upper(unit):
		return currencySign(unit) + number(x)
	case unit == "1":
		return number(x)
	}
	return number(x) + " " + unitName(unit)
}
