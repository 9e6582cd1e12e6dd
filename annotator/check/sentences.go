package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"reckon/annotator/claim"
)

type span struct{ start, end int }

// sentenceSpans covers the text with sentences: those that the claims name,
// and between them, where no claim stands, sentences by their full stops.
func sentenceSpans(text string, claims []claim.Claim) []span {
	var out []span
	pos := 0
	for _, c := range claims {
		if c.SentenceStart < pos || c.SentenceEnd <= c.SentenceStart || c.SentenceEnd > len(text) {
			continue
		}
		out = appendSentences(out, text, pos, c.SentenceStart)
		out = append(out, span{c.SentenceStart, c.SentenceEnd})
		pos = c.SentenceEnd
	}
	return appendSentences(out, text, pos, len(text))
}

func appendSentences(out []span, text string, from, to int) []span {
	for from < to {
		end := sentenceEnd(text[:to], from)
		if strings.TrimSpace(text[from:end]) != "" {
			out = append(out, span{from, end})
		}
		from = end
	}
	return out
}

// sentenceEnd is where the sentence that begins at from ends: at a newline, or
// after a full stop, question or exclamation mark that a space and then no
// small letter follow. Initials and short titles ("St. Luke's") do not end one.
func sentenceEnd(text string, from int) int {
	for i := from; i < len(text); i++ {
		switch text[i] {
		case '\n':
			return i + 1
		case '.', '!', '?':
			j := i + 1
			for j < len(text) && strings.ContainsRune("\"')]”’", firstRune(text[j:])) {
				j += utf8.RuneLen(firstRune(text[j:]))
			}
			if j >= len(text) {
				return len(text)
			}
			next := firstRune(strings.TrimLeft(text[j:], " "))
			if text[j] == ' ' && !unicode.IsLower(next) && (text[i] != '.' || !abbreviated(text[from:i])) {
				return j
			}
		}
	}
	return len(text)
}

// abbreviated reports whether s ends in an initial, a title or a month cut
// short, after which a full stop is no end.
func abbreviated(s string) bool {
	last := s[strings.LastIndexAny(s, " .(")+1:]
	switch last {
	case "Mr", "Mrs", "Ms", "Dr", "St", "Sen", "Rep", "Gov", "Gen", "Prof", "Inc", "Co", "No", "vs",
		"Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec":
		return true
	}
	return len(last) == 1 && unicode.IsUpper(firstRune(last))
}

func firstRune(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}
