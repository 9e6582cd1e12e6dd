package quantity

// one decides whether "one" counts ("one count of fraud", "one of the dead")
// or is a pronoun, an idiom or part of a name.
func (p *parser) one(m measured, lead int) bool {
	if p.isWord(m.first, "one") && p.isWord(lead-1, "at") && p.isAny(m.end-1, "point", "time", "stage") {
		return false
	}
	if m.digits || !p.isWord(m.first, "one") || m.money != nil || m.unit != nil || m.scale > 0 || m.share {
		if m.unit != nil && m.unit.kind == Duration && p.isWord(m.first, "one") && !m.compound {
			return !p.isWord(m.end-1, "day") || p.isAny(lead-1, "only", "just", "than", "about", "within", "least", "for", "in", "after")
		}
		return true
	}
	if p.isHyphen(lead-1) && p.glued(lead) ||
		p.isAny(lead-1, "no", "the", "this", "that", "any", "every", "each", "another", "which", "some", "day", "number", "square") {
		return false
	}
	if m.compound {
		return m.counted > 0 && !p.is(m.counted, classIdiom)
	}
	if p.toks[m.first].capital && (p.capitalBefore(m.first) || !p.sentenceEnd(m.first) && p.at(m.end) && p.toks[m.end].capital) {
		return false
	}
	if p.isWord(m.end, "or") && p.isWord(m.end+1, "more") {
		return p.nounPhrase(m.end+2, true).ok
	}
	if p.isWord(m.end, "of") {
		k := m.end + 1
		return p.is(k, classDeterminer|classCardinal) || p.isAny(k, "many", "several") || p.at(k) && (p.toks[k].capital || p.toks[k].kind == numberToken)
	}
	if p.is(m.end, classIdiom) && p.isAny(m.end, "another", "thing", "time", "way", "side") {
		return false
	}
	ph := p.nounPhrase(m.end, false)
	return ph.ok && (!p.plural(ph.head) || p.is(ph.head, classPlural)) // "if one steps back"
}

// zeroCounts tells "zero deaths" from "Ground Zero" and "zero tolerance".
func (p *parser) zeroCounts(m measured) bool {
	if m.unit != nil || m.money != nil {
		return true
	}
	if m.compound || p.capitalBefore(m.first) || p.toks[m.first].capital && p.at(m.end) && p.toks[m.end].capital {
		return false
	}
	return p.pluralSoon(m.end) || p.isAny(m.first-1, "from", "to", "at", "near", "above", "below") || !p.at(m.end) || p.isAny(m.end, "is", "to")
}
