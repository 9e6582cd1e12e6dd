package claim

// boundary reports whether tokens[i] begins a new clause.
func (r *reading) boundary(i int) bool {
	t := &r.tokens[i]
	if t.is(mark) {
		switch t.text {
		case ".":
			return i == 0 || !r.lex.abbrev[r.tokens[i-1].lower] || r.tokens[i-1].end != t.start
		case ";", ":", "—", "–", "“", "”", "\"", "(", ")", "?", "!", "-", "--":
			return true
		}
		return false
	}
	if t.is(relative) {
		return true
	}
	switch t.lower {
	case "when", "while", "because", "if", "although", "though", "unless", "whereas", "where", "according":
		return true
	case "that":
		return i == 0 || !r.tokens[i-1].is(preposition) || i+1 < len(r.tokens) && !r.nominal(i+1)
	}
	return false
}

// subject finds the noun phrase before a verb group.
func (r *reading) subject(g group, s sentence, before []group) span {
	end := r.unhedged(g.first, s.first)
	for end > s.first && r.tokens[end-1].is(adverb) && !r.tokens[end-1].is(determiner|adjective) && r.tokens[end-1].lower != "there" {
		end--
	}
	if r.tokens[g.first].lower == "that's" && g.first > s.first && r.tokens[g.first-1].text != "," && r.nominal(g.first-1) {
		return r.antecedent(g.first, s) // "a pump that's 8% louder"
	}
	if f := &r.tokens[g.first]; f.is(pronoun) && f.is(auxiliary|modal) {
		return span{g.first, g.first + 1} // "you'd", "they're"
	}
	if end == s.first {
		return span{}
	}
	t := &r.tokens[end-1]
	if t.lower == "there" {
		return span{end - 1, end}
	}
	if n := len(before); n > 0 && t.lower == "to" && r.raises(&before[n-1]) && end-1-before[n-1].last > 0 {
		if p := r.phraseBefore(end-1, s, before); !p.empty() {
			return p // "expect the number of cars to grow"
		}
	}
	if n := len(before); n > 0 && (t.lower == "to" || r.isGerund(g) && (t.text == "," || t.is(preposition|subordinator) || before[n-1].last >= end)) {
		return r.lastFinite(before) // "to yield", ", stopping 30 shots", "kept on rising"
	}
	switch {
	case t.is(relative) || t.lower == "that" && end-1 > s.first:
		return r.antecedent(end-1, s)
	case t.text == "," && len(before) == 0 && !r.parenthetical(end-1, s).ok:
		if p := r.beforeAside(end-1, s); !p.empty() {
			return p
		}
		if r.opensAside(g, s) && !r.tokens[end-2].is(timeWord) { // "An inquiry, expected to take a month, will …"
			return r.phraseBefore(end-1, s, nil)
		}
		return span{}
	case t.is(conjunction) || t.text == "," && !r.parenthetical(end-1, s).ok:
		// "cut jobs and closed two plants": the subject of the verb before
		if n := len(before); n > 0 {
			return before[n-1].subject
		}
		return span{}
	}
	if t.text == "," {
		end = r.parenthetical(end-1, s).at
	}
	if p := r.pastRelative(g, s, before); !p.empty() {
		return p
	}
	return r.phraseBefore(end, s, before)
}

// pastRelative is the subject of a verb that a relative clause stands before:
// "[the share of people] who have reported using it was". The verb of that clause
// is the one before; a clause of saying may have a subject of its own.
func (r *reading) pastRelative(g group, s sentence, before []group) span {
	if r.isGerund(g) || g.first > s.first && r.tokens[g.first-1].lower == "to" {
		return span{}
	}
	for n, next := len(before)-1, g.first; n >= 0; n-- {
		b := &before[n]
		for i := b.last; i < next; i++ {
			if t := &r.tokens[i]; t.is(mark|conjunction) || t.is(personal) && i > b.last || r.boundary(i) || t.is(subordinator) && !t.is(determiner|preposition) {
				return span{}
			}
		}
		next = b.first
		if b.reduced {
			continue
		}
		if n == 0 && b.first-2 > s.first && r.tokens[b.first-1].lower == "to" && r.nominal(b.first-2) && !r.tokens[b.first-2].is(adverb) && !r.isVerb(b.first-2, s.first, s.last) {
			return r.phraseBefore(b.first-1, s, nil) // "the pledge to cut emissions will cost"
		}
		if b.first-1 <= s.first || !r.tokens[b.first-1].is(relative) || b.verb != nil && b.verb.speech != "" && n == len(before)-1 {
			return span{}
		}
		return r.phraseBefore(b.first-1, s, before[:n])
	}
	return span{}
}

// opensAside reports whether a participle after the comma tells more of the noun
// phrase that the sentence opens with.
func (r *reading) opensAside(g group, s sentence) bool {
	v, first := r.tokens[g.first].verb, &r.tokens[s.first]
	return v != nil && (v.participle || v.ing) && (first.is(determiner) || first.is(capital)) && !first.is(preposition|timeWord|subordinator)
}

// beforeAside is the subject of the first verb of a sentence where a comma stands
// right before that verb, at i: something is put between them, whatever it is
// ("The flat, without a view, was sold", "The number, however, fell").
func (r *reading) beforeAside(i int, s sentence) span {
	if t := &r.tokens[s.first]; t.is(capital) && !t.is(preposition|subordinator|conjunction|adverb|timeWord) || t.is(determiner) {
		for k := s.first + 1; k < i && k < s.first+8; k++ {
			if r.tokens[k].text == "," && !r.tokens[k-1].is(timeWord) { // what is put between may have commas itself
				return span{s.first, k}
			}
		}
	}
	for k := i - 1; k > s.first; k-- {
		if r.tokens[k].text == "," && r.tokens[k-1].is(timeWord) {
			return span{} // "Right now, having …"
		}
		if r.tokens[k].text == "," {
			return r.phraseBefore(k, s, nil)
		}
		if r.tokens[k].is(mark) {
			break
		}
	}
	return span{}
}

// raises reports whether the object of a verb is the subject of the infinitive
// after it: "expect sales to grow".
func (r *reading) raises(g *group) bool {
	if g.verb == nil {
		return false
	}
	switch g.verb.base {
	case "expect", "want", "allow", "cause", "ask", "tell", "force", "urge", "help", "enable", "order", "invite", "project", "forecast", "permit", "require":
		return true
	}
	return false
}

func (r *reading) isGerund(g group) bool {
	if l := r.tokens[g.first].lower; l == "being" || l == "having" {
		return true
	}
	v := r.tokens[g.first].verb
	return g.last-g.first == 1 && v != nil && v.ing
}

// lastFinite is the subject of the last group that is not a bare participle.
func (r *reading) lastFinite(before []group) span {
	for n := len(before) - 1; n >= 0; n-- {
		if v := before[n].verb; n > 0 && v != nil && v.speech == "any" && !before[n].subject.empty() && before[n].subject.first > 0 && r.tokens[before[n].subject.first-1].text == "," {
			continue // "…, county doctors said, going from 31"
		}
		if !before[n].reduced && !before[n].subject.empty() {
			return before[n].subject
		}
	}
	return before[len(before)-1].subject
}

// parenthesis is what stands between two commas after a noun phrase.
type parenthesis struct {
	at int // where the noun phrase before it ends
	ok bool
}

// parenthetical looks from the comma at i back for the one that opens the
// parenthesis: ", which has 12 branches,", ", 43,", ", the bank,".
func (r *reading) parenthetical(i int, s sentence) parenthesis {
	for k := i - 1; k > s.first && k > i-30; k-- {
		if r.tokens[k].text != "," {
			if t := r.tokens[k].text; t == ";" || t == ":" || t == "”" || t == "\"" || t == "“" {
				return parenthesis{}
			}
			continue
		}
		first := &r.tokens[k+1]
		if first.is(relative|determiner) || first.is(digit) || first.quantity != 0 || first.is(role) || first.lower == "now" || first.lower == "formerly" || first.lower == "using" || first.lower == "author" || first.lower == "based" || first.is(gerund) || first.is(verbal) {
			return parenthesis{at: k, ok: true}
		}
		if first.is(preposition) && k+2 < i && (r.tokens[k+2].is(timeWord) || year(r.tokens[k+2].lower) != 0) {
			return parenthesis{at: k, ok: true}
		}
		if first.lower == "including" || first.is(capital) && i-k <= 4 {
			return parenthesis{at: k, ok: true}
		}
		return parenthesis{}
	}
	return parenthesis{}
}

// antecedent is the noun phrase that the relative pronoun at i stands for.
func (r *reading) antecedent(i int, s sentence) span {
	end := i
	for end > s.first && (r.tokens[end-1].text == "," || r.tokens[end-1].is(preposition) && r.tokens[i].is(relative)) {
		end--
	}
	for end > s.first+1 && (r.tokens[end-1].is(timeWord) || r.tokens[end-1].lower == "late" || r.tokens[end-1].lower == "early") {
		end-- // "approved a budget late Monday that reserves"
		if end > s.first && (r.tokens[end-1].quantity != 0 || r.tokens[end-1].is(determiner)) {
			return span{} // "in under nine weeks that"
		}
	}
	return r.nounPhraseBefore(end, s.first)
}

// phraseBefore is the subject that ends before end: the noun phrase with its
// complements, back to the start of its clause.
func (r *reading) phraseBefore(end int, s sentence, before []group) span {
	stop, clauses := s.first, false // clauses: "and" joins clauses, not nouns
	for n := len(before) - 1; n >= 0; n-- {
		if g := &before[n]; g.last <= end && !g.reduced {
			stop = g.last
			clauses = g.verb == nil || g.verb.speech == ""
			break
		}
	}
	first := end
	for first > stop {
		t := &r.tokens[first-1]
		if t.text == "," && r.apposition(first, end, stop) {
			first--
			continue
		}
		if r.boundary(first-1) || t.text == "," {
			break
		}
		if t.is(subordinator) && !t.is(determiner|conjunction) && first < end && (r.tokens[first].is(personal|determiner) || r.tokens[first].quantity != 0) {
			break // "since it signed", "after 211 were"
		}
		if t.is(conjunction) && clauses {
			break
		}
		if t.is(conjunction) && (t.lower == "but" || first-2 < stop || r.tokens[first-2].text == "," || !r.nominal(first-2)) {
			break
		}
		first--
	}
	for first < end && (r.tokens[first].is(conjunction) || r.tokens[first].is(adverb) && !r.tokens[first].is(determiner|adjective)) && r.tokens[first].quantity == 0 {
		first++
	}
	for first+1 < end && (r.tokens[first].is(subordinator) && !r.tokens[first].is(determiner) || r.tokens[first].is(preposition) && r.tokens[first+1].is(personal)) {
		first++
	}
	// "In June the firm": a time or place put first is not the subject
	if first < end && r.tokens[first].is(preposition) {
		for k := first + 1; k < end; k++ {
			if k > first+1 && (r.tokens[k].is(determiner) || r.tokens[k].is(personal) && k == end-1) {
				first = k
				break
			}
		}
	}
	return span{r.contact(first, end), end}
}

// contact is where the subject begins in a relative clause without a pronoun:
// "a state [Obama] won".
func (r *reading) contact(first, end int) int {
	at := end
	for at > first && r.nameWord(at-1) {
		at--
	}
	if at == end || at-2 < first {
		return first
	}
	t := &r.tokens[at-1]
	if t.class&^noun == 0 && t.quantity == 0 && (r.tokens[at-2].is(determiner) || at-3 >= first && r.tokens[at-3].is(determiner)) {
		return at
	}
	return first
}

// apposition reports whether tokens[first:end] is a name in apposition to the
// noun phrase before the comma: "its chief executive, Fiona Garrow".
func (r *reading) apposition(first, end, stop int) bool {
	if end-first > 4 || end == first || first-2 < stop {
		return false
	}
	for i := first; i < end; i++ {
		if !r.nameWord(i) {
			return false
		}
	}
	p := r.nounPhraseBefore(first-1, stop)
	for i := p.first; i < p.last; i++ {
		if r.tokens[i].is(timeWord) {
			return false // "A year ago, NASA said"
		}
	}
	return !p.empty() && r.tokens[p.first].is(determiner) && r.tokens[p.last-1].is(role|people) && !r.tokens[p.last-1].is(capital)
}
