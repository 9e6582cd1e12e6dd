package claim

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain is the text of a span without the figures in it, which belong to other
// claims, and without a capital that only begins the sentence.
func (n *namer) plain(p span) string {
	r := n.r
	var b strings.Builder
	for i := p.first; i < p.last; i++ {
		t := &r.tokens[i]
		if t.quantity != 0 && !strings.ContainsAny(t.text, "-‑") {
			continue
		}
		if b.Len() > 0 && t.start > r.tokens[i-1].end {
			b.WriteByte(' ')
		}
		b.WriteString(r.uncapitalised(i))
	}
	s := strings.Trim(b.String(), " ,;:–—-\"“”")
	for {
		at := strings.LastIndexByte(s, ' ')
		if at < 0 || n.r.lex.classes[s[at+1:]]&preposition == 0 {
			break
		}
		s = s[:at] // "journey of [1,000 km]"
	}
	if n.r.lex.classes[lower(s)]&determiner != 0 {
		if s = r.textOf(p); strings.ContainsAny(s, "0123456789") {
			return ""
		}
	}
	return s
}

// uncapitalised is a word as it would stand inside a sentence: its capital is
// dropped where it opens one and is an ordinary word, by the lexicon or because
// the text has it in lower case elsewhere.
func (r *reading) uncapitalised(i int) string {
	t := &r.tokens[i]
	if !t.is(capital) || i > 0 && r.tokens[i-1].sentence == t.sentence && !opening(r.tokens[i-1].text) && r.tokens[i-1].text != "\"" {
		return t.text
	}
	if utf8.RuneCountInString(t.text) > 1 && strings.ToUpper(t.text) == t.text || strings.ContainsAny(t.text, "-’'") {
		return t.text
	}
	if next := i + 1; next < len(r.tokens) && r.tokens[next].sentence == t.sentence && r.tokens[next].is(capital) && !t.is(determiner|preposition|conjunction|subordinator|adjective) {
		return t.text // the first word of a name
	}
	if t.class&^(capital|digit) == 0 && !r.lowerCased()[t.lower] || r.lex.months[t.lower] != 0 || r.lex.weekdays[t.lower] != 0 || t.lower == "i" {
		return t.text
	}
	return strings.ToLower(t.text[:1]) + t.text[1:]
}

// lowerCased are the words that the text has without a capital.
func (r *reading) lowerCased() map[string]bool {
	if r.common == nil {
		r.common = make(map[string]bool, len(r.tokens)/4)
		for i := range r.tokens {
			if t := &r.tokens[i]; !t.is(capital | mark | digit) {
				r.common[t.lower] = true
			}
		}
	}
	return r.common
}

// presentable reports whether words can stand as a subject: they begin with
// something that a noun phrase begins with, and hold no other figure.
func (n *namer) presentable(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(words[0])
	c := n.r.lex.classes[lower(words[0])]
	if strings.HasPrefix(lower(words[0]), "some") || strings.HasPrefix(lower(words[0]), "any") {
		c &^= pronoun // "someone breaks in"
	}
	if c&(preposition|conjunction|subordinator|relative|auxiliary|modal|pronoun) != 0 && c&(determiner|noun) == 0 && (unicode.IsLower(first) || len(words) == 1) {
		return false
	}
	if len(words) == 1 && c&(adverb|determiner|adjective) != 0 && c&(noun|measurable|people|role) == 0 && unicode.IsLower(first) {
		return false
	}
	if len(words) > 1 && unicode.IsLower(first) && c == 0 {
		next := n.r.lex.classes[lower(words[1])]
		if _, v := n.r.lex.classify(words[0], words[0]); v != nil && v.past && !v.present && !v.ing && (next&(preposition|subordinator|adverb) != 0 || words[1] == "away") {
			return false // "tied after the Owls scored"
		}
	}
	if v := n.r.lex.verbs[lower(words[0])]; len(words) == 1 && v != nil && c&noun == 0 && !v.ing && unicode.IsLower(first) && (v.past && !v.present || v.base == "come" || v.base == "go") {
		return false
	}
	for _, w := range words {
		if scoreLike(w) || n.r.lex.classes[lower(w)]&pronoun != 0 && strings.ContainsAny(w, "'’") {
			return false
		}
	}
	return true
}

// plainHead is what a subject counts, without what goes with it.
func (n *namer) plainHead(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if i > 0 && (i == 3 || n.r.lex.classes[lower(w)]&(preposition|relative|conjunction) != 0 || lower(w) == "that") {
			return strings.Join(words[:i], " ")
		}
	}
	return s
}

// scoreLike reports whether a word is two numbers apart by a dash: "6-4".
func scoreLike(s string) bool {
	a, b, ok := strings.Cut(strings.Trim(s, ",.()"), "-")
	return ok && a != "" && b != "" && (len(a) < 3 && len(b) < 3 || len(a) == len(b)) && strings.Trim(a, "0123456789") == "" && strings.Trim(b, "0123456789") == ""
}

// nearest is a short noun phrase for a figure that nothing better was found for:
// its own noun, the noun right before it, or the head of its clause's subject.
func (n *namer) nearest(f *frame) (string, string) {
	r := n.r
	if !f.noun.empty() {
		if s := r.textOf(f.noun); n.presentable(s) {
			return s, n.headOf(f.noun)
		}
	}
	for i := f.hedged; i > f.sent.first && i > f.hedged-3; i-- {
		p := r.nounPhraseBefore(i, f.sent.first)
		if p.empty() || f.timeAt(p.last-1) || n.figureBetween(p.first, p.last) || r.isVerb(p.last-1, f.sent.first, f.sent.last) {
			continue
		}
		if s := withoutArticle(n.plain(p)); n.presentable(s) && !r.tokens[p.last-1].is(adverb|adjective|determiner|verbal|gerund) {
			return s, n.headOf(p)
		}
	}
	return "", ""
}
