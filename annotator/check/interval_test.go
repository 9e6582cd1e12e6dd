package check

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"reckon/annotator/claim"
	"reckon/annotator/quantity"
)

func drawRat(t *rapid.T, label string) *big.Rat {
	return big.NewRat(rapid.Int64Range(0, 1_000_000).Draw(t, label), rapid.Int64Range(1, 1000).Draw(t, label+" den"))
}

func drawInterval(t *rapid.T, label string) Interval {
	return Around(drawRat(t, label), drawRat(t, label+" width"))
}

// member draws a number of the interval.
func member(t *rapid.T, a Interval, label string) *big.Rat {
	share := big.NewRat(rapid.Int64Range(0, 100).Draw(t, label), 100)
	width := new(big.Rat).Sub(a.Hi, a.Lo)
	return width.Add(a.Lo, width.Mul(width, share))
}

func TestArithmeticHoldsEveryResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawInterval(t, "a"), drawInterval(t, "b")
		x, y := member(t, a, "x"), member(t, b, "y")
		if !a.Add(b).Holds(new(big.Rat).Add(x, y)) {
			t.Fatal("the sum of members lies outside the sum")
		}
		if !a.Sub(b).Holds(new(big.Rat).Sub(x, y)) {
			t.Fatal("the difference of members lies outside the difference")
		}
		if x.Sign() < 0 || y.Sign() < 0 {
			return
		}
		if !a.Mul(b).Holds(new(big.Rat).Mul(x, y)) {
			t.Fatal("the product of members lies outside the product")
		}
		if y.Sign() > 0 && !a.Quo(b).Holds(new(big.Rat).Quo(x, y)) {
			t.Fatal("the quotient of members lies outside the quotient")
		}
	})
}

func TestScalingFiguresScalesTheirSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, k := drawInterval(t, "a"), drawInterval(t, "b"), drawRat(t, "k")
		if k.Sign() == 0 {
			return
		}
		scaled, sum := a.Scale(k).Add(b.Scale(k)), a.Add(b).Scale(k)
		if scaled.Lo.Cmp(sum.Lo) != 0 || scaled.Hi.Cmp(sum.Hi) != 0 {
			t.Fatalf("%v is not %v", scaled, sum)
		}
	})
}

func TestWideningNeverTurnsHoldsIntoFails(t *testing.T) {
	rank := map[Verdict]int{Fails: 0, Unclear: 1, Holds: 2}
	rapid.Check(t, func(t *rapid.T) {
		a, b, wider := drawInterval(t, "a"), drawInterval(t, "b"), drawRat(t, "wider")
		worked := estimate{drawRat(t, "nominal"), a, a.Hull(drawInterval(t, "possible"))}
		stated := estimate{drawRat(t, "stated"), b, b}
		more := worked
		more.likely = Interval{new(big.Rat).Sub(a.Lo, wider), new(big.Rat).Add(a.Hi, wider)}
		more.possible = worked.possible.Hull(more.likely)
		if rank[agree(more, stated)] < rank[agree(worked, stated)] {
			t.Fatalf("%s became %s", agree(worked, stated), agree(more, stated))
		}
	})
}

func TestUnboundedEnds(t *testing.T) {
	over := Interval{Lo: ratio(10, 1)}
	if !over.Meets(Point(ratio(1000, 1))) || over.Meets(Point(ratio(9, 1))) {
		t.Error("“more than 10” holds what is above 10 and nothing else")
	}
	if got := over.Add(Point(ratio(1, 1))); got.Hi != nil || got.Lo.Cmp(ratio(11, 1)) != 0 {
		t.Errorf("more than 10, plus 1: %v", got)
	}
	if got := Point(ratio(1, 1)).Quo(Interval{new(big.Rat), ratio(2, 1)}); got.Hi != nil {
		t.Errorf("a divisor that may be 0 leaves the quotient bounded: %v", got)
	}
	if got := over.Neg(); got.Lo != nil || got.Hi.Cmp(ratio(-10, 1)) != 0 {
		t.Errorf("the negative of more than 10: %v", got)
	}
}

func TestFigureOf(t *testing.T) {
	value := func(num int64, exp int) quantity.Value { return quantity.Value{Num: num, Den: 1, Exp: exp} }
	tests := map[string]struct {
		kind     quantity.Kind
		bound    quantity.Bound
		open     bool
		low      quantity.Value
		likely   [2]string // "" for no bound
		possible [2]string
	}{
		"1.2m is rounded to 0.1m":             {quantity.Count, quantity.Exact, false, value(12, 5), [2]string{"1150000", "1250000"}, [2]string{"1150000", "1250000"}},
		"310,000 is rounded as far as two":    {quantity.Count, quantity.Exact, false, value(310000, 0), [2]string{"305000", "315000"}, [2]string{"305000", "315000"}},
		"1,230 is rounded to tens":            {quantity.Count, quantity.Exact, false, value(1230, 0), [2]string{"1225", "1235"}, [2]string{"1225", "1235"}},
		"1,318 people were counted":           {quantity.Count, quantity.Exact, false, value(1318, 0), [2]string{"1318", "1318"}, [2]string{"1318", "1318"}},
		"30 people were counted":              {quantity.Count, quantity.Exact, false, value(30, 0), [2]string{"30", "30"}, [2]string{"30", "30"}},
		"2 million is not 1.6 million":        {quantity.Count, quantity.Exact, false, value(2, 6), [2]string{"1750000", "2250000"}, [2]string{"1750000", "2250000"}},
		"52.3%":                               {quantity.Percent, quantity.Exact, false, value(523, -1), [2]string{"209/4", "1047/20"}, [2]string{"209/4", "1047/20"}},
		"£45 is rounded to pounds":            {quantity.Money, quantity.Exact, false, value(45, 0), [2]string{"89/2", "91/2"}, [2]string{"89/2", "91/2"}},
		"over 100":                            {quantity.Count, quantity.MoreThan, false, value(100, 0), [2]string{"100", "150"}, [2]string{"100", ""}},
		"up to 90":                            {quantity.Count, quantity.AtMost, false, value(90, 0), [2]string{"60", "90"}, [2]string{"0", "90"}},
		"about 1,000":                         {quantity.Count, quantity.Approx, false, value(1000, 0), [2]string{"950", "1050"}, [2]string{"900", "1100"}},
		"dozens":                              {quantity.Count, quantity.AtLeast, true, value(24, 0), [2]string{"24", "240"}, [2]string{"24", ""}},
		"a third is spoken of like about 33%": {quantity.RatioKind, quantity.Exact, false, quantity.Ratio(1, 3), [2]string{"19/60", "7/20"}, [2]string{"3/10", "11/30"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c := claim.Claim{Quantity: quantity.Quantity{Kind: tt.kind, Bound: tt.bound, Open: tt.open, Low: tt.low, High: tt.low}}
			got := figureOf(c)
			if ends(got.likely) != tt.likely {
				t.Errorf("likely %v, want %v", ends(got.likely), tt.likely)
			}
			if ends(got.possible) != tt.possible {
				t.Errorf("possible %v, want %v", ends(got.possible), tt.possible)
			}
		})
	}
}

func ends(a Interval) (out [2]string) {
	for k, x := range []*big.Rat{a.Lo, a.Hi} {
		if x != nil {
			out[k] = x.RatString()
		}
	}
	return out
}

func TestNumber(t *testing.T) {
	for want, x := range map[string]*big.Rat{
		"22,320":        ratio(22320, 1),
		"1,330":         ratio(1330, 1),
		"2.13":          ratio(213, 100),
		"0.3":           ratio(3, 10),
		"−9":            ratio(-9, 1),
		"1.285 billion": ratio(1285000000, 1),
		"16 million":    ratio(16000000, 1),
		"1.6 million":   ratio(1600000, 1),
		"0":             ratio(0, 1),
		"41.84":         ratio(4184, 100),
	} {
		if got := number(x); got != want {
			t.Errorf("number(%s) = %q, want %q", x.RatString(), got, want)
		}
	}
}
