package quantity

import (
	"math"
	"testing"
)

func TestValuesKeepTheirPrecision(t *testing.T) {
	for text, want := range map[string]Value{
		"1.2m people":                       {12, 1, 5},
		"310,000 people":                    {310000, 1, 0},
		"52.30%":                            {5230, 1, -2},
		"one in three":                      {1, 3, 0},
		"three million people":              {3, 1, 6},
		"$40":                               {40, 1, 0},
		"63 cents":                          {63, 1, -2},
		"99999999999999999999999 particles": {999999999999999999, 1, 5},
	} {
		found := Find(text)
		if len(found) != 1 || found[0].Low != want {
			t.Errorf("%q: got %+v, want %+v", text, found, want)
		}
	}
}

func TestHugeExponentsAreBounded(t *testing.T) {
	for _, text := range []string{"1e999999999 stars", "1e-999999999 grams", "10^99999 stars"} {
		for _, q := range Find(text) {
			if q.Low.Exp > maxExp || q.Low.Exp < -maxExp {
				t.Errorf("%q: exponent %d", text, q.Low.Exp)
			}
		}
	}
}

func TestArithmeticAtTheEdges(t *testing.T) {
	if got := (Value{Num: math.MinInt64, Den: 1}).Cmp(Int(math.MinInt64)); got != 0 {
		t.Errorf("the least number against itself: %d", got)
	}
	if got := Int(math.MaxInt64).plus(Int(math.MaxInt64)).Float64(); got != 2*float64(math.MaxInt64) {
		t.Errorf("twice the greatest number: %v", got)
	}
	if got := Int(math.MaxInt64).times(Int(10)).Float64(); math.Abs(got/(10*float64(math.MaxInt64))-1) > 1e-12 {
		t.Errorf("ten times the greatest number: %v", got)
	}
	if got := (Value{}).Cmp(Int(0)); got != 0 {
		t.Errorf("the zero Value against 0: %d", got)
	}
	if got := Ratio(1, 3).plus(Ratio(2, 3)); got.Cmp(Int(1)) != 0 {
		t.Errorf("a third and two thirds: %v", got)
	}
}
