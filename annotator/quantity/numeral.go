package quantity

import (
	"strings"
	"unicode/utf8"
)

// numeral is a figure in digits, as the lexer reads it.
type numeral struct {
	value    Value
	digits   int  // of its whole part
	grouped  bool // by commas, apostrophes or spaces: never a year
	decimal  bool
	fraction bool // "1/2", "2½"
	idiom    bool // "24/7", "9/11", "192.168.1.2": not a figure
}

// plain reports whether the numeral is a bare whole number.
func (n numeral) plain() bool {
	return !n.grouped && !n.decimal && !n.fraction && n.value.Exp == 0 && n.value.Den <= 1
}

// lexNumber reads a numeral at i: digits with groups, decimals, fractions and
// powers of ten. It returns where the numeral ends.
func (s *scanner) lexNumber(i int, newline bool) int {
	start := i
	var n numeral
	r, size := utf8.DecodeRuneInString(s.text[i:])
	switch v := vulgarFraction(r); {
	case v != (Value{}):
		n.value, n.fraction = v, true
		i += size
	default:
		i = s.whole(i, &n)
		i = s.decimals(i, &n)
		i = s.fractionTail(i, &n)
		i = s.power(i, &n)
	}
	s.toks = append(s.toks, token{start: start, end: i, kind: numberToken, newline: newline, num: len(s.nums), lex: s.lx.nothing})
	s.nums = append(s.nums, n)
	return i
}

// digit returns the digit at i, ASCII or full-width, and its length.
func (s *scanner) digit(i int) (d int64, size int) {
	if i >= len(s.text) {
		return 0, 0
	}
	c := s.text[i]
	if isDigit(c) {
		return int64(c - '0'), 1
	}
	if c < utf8.RuneSelf {
		return 0, 0
	}
	if r, size := utf8.DecodeRuneInString(s.text[i:]); wideDigit(r) {
		return int64(r - '０'), size
	}
	return 0, 0
}

// whole reads the digits before the point, with their groups.
func (s *scanner) whole(i int, n *numeral) int {
	for {
		d, size := s.digit(i)
		if size == 0 {
			break
		}
		n.value = n.value.digit(d)
		n.digits++
		i += size
	}
	if n.digits == 0 || n.digits > 3 {
		return i
	}
	if end := s.decimalComma(i, n); end > i {
		return end
	}
	for groups := 0; ; groups++ {
		end, size := s.group(i, groups)
		if size == 0 {
			return i
		}
		for ; i < end; i++ {
			if isDigit(s.text[i]) {
				n.value = n.value.digit(int64(s.text[i] - '0'))
				n.digits++
			}
		}
		n.grouped = true
	}
}

// decimalComma reads the comma of "2,5 million" and "5,00": one or two digits
// after it, and no list of figures around it.
func (s *scanner) decimalComma(i int, n *numeral) int {
	j := i + 1
	for j < len(s.text) && isDigit(s.text[j]) && j < i+4 {
		j++
	}
	start := i - n.digits
	if j == i+1 || j > i+3 || s.text[i] != ',' || j < len(s.text) && s.text[j] == ',' || start > 0 && s.text[start-1] == ',' {
		return i
	}
	for k := i + 1; k < j; k++ {
		n.value = n.value.digit(int64(s.text[k] - '0')).shift(-1)
	}
	n.decimal = true
	return j
}

// group measures one group of digits after a separator at i: three digits, or
// two where groups of two and at last of three follow ("12,34,567").
func (s *scanner) group(i, before int) (end, digits int) {
	sep := s.separator(i)
	if sep == 0 {
		return i, 0
	}
	j := i + sep
	for j < len(s.text) && isDigit(s.text[j]) && digits < 4 {
		j++
		digits++
	}
	switch {
	case digits == 2 && s.text[i] == ',' && s.indian(j):
		return j, 2
	case digits != 3:
		return i, 0
	case s.text[i] == ' ' && before == 0 && !s.spacedGroup(j):
		return i, 0
	case s.text[i] == ',' && sep == 2 && s.text[j-3:j] != "000":
		return i, 0
	}
	return j, 3
}

// indian reports whether the groups from i go on as in "12,34,567".
func (s *scanner) indian(i int) bool {
	for range 6 { // 18 digits: more is no number of rupees
		if i+3 >= len(s.text) || s.text[i] != ',' || !isDigit(s.text[i+1]) || !isDigit(s.text[i+2]) {
			return false
		}
		if isDigit(s.text[i+3]) {
			return i+4 >= len(s.text) || !isDigit(s.text[i+4])
		}
		i += 3
	}
	return false
}

// spacedGroup reports whether a group of three digits that a plain space sets
// apart and that ends at i belongs to one number: "10 000", "1 234 567".
func (s *scanner) spacedGroup(i int) bool {
	if s.text[i-3:i] == "000" {
		return true
	}
	return i+3 < len(s.text) && s.text[i] == ' ' && isDigit(s.text[i+1]) && isDigit(s.text[i+2]) && isDigit(s.text[i+3]) &&
		(i+4 >= len(s.text) || !isDigit(s.text[i+4]) && s.text[i+4] != ',' && s.text[i+4] != '.')
}

// separator returns the length of a separator of groups at i.
func (s *scanner) separator(i int) int {
	if i+3 >= len(s.text) {
		return 0
	}
	switch c := s.text[i]; c {
	case ',':
		if s.text[i+1] == ' ' {
			return 2
		}
		return 1
	case ' ', '\'':
		return 1
	}
	for _, sep := range [...]string{"\u00a0", "\u2009", "\u202f", "’"} {
		if strings.HasPrefix(s.text[i:], sep) {
			return len(sep)
		}
	}
	return 0
}

// decimals reads a point and what follows it. A second point makes an
// address or a version ("192.168.1.2"), which is no figure.
func (s *scanner) decimals(i int, n *numeral) int {
	if i+1 >= len(s.text) || s.text[i] != '.' || !isDigit(s.text[i+1]) {
		return i
	}
	i++
	n.decimal = true
	for i < len(s.text) && isDigit(s.text[i]) {
		n.value = n.value.digit(int64(s.text[i] - '0'))
		n.value.Exp--
		i++
	}
	for i+1 < len(s.text) && s.text[i] == '.' && isDigit(s.text[i+1]) {
		n.idiom = true
		for i++; i < len(s.text) && isDigit(s.text[i]); i++ {
			continue
		}
	}
	n.value.Exp = max(n.value.Exp, -maxExp)
	return i
}

// fractionTail reads "/2", " 1/2", "-1/2" or "½" after whole digits.
func (s *scanner) fractionTail(i int, n *numeral) int {
	if n.decimal || n.value.Exp != 0 {
		return i
	}
	if i < len(s.text) && s.text[i] >= utf8.RuneSelf {
		if r, size := utf8.DecodeRuneInString(s.text[i:]); vulgarFraction(r) != (Value{}) {
			n.value, n.fraction = n.value.plus(vulgarFraction(r)), true
			return i + size
		}
	}
	if n.grouped {
		return i
	}
	if at := i - n.digits; at > 0 && s.text[at-1] == '/' {
		return i // the second part of a date
	}
	if end, den := s.over(i); den != 0 {
		n.fraction = true
		n.idiom = notFraction(n.value.Num, den)
		if !n.idiom {
			n.value = Ratio(n.value.Num, den)
		}
		return end
	}
	j := i
	for j < len(s.text) && (s.text[j] == ' ' || s.text[j] == '-') && j < i+2 {
		j++
	}
	if r, size := utf8.DecodeRuneInString(s.text[min(j, len(s.text)):]); j > i && vulgarFraction(r) != (Value{}) {
		n.value, n.fraction = n.value.plus(vulgarFraction(r)), true
		return j + size
	}
	k, num := j, int64(0)
	for k < len(s.text) && isDigit(s.text[k]) && k < j+2 {
		num = num*10 + int64(s.text[k]-'0')
		k++
	}
	if j == i || k == j {
		return i
	}
	end, den := s.over(k)
	if den == 0 || num == 0 || num >= den || den > 64 || notFraction(num, den) {
		return i
	}
	n.value, n.fraction = n.value.plus(Ratio(num, den)), true
	return end
}

// over reads a stroke and a denominator at i.
func (s *scanner) over(i int) (end int, den int64) {
	j := i
	switch {
	case j < len(s.text) && s.text[j] == '/':
		j++
	case strings.HasPrefix(s.text[j:], "⁄"), strings.HasPrefix(s.text[j:], "∕"):
		j += len("⁄")
	default:
		return i, 0
	}
	k := j
	for k < len(s.text) && isDigit(s.text[k]) && k < j+5 {
		den = den*10 + int64(s.text[k]-'0')
		k++
	}
	if den == 0 || k < len(s.text) && (isDigit(s.text[k]) || s.text[k] == '/') {
		return i, 0
	}
	return k, den
}

// notFraction reports whether "a/b" is something else than a share: a date
// ("9/11"), an idiom ("24/7", "50/50") or a reading ("120/80").
func notFraction(a, b int64) bool {
	return a >= b || a == 9 && b == 11 || a == 24 && b == 7
}

// vulgarFraction returns the value of a character such as ½, or the zero Value.
func vulgarFraction(r rune) Value {
	switch r {
	case '½':
		return Ratio(1, 2)
	case '⅓':
		return Ratio(1, 3)
	case '⅔':
		return Ratio(2, 3)
	case '¼':
		return Ratio(1, 4)
	case '¾':
		return Ratio(3, 4)
	case '⅕', '⅖', '⅗', '⅘':
		return Ratio(int64(r-'⅕')+1, 5)
	case '⅙':
		return Ratio(1, 6)
	case '⅛':
		return Ratio(1, 8)
	case '⅜':
		return Ratio(3, 8)
	case '⅝':
		return Ratio(5, 8)
	case '⅞':
		return Ratio(7, 8)
	}
	return Value{}
}

// denominator reports whether token j makes a fraction of the number before
// it: "two thirds", "one fifth", but not "one third world" or "the two quarter".
func (p *parser) denominator(j int, f figure) bool {
	switch {
	case p.is(j, classOrdinals):
		return true
	case p.is(j, classFraction):
		return f.value.Num < p.toks[j].lex.value*2 || !p.isAny(j, "quarters", "halves")
	case p.is(j, classOrdinal):
		return f.value.Num == 1 && f.value.Exp == 0 && !p.plural(j+1)
	}
	return false
}
