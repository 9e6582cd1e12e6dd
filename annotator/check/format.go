package check

import (
	"math/big"
	"strings"
)

// number writes x as a newspaper would: whole numbers in full with commas up
// to 10 million, larger ones in millions, billions or trillions; fractions to
// four significant digits at most.
func number(x *big.Rat) string {
	size := new(big.Rat).Abs(x)
	for _, s := range []struct {
		digits int
		name   string
	}{{12, " trillion"}, {9, " billion"}, {6, " million"}} {
		unit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(s.digits)), nil))
		least := unit
		if s.digits == 6 {
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
		return decimal(x, 4)
	}
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

// percent writes a share of 1 as a percentage with one decimal.
func percent(x *big.Rat) string {
	return decimal(new(big.Rat).Mul(x, ratio(100, 1)), 1) + "%"
}

// signed writes a change with its sign.
func signed(x *big.Rat) string {
	if x.Sign() > 0 {
		return "+" + number(x)
	}
	return number(x)
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
