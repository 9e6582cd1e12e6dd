package check

import (
	"fmt"
	"math/big"
	"strings"

	"reckon/annotator/quantity"
)

// ranges checks a change against a figure that was read as one range and is in
// truth two levels: "trebled in four years, from 70,000 to 210,000".
func (r *reading) ranges() []Check {
	var out []Check
	for i, c := range r.claims {
		if r.word[i] < 0 || c.Bound != quantity.Between || c.Low.Num <= 0 || c.High.Num <= 0 ||
			!strings.HasPrefix(strings.ToLower(r.quote(i)), "from ") {
			continue
		}
		for d := i - 1; d >= 0 && d >= i-2 && r.sentence[d] == r.sentence[i]; d-- {
			if found, ok := r.rangeCheck(i, d); ok {
				out = append(out, found)
				break
			}
		}
	}
	return out
}

// ends gives the two ends of a range as figures of their own.
func (r *reading) ends(i int) (first, second estimate) {
	c := r.claims[i]
	c.Bound = quantity.Exact
	low, high := c, c
	low.High, high.Low = c.Low, c.High
	return figureOf(low), figureOf(high)
}

func (r *reading) rangeCheck(i, d int) (Check, bool) {
	was, now := r.ends(i)
	if r.deltaDirection(d) < 0 { // a range is kept with its lower end first
		was, now = now, was
	}
	var t Type
	var worked estimate
	var step string
	switch c := r.claims[d]; {
	case c.Kind == quantity.Change:
		t, worked, step = RatioCheck, now.quo(was), "%s ÷ %s = %s"
	case c.Kind == quantity.Percent && (c.Change || r.leadsBy(d)):
		t, worked, step = PercentChange, relativeChange(was, now), "%s against %s is a change of %s%%"
	case r.comparable(i, d) && (c.Change || r.leadsBy(d)):
		t, worked, step = AbsoluteChange, distance(was, now), "%s against %s is a difference of %s"
	default:
		return Check{}, false
	}
	stated := r.figure(d)
	verdict := agree(worked, stated)
	if was, now := now, was; t == RatioCheck && verdict == Fails && agree(now.quo(was), stated) == Holds {
		worked, verdict = now.quo(was), Holds // "halved, from 210,000 to 105,000"
	}
	verdict = r.soften(verdict, true, i, d)
	working := fmt.Sprintf(step, number(now.nominal), number(was.nominal), decimal(worked.nominal, 2))
	return Check{t, []int{i, d}, verdict, working + "; stated: " + r.stated(d),
		r.summary(verdict, fmt.Sprintf("%s is %s", r.quote(i), changeName(t, worked.nominal)), "“"+r.stated(d)+"”")}, true
}

func changeName(t Type, x *big.Rat) string {
	switch t {
	case RatioCheck:
		return times(x) + " times as much"
	case PercentChange:
		return "a change of " + percentage(x) + "%"
	default:
		return "a difference of " + number(x)
	}
}
