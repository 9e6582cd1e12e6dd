package quantity

import (
	"strings"
	"unicode/utf8"
)

// power reads "×10⁶", "x10^6", "⁶" after 10, or "e6".
func (s *scanner) power(i int, n *numeral) int {
	if n.fraction || n.idiom {
		return i
	}
	if exp, end, ok := s.exponentAfterE(i); ok {
		n.value = n.value.shift(exp)
		n.decimal = true
		return end
	}
	if n.value.Num == 10 && n.value.Exp == 0 && i < len(s.text) && s.text[i] != '-' && !strings.HasPrefix(s.text[i:], "−") {
		if exp, end, ok := s.superscript(i); ok {
			n.value = Int(1).shift(exp)
			n.decimal = true
			return end
		}
	}
	if i < len(s.text) && s.text[i] == '^' {
		if exp, end, ok := s.signed(i + 1); ok && abs(exp) <= 30 {
			n.value = n.value.power(exp)
			n.decimal = true
			return end
		}
	}
	j := i
	for j < len(s.text) && s.text[j] == ' ' && j < i+1 {
		j++
	}
	switch {
	case strings.HasPrefix(s.text[j:], "×"):
		j += len("×")
	case j < len(s.text) && s.text[j] == 'x':
		j++
	default:
		return i
	}
	for j < len(s.text) && s.text[j] == ' ' {
		j++
	}
	if !strings.HasPrefix(s.text[j:], "10") {
		return i
	}
	if exp, end, ok := s.superscript(j + 2); ok {
		n.value = n.value.shift(exp)
		n.decimal = true
		return end
	}
	return i
}

// exponentAfterE reads "e6", "e-3" glued to the digits.
func (s *scanner) exponentAfterE(i int) (exp, end int, ok bool) {
	if i >= len(s.text) || s.text[i]|0x20 != 'e' {
		return 0, i, false
	}
	return s.signed(i + 1)
}

// superscript reads a raised whole number at i: "⁶", "⁻⁶", "^6", "−6".
func (s *scanner) superscript(i int) (exp, end int, ok bool) {
	if i < len(s.text) && s.text[i] == '^' {
		return s.signed(i + 1)
	}
	if strings.HasPrefix(s.text[i:], "−") || strings.HasPrefix(s.text[i:], "-") {
		return s.signed(i)
	}
	sign := 1
	for i < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[i:])
		at := strings.IndexRune(superscripts, r)
		switch {
		case r == '⁻' && !ok:
			sign = -1
		case at >= 0 && size > 1:
			exp = min(exp*10+len([]rune(superscripts[:at])), maxExp)
			ok = true
		default:
			return sign * exp, i, ok
		}
		i += size
	}
	return sign * exp, i, ok
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// signed reads a whole number with an optional sign.
func (s *scanner) signed(i int) (n, end int, ok bool) {
	sign := 1
	switch {
	case strings.HasPrefix(s.text[i:], "-"):
		sign, i = -1, i+1
	case strings.HasPrefix(s.text[i:], "−"):
		sign, i = -1, i+len("−")
	case strings.HasPrefix(s.text[i:], "+"):
		i++
	}
	for i < len(s.text) && isDigit(s.text[i]) {
		n = min(n*10+int(s.text[i]-'0'), maxExp)
		i++
		ok = true
	}
	if i < len(s.text) && isLetter(s.text[i]) {
		return 0, i, false
	}
	return sign * n, i, ok
}
