package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word or a mark of punctuation: doc.Text[start:end].
type token struct {
	start, end int
	text       string // as it stands
	lower      string // lower-cased; a slice of the text where that is possible
	class      class  // what the lexicon and the word's form say of it
	verb       *verbForm
	quantity   int // 1 + index of the quantity that the token belongs to, 0 for none
	quote      int // 1 + index of the quotation it stands in, 0 for none
	sentence   int
}

func (t *token) is(c class) bool { return t.class&c != 0 }

// tokenize cuts text into words and marks in one pass. Inside a word stand
// letters, digits, apostrophes, hyphens between letters or digits, and points
// and commas between digits or in initials ("U.S.", "a.m.").
func tokenize(text string, lex *lexicon) []token {
	tokens := make([]token, 0, len(text)/5+8)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		end := i + size
		if wordRune(r) || r == '.' && ticker(text, i, end) || (sign(r) && end < len(text) && text[end] >= '0' && text[end] <= '9') {
			end = wordEnd(text, end)
		}
		tokens = append(tokens, newToken(text, i, end, lex))
		i = end
	}
	return tokens
}

func newToken(text string, start, end int, lex *lexicon) token {
	t := token{start: start, end: end, text: text[start:end]}
	t.lower = lower(t.text)
	t.class, t.verb = lex.classify(t.text, t.lower)
	return t
}

// ticker reports whether the point at text[i:end] begins a code such as ".ABC".
func ticker(text string, i, end int) bool {
	return i > 0 && text[i-1] == ' ' && end+1 < len(text) && 'A' <= text[end] && text[end] <= 'Z' && 'A' <= text[end+1] && text[end+1] <= 'Z'
}

// wordEnd returns where the word that text[:at] is in the middle of ends.
func wordEnd(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if wordRune(r) {
			at += size
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[at+size:])
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		switch {
		case (r == '\'' || r == '’' || r == '-' || r == '‑') && wordRune(next):
		case (r == '.' || r == ',') && unicode.IsDigit(before) && unicode.IsDigit(next):
		case r == '.' && initial(text[:at], text[at:]):
		case (r == '\'' || r == '’') && (before == 's' || before == 'S') && next == ' ' && wordRuneAt(text, at+size+1):
		case r == '/' && unicode.IsDigit(before) && unicode.IsDigit(next):
		case r == '=' && (unicode.IsUpper(before) || unicode.IsDigit(before)):
		case r == '%' && unicode.IsDigit(before):
			return at + size
		default:
			return at
		}
		at += size
	}
	return at
}

// initial reports whether s ends in a single letter that stands for a word, so
// that the point after it belongs to it: "U", "U.S", "p" before ".m.".
func initial(s, rest string) bool {
	r, size := utf8.DecodeLastRuneInString(s)
	if !unicode.IsLetter(r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-size])
	if before == '.' {
		return true
	}
	if wordRune(before) || before == '\'' || before == '’' || before == '-' {
		return false
	}
	return unicode.IsUpper(r) || len(rest) > 2 && rest[0] == '.' && 'a' <= rest[1] && rest[1] <= 'z' && rest[2] == '.'
}

func wordRuneAt(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[min(at, len(text)):])
	return unicode.IsLower(r) || unicode.IsUpper(r)
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

func sign(r rune) bool { return r == '$' || r == '£' || r == '€' || r == '¥' }

func lower(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.ReplaceAll(strings.ToLower(s), "’", "'")
		}
	}
	return s
}

func capitalised(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
