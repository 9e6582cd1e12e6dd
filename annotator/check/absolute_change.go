package check

import (
	"fmt"
	"math/big"

	"reckon/annotator/quantity"
)

// absoluteChanges checks "from 1,318 to 1,052, 266 fewer", "cut 420 posts,
// leaving 2,180", and whether "up from" did go up.
func (r *reading) absoluteChanges(levels []levelPair) []Check {
	var out []Check
	for _, p := range levels {
		stated := false
		for _, d := range p.deltas {
			if r.comparable(d, p.was) || r.claims[p.was].Kind == quantity.Percent && r.inPoints(d) {
				if r.claims[d].Kind != quantity.Percent {
					out, stated = append(out, r.absoluteChange(p, d)), true
				}
			}
		}
		if !stated && p.bare && r.sense(p) == levelChange {
			if c, ok := r.movement(p); ok {
				out = append(out, c)
			}
		}
	}
	for _, s := range r.sentences {
		for _, i := range s.claims {
			if c, ok := r.leftAfter(i); ok {
				out = append(out, c)
			} else if c, ok := r.leftLater(i); ok {
				out = append(out, c)
			} else if c, ok := r.byMargin(i); ok {
				out = append(out, c)
			} else if c, ok := r.moreThan(i); ok {
				out = append(out, c)
			} else if c, ok := r.byTo(i); ok {
				out = append(out, c)
			} else if c, ok := r.amountThan(i); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

func (r *reading) absoluteChange(p levelPair, d int) Check {
	was, now, stated := r.figure(p.was), r.figure(p.now), r.figure(d)
	worked := distance(was, now)
	verdict := r.soften(agree(worked, stated), p.sure, p.was, p.now, d)
	high, low := p.was, p.now
	if was.nominal.Cmp(now.nominal) < 0 {
		high, low = low, high
	}
	result := r.inUnit(p.was, worked.nominal)
	working := fmt.Sprintf("%s − %s = %s; stated: %s", r.show(high), r.show(low), result, r.stated(d))
	return Check{AbsoluteChange, []int{p.was, p.now, d}, verdict, working,
		r.summary(verdict, fmt.Sprintf("Between %s and %s lie %s", r.quote(p.was), r.quote(p.now), result), "the "+r.quote(d)+" in the text")}
}

// inUnit writes an amount in the unit of claim i.
func (r *reading) inUnit(i int, x *big.Rat) string {
	switch c := r.claims[i]; c.Kind {
	case quantity.Percent:
		return number(x) + " percentage points"
	case quantity.Money:
		if size := new(big.Rat).Abs(x); !x.IsInt() && size.Cmp(ratio(1000, 1)) < 0 {
			return currencySign(c.Unit) + x.FloatString(2)
		}
		return currencySign(c.Unit) + number(x)
	case quantity.Measure, quantity.Duration:
		return number(x) + " " + unitName(c.Unit)
	default:
		return number(x)
	}
}

// movement checks that what is "up from" a figure is above it.
func (r *reading) movement(p levelPair) (Check, bool) {
	was, now := r.figure(p.was), r.figure(p.now)
	change := now.sub(was)
	verdict := Holds
	switch {
	case p.dir > 0 && now.possible.Below(was.possible), p.dir < 0 && was.possible.Below(now.possible):
		verdict = r.soften(Fails, p.sure, p.was, p.now)
	case p.dir > 0 && change.nominal.Sign() < 0, p.dir < 0 && change.nominal.Sign() > 0:
		return Check{}, false
	}
	size := r.inUnit(p.was, new(big.Rat).Abs(change.nominal))
	word := "more"
	if change.nominal.Sign() < 0 {
		word = "less"
	}
	working := fmt.Sprintf("%s − %s = %s", r.show(p.now), r.show(p.was), r.signedIn(p.now, change.nominal))
	said := "the words around it"
	return Check{AbsoluteChange, []int{p.was, p.now}, verdict, working,
		r.summary(verdict, fmt.Sprintf("%s is %s %s than %s", r.quote(p.now), size, word, r.quote(p.was)), said)}, true
}

// leftAfter checks "has cut 420 posts, leaving a staff of 2,180" against the
// number before, where the text gives one.
func (r *reading) leftAfter(left int) (Check, bool) {
	if !r.isLeft(left) {
		return Check{}, false
	}
	d, ok := r.levelBeforeComparable(left)
	if !ok || !r.beforeSays(d, 4, falling|cutting) {
		return Check{}, false
	}
	was, ok := r.startingLevel(d, left)
	if !ok {
		return Check{}, false
	}
	worked := r.figure(was).sub(r.figure(left))
	sure := r.sentence[was] == r.sentence[left] || !r.differentTime(was, left)
	verdict := agree(worked, r.figure(d))
	if verdict == Fails && r.sentence[was] != r.sentence[left] {
		if !r.lacks(was, left, d) || worked.nominal.Sign() <= 0 || !plausible(worked, r.figure(d), 5) {
			return Check{}, false // the number may be of another thing
		}
		verdict = Unclear
	}
	verdict = r.soften(verdict, sure && r.sameHead(was, left), was, left, d)
	result := r.inUnit(was, worked.nominal)
	working := fmt.Sprintf("%s − %s = %s; stated: %s", r.show(was), r.show(left), result, r.stated(d))
	return Check{AbsoluteChange, []int{was, left, d}, verdict, working,
		r.summary(verdict, fmt.Sprintf("From %s to %s is %s", r.quote(was), r.quote(left), result), "the "+r.quote(d)+" in the text")}, true
}

func (r *reading) levelBeforeComparable(i int) (int, bool) {
	for k := i - 1; k >= 0 && k >= i-2 && r.sentence[k] == r.sentence[i]; k-- {
		if r.comparable(k, i) {
			return k, true
		}
	}
	return 0, false
}

// startingLevel is the amount of the same thing, before the change, in the
// same sentence or the ones beside it.
func (r *reading) startingLevel(d, left int) (int, bool) {
	s := r.sentence[left]
	for i := max(0, left-nearby); i < min(len(r.claims), left+nearby+1); i++ {
		if i == d || i == left || r.sentence[i] < s-1 || r.sentence[i] > s+1 || r.word[i] < 0 || !r.comparable(i, left) {
			continue
		}
		if from, to := r.before(i); r.namesYear(max(from, to-5), to) || r.beforeSays(i, 5, staffing) || r.timeBack(i) || r.sameHead(i, left) || r.sameHead(i, d) {
			return i, true
		}
	}
	return 0, false
}

// byTo notes "down by 30 to 126": what it was before is not in the text.
func (r *reading) byTo(now int) (Check, bool) {
	d := now - 1
	if d < 0 || r.word[d] < 0 || r.sentence[d] != r.sentence[now] || !r.comparable(d, now) || r.claims[now].Kind == quantity.Percent ||
		!r.gapIs(d, now, "to", ", to") || !r.leadsBy(d) {
		return Check{}, false
	}
	dir := r.deltaDirection(d)
	if dir == 0 || !r.speaksOfPrior(d) {
		return Check{}, false
	}
	was, sign := r.figure(now).add(r.figure(d)), "+"
	if dir > 0 {
		was, sign = r.figure(now).sub(r.figure(d)), "−"
	}
	if was.nominal.Sign() <= 0 {
		return Check{}, false
	}
	return r.withoutBase(d, now, sign, was.nominal), true
}

// amountThan notes "41 minutes – six minutes slower than last season".
func (r *reading) amountThan(d int) (Check, bool) {
	if !isLevel(r.claims[d]) || !r.afterSays(d, 1, differing) || r.restHasClaim(d) {
		return Check{}, false
	}
	from, to := r.after(d)
	if !r.saysIn(from, min(to, from+4), compare) || r.thanBefore(d) {
		return Check{}, false
	}
	level := d - 1
	if level < 0 || r.word[level] < 0 || r.sentence[level] != r.sentence[d] || !r.comparable(level, d) || r.claims[level].Change {
		return Check{}, false
	}
	if from, to := r.gap(level, d); to-from > 5 {
		return Check{}, false
	}
	switch r.words[from].text {
	case "fewer", "less", "faster", "lower", "shorter", "smaller", "cheaper", "lighter", "below":
		return r.withoutBase(d, level, "+", r.figure(level).add(r.figure(d)).nominal), true
	}
	base := r.figure(level).sub(r.figure(d)).nominal
	if base.Sign() <= 0 {
		return Check{}, false
	}
	return r.withoutBase(d, level, "−", base), true
}

// speaksOfPrior reports whether the sentence of claim d names the earlier
// figure without giving it: "less than the earlier promise, by 30".
func (r *reading) speaksOfPrior(d int) bool {
	for k := r.lead(d); k < r.word[d]; k++ {
		switch r.words[k].text {
		case "prior", "previous", "earlier", "original", "initial", "first":
			return true
		}
	}
	return false
}

// thanBefore reports whether what a difference is measured from is only the
// same thing earlier, or what was hoped for: "6,000 more than the year before".
// Any statistic is given so, and that one could take the one from the other is
// no news.
func (r *reading) thanBefore(d int) bool {
	from, to := r.after(d)
	for k := from; k < min(to, from+10); k++ {
		switch text := r.words[k].text; text {
		case "year", "month", "week", "day", "quarter", "season", "last", "previous", "before", "earlier", "ago", "expected", "forecast", "usual",
			"normal", "average", "planned", "predicted", "thought", "feared", "estimated", "reported", "hoped", "yesterday", "previously", "time", "decade", "century":
			return true
		default:
			if isYear(text) {
				return true
			}
		}
	}
	return false
}

func (r *reading) withoutBase(d, now int, sign string, base *big.Rat) Check {
	b := r.inUnit(now, base)
	return Check{AbsoluteChange, []int{now, d}, Unclear,
		fmt.Sprintf("%s %s %s = %s; the earlier figure is not in the text", r.show(now), sign, r.show(d), b),
		fmt.Sprintf("For %s to be right, the other figure would have to be %s; the text does not give it.", r.quote(d), b)}
}

// isLeft reports whether the words call claim i what is left: "leaving 2,180",
// "now employs 310", "has 1,310 workers left".
func (r *reading) isLeft(i int) bool {
	return r.beforeSays(i, 5, leaving) || r.afterSaysWord(i, 3, "left") || r.afterSaysWord(i, 3, "remaining")
}

func (r *reading) namesYear(from, to int) bool {
	for k := from; k < to; k++ {
		if isYear(r.words[k].text) {
			return true
		}
	}
	return false
}
