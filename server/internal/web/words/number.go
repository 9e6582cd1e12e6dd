package words

import (
	"math"
	"strconv"
	"strings"
)

// small are the numbers that running prose spells out.
var small = [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// scales are the words for large numbers, largest first. The short scale:
// a billion is a thousand millions.
var scales = [...]struct {
	value float64
	word  string
}{{1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}}

// Number writes a number for reading: "21,000", "2.5 million", "0.3", "−4".
// Millions and more become words where at most three decimals say all of the
// number, so that nothing is rounded away: 1,234,567 stays as it is.
func Number(v float64) string {
	if v < 0 {
		return "−" + Number(-v)
	}
	for _, s := range scales {
		if v < s.value || v >= s.value*1e6 {
			continue
		}
		if head := v / s.value; nearly(head*1000, math.Round(head*1000)) {
			return plain(math.Round(head*1000)/1000) + " " + s.word
		}
		break
	}
	return plain(v)
}

// plain writes digits with a comma before every third one. Twelve significant
// digits are kept: beyond them stands what binary arithmetic left behind, not
// what the article said.
func plain(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "unknown"
	}
	if v != 0 && math.Abs(v) < 1e12 {
		magnitude := math.Pow10(11 - int(math.Floor(math.Log10(math.Abs(v)))))
		if rounded := math.Round(v*magnitude) / magnitude; !math.IsInf(rounded, 0) && !math.IsNaN(rounded) {
			v = rounded
		}
	}
	if math.Abs(v) >= 1e21 {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return grouped(strconv.FormatFloat(v, 'f', -1, 64))
}

func grouped(digits string) string {
	whole, fraction, pointed := strings.Cut(digits, ".")
	var b strings.Builder
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 && whole[i-1] != '-' {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	if pointed {
		b.WriteByte('.')
		b.WriteString(fraction)
	}
	return b.String()
}

// spelled writes whole numbers up to ten as words, others in digits.
func spelled(v float64) string {
	if n := int(v); v >= 0 && v <= 10 && float64(n) == v {
		return small[n]
	}
	return Number(v)
}

// nearly tells whether two numbers agree but for what binary arithmetic leaves.
func nearly(a, b float64) bool {
	return math.Abs(a-b) <= 1e-9*max(1, math.Abs(a), math.Abs(b))
}
