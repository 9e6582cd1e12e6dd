package check

import (
	"math/big"
	"strings"
)

// number writes x as a newspaper would: whole numbers in full with commas up
// to 10 million, larger and rounder ones in millions, billions or trillions; fractions to
// four significant digits at most.
func number(x *big.Rat) string {
	size := new(big.Rat).Abs(x)
	for _, s := range []struct {
		digits int
		name   string
	}{{12, " trillion"}, {9, " billion"}, {6, " million"}} {
		unit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(s.digits)), nil))
		least := unit
		if s.digits == 6 && !wholeHundredths(x, unit) {
			least = ratio(10_000_000, 1)
		}
		if size.Cmp(least) >= 0 {
			return decimal(new(big.Rat).Quo(x, unit), 3) + s.name
		}
	}
	switch {
	case x.IsInt() || size.Cmp(ratio(1000, 1)) >= 0:
		return commas(x.FloatString(0))
	case size.Cmp(ratio(100, 1)) >= 0:
		return decimal(x, 1)
	case size.Cmp(ratio(1, 1)) >= 0:
		return decimal(x, 2)
	default:
		return significant(x, 3)
	}
}

// wholeHundredths reports whether x has at most two decimals when it is given
// in unit: 7 million, 1.32 million.
func wholeHundredths(x, unit *big.Rat) bool {
	return new(big.Rat).Mul(new(big.Rat).Quo(x, unit), ratio(100, 1)).IsInt()
}

// significant writes a number below 1 with so many digits behind its leading
// zeros, closing zeros left out.
func significant(x *big.Rat, digits int) string {
	places := digits
	for size, limit := new(big.Rat).Abs(x), ratio(1, 10); size.Sign() > 0 && size.Cmp(limit) < 0 && places < 12; places++ {
		limit = new(big.Rat).Mul(limit, ratio(1, 10))
	}
	return decimal(x, places)
}

// factor writes what one unit is of another: 1.6093, 0.0006214.
func factor(x *big.Rat) string {
	if x.Cmp(ratio(1, 1)) < 0 {
		return significant(x, 4)
	}
	return decimal(x, 4)
}

// times writes how often one figure goes into another: 2.57, 0.13, 0.0042.
func times(x *big.Rat) string {
	if x.Cmp(ratio(1, 10)) < 0 {
		return significant(x, 2)
	}
	return decimal(x, 2)
}

// decimal writes x with at most places decimals, closing zeros left out.
func decimal(x *big.Rat, places int) string {
	s := x.FloatString(places)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" || s == "" {
		s = "0"
	}
	whole, rest, has := strings.Cut(s, ".")
	if has {
		return minus(commas(whole)) + "." + rest
	}
	return minus(commas(whole))
}

func commas(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "−", s[1:]
	}
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return sign + s
}

func minus(s string) string { return strings.Replace(s, "-", "−", 1) }

// percent writes a share of 1 as a percentage.
func percent(x *big.Rat) string {
	return percentage(new(big.Rat).Mul(x, ratio(100, 1))) + "%"
}

// percentage writes x percent with one decimal, and with two or more where
// that would leave nothing of it: 52.3, 0.05, 0.003.
func percentage(x *big.Rat) string {
	if size := new(big.Rat).Abs(x); size.Cmp(ratio(1, 1)) >= 0 {
		return decimal(x, 1)
	} else if size.Cmp(ratio(1, 100)) >= 0 {
		return decimal(x, 2)
	}
	return significant(x, 1)
}

// signed writes a change in per cent with its sign.
func signed(x *big.Rat) string {
	if x.Sign() > 0 {
		return "+" + percentage(x)
	}
	return percentage(x)
}

// roundTo rounds x to so many significant digits.
func roundTo(x *big.Rat, digits int) *big.Rat {
	if x.Sign() == 0 {
		return x
	}
	step, size := ratio(1, 1), new(big.Rat).Abs(x)
	limit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil))
	for new(big.Rat).Quo(size, step).Cmp(limit) >= 0 {
		step = new(big.Rat).Mul(step, ratio(10, 1))
	}
	whole, _ := new(big.Rat).SetString(new(big.Rat).Quo(x, step).FloatString(0))
	return whole.Mul(whole, step)
}
