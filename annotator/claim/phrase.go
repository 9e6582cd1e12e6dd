package claim

// nominal reports whether tokens[i] can be part of a noun phrase.
func (r *reading) nominal(i int) bool {
	t := &r.tokens[i]
	if t.is(capital) && (t.text == "US" || t.text == "IT" || !t.is(preposition|conjunction|subordinator|relative|pronoun|auxiliary|modal)) {
		return true
	}
	return !t.is(mark | preposition | conjunction | subordinator | relative | pronoun | auxiliary | modal)
}

// nounPhraseBefore is the plain noun phrase that ends before end.
func (r *reading) nounPhraseBefore(end, stop int) span {
	first := end
	for first > stop && r.nominal(first-1) && (r.tokens[first-1].quantity == 0 || first == end) {
		first--
		if r.tokens[first].is(determiner) && !r.tokens[first].is(capital) {
			break
		}
		if first > stop && r.tokens[first].is(verbal) && !r.tokens[first].is(noun) && r.isVerb(first, stop, end) {
			first++
			break
		}
	}
	return span{first, end}
}

// nounPhraseAfter is the plain noun phrase that begins at i: adjectives, nouns
// and names, up to a verb, a preposition or a mark.
func (r *reading) nounPhraseAfter(i, last int) span {
	end := i
	for end < last {
		t := &r.tokens[end]
		if end > i && (t.lower == "and" || t.lower == "or") && r.attributive(end-1) && end+2 < last && r.attributive(end+1) && r.nominal(end+2) {
			end++ // "open and pending files"
			continue
		}
		if t.quantity != 0 && end > i || !r.nominal(end) && (end > i || !t.is(determiner)) {
			break
		}
		if t.is(determiner) && end > i && !possessive(r.tokens[end-1].text) {
			break
		}
		if t.is(adverb) && !t.is(adjective) && (end+1 >= last || !r.nominal(end+1) || r.tokens[end+1].is(verbal)) {
			break
		}
		if t.is(verbal) && r.isVerb(end, max(i-1, 0), last) && (!r.modifier(end, last) || end > i && !r.tokens[end-1].is(adjective|adverb)) {
			break
		}
		if end == i && t.is(gerund) && !t.is(capital) && end+1 < last && !r.nominal(end+1) {
			break
		}
		end++
	}
	return span{i, end}
}

// attributive reports whether tokens[i] can only stand before a noun.
func (r *reading) attributive(i int) bool {
	t := &r.tokens[i]
	return !t.is(capital) && (t.is(adjective) || t.is(gerund) || t.verb != nil && t.verb.participle) && t.quantity == 0
}

// modifier reports whether the participle at i stands before its noun: "open
// and ongoing cases", "convicted criminals".
func (r *reading) modifier(i, last int) bool {
	t := &r.tokens[i]
	return t.verb != nil && (t.verb.ing || t.verb.participle) && i+1 < last && r.tokens[i+1].class&^(capital|document|role|people|noun|measurable|unitWord) == 0 && r.tokens[i+1].quantity == 0
}

// textOf is the text of a span, quotation marks at its ends left out.
func (r *reading) textOf(s span) string {
	for !s.empty() && r.tokens[s.first].is(mark) && !sign([]rune(r.tokens[s.first].text)[0]) && r.tokens[s.first].text != "(" {
		s.first++
	}
	for !s.empty() && r.tokens[s.last-1].is(mark) && r.tokens[s.last-1].text != ")" {
		s.last--
	}
	if s.empty() {
		return ""
	}
	return r.doc.Text[r.tokens[s.first].start:r.tokens[s.last-1].end]
}
