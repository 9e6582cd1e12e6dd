package claim

import "strings"

// name gives the speaker's name as the text has it: a person's full name
// without role and title, a body with its article left out before a proper
// name. Pronouns resolve to whom they stand for. i is the group of which the
// phrase is the subject.
func (s *speakers) name(who span, groups []group, i int) (name string, wasPronoun bool) {
	r := s.r
	first := &r.tokens[who.first]
	if first.is(personal) && (who.last-who.first == 1 || !r.nominal(who.first+1)) {
		return s.standsFor(first.lower, groups, i), true
	}
	if last := &r.tokens[who.last-1]; last.is(personal) && !last.is(auxiliary|modal) { // "Next year it", "In May they"
		return s.standsFor(last.lower, groups, i), true
	}
	p := r.speakerHead(who)
	if p.empty() || r.tokens[p.first].lower == "according" || r.tokens[p.first].is(pronoun) && !r.tokens[p.first].is(determiner) && p.last-p.first == 1 {
		return "", false
	}
	if run := r.nameRun(p); !run.empty() {
		return r.fullName(r.textOf(run)), false
	}
	if r.tokens[p.first].lower == "the" && p.last-p.first > 1 && r.tokens[p.first+1].is(capital) {
		p.first++
	}
	return withoutPossessive(r.textOf(p)), false
}

// speakerHead cuts a subject down to the speaker: no apposition, no relative
// clause, no time.
func (r *reading) speakerHead(who span) span {
	for i := who.first; i < who.last; i++ {
		t := &r.tokens[i]
		if i > who.first && (t.text == "," || t.text == "(" || t.text == "–" || t.text == "—" || t.is(relative)) {
			who.last = i
			break
		}
		// "Clark in October", "records on Tuesday"
		if i > who.first && t.is(preposition) && i+1 < who.last && (r.tokens[i+1].is(timeWord) || year(r.tokens[i+1].lower) != 0) {
			who.last = i
			break
		}
	}
	for !who.empty() && (r.tokens[who.first].is(mark|conjunction|preposition) || r.timeBefore(who)) {
		who.first++
	}
	for !who.empty() && (r.tokens[who.last-1].is(mark) && r.tokens[who.last-1].text != "." || r.tokens[who.last-1].is(timeWord) && !r.tokens[who.last-1].is(capital)) {
		who.last--
	}
	return who
}

// timeBefore reports whether a phrase begins with a time that the next words do
// not belong to: "Next year the union", "2024 officials".
func (r *reading) timeBefore(p span) bool {
	if p.last-p.first < 2 {
		return false
	}
	t, next := &r.tokens[p.first], &r.tokens[p.first+1]
	switch {
	case t.is(timeWord) && !t.is(role|people|adjective) && !possessive(t.text):
		return next.is(determiner|capital) || next.is(personal)
	case t.is(adjective) && next.is(timeWord):
		return p.last-p.first > 2 && (r.tokens[p.first+2].is(determiner|personal) || !possessive(next.text) && r.tokens[p.first+2].is(capital))
	}
	return year(t.lower) != 0
}

// nameRun is the person's name at the end of a phrase: "journalist and former
// detective [Oleg Marsh]", "Dr. [Ann Poole]". Empty where the phrase does
// not end in a name that follows a role.
func (r *reading) nameRun(p span) span {
	first := p.last
	for first > p.first && r.nameWord(first-1) && !possessive(r.tokens[first-1].text) {
		first--
	}
	if first == p.last {
		return span{}
	}
	role0 := -1
	for i := p.first; i < p.last; i++ {
		if r.tokens[i].is(role) && i+1 < p.last {
			role0 = i
		}
	}
	if role0 < 0 || r.tokens[p.first].is(determiner) && first <= p.first+1 {
		if first == p.first || first == p.first+1 && r.lex.abbrev[r.tokens[p.first].lower] {
			return span{} // all of it is one name, or there is no role
		}
		if role0 < 0 {
			return span{}
		}
	}
	if role0 >= first {
		first = role0 + 1
	}
	for first < p.last && r.tokens[first].is(mark) {
		first++
	}
	for i := first; i < p.last; i++ {
		if !r.nameWord(i) {
			return span{}
		}
	}
	return span{first, p.last}
}

// fullName completes a last name by the full name that the text gives first.
func (r *reading) fullName(name string) string {
	name = withoutPossessive(name)
	if full, ok := r.fullNames[name]; ok {
		return r.withoutTitle(full)
	}
	return name
}

// withoutTitle drops roles and titles before a name.
func (r *reading) withoutTitle(name string) string {
	f := strings.Fields(name)
	for len(f) > 1 && r.lex.classes[lower(strings.Trim(f[0], "."))]&role != 0 {
		f = f[1:]
	}
	for i := len(f) - 2; i > 0; i-- { // "Indian Prime Minister Narendra Modi"
		if r.lex.classes[lower(f[i])]&role != 0 {
			f = f[i+1:]
			break
		}
	}
	return strings.Join(f, " ")
}

// standsFor resolves a pronoun: he and she to the last person, it and they to
// the subject of the sentence or to the last body that spoke.
func (s *speakers) standsFor(p string, groups []group, i int) string {
	switch p {
	case "he", "she":
		if s.person == "" {
			return s.body
		}
		return s.person
	case "it", "they":
		for n := 0; n < i && n < len(groups); n++ {
			subject := groups[n].subject
			if subject.empty() || s.r.tokens[subject.first].is(pronoun) || groups[n].reduced {
				continue
			}
			if p == "it" && s.r.sayer(subject) || p == "they" && s.r.hasPeople(subject) {
				return s.r.bodyName(subject)
			}
		}
		if p == "it" || s.body == "" {
			if name := s.subjectBefore(); name != "" {
				return name
			}
		}
		if s.body == "" {
			return s.person
		}
		return s.body
	case "i", "we":
		return s.person
	}
	return ""
}

// subjectBefore is the body that the sentence before, or the one before that,
// is about; empty where it is a person or is not named.
func (s *speakers) subjectBefore() string {
	if n := len(s.found); n > 0 && s.body != "" && s.found[n-1].sentence >= s.now-1 && s.found[n-1].speaker == s.body && !s.r.hasPlural(s.body) {
		return s.body // who spoke just now
	}
	for k := s.now - 1; k >= 0 && k >= s.now-2; k-- {
		for _, g := range s.grammar(k) {
			if g.subject.empty() || g.reduced || s.r.tokens[g.subject.first].is(pronoun) {
				continue
			}
			if name := s.r.bodyName(g.subject); s.r.sayer(g.subject) && !s.r.hasPlural(name) {
				return name
			}
			break
		}
	}
	return ""
}

// hasPlural reports whether a name is a plural such as "the officials".
func (r *reading) hasPlural(name string) bool {
	first := name
	if cut, _, ok := strings.Cut(name, " of "); ok {
		first = cut
	}
	last := lower(first[strings.LastIndexByte(first, ' ')+1:])
	return r.lex.classes[last]&(people|role) != 0 && strings.HasSuffix(last, "s")
}

// sayer reports whether a phrase names a body: a proper name or a word such as
// company or ministry.
func (r *reading) sayer(p span) bool {
	for i := p.first; i < p.last && r.tokens[i].text != ","; i++ {
		if r.tokens[i].is(people) || r.nameWord(i) && !possessive(r.tokens[i].text) {
			return true
		}
	}
	return false
}

func (r *reading) bodyName(p span) string {
	p = r.speakerHead(p)
	if !p.empty() && r.tokens[p.first].lower == "the" && p.last-p.first > 1 && r.tokens[p.first+1].is(capital) {
		p.first++
	}
	return withoutPossessive(r.textOf(p))
}

// quotes gives each quotation its speaker: the clause of saying after it, else
// the one before it, else whoever spoke the quotation before.
func (s *speakers) quotes() {
	r := s.r
	at := 0
	for q, quote := range r.quotations {
		if !quote.speech {
			continue
		}
		for at < len(s.found) && s.found[at].clause.last < quote.first-8 {
			at++
		}
		for i := at; i < len(s.found) && s.found[i].clause.first <= quote.last+4; i++ {
			if s.adjoins(&s.found[i], quote) {
				s.byQuote[q] = i
				break
			}
		}
		if _, ok := s.byQuote[q]; ok || q == 0 {
			continue
		}
		if before, ok := s.byQuote[q-1]; ok && s.follows(q) {
			s.byQuote[q] = before
		}
	}
	for q, quote := range r.quotations {
		if _, ok := s.byQuote[q]; !ok && quote.speech {
			if i := s.spokeBefore(quote); i >= 0 {
				s.byQuote[q] = i
			}
		}
	}
}

// spokeBefore is who speaks a quotation that is a sentence of its own: the person
// that the sentence before in its paragraph has as its speaker. -1 for none.
func (s *speakers) spokeBefore(q quotation) int {
	r := s.r
	k := r.tokens[q.first].sentence
	if k == 0 || q.first-r.sentences[k].first > 1 || r.sentences[k-1].paragraph != r.sentences[k].paragraph {
		return -1
	}
	for i := len(s.found) - 1; i >= 0; i-- {
		if a := &s.found[i]; a.sentence == k-1 && !a.document {
			return i
		}
		if s.found[i].sentence < k-1 {
			break
		}
	}
	return -1
}

// adjoins reports whether an act of saying belongs to a quotation: it follows
// the closing mark, or leads up to the opening one.
func (s *speakers) adjoins(a *attribution, q quotation) bool {
	r := s.r
	if a.clause.first >= q.last {
		return a.clause.first-q.last <= 3 && r.sentences[r.tokens[a.clause.first].sentence].paragraph == r.sentences[r.tokens[q.last-1].sentence].paragraph
	}
	return a.clause.last <= q.first && q.first-a.clause.last <= 8 && r.tokens[q.first].sentence == a.sentence
}

// follows reports whether quotation q goes on where the one before it stopped:
// in the same paragraph, or in the next one that begins with it.
func (s *speakers) follows(q int) bool {
	r := s.r
	a, b := r.quotations[q-1], r.quotations[q]
	from := r.sentences[r.tokens[a.last-1].sentence].paragraph
	to := r.sentences[r.tokens[b.first].sentence]
	return to.paragraph == from || to.paragraph == from+1 && b.first-to.first <= 1
}

// of returns who says tokens[i], nil where it is the article itself.
func (s *speakers) of(i int) *attribution {
	if q := s.r.tokens[i].quote; q != 0 {
		if a, ok := s.byQuote[q-1]; ok {
			return &s.found[a]
		}
	}
	var best *attribution
	for _, k := range s.ofWhole[s.r.tokens[i].sentence] {
		a := &s.found[k]
		if i < a.scope.first || i >= a.scope.last || i >= a.clause.first && i < a.clause.last {
			continue
		}
		if best == nil || a.scope.last-a.scope.first < best.scope.last-best.scope.first {
			best = a
		}
	}
	return best
}
