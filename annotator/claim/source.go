package claim

import (
	"strings"
)

// attribution is one act of saying: who says what stands in its scope.
type attribution struct {
	scope    span // tokens that are said
	clause   span // the words that say so: "he wrote", "according to the army"
	sentence int
	speaker  string
	pronoun  bool // the speaker was given as he, she, it or they
	document bool // the speaker is a poll, a report, records
	via      string
	cue      string
	verb     string // base form; empty for "according to"
	stance   Stance
}

// speakers reads a document's acts of saying, in order, and keeps who spoke
// last, so that pronouns can be resolved.
type speakers struct {
	r       *reading
	found   []attribution
	byQuote map[int]int // quotation → attribution
	person  string      // the last person who spoke or acted
	body    string      // the last body that spoke
	ofWhole map[int][]int
	grammar func(int) []group
	now     int // the sentence that is read
}

// attributions finds who says what in the sentences of a document.
func (r *reading) attributions(grammar func(int) []group) *speakers {
	s := &speakers{r: r, byQuote: map[int]int{}, ofWhole: map[int][]int{}, grammar: grammar}
	for k := range r.sentences {
		s.now = k
		sent := r.sentences[k]
		if !r.mentionsSaying(sent) {
			s.actor(sent)
			continue
		}
		groups := grammar(k)
		for i := range groups {
			s.saying(k, groups, i)
		}
		s.nouns(k, groups)
		s.accordingTo(k, groups)
		s.actor(sent)
	}
	s.quotes()
	for i := range s.found {
		a := &s.found[i]
		s.ofWhole[a.sentence] = append(s.ofWhole[a.sentence], i)
	}
	return s
}

// mentionsSaying is a cheap test that spares most sentences the grammar.
func (r *reading) mentionsSaying(s sentence) bool {
	for i := s.first; i < s.last; i++ {
		t := &r.tokens[i]
		if t.verb != nil && t.verb.speech != "" || t.is(speechNoun) || t.lower == "according" {
			return true
		}
	}
	return false
}

// actor notes a person named at the start of a sentence, for "he said" later.
func (s *speakers) actor(sent sentence) {
	for i := sent.first; i < sent.last && i < sent.first+8; i++ {
		if !s.r.nameWord(i) {
			continue
		}
		last := i
		for last+1 < sent.last && s.r.nameWord(last+1) {
			last++
		}
		if last > i {
			if full, ok := s.r.fullNames[withoutPossessive(s.r.tokens[last].text)]; ok && s.r.isPerson(full) {
				s.person = s.r.withoutTitle(full)
				return
			}
		}
		i = last
	}
}

// saying reads groups[i] as an act of saying, if it is one.
func (s *speakers) saying(k int, groups []group, i int) {
	r, g := s.r, groups[i]
	sent := r.sentences[k]
	if g.verb == nil || g.verb.speech == "" || g.negative && g.verb.stance != Denied {
		return
	}
	if g.passive {
		s.proposedBy(k, g)
		return
	}
	who, inverted := g.subject, false
	if after := s.speakerAfter(g, sent); !after.empty() {
		who, inverted = after, true
	}
	if who.empty() || !s.plausible(who, g) {
		return
	}
	a := attribution{sentence: k, cue: r.tokens[g.main].lower, verb: g.verb.base, stance: g.verb.stance}
	a.clause = span{min(who.first, g.first), max(who.last, g.last)}
	apart := inverted || !g.reduced && s.setApart(a.clause, sent, groups[:i])
	if g.verb.speech == "quoted" && !apart && !s.introduces(g, sent) {
		return
	}
	if !apart && !s.isDocument(who) && !s.introduces(g, sent) && (r.ofRelative(g, sent) || g.verb.base == "find" && (!r.hasPeople(who) || r.tokens[g.first-min(1, g.first)].is(conjunction))) {
		return // "found eight on the rocks", "who have reported using it"
	}
	if g.verb.base == "tell" && (g.can || g.modal && r.tokens[g.first].lower == "could") {
		return // "could tell a knot from a dunlin"
	}
	if g.verb.base == "put" && !s.r.putsAt(g, sent) || g.verb.base == "see" && !g.present || g.verb.base == "plan" && !g.present {
		return
	}
	a.document = s.isDocument(who)
	a.speaker, a.pronoun = s.name(who, groups, i)
	if a.speaker == "" {
		return
	}
	a.scope = s.scope(a.clause, g, sent, apart)
	a.via = s.told(&a, g, sent)
	s.keep(a)
}

// ofRelative reports whether a verb stands in a relative clause, which says
// something of the noun before it and not what the sentence is on: "people who
// reported fevers".
func (r *reading) ofRelative(g group, sent sentence) bool {
	return g.first > sent.first && r.tokens[g.first-1].is(relative)
}

// putsAt reports whether "put" gives a level: "police put the number at 35,000".
func (r *reading) putsAt(g group, sent sentence) bool {
	for i := g.last; i+1 < sent.last && i < g.last+8; i++ {
		if r.tokens[i].lower == "at" {
			return r.tokens[i+1].quantity != 0 || i+2 < sent.last && r.tokens[i+2].quantity != 0
		}
	}
	return false
}

// proposedBy reads "a plan was proposed by the government": what is proposed or
// forecast in the passive is said by whom the "by" names.
func (s *speakers) proposedBy(k int, g group) {
	r := s.r
	sent := r.sentences[k]
	if g.verb.stance != Proposed && g.verb.stance != Projected || g.last >= sent.last || r.tokens[g.last].lower != "by" {
		return
	}
	p := r.speakerPhrase(g.last+1, sent.last)
	if p.empty() || !s.plausible(p, g) {
		return
	}
	if name, pronoun := s.name(p, nil, 0); name != "" {
		s.keep(attribution{
			sentence: k, cue: r.tokens[g.main].lower, verb: g.verb.base, stance: g.verb.stance,
			speaker: name, pronoun: pronoun, scope: span{sent.first, g.first}, clause: span{g.first, p.last},
		})
	}
}

// scope is what of a sentence is said: what follows the verb, up to a dash;
// for a clause set apart what stands before it, and what follows where the
// clause is only put in between ("sales, she said, rose").
func (s *speakers) scope(clause span, g group, sent sentence, apart bool) span {
	r := s.r
	if apart {
		for i := clause.last; i < sent.last && i < clause.last+7; i++ { // past "in a statement on Monday"
			t := &r.tokens[i]
			if i > clause.last && (t.is(verbal|relative) || t.quantity != 0) {
				break
			}
			if t.text == "," && i+1 < sent.last && r.tokens[i+1].is(relative) {
				break // "…, said Ann Lee, who runs two shops"
			}
			if t.text == "," || t.lower == "that" && i == clause.last || opening(t.text) || t.text == ";" {
				return span{sent.first, sent.last}
			}
		}
		return span{sent.first, max(clause.first, sent.first)}
	}
	last := g.last
	for last < sent.last && r.tokens[last].text != "—" && r.tokens[last].text != "–" && r.tokens[last].text != ";" && !r.turns(last, sent.last) {
		last++
	}
	return span{g.last, last}
}

// turns reports whether the sentence turns to something else at i: ", but …".
func (r *reading) turns(i, last int) bool {
	if r.tokens[i].text != "," || i+1 >= last {
		return false
	}
	switch r.tokens[i+1].lower {
	case "but", "while", "although", "though", "whereas", "yet":
		return true
	}
	return false
}

// setApart reports whether a clause of saying stands after what was said: after
// a comma or a closing quotation mark. What stands before the comma must have a
// verb, or the clause must be put in between: "In addition to its 30 jets, it
// announced" opens with no more than a place or a reason.
func (s *speakers) setApart(clause span, sent sentence, before []group) bool {
	r, i := s.r, clause.first
	if i == sent.first {
		return i > 0 && (closing(r.tokens[i-1].text) || r.tokens[i-1].text == "\"") && r.sentences[r.tokens[i-1].sentence].paragraph == sent.paragraph
	}
	t := &r.tokens[i-1]
	if t.text != "," {
		return closing(t.text) || t.text == "\"" || t.text == "–" || t.text == "—"
	}
	if i >= sent.first+2 && (closing(r.tokens[i-2].text) || r.tokens[i-2].text == "\"") || r.tokens[i-1].quote != 0 || clause.last < sent.last && r.tokens[clause.last].text == "," {
		return true
	}
	for n := range before {
		if !before[n].reduced && before[n].last <= i {
			return true
		}
	}
	for k := sent.first; k < i-1; k++ {
		if r.tokens[k].text == "," {
			return true
		}
	}
	return !r.tokens[sent.first].is(preposition|subordinator) && r.tokens[sent.first].quantity == 0 && i-sent.first > 4 || i-sent.first > 12
}

// introduces reports whether a verb is followed by what is said: "that", a
// quotation, or a claim.
func (s *speakers) introduces(g group, sent sentence) bool {
	for i := g.last; i < sent.last && i < g.last+4; i++ {
		t := &s.r.tokens[i]
		if t.lower == "that" || opening(t.text) || t.text == "\"" || t.is(speechNoun) {
			return true
		}
	}
	return false
}

// told returns through whom a saying reached the article: "wrote to the Y
// that", "told Reuters".
func (s *speakers) told(a *attribution, g group, sent sentence) string {
	i := g.last
	switch g.verb.base {
	case "tell":
	case "write":
		if i >= sent.last || s.r.tokens[i].lower != "to" {
			return ""
		}
		i++
	default:
		return ""
	}
	p := s.r.speakerPhrase(i, sent.last)
	if p.empty() {
		return ""
	}
	if a.scope.first >= g.last {
		a.scope.first = p.last
	}
	if g.verb.base == "tell" && !s.r.isAgency(p) {
		return ""
	}
	a.clause.last = max(a.clause.last, p.last)
	return strings.TrimPrefix(strings.TrimPrefix(s.r.textOf(p), "the "), "The ")
}

// nouns reads "made an unsubstantiated claim that", "repeated the estimate that".
func (s *speakers) nouns(k int, groups []group) {
	r := s.r
	sent := r.sentences[k]
	for i := sent.first + 1; i+1 < sent.last; i++ {
		t := &r.tokens[i]
		if !t.is(speechNoun) || r.tokens[i+1].lower != "that" && r.tokens[i+1].lower != "of" || r.tokens[i-1].is(pronoun) {
			continue
		}
		if r.tokens[i+1].lower == "of" && singular(t.lower) != "claim" && singular(t.lower) != "allegation" {
			continue
		}
		a := attribution{sentence: k, cue: t.lower, stance: Stated, scope: span{i + 1, sent.last}, clause: span{i, i + 1}}
		switch singular(t.lower) {
		case "claim", "allegation", "rumour", "rumor", "accusation", "assertion", "suggestion":
			a.stance = Claimed
		case "prediction", "forecast":
			a.stance = Projected
		}
		for n := len(groups) - 1; n >= 0; n-- {
			if g := groups[n]; g.last <= i && g.verb != nil && !g.passive && !g.subject.empty() {
				a.speaker, a.pronoun = s.name(g.subject, groups, n)
				a.clause.first = g.subject.first
				if g.verb.stance == Denied {
					a.stance = Denied
				}
				break
			}
		}
		if a.speaker != "" {
			s.keep(a)
		}
	}
}

// accordingTo reads "according to X". After another clause of saying it names
// the medium: “…,” he wrote, according to the Herald.
func (s *speakers) accordingTo(k int, groups []group) {
	r := s.r
	sent := r.sentences[k]
	for i := sent.first; i+2 < sent.last; i++ {
		if r.tokens[i].lower != "according" || r.tokens[i+1].lower != "to" {
			continue
		}
		p := r.speakerPhrase(i+2, sent.last)
		if p.empty() {
			continue
		}
		if p.last-p.first == 1 && r.tokens[p.first].quantity != 0 && p.last < sent.last && r.tokens[p.last].is(document) {
			p.last++ // "one estimate"
		}
		who := p
		for n := p.first; n+1 < p.last; n++ { // "data from the bureau"
			if r.tokens[n].is(document) && (r.tokens[n+1].lower == "from" || r.tokens[n+1].lower == "by") {
				who.first = n + 2
				break
			}
		}
		name, pronoun := s.name(who, groups, len(groups))
		if name == "" {
			continue
		}
		if n := len(s.found); n > 0 && s.found[n-1].sentence == k && s.found[n-1].clause.last <= i && i-s.found[n-1].clause.last <= 3 {
			s.found[n-1].via = name
			continue
		}
		scope := span{sent.first, sent.last}
		for n := sent.first; n < sent.last; n++ {
			if r.tokens[n].text == ";" {
				if n < i {
					scope.first = n + 1
				} else {
					scope.last = n
					break
				}
			}
		}
		s.keep(attribution{
			sentence: k, cue: "according to", stance: Stated, speaker: name, pronoun: pronoun,
			scope: scope, clause: span{i, p.last}, document: s.isDocument(p),
		})
	}
}

// keep records an act of saying. A medium that reports what another says is
// through whom it came: "…, Smith said, Reuters reported".
func (s *speakers) keep(a attribution) {
	s.found = append(s.found, a)
	switch {
	case a.document:
	case s.r.isPerson(a.speaker):
		s.person = a.speaker
	default:
		s.body = a.speaker
	}
}
