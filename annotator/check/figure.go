package check

import (
	"math/big"

	"reckon/annotator/claim"
	"reckon/annotator/quantity"
)

// estimate is what a figure, or a sum worked out from figures, may stand for.
// Arithmetic is done on all three readings at once.
type estimate struct {
	nominal  *big.Rat // as written
	likely   Interval // within its precision and the usual width of its hedge
	possible Interval // with any reasonable reading of the words
}

// The widths of hedges, as shares of the figure. They are wide on purpose: a
// verdict against a text has to survive them.
//
//   - about, around, nearly, some, roughly: writers round by up to a twentieth
//     ("about 650" for 648, "nearly half" for 48%); a tenth is still arguable,
//     beyond it the word misleads.
//   - over, more than, at least: what is meant lies shortly above, up to half
//     as much again; in logic anything above is true, so nothing above fails.
//   - under, fewer than, up to: the same below.
//   - fractions in words ("a third", "one in five"), and "doubled": spoken
//     roundings, read like "about".
//   - "dozens", "hundreds": from the word's own number to ten times as much.
const (
	hedgeLikely   = 20 // one part in twenty
	hedgePossible = 10 // one part in ten
	openWidth     = 10 // "dozens" may be ten dozen
)

// figureOf reads a claim's value. What it may stand for follows from the
// place of its last stated digit: "1.2m" is 1.15m to 1.25m. In whole numbers
// closing zeros count as rounding as far as two digits remain ("310,000" is
// 305,000 to 315,000; "1,230" is 1,225 to 1,235), and whole numbers of things
// without closing zeros are taken as counted.
func figureOf(c claim.Claim) estimate {
	low := c.Low.Rat()
	high := low
	if !c.Open && c.High.Cmp(c.Low) > 0 {
		high = c.High.Rat()
	}
	half := halfStep(c, c.Low)
	read := Interval{new(big.Rat).Sub(low, half), new(big.Rat).Add(high, half)}
	e := estimate{nominal: low, likely: read, possible: read}
	switch {
	case c.Open:
		e.likely = Interval{low, new(big.Rat).Mul(low, ratio(openWidth, 1))}
		e.possible = Interval{Lo: low}
	case c.Bound == quantity.MoreThan || c.Bound == quantity.AtLeast:
		e.likely = Interval{low, new(big.Rat).Mul(low, ratio(3, 2))}
		e.possible = Interval{Lo: low}
	case c.Bound == quantity.LessThan || c.Bound == quantity.AtMost:
		e.likely = Interval{new(big.Rat).Mul(low, ratio(2, 3)), high}
		e.possible = Interval{new(big.Rat), high}
	case c.Bound == quantity.Approx, c.Kind == quantity.RatioKind, c.Kind == quantity.Change:
		e.likely = read.Hull(Around(low, part(low, hedgeLikely)))
		e.possible = read.Hull(Around(low, part(low, hedgePossible)))
	}
	return e
}

// halfStep is half the place value of the last digit that v states; 0 where
// the figure is a whole number of things, counted to the last one.
func halfStep(c claim.Claim, v quantity.Value) *big.Rat {
	if v.Den > 1 { // a fraction has no last digit: "half a million" is spoken of like "about"
		if c.Kind == quantity.RatioKind || c.Kind == quantity.Rate {
			return new(big.Rat)
		}
		return part(v.Rat(), hedgeLikely)
	}
	if v.Exp == 0 && (c.Kind == quantity.Change || c.Kind == quantity.RatioKind) {
		return new(big.Rat) // "doubled", "50 times": only as loose as any spoken figure
	}
	digits, place := v.Num, v.Exp
	if digits < 10 && digits > -10 && place > 0 && place%3 == 0 {
		return quantity.Value{Num: 1, Den: 4, Exp: place}.Rat() // "2 million": nobody rounds 1.6 million to that
	}
	for place >= 0 && digits%10 == 0 && (digits >= 100 || digits <= -100) {
		digits, place = digits/10, place+1
	}
	counted := c.Kind == quantity.Count || c.Kind == quantity.Points || c.Kind == quantity.Score
	if counted && place == 0 {
		return new(big.Rat)
	}
	return quantity.Value{Num: 1, Den: 2, Exp: place}.Rat()
}

// exactly is a number that is known and not stated: the days of October.
func exactly(x *big.Rat) estimate { return estimate{x, Point(x), Point(x)} }

func (e estimate) add(f estimate) estimate {
	return estimate{new(big.Rat).Add(e.nominal, f.nominal), e.likely.Add(f.likely), e.possible.Add(f.possible)}
}

func (e estimate) sub(f estimate) estimate {
	return estimate{new(big.Rat).Sub(e.nominal, f.nominal), e.likely.Sub(f.likely), e.possible.Sub(f.possible)}
}

func (e estimate) mul(f estimate) estimate {
	return estimate{new(big.Rat).Mul(e.nominal, f.nominal), e.likely.Mul(f.likely), e.possible.Mul(f.possible)}
}

// quo divides; a divisor of 0 gives 0 with an unbounded interval, which no
// figure contradicts.
func (e estimate) quo(f estimate) estimate {
	if f.nominal.Sign() == 0 {
		return estimate{new(big.Rat), Interval{}, Interval{}}
	}
	return estimate{new(big.Rat).Quo(e.nominal, f.nominal), e.likely.Quo(f.likely), e.possible.Quo(f.possible)}
}

func (e estimate) scale(k *big.Rat) estimate {
	return estimate{new(big.Rat).Mul(e.nominal, k), e.likely.Scale(k), e.possible.Scale(k)}
}

// agree compares what was worked out with what is stated.
func agree(worked, stated estimate) Verdict {
	switch {
	case worked.likely.Meets(stated.likely):
		return Holds
	case worked.possible.Meets(stated.possible):
		return Unclear
	default:
		return Fails
	}
}

func ratio(a, b int64) *big.Rat { return big.NewRat(a, b) }

// part is the size of x divided by n.
func part(x *big.Rat, n int64) *big.Rat {
	return new(big.Rat).Abs(new(big.Rat).Mul(x, ratio(1, n)))
}

// plausible reports whether two amounts are within a factor of each other. What
// stands in different sentences and is further apart is hardly a wrong sum: the
// sentences speak of different things.
func plausible(a, b estimate, factor int64) bool {
	if a.nominal.Sign() <= 0 || b.nominal.Sign() <= 0 {
		return false
	}
	k := new(big.Rat).Quo(a.nominal, b.nominal)
	return k.Cmp(ratio(factor, 1)) <= 0 && k.Cmp(ratio(1, factor)) >= 0
}
