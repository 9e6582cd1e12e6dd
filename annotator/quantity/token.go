package quantity

import (
	"unicode"
	"unicode/utf8"
)

// tokenKind says what a token is made of.
type tokenKind uint8

const (
	wordToken   tokenKind = iota // letters
	numberToken                  // a numeral in digits
	nameToken                    // letters grown together with digits: "RAV4", "G7"
	markToken                    // one character of anything else
)

// token is a piece of the text without spaces.
type token struct {
	start, end int
	kind       tokenKind
	capital    bool   // begins with a capital letter
	newline    bool   // a line break stands before it
	mark       rune   // the character of a markToken
	num        int    // of a numberToken: index into scanner.nums
	lex        *entry // what the lexicon knows; never nil
}

// scanner is a text, its tokens, and what the parser needs with them.
type scanner struct {
	text string
	lx   *lexicon
	toks []token
	nums []numeral
}

// str returns the text of a token.
func (s *scanner) str(i int) string { return s.text[s.toks[i].start:s.toks[i].end] }

// lex splits the text into tokens in one pass.
func (s *scanner) lex() {
	text := s.text
	newline := true
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == '\n' || c == '\r':
			newline = true
			i++
			continue
		case c == ' ' || c == '\t' || c == '\v' || c == '\f':
			i++
			continue
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			i = s.lexWord(i, newline)
		case c >= '0' && c <= '9' || c == '.' && s.leadingPoint(i):
			i = s.lexNumber(i, newline)
		case c < utf8.RuneSelf:
			s.toks = append(s.toks, token{start: i, end: i + 1, kind: markToken, mark: rune(c), newline: newline, lex: s.lx.nothing})
			i++
		default:
			r, n := utf8.DecodeRuneInString(text[i:])
			switch {
			case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u00ad':
				if r == '\u2028' || r == '\u2029' {
					newline = true
				}
				i += n
				continue
			case wideDigit(r) || vulgarFraction(r) != (Value{}):
				i = s.lexNumber(i, newline)
			case unicode.IsLetter(r) && r != 'µ' && r != 'μ':
				i = s.lexWord(i, newline)
			default:
				s.toks = append(s.toks, token{start: i, end: i + n, kind: markToken, mark: r, newline: newline, lex: s.lx.nothing})
				i += n
			}
		}
		newline = false
	}
}

// leadingPoint reports whether the point at i begins a figure such as ".500".
func (s *scanner) leadingPoint(i int) bool {
	if i+1 >= len(s.text) || !isDigit(s.text[i+1]) {
		return false
	}
	return i == 0 || s.text[i-1] == ' ' || s.text[i-1] == '\n' || s.text[i-1] == '(' || s.text[i-1] == '$' || s.text[i-1] == '-' || s.text[i-1] == '~'
}

// lexWord reads letters, and digits that have grown together with them.
func (s *scanner) lexWord(i int, newline bool) int {
	text := s.text
	start := i
	var low [24]byte // words of the lexicon are shorter
	n, ascii := 0, true
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			if c|0x20 < 'a' || c|0x20 > 'z' {
				break
			}
			if n < len(low) {
				low[n] = c | 0x20 //nolint:gosec // n is below the length
			}
			n++
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			break
		}
		ascii = false
		i += size
	}
	t := token{start: start, end: i, kind: wordToken, newline: newline, lex: s.lx.nothing}
	c := text[start]
	t.capital = c >= 'A' && c <= 'Z'
	if !ascii && c >= utf8.RuneSelf {
		r, _ := utf8.DecodeRuneInString(text[start:])
		t.capital = unicode.IsUpper(r)
	}
	if i < len(text) && isDigit(text[i]) && !s.moneyBefore(start, i) {
		t.kind = nameToken
		t.end = s.nameEnd(i)
		s.toks = append(s.toks, t)
		return t.end
	}
	if ascii && n <= len(low) {
		if e := s.lx.words[string(low[:n])]; e != nil {
			t.lex = e
		}
	}
	s.toks = append(s.toks, t)
	return i
}

// moneyBefore reports whether the letters before a digit are a sign or code of
// money ("US$12" without its $, "EUR50m", "Rs300"), so that the digits count.
func (s *scanner) moneyBefore(start, end int) bool {
	w := s.text[start:end]
	if start > 0 && (s.text[start-1] == '$' || s.text[start-1] == '~') {
		return true
	}
	if s.lx.codes[w] != nil {
		return true
	}
	switch w {
	case "Rs", "RM", "Rp", "Tk":
		return true
	case "Y", "PS": // yen and pounds where the wire could not carry their signs
		for i := end; i < len(s.text) && i < end+16; i++ {
			switch c := s.text[i]; {
			case c == ',':
				return true
			case c|0x20 == 'm' || c|0x20 == 'b':
				return true
			case !isDigit(c) && c != '.':
				return false
			}
		}
	case "US", "HK", "NZ":
		return start > 0 && s.text[start-1] == '$'
	}
	return false
}

// nameEnd returns where a name that holds digits ends: letters, digits, and a
// point between digits.
func (s *scanner) nameEnd(i int) int {
	text := s.text
	for i < len(text) {
		c := text[i]
		switch {
		case isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z':
			i++
		case c == '.' && i+1 < len(text) && isDigit(text[i-1]) && isDigit(text[i+1]):
			i++
		default:
			return i
		}
	}
	return i
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// wideDigit reports whether r is a full-width digit.
func wideDigit(r rune) bool { return r >= '０' && r <= '９' }

// glued reports whether token i stands directly after token i-1.
func (s *scanner) glued(i int) bool {
	return i > 0 && i < len(s.toks) && s.toks[i].start == s.toks[i-1].end
}

// at reports whether token i exists. While parsing, toks is one line of the
// text, so that nothing is read across a line break.
func (s *scanner) at(i int) bool { return i >= 0 && i < len(s.toks) }

// isMark reports whether token i is the character r.
func (s *scanner) isMark(i int, r rune) bool {
	return s.at(i) && s.toks[i].kind == markToken && s.toks[i].mark == r
}

// is reports whether token i is a word with one of the roles.
func (s *scanner) is(i int, c class) bool {
	return s.at(i) && s.toks[i].lex.class&c != 0
}

// isWord reports whether token i is the word w, given in lower case.
func (s *scanner) isWord(i int, w string) bool {
	return s.at(i) && s.toks[i].kind == wordToken && equalFold(s.str(i), w)
}

// isAny reports whether token i is one of the words.
func (s *scanner) isAny(i int, words ...string) bool {
	for _, w := range words {
		if s.isWord(i, w) {
			return true
		}
	}
	return false
}

// equalFold compares text with a word in lower case; only ASCII letters fold.
func equalFold(text, low string) bool {
	if len(text) != len(low) {
		return false
	}
	for i := range len(text) {
		c := text[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if c != low[i] {
			return false
		}
	}
	return true
}

// isHyphen reports whether token i is a hyphen or dash that can join.
func (s *scanner) isHyphen(i int) bool {
	if !s.at(i) || s.toks[i].kind != markToken {
		return false
	}
	switch s.toks[i].mark {
	case '-', '‐', '‑', '–', '−', '‒':
		return true
	}
	return false
}

// tightHyphen reports whether token i is a hyphen without spaces around it.
func (s *scanner) tightHyphen(i int) bool {
	return s.isHyphen(i) && s.glued(i) && s.glued(i+1) && s.at(i+1)
}

// matches reports whether the tokens from i are the words of a phrase, read in
// the direction step (+1 or -1).
func (s *scanner) matches(i, step int, words []string) bool {
	for k, w := range words {
		j := i + k*step
		if j < 0 || j >= len(s.toks) || !equalFold(s.str(j), w) {
			return false
		}
	}
	return true
}

// longest returns the longest of the phrases that the tokens from i on begin
// with, or nil. Phrases are sorted longest first.
func (s *scanner) longest(i, step int, phrases []phrase) *phrase {
	for k := range phrases {
		if s.matches(i, step, phrases[k].words) {
			return &phrases[k]
		}
	}
	return nil
}

// sentenceEnd reports whether a sentence ends before token i.
func (s *scanner) sentenceEnd(i int) bool {
	if i <= 0 || i >= len(s.toks) {
		return true
	}
	t := &s.toks[i]
	p := &s.toks[i-1]
	if p.kind != markToken || t.start == p.end {
		return false
	}
	switch p.mark {
	case '!', '?':
		return true
	case '.':
		return t.capital || t.kind != wordToken
	}
	return false
}
