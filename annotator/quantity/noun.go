package quantity

import "strings"

// plural reports whether token i looks like a plural noun.
func (p *parser) plural(i int) bool {
	if !p.at(i) || p.toks[i].kind != wordToken {
		return false
	}
	t := &p.toks[i]
	if t.lex.is(classPlural) {
		return true
	}
	if t.lex.is(classFunction | classVerb) {
		return false
	}
	w := p.text[t.start:t.end]
	n := len(w)
	if n < 3 || n == 3 && !t.capital || t.lex.is(classSingular) {
		return false
	}
	if w[n-1] != 's' {
		return n > 5 && (strings.HasSuffix(w, "women") || strings.HasSuffix(w, "children") || strings.HasSuffix(w, "people")) ||
			n > 6 && strings.HasSuffix(w, "men") && w != "specimen" && w != "regimen" && w != "abdomen"
	}
	if p.glued(i+1) && (p.isMark(i+1, '\'') || p.isMark(i+1, '’')) && p.glued(i+2) {
		return false
	}
	switch w[n-2] {
	case 's', 'u', 'i':
		return w[n-2] == 'i' && (w == "skis" || w == "taxis") || w[n-2] == 'u' && (w == "menus" || w == "gnus")
	}
	return true
}

// phraseSpan is a counted noun phrase in tokens: its first word and its head.
type phraseSpan struct {
	first, head int
	ok          bool
}

// maxPhrase bounds the words of a counted noun phrase. In the news the head
// stands within three words of the number in all but one case of a hundred.
const maxPhrase = 8

// nounPhrase finds the noun phrase that a number counts, which begins at token
// i: adjectives and compounded nouns up to the head. The head of a phrase that
// counts more than one is its first plural, or the last of plurals in a row.
func (p *parser) nounPhrase(i int, many bool) phraseSpan {
	if p.isWord(i, "most") {
		i++
	}
	if p.isWord(i, "of") && p.is(i+1, classDeterminer) {
		i += 2
		if p.isWord(i, "most") {
			i++
		}
		many = true
	}
	if p.at(i) && p.toks[i].kind == numberToken { // "eight million 250ml bottles"
		if u, end := p.unitAt(i+1, p.glued(i+1)); u != nil && u.kind == Measure {
			i = end
		}
	}
	last, head := -1, -1
	for k := i; k < i+maxPhrase && p.at(k); k++ {
		t := &p.toks[k]
		if p.tightHyphen(k) && k > i {
			continue
		}
		joined := p.tightHyphen(k-1) && k > i+1 // "gas-only"
		if p.isWord(k, "and") && head < 0 && last == k-1 && p.conjoined(k, i) {
			continue
		}
		if p.isMark(k, '&') && p.glued(k) {
			continue
		}
		if t.kind == markToken || t.kind == numberToken || p.sentenceEnd(k) && k > i {
			break
		}
		if !joined && t.lex.is(classFunction|classMonth|classWeekday) && (k != i || !p.isAny(k, "such", "back", "overall")) {
			break
		}
		if !joined && t.lex.is(classVerb) && (head >= 0 || !p.nounAfter(k, i+maxPhrase)) {
			break
		}
		if head >= 0 && !p.plural(k) {
			break
		}
		last = k
		if many && p.plural(k) {
			if head >= 0 && !p.compound(k) {
				break
			}
			head = k
		}
		if len(p.str(k)) > 4 && !many && p.adverb(k) {
			last = k - 1
			break
		}
	}
	if head < 0 {
		head = p.singularHead(i, last)
	}
	if head < i {
		return phraseSpan{}
	}
	return phraseSpan{first: i, head: head, ok: true}
}

// singularHead chooses the head of a phrase without a plural: its last word,
// but not beyond what looks like a verb in the past.
func (p *parser) singularHead(i, last int) int {
	for k := i; k <= last; k++ {
		if w := p.str(k); len(w) > 4 && w[len(w)-2:] == "ed" && w[len(w)-3] != 'e' {
			return k - 1
		}
	}
	for k := i + 1; k <= last; k++ {
		if p.toks[k].capital && !p.toks[i].capital {
			last = k - 1
		}
	}
	last = min(last, i+2)
	for last > i && (p.isHyphen(last) || p.isHyphen(last+1) && p.glued(last+1)) {
		last--
	}
	return last
}

// compound reports whether the plural at token k goes with the one before it
// ("sports fans") and is not the verb of the sentence ("adults smoke").
func (p *parser) compound(k int) bool {
	if !p.at(k+1) || !p.is(k-1, classPlural|classModifier) {
		return false
	}
	return p.toks[k+1].kind == markToken || p.is(k+1, classVerb) ||
		p.isAny(k+1, "of", "in", "at", "for", "on", "from", "by", "with", "and", "who", "that", "which", "were", "are", "have", "had", "will", "would")
}

// nounAfter reports whether a plural noun follows within the phrase.
func (p *parser) nounAfter(k, limit int) bool {
	for k++; k < limit && p.at(k) && p.toks[k].kind == wordToken && !p.is(k, classFunction); k++ {
		if p.plural(k) {
			return true
		}
	}
	return false
}

// conjoined reports whether "and" at token k joins two modifiers of one head:
// "Kia and Hyundai vehicles".
func (p *parser) conjoined(k, first int) bool {
	return k == first+1 && p.at(k+1) && p.toks[k+1].kind == wordToken && !p.is(k+1, classFunction|classVerb|classCardinal) && p.plural(k+2)
}

func (p *parser) adverb(k int) bool {
	w := p.str(k)
	n := len(w)
	return n > 4 && w[n-2:] == "ly" && !p.at(k+1)
}
