package check

import (
	"fmt"
	"math/big"

	"reckon/annotator/quantity"
)

// percentChanges checks "rose 3 per cent to 425 from 412" and "fell 61.3
// points, or 0.8%, to 7,604".
func (r *reading) percentChanges(levels []levelPair) []Check {
	var out []Check
	for _, p := range levels {
		for _, d := range p.deltas {
			if c := r.claims[d]; c.Kind == quantity.Percent || c.Kind == quantity.RatioKind && c.Low.Cmp(quantity.Int(1)) < 0 {
				out = append(out, r.percentChange(p, d))
			}
		}
		if len(p.deltas) == 0 {
			if d, ok := r.changeBeside(p); ok {
				out = append(out, r.percentOfOther(p, d))
			}
		}
	}
	for _, s := range r.sentences {
		for k := 0; k+2 < len(s.claims); k++ {
			if c, ok := r.pointsAndPercent(s.claims[k], s.claims[k+1], s.claims[k+2]); ok {
				out = append(out, c)
			}
		}
		for _, i := range s.claims {
			if c, ok := r.percentThan(i); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

// relativeChange is the size of a change in percent of what was.
func relativeChange(was, now estimate) estimate {
	change := now.quo(was).sub(exactly(ratio(1, 1))).scale(ratio(100, 1))
	if change.nominal.Sign() < 0 {
		change = estimate{new(big.Rat).Neg(change.nominal), change.likely.Neg(), change.possible.Neg()}
	}
	return change
}

func (r *reading) percentChange(p levelPair, d int) Check {
	was, now, stated := r.figure(p.was), r.figure(p.now), r.figure(d)
	if r.claims[d].Kind == quantity.RatioKind {
		stated = stated.scale(ratio(100, 1))
	}
	worked := relativeChange(was, now)
	verdict := agree(worked, stated)
	if r.claims[p.was].Kind == quantity.Percent && verdict != Holds && agree(distance(was, now), stated) == Holds {
		verdict = Holds // a percentage of a percentage is often meant in points
	}
	verdict = r.soften(verdict, p.sure, p.was, p.now, d)
	change := new(big.Rat).Sub(now.nominal, was.nominal)
	relative := signed(new(big.Rat).Mul(new(big.Rat).Quo(change, nonZero(was.nominal)), ratio(100, 1)))
	working := fmt.Sprintf("(%s − %s) ÷ %s = %s%%; stated: %s", r.show(p.now), r.show(p.was), r.show(p.was), relative, r.stated(d))
	if verdict == Fails && agree(relativeChange(now, was), stated) == Holds {
		working += "; measured on the later figure it would be that"
	}
	return Check{PercentChange, []int{p.was, p.now, d}, verdict, working,
		r.summary(verdict, fmt.Sprintf("From %s to %s is a change of %s%%", r.quote(p.was), r.quote(p.now), relative), "the "+r.quote(d)+" in the text")}
}

// changeBeside finds a change in per cent in the sentence before or after a
// pair that has none, where the text also says that it leaves something out:
// then the two need not be about the same base.
func (r *reading) changeBeside(p levelPair) (int, bool) {
	s := r.sentence[p.first]
	if !p.bare && !p.sure || !r.lacks(p.first, p.last) {
		return 0, false
	}
	for _, k := range []int{s - 1, s + 1} {
		if k < 0 || k >= len(r.sentences) || r.sentences[k].paragraph != r.sentences[s].paragraph || len(r.sentences[k].claims) == 0 {
			continue
		}
		for _, d := range r.sentences[k].claims[:min(nearby, len(r.sentences[k].claims))] {
			if r.claims[d].Kind == quantity.Percent && (r.claims[d].Change || r.deltaDirection(d) != 0) {
				return d, true
			}
		}
	}
	return 0, false
}

func (r *reading) percentOfOther(p levelPair, d int) Check {
	c := r.percentChange(p, d)
	if c.Verdict != Holds {
		c.Verdict = Unclear
		c.Summary = fmt.Sprintf("The change from %s to %s is not the %s in the text, but the two need not be measured on the same base.",
			r.quote(p.was), r.quote(p.now), r.quote(d))
	}
	return c
}

// pointsAndPercent checks "fell 61.3 points, or 0.8%, to 7,604.05": a
// change, the same change in per cent, and the level it led to.
func (r *reading) pointsAndPercent(d, pc, now int) (Check, bool) {
	if r.claims[pc].Kind != quantity.Percent || r.claims[d].Kind == quantity.Percent || r.claims[now].Kind == quantity.Percent ||
		r.claims[d].Low.Num <= 0 || r.claims[now].Low.Num <= 0 {
		return Check{}, false
	}
	if !r.gapIs(d, pc, ", or", "or", "(", ",") || !r.gapIs(pc, now, ", to", "to", ") to", ") , to", ", to close at", "to close at", ", at") {
		return Check{}, false
	}
	dir := r.deltaDirection(d)
	if dir == 0 {
		return Check{}, false
	}
	change, level := r.figure(d), r.figure(now)
	was, sign := level.sub(change), "−"
	if dir < 0 {
		was, sign = level.add(change), "+"
	}
	if was.nominal.Sign() <= 0 {
		return Check{}, false
	}
	worked := change.quo(was).scale(ratio(100, 1))
	verdict := agree(worked, r.figure(pc))
	if !r.comparable(d, now) && verdict == Fails {
		verdict = Unclear
	}
	result := decimal(worked.nominal, 3) + "%"
	working := fmt.Sprintf("%s ÷ (%s %s %s) = %s; stated: %s", r.show(d), r.show(now), sign, r.show(d), result, r.stated(pc))
	return Check{PercentChange, []int{d, pc, now}, verdict, working,
		r.summary(verdict, fmt.Sprintf("A change of %s that ends at %s is %s", r.quote(d), r.quote(now), result), "the "+r.quote(pc)+" in the text")}, true
}

// percentThan notes "90 horsepower …, 8% more forceful than last season's
// engine": what it is measured against is not in the text.
func (r *reading) percentThan(pc int) (Check, bool) {
	if r.claims[pc].Kind != quantity.Percent || !r.afterSays(pc, 1, differing) {
		return Check{}, false
	}
	if !r.beforeWord(pc, "that's", "that’s", "that", "which", "–", "—", "is") {
		return Check{}, false
	}
	from, to := r.after(pc)
	if !r.saysIn(from, min(to, from+5), compare) || r.restHasClaim(pc) || r.thanBefore(pc) {
		return Check{}, false
	}
	level, ok := r.levelOf(pc)
	if !ok {
		return Check{}, false
	}
	k := new(big.Rat).Add(ratio(1, 1), new(big.Rat).Mul(r.figure(pc).nominal, ratio(1, 100)))
	if r.deltaDirection(pc) < 0 {
		k = new(big.Rat).Sub(ratio(2, 1), k)
	}
	if k.Sign() <= 0 {
		return Check{}, false
	}
	base := number(new(big.Rat).Quo(r.figure(level).nominal, k))
	return Check{PercentChange, []int{level, pc}, Unclear,
		fmt.Sprintf("%s ÷ %s = %s; the figure that the %s is measured against is not in the text", r.show(level), decimal(k, 4), base, r.quote(pc)),
		fmt.Sprintf("For %s to be right, the other figure would have to be about %s; the text does not give it.", r.quote(pc), base)}, true
}

// levelOf is the amount before a comparison "8% more forceful" that it can be
// about: of the dimension that the adjective names, else the only one there.
func (r *reading) levelOf(pc int) (int, bool) {
	from, to := r.after(pc)
	dimension := ""
	for k := from; k < min(to, from+2); k++ {
		if d := dimensionOf(r.words[k].text); d != "" {
			dimension = d
		}
	}
	level, others := -1, 0
	for k := pc - 1; k >= 0 && k >= pc-nearby && r.sentence[k] == r.sentence[pc]; k-- {
		c := r.claims[k]
		if !isLevel(c) || c.Low.Num <= 0 || c.Change {
			continue
		}
		if dimension != "" && units[c.Unit].dimension == dimension || dimension == "money" && c.Kind == quantity.Money {
			return k, true
		}
		level, others = k, others+1
	}
	return level, others == 1 && dimension == ""
}

func dimensionOf(adjective string) string {
	switch adjective {
	case "powerful":
		return "power"
	case "heavier", "lighter":
		return "mass"
	case "longer", "taller", "wider", "shorter", "higher", "deeper":
		return "length"
	case "expensive", "cheaper", "dearer", "costly":
		return "money"
	case "hotter", "warmer", "colder", "cooler":
		return "temperature"
	}
	return ""
}
