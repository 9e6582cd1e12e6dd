package quantity

import (
	"math"
	"math/big"
	"math/bits"
)

// digit appends a decimal digit to a numeral's value. Digits beyond what 64
// bits hold are dropped and the exponent keeps the scale, so that a numeral of
// any length has its right magnitude.
func (v Value) digit(d int64) Value {
	if v.Exp > 0 || v.Num > (math.MaxInt64-9)/10 {
		v.Exp = min(v.Exp+1, maxExp)
		return v
	}
	return Value{Num: v.Num*10 + d, Den: 1, Exp: v.Exp}
}

// shift multiplies by a power of ten.
func (v Value) shift(exp int) Value {
	v.Exp = max(-maxExp, min(v.Exp+exp, maxExp))
	return v
}

// negate changes the sign.
func (v Value) negate() Value {
	v.Num = -v.Num
	return v
}

// times multiplies two values.
func (v Value) times(w Value) Value {
	num, ok1 := multiply(v.Num, w.Num)
	den, ok2 := multiply(max(v.Den, 1), max(w.Den, 1))
	if !ok1 || !ok2 {
		return fromRat(new(big.Rat).Mul(v.Rat(), w.Rat()))
	}
	return Value{Num: num, Den: den, Exp: max(-maxExp, min(v.Exp+w.Exp, maxExp))}
}

// plus adds two values. The finer of the two precisions remains.
func (v Value) plus(w Value) Value {
	if v.Exp < w.Exp {
		v, w = w, v
	}
	a, ok := v.Num, true
	for e := v.Exp; e > w.Exp && ok; e-- {
		a, ok = multiply(a, 10)
	}
	x, ok1 := multiply(a, max(w.Den, 1))
	y, ok2 := multiply(w.Num, max(v.Den, 1))
	den, ok3 := multiply(max(v.Den, 1), max(w.Den, 1))
	sum := x + y
	if !ok || !ok1 || !ok2 || !ok3 || (sum > x) != (y > 0) && y != 0 {
		return fromRat(new(big.Rat).Add(v.Rat(), w.Rat()))
	}
	if sum%den == 0 && den > 1 {
		sum, den = sum/den, 1
	}
	return Value{Num: sum, Den: den, Exp: w.Exp}
}

// power raises to a whole power.
func (v Value) power(n int) Value {
	w := Int(1)
	for range abs(n) {
		w = w.times(v)
	}
	if n < 0 && w.Num != 0 {
		return reciprocal(w)
	}
	return w
}

// over divides by a whole number.
func (v Value) over(n int64) Value { return v.times(Ratio(1, n)) }

// compare compares without allocating, where 64 bits are enough.
func (v Value) compare(w Value) (c int, ok bool) {
	a, b := v.Num, w.Num
	a, ok = multiply(a, max(w.Den, 1))
	if !ok {
		return 0, false
	}
	b, ok = multiply(b, max(v.Den, 1))
	if !ok {
		return 0, false
	}
	for e := v.Exp; e > w.Exp && ok && a != 0; e-- {
		a, ok = multiply(a, 10)
	}
	for e := w.Exp; e > v.Exp && ok && b != 0; e-- {
		b, ok = multiply(b, 10)
	}
	switch {
	case !ok:
		return 0, false
	case a < b:
		return -1, true
	case a > b:
		return 1, true
	}
	return 0, true
}

// multiply multiplies without wrapping round.
func multiply(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(magnitudeOf(a), magnitudeOf(b))
	if hi != 0 || lo > math.MaxInt64 {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

func magnitudeOf(n int64) uint64 {
	if n < 0 {
		return uint64(max(0, -(n+1))) + 1
	}
	return uint64(n)
}

// fromRat keeps the leading digits of a number that 64 bits cannot hold.
func fromRat(r *big.Rat) Value {
	exp := 0
	ten := big.NewRat(10, 1)
	limit := new(big.Rat).SetInt64(math.MaxInt64 / 100)
	x := new(big.Rat).Abs(r)
	for x.Cmp(limit) > 0 && exp < maxExp {
		x.Quo(x, ten)
		exp++
	}
	for !x.IsInt() && exp > -maxExp && new(big.Rat).Mul(x, ten).Cmp(limit) < 0 {
		x.Mul(x, ten)
		exp--
	}
	whole := new(big.Int).Quo(x.Num(), x.Denom())
	if !whole.IsInt64() {
		return Value{Num: math.MaxInt64, Den: 1, Exp: maxExp}
	}
	n := whole.Int64()
	if r.Sign() < 0 {
		n = -n
	}
	return Value{Num: n, Den: 1, Exp: exp}
}
