package claim

import (
	"strings"
)

// speakerAfter is the subject that follows its verb: “…,” said Ann Lee.
func (s *speakers) speakerAfter(g group, sent sentence) span {
	r := s.r
	if g.verb.base == "tell" || g.verb.speech == "document" || g.last-g.first > 1 || g.first == sent.first || g.last >= sent.last {
		return span{}
	}
	before := &r.tokens[g.first-1]
	if before.text != "," && !closing(before.text) && before.text != "\"" && before.text != "–" && before.text != "—" {
		return span{}
	}
	if before.text == "," && r.parenthetical(g.first-1, sent).ok && !r.tokens[g.last].is(role|people) {
		return span{}
	}
	next := &r.tokens[g.last]
	if !next.is(capital|determiner|role|people|personal) && !r.nameAhead(g.last, sent.last) || next.is(timeWord) || next.quantity != 0 || next.lower == "that" || next.is(subordinator) && !next.is(determiner) {
		return span{}
	}
	who := r.speakerPhrase(g.last, sent.last)
	// "…, says the wagon will go far": what follows has a verb of its own
	if who.last < sent.last && r.isVerb(who.last, sent.first, sent.last) && before.text == "," {
		return span{}
	}
	return who
}

// nameAhead reports whether a noun phrase at i ends in a name: "former
// detective Oleg Marsh".
func (r *reading) nameAhead(i, last int) bool {
	for k := i; k < last && k < i+8; k++ {
		if !r.nominal(k) && !r.tokens[k].is(conjunction) || r.tokens[k].quantity != 0 {
			return false
		}
		if r.nameWord(k) && k > i {
			return true
		}
	}
	return false
}

// speakerPhrase is the noun phrase at i with its "of", "at", "for" and "and".
func (r *reading) speakerPhrase(i, last int) span {
	p := r.nounPhraseAfter(i, last)
	for p.last+1 < last && !p.empty() {
		t := &r.tokens[p.last]
		joins := t.lower == "of" || t.lower == "at" || t.lower == "for" || t.lower == "from" || t.lower == "in" || t.lower == "with" || t.lower == "by" ||
			t.lower == "and" && !r.tokens[p.last-1].is(capital) || t.text == "."
		if !joins {
			break
		}
		if t.text == "." && (!r.lex.abbrev[r.tokens[p.last-1].lower] || r.tokens[p.last-1].end != t.start) {
			break
		}
		if after := r.tokens[p.last+1].lower; t.lower == "in" && (after == "a" || after == "an") {
			break // "in an effort to": how it was said, not who said it
		}
		next := r.nounPhraseAfter(p.last+1, last)
		if next.empty() || r.hasClass(next, timeWord) && !r.tokens[next.first].is(determiner) {
			break
		}
		p.last = next.last
	}
	for !p.empty() && r.tokens[p.last-1].is(timeWord) && !r.tokens[p.last-1].is(role) {
		p.last--
	}
	return p
}

// plausible reports whether a noun phrase can say something.
func (s *speakers) plausible(who span, g group) bool {
	r := s.r
	if r.tokens[who.first].is(personal) && who.last-who.first <= 2 {
		return g.verb.speech != "document"
	}
	if r.tokens[who.first].is(timeWord) && who.last-who.first == 1 {
		return false
	}
	if (tells(g.verb.base) || g.verb.stance == Claimed) && (r.tokens[who.first].is(determiner) && !r.tokens[who.first].is(pronoun) || possessive(r.tokens[who.first].text)) && r.tokens[who.first].lower != "that" && r.tokens[who.first].lower != "this" && r.tokens[who.last-1].class&^(capital|noun) == 0 {
		return true // "the rebel command said": whatever says something can
	}
	named := false
	for i := who.first; i < who.last; i++ {
		t := &r.tokens[i]
		if t.text == "," {
			break
		}
		if t.quantity != 0 && i == who.first && !r.hasPeople(who) {
			return false
		}
		if t.is(document|people|role) && (g.verb.speech != "document" || t.is(document)) {
			return true
		}
		named = named || r.nameWord(i)
	}
	return named && (g.verb.speech != "document")
}

func (r *reading) hasPeople(s span) bool {
	for i := s.first; i < s.last; i++ {
		if r.tokens[i].is(people | role) {
			return true
		}
	}
	return false
}

func (s *speakers) isDocument(who span) bool {
	doc := false
	for i := who.first; i < who.last && s.r.tokens[i].text != ","; i++ {
		t := &s.r.tokens[i]
		if t.is(preposition) && i > who.first {
			break
		}
		if t.is(document | people | role) {
			doc = t.is(document) // the last one decides: "the statistics office"
		}
	}
	return doc
}

// isAgency reports whether a noun phrase names a medium.
func (r *reading) isAgency(p span) bool {
	for i := p.first; i < p.last; i++ {
		t := &r.tokens[i]
		if t.is(agency) {
			return true
		}
		switch t.lower {
		case "times", "post", "journal", "news", "magazine", "guardian", "telegraph", "newspaper", "radio", "tv", "television", "herald", "tribune", "insider", "broadcaster", "voice":
			return t.is(capital)
		}
	}
	return false
}

// isPerson reports whether a name is one that the text gives in full, a role,
// or anything else that is he or she rather than it.
func (r *reading) isPerson(name string) bool {
	last := name[strings.LastIndexByte(name, ' ')+1:]
	if full, ok := r.fullNames[last]; ok && strings.HasSuffix(full, name) {
		return r.lex.classes[lower(last)]&people == 0
	}
	return r.lex.classes[lower(last)]&role != 0
}
