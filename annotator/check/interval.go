package check

import "math/big"

// Interval is a closed interval of exact numbers. A nil end is unbounded.
type Interval struct{ Lo, Hi *big.Rat }

// Point is the interval that holds x alone.
func Point(x *big.Rat) Interval { return Interval{x, x} }

// Around is x ± d; d is not negative.
func Around(x, d *big.Rat) Interval {
	return Interval{new(big.Rat).Sub(x, d), new(big.Rat).Add(x, d)}
}

// Add returns the sums of a member of each.
func (a Interval) Add(b Interval) Interval {
	return Interval{both(a.Lo, b.Lo, (*big.Rat).Add), both(a.Hi, b.Hi, (*big.Rat).Add)}
}

// Sub returns the differences of a member of each.
func (a Interval) Sub(b Interval) Interval {
	return Interval{both(a.Lo, b.Hi, (*big.Rat).Sub), both(a.Hi, b.Lo, (*big.Rat).Sub)}
}

// Mul returns the products of a member of each. Both must lie at or above 0,
// as every figure that is multiplied here does; what reaches below is cut off.
func (a Interval) Mul(b Interval) Interval {
	return Interval{both(floor(a.Lo), floor(b.Lo), (*big.Rat).Mul), both(ceiling(a.Hi), ceiling(b.Hi), (*big.Rat).Mul)}
}

// Quo returns the quotients of a member of each, both at or above 0. A divisor
// that may be 0 leaves the result unbounded above.
func (a Interval) Quo(b Interval) Interval {
	var out Interval
	switch {
	case b.Hi == nil || floor(b.Hi).Sign() == 0:
		out.Lo = new(big.Rat)
	default:
		out.Lo = new(big.Rat).Quo(floor(a.Lo), b.Hi)
	}
	if a.Hi != nil && floor(b.Lo).Sign() > 0 {
		out.Hi = new(big.Rat).Quo(floor(a.Hi), b.Lo)
	}
	return out
}

// Scale multiplies by a positive k.
func (a Interval) Scale(k *big.Rat) Interval {
	return Interval{both(a.Lo, k, (*big.Rat).Mul), both(a.Hi, k, (*big.Rat).Mul)}
}

// Neg returns the negatives.
func (a Interval) Neg() Interval {
	var out Interval
	if a.Hi != nil {
		out.Lo = new(big.Rat).Neg(a.Hi)
	}
	if a.Lo != nil {
		out.Hi = new(big.Rat).Neg(a.Lo)
	}
	return out
}

// Hull is the smallest interval that holds both.
func (a Interval) Hull(b Interval) Interval {
	out := a
	if a.Lo != nil && (b.Lo == nil || b.Lo.Cmp(a.Lo) < 0) {
		out.Lo = b.Lo
	}
	if a.Hi != nil && (b.Hi == nil || b.Hi.Cmp(a.Hi) > 0) {
		out.Hi = b.Hi
	}
	return out
}

// Meets reports whether the two have a number in common.
func (a Interval) Meets(b Interval) bool { return !a.Below(b) && !b.Below(a) }

// Below reports whether every member of a is less than every member of b.
func (a Interval) Below(b Interval) bool {
	return a.Hi != nil && b.Lo != nil && a.Hi.Cmp(b.Lo) < 0
}

// Holds reports whether x is a member.
func (a Interval) Holds(x *big.Rat) bool { return a.Meets(Point(x)) }

func both(x, y *big.Rat, op func(z, x, y *big.Rat) *big.Rat) *big.Rat {
	if x == nil || y == nil {
		return nil
	}
	return op(new(big.Rat), x, y)
}

// ceiling is floor for an upper end, where none stays none.
func ceiling(x *big.Rat) *big.Rat {
	if x == nil {
		return nil
	}
	return floor(x)
}

// floor cuts off what lies below 0; no lower bound counts as 0 there.
func floor(x *big.Rat) *big.Rat {
	if x == nil || x.Sign() < 0 {
		return new(big.Rat)
	}
	return x
}
