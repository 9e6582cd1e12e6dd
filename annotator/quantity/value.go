package quantity

import (
	"math"
	"math/big"
	"strconv"
)

// Value is an exact rational number, Num / Den × 10^Exp, together with the
// precision it was stated with: Exp is the decimal place of the last digit
// that the text gives. "1.2m" is {12, 1, 5}, "310,000" is {310000, 1, 0},
// "52.30%" is {5230, 1, -2}, "one in three" is {1, 3, 0}.
//
// Two Values that state the same number with different precision are not ==;
// compare them with [Value.Cmp]. The zero Value is the number 0.
type Value struct {
	Num int64
	Den int64 // 0 stands for 1, so that the zero Value is valid
	Exp int   // within ±maxExp
}

// maxExp bounds the decimal exponent, so that hostile input ("1e999999999")
// cannot make an exact number that is costly to work with.
const maxExp = 60

// Int returns the Value of a whole number stated to its last digit.
func Int(n int64) Value { return Value{Num: n, Den: 1} }

// Ratio returns the Value num / den; den must not be 0.
func Ratio(num, den int64) Value { return Value{Num: num, Den: den} }

// Rat returns the number exactly.
func (v Value) Rat() *big.Rat {
	r := new(big.Rat).SetFrac64(v.Num, max(v.Den, 1))
	if v.Exp != 0 {
		scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(min(abs(v.Exp), maxExp))), nil)
		if v.Exp > 0 {
			r.Mul(r, new(big.Rat).SetInt(scale))
		} else {
			r.Quo(r, new(big.Rat).SetInt(scale))
		}
	}
	return r
}

// Step returns the place value of the last stated digit: 100,000 for "1.2m",
// 1 for "310,000", 0.01 for "52.30".
func (v Value) Step() *big.Rat {
	return Value{Num: 1, Den: v.Den, Exp: v.Exp}.Rat()
}

// Cmp compares the numbers: -1 if v < w, 0 if they are equal, +1 if v > w.
func (v Value) Cmp(w Value) int {
	if c, ok := v.compare(w); ok {
		return c
	}
	return v.Rat().Cmp(w.Rat())
}

// Float64 returns the nearest float, for output only.
func (v Value) Float64() float64 {
	if v.Den <= 1 && v.Exp >= 0 && v.Exp <= 18 {
		if f := float64(v.Num) * math.Pow10(v.Exp); math.Abs(f) < 1<<53 {
			return f
		}
	}
	f, _ := v.Rat().Float64()
	return f
}

// String formats the number plainly: "310000", "0.2", "52.3".
func (v Value) String() string {
	return strconv.FormatFloat(v.Float64(), 'f', -1, 64)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
