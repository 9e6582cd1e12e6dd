package quantity

import (
	"math/big"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// prose draws text from words that the grammar has rules for, so that drawn
// texts meet them in every order.
func prose() *rapid.Generator[string] {
	words := rapid.SampledFrom(strings.Fields(`the a one two twenty half third dozen dozens hundreds of million bn m % per cent
		$ £ € US$ HK - – — / ( ) , . : " ' 1 2 3 10 12 24 28 100 2,000 1.5 2019 1/2 ½ 10⁶ １２ 5-10 3-1 between and from to or over more than
		at least up about every minutes years year old km km² kg °C degrees square feet miles an hour day barrel share points plan poll
		rose fell by doubled twice tenfold people jobs homes Smith March 29 a.m. pm Article F-16 G7 RAV4 i5 #3 +44 020 7946 0958 café 수 日`))
	gaps := rapid.SampledFrom([]string{" ", " ", " ", "", "\n", "\u00a0", "  "})
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		for range rapid.IntRange(0, 24).Draw(t, "words") {
			b.WriteString(words.Draw(t, "word"))
			b.WriteString(gaps.Draw(t, "gap"))
		}
		return b.String()
	})
}

func TestQuantitiesLieInTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(prose(), rapid.String()).Draw(t, "text")
		last := 0
		for _, q := range Find(text) {
			checkSpans(t, text, q, last)
			last = q.End
		}
	})
}

// fataler is what checkSpans needs of *testing.T and *rapid.T.
type fataler interface {
	Fatalf(format string, args ...any)
}

func checkSpans(t fataler, text string, q Quantity, after int) {
	switch {
	case q.Start < after || q.End <= q.Start || q.End > len(text):
		t.Fatalf("%q: span %d-%d after %d of %d", text, q.Start, q.End, after, len(text))
	case q.HedgeStart > q.Start || q.HedgeStart < 0:
		t.Fatalf("%q: hedge at %d of %d", text, q.HedgeStart, q.Start)
	case utf8.ValidString(text) && !utf8.ValidString(text[q.Start:q.End]):
		t.Fatalf("%q: %q cuts a character", text, text[q.Start:q.End])
	case q.Noun != text[q.NounStart:q.NounEnd]:
		t.Fatalf("%q: noun %q is not %q", text, q.Noun, text[q.NounStart:q.NounEnd])
	case q.PhraseStart > q.NounStart:
		t.Fatalf("%q: phrase at %d, noun at %d", text, q.PhraseStart, q.NounStart)
	case q.Kind == "" || q.Unit == "" || q.Bound == "":
		t.Fatalf("%q: kind %q, unit %q, bound %q", text, q.Kind, q.Unit, q.Bound)
	case !q.Open && q.Low.Cmp(q.High) > 0:
		t.Fatalf("%q: low %v over high %v", text, q.Low, q.High)
	case (q.Bound == Between) != (!q.Open && q.Kind != Score && q.Low.Cmp(q.High) < 0):
		t.Fatalf("%q: %v to %v is %s", text, q.Low, q.High, q.Bound)
	}
}

func TestALineBeforeShiftsOffsetsOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := prose().Draw(t, "text")
		before := prose().Draw(t, "before") + "\n"
		alone, shifted := Find(text), Find(before+text)
		shifted = shifted[len(Find(before)):]
		if len(alone) != len(shifted) {
			t.Fatalf("%q: %d quantities alone, %d after %q", text, len(alone), len(shifted), before)
		}
		for i, q := range alone {
			q.Start += len(before)
			q.End += len(before)
			q.HedgeStart += len(before)
			if q.NounEnd > 0 {
				q.NounStart += len(before)
				q.NounEnd += len(before)
				q.PhraseStart += len(before)
			}
			if q != shifted[i] {
				t.Fatalf("%q after %q:\n%+v\n%+v", text, before, q, shifted[i])
			}
		}
	})
}

func TestAWrittenValueIsReadBack(t *testing.T) {
	scales := map[string]int{"": 0, " million": 6, " billion": 9, "bn": 9, "tn": 12}
	names := []string{"", " million", " billion", "bn", "tn"}
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.Int64Range(1, 999_999_999).Draw(t, "whole")
		places := rapid.IntRange(0, 3).Draw(t, "places")
		scale := rapid.SampledFrom(names).Draw(t, "scale")
		want := Value{Num: whole, Den: 1, Exp: scales[scale] - places}
		text := "They spent €" + written(whole, places) + scale + " on ships."
		found := Find(text)
		if len(found) != 1 || found[0].Low.Cmp(want) != 0 || found[0].Low.Step().Cmp(want.Step()) != 0 {
			t.Fatalf("%q: got %+v, want %v", text, found, want)
		}
	})
}

// written writes n / 10^places with commas.
func written(n int64, places int) string {
	digits := Int(n).String()
	for len(digits) <= places {
		digits = "0" + digits
	}
	whole, decimals := digits[:len(digits)-places], digits[len(digits)-places:]
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if places > 0 {
		return whole + "." + decimals
	}
	return whole
}

func TestNumberWordsAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(2, 999_999_999).Draw(t, "n")
		text := "They sold " + inWords(n) + " lamps."
		found := Find(text)
		if len(found) != 1 || found[0].Low.Cmp(Int(n)) != 0 {
			t.Fatalf("%q: got %+v, want %d", text, found, n)
		}
	})
}

// inWords writes a whole number as words.
func inWords(n int64) string {
	ones := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens := strings.Fields("- - twenty thirty forty fifty sixty seventy eighty ninety")
	join := func(head string, rest int64, and string) string {
		if rest == 0 {
			return head
		}
		return head + and + inWords(rest)
	}
	switch {
	case n < 20:
		return ones[n]
	case n < 100:
		return join(tens[n/10], n%10, "-")
	case n < 1000:
		return join(ones[n/100]+" hundred", n%100, " and ")
	case n < 1_000_000:
		return join(inWords(n/1000)+" thousand", n%1000, " ")
	}
	return join(inWords(n/1_000_000)+" million", n%1_000_000, " ")
}

func TestArithmeticIsExact(t *testing.T) {
	value := rapid.Custom(func(t *rapid.T) Value {
		return Value{
			Num: rapid.Int64().Draw(t, "num"),
			Den: rapid.Int64Range(0, 1_000_000).Draw(t, "den"),
			Exp: rapid.IntRange(-20, 20).Draw(t, "exp"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		v, w := value.Draw(t, "v"), value.Draw(t, "w")
		if got, want := v.Cmp(w), v.Rat().Cmp(w.Rat()); got != want {
			t.Fatalf("%v against %v: %d, want %d", v, w, got, want)
		}
		nearly(t, v.times(w).Rat(), new(big.Rat).Mul(v.Rat(), w.Rat()))
		nearly(t, v.plus(w).Rat(), new(big.Rat).Add(v.Rat(), w.Rat()))
	})
}

// nearly fails where got is off by more than what 64 bits cannot hold.
func nearly(t *rapid.T, got, want *big.Rat) {
	diff := new(big.Rat).Sub(got, want)
	limit := new(big.Rat).Mul(new(big.Rat).Abs(want), big.NewRat(1, 1_000_000_000_000))
	if diff.Abs(diff).Cmp(limit) > 0 && want.Cmp(big.NewRat(1, 1_000_000_000_000)) > 0 {
		t.Fatalf("got %s, want %s", got.FloatString(6), want.FloatString(6))
	}
}
