package claim

import (
	"strings"

	"reckon/annotator/quantity"
)

// share words percentages, ratios and changes: "Americans who say …", "rise in
// revenue", "15% tariffs".
func (n *namer) share(f *frame) (string, string) {
	r := n.r
	switch {
	case f.of && !f.noun.empty():
		return n.inClause(f, n.phrase(f, f.noun)), n.headOf(f.noun)
	case f.change():
		return n.changed(f)
	case !f.noun.empty() && f.q.Kind == quantity.RatioKind: // "one in five teenagers says"
		return n.inClause(f, n.phrase(f, f.noun)), n.headOf(f.noun)
	}
	if g := f.leftGroup(); g != nil && r.isBe(g.main) && f.noun.last-f.noun.first == 1 && r.tokens[f.noun.first].class&^adjective == 0 && !r.nominalAfter(f) {
		if who := n.nameOf(g.subject, f.sentence); who != "" { // "two doses are 97% effective"
			return who, n.headOf(n.core(g.subject, f.sentence))
		}
	}
	if s, h := n.besides(f); s != "" {
		return s, h
	}
	if g := f.leftGroup(); g != nil && !g.subject.empty() {
		who := n.nameOf(g.subject, f.sentence)
		if r.tokens[g.main].is(auxiliary) || n.levelVerb(f, g) || f.before == "to" || f.before == "at" || f.before == "from" {
			return who, n.headOf(g.subject)
		}
		if f.q.Kind == quantity.PercentagePoints && f.before == "by" {
			return "margin by which " + who + join(r.textOf(g.span)), "margin"
		}
		return who + join(r.textOf(g.span), n.between(g.last, f.hedged)) + n.joined(f), n.headOf(g.subject)
	}
	if f.right >= 0 { // "Sixty percent say", "74% were"
		head := n.last
		if head == "" || f.groups[f.right].verb != nil && f.groups[f.right].verb.speech != "" {
			head = "people"
		}
		return head + n.predicate(f, &f.groups[f.right], head), head
	}
	return "", ""
}

// nominalAfter reports whether the noun of a figure is surely one: a plural.
func (r *reading) nominalAfter(f *frame) bool {
	s := r.tokens[f.noun.last-1].lower
	return singular(s) != s
}

// besides words a figure by the noun phrase next to it: "25% tariffs on …", "a
// growth of 3%", "profit of $64,000 at …".
func (n *namer) besides(f *frame) (string, string) {
	r := n.r
	if before := n.nounBeforeOf(f); !before.empty() {
		return r.textOf(before) + n.complement(f, f.at.last, 8) + n.owner(f, before), n.headOf(before)
	}
	if !f.noun.empty() && f.q.Kind != quantity.Duration {
		return n.premodified(f) + n.phrase(f, f.noun), n.headOf(f.noun)
	}
	if p := n.adjacent(f); !p.empty() {
		return r.textOf(p), n.headOf(p)
	}
	if object := n.levelObject(f); !object.empty() {
		return r.textOf(object), n.headOf(object)
	}
	return "", ""
}

// nounBeforeOf is the noun phrase of "a profit of 64,000"; empty for a bare
// "total of" before a counted noun.
func (n *namer) nounBeforeOf(f *frame) span {
	r := n.r
	at := f.hedged - 1
	for at > f.sent.first && r.tokens[at].is(determiner|adverb|adjective) && !r.tokens[at].is(preposition) {
		at--
	}
	if at <= f.sent.first || r.tokens[at].lower != "of" && r.tokens[at].lower != "in" && r.tokens[at].lower != "for" {
		return span{}
	}
	p := r.nounPhraseBefore(at, f.sent.first)
	if p.empty() || r.tokens[at].lower != "of" && !r.tokens[at-1].is(measurable|proposal) {
		return span{}
	}
	for p.last-p.first > 1 && (r.tokens[p.first].is(adverb) || r.tokens[p.first].is(conjunction)) && !r.tokens[p.first].is(determiner) {
		p.first++
	}
	head := &r.tokens[p.last-1]
	switch head.lower {
	case "maximum", "minimum", "average":
		if !f.noun.empty() || f.q.Kind == quantity.Count || f.q.Kind == quantity.Rate {
			return span{}
		}
	case "total", "number", "most", "all", "out", "one", "some", "none", "instead", "because", "front", "top", "excess", "addition", "course", "part":
		return span{}
	}
	if head.quantity != 0 || head.is(timeWord) || f.timeAt(p.last-1) {
		return span{}
	}
	return p
}

// owner adds whose it is: the subject of the verb that has the phrase as its
// object, "revenue of $1bn" that "Acme reported".
func (n *namer) owner(f *frame, p span) string {
	for i := max(p.first-1, f.sent.first); i < p.last; i++ {
		if possessive(n.r.tokens[i].text) || ownedBy(n.r.tokens[i].lower) {
			return ""
		}
	}
	if at := p.first; at-2 > f.sent.first && n.r.tokens[p.first].is(determiner) && n.r.tokens[at-1].lower == "with" {
		at--
		if n.r.tokens[at-1].text == "," {
			at--
		}
		if q := n.r.nounPhraseBefore(at, f.sent.first); !q.empty() && !f.timeAt(q.last-1) { // "Titan, with a diameter of"
			return " of " + withoutArticle(n.r.textOf(q))
		}
	}
	for i := len(f.groups) - 1; i >= 0; i-- {
		g := &f.groups[i]
		if g.last <= p.first && !f.clauseRuns(n.r, g.last, p.first) {
			return ""
		}
		if g.last <= p.first && g.verb != nil && tells(g.verb.base) {
			return "" // who says it does not have it
		}
		if g.last <= p.first && !g.subject.empty() && !g.reduced {
			if who := n.nameOf(g.subject, f.sentence); who != "" && !strings.HasPrefix(lower(who), "no ") && strings.Count(who, " ")+p.last-p.first <= fullPhrase {
				return " of " + who
			}
		}
	}
	return ""
}

// tells reports whether a verb only gives somebody's words.
func tells(base string) bool {
	switch base {
	case "say", "tell", "add", "note", "write", "claim", "warn", "state", "believe", "think", "argue", "insist", "explain":
		return true
	}
	return false
}

// ownedBy reports whether a word before a noun says whose it is.
func ownedBy(s string) bool {
	switch s {
	case "its", "their", "his", "her", "our", "my", "your":
		return true
	}
	return false
}

// measure words lengths, weights, temperatures and spans of time.
func (n *namer) measure(f *frame) (string, string) {
	r := n.r
	if f.change() {
		if s, h := n.changed(f); s != "" {
			return s, h
		}
	}
	g := f.leftGroup()
	if dim := r.lex.dims[f.past(r)]; dim != "" && f.q.Kind == quantity.Measure {
		who := ""
		if g != nil {
			who = n.nameOf(g.subject, f.sentence)
		}
		if who == "" || g != nil && !r.isBe(g.main) {
			who = withoutArticle(r.textOf(n.nounLeft(f)))
		}
		return dim + " " + who, strings.Fields(dim)[0]
	}
	if f.after == "in" && f.at.last+1 < f.sent.last && r.tokens[f.at.last+1].is(extent) && f.q.Kind == quantity.Measure {
		at := f.hedged
		for at > f.sent.first+1 && r.tokens[at-1].is(adjective|adverb) && !r.tokens[at-1].is(determiner) {
			at--
		}
		if p := r.nounPhraseBefore(at, f.sent.first); !p.empty() { // "pebbles smaller than 40 mm in diameter"
			what := r.tokens[f.at.last+1].lower
			return what + " of " + withoutArticle(r.textOf(p)), what
		}
	}
	if s := n.explained(f); s != "" {
		return s, strings.Fields(s)[0]
	}
	if f.noun.empty() || f.q.Kind == quantity.Duration && !f.hyphenated(r) {
		return n.measuredSubject(f, g)
	}
	phrase := n.dimension(f) + n.premodified(f) + n.thing(f)
	if f.of {
		return n.inClause(f, phrase), n.headOf(f.noun)
	}
	if g != nil && r.tokens[g.main].is(auxiliary) && !g.subject.empty() && r.tokens[g.subject.first].lower != "there" {
		return phrase + join("of", n.nameOf(g.subject, f.sentence)), n.headOf(f.noun)
	}
	return phrase + n.owner(f, f.noun), n.headOf(f.noun)
}

// thing is what a measure is of: the noun with its prepositions. What a relative
// clause or a participle tells of it does not say what was measured.
func (n *namer) thing(f *frame) string {
	if f.of || f.q.Kind != quantity.Measure {
		return n.phrase(f, f.noun)
	}
	if p := f.noun; p.last-p.first > 1 && p.last < f.sent.last && n.r.tokens[p.last-1].is(gerund) && n.r.tokens[p.last].is(determiner) {
		return n.r.textOf(span{p.first, p.last - 1}) // "engine powering the wheels"
	}
	if f.noun.last < f.sent.last && !n.r.tokens[f.noun.last].is(preposition) || f.noun.last < f.sent.last && n.r.tokens[f.noun.last].is(gerund) {
		return n.r.textOf(f.noun)
	}
	return n.r.textOf(f.noun) + n.complement(f, f.noun.last, 6)
}

// dimension is what a measure's unit measures, with "of": "power of ".
func (n *namer) dimension(f *frame) string {
	if f.of || f.q.Kind != quantity.Measure {
		return ""
	}
	if d := n.r.lex.dims[f.q.Unit]; d != "" {
		return d + " "
	}
	return ""
}

// past is the word after the figure and its conversion in brackets, if any:
// "26 miles (42km) [long]".
func (f *frame) past(r *reading) string {
	i := f.at.last
	if f.after == "(" && i+1 < f.sent.last && r.tokens[i+1].quantity != 0 || f.after == ")" && f.before == "(" {
		for i < f.sent.last && r.tokens[i].text != ")" {
			i++
		}
		i++
	}
	if i < f.sent.last {
		return r.tokens[i].lower
	}
	return ""
}

// isBe reports whether tokens[i] is a form of "be".
func (r *reading) isBe(i int) bool {
	switch r.tokens[i].lower {
	case "is", "are", "was", "were", "be", "been":
		return true
	}
	return false
}

// measuredSubject words a measure without a noun: "time the test takes",
// "weight of the car", "distance …".
func (n *namer) measuredSubject(f *frame, g *group) (string, string) {
	r := n.r
	if before := n.nounBeforeOf(f); !before.empty() {
		return r.textOf(before) + n.complement(f, f.at.last, 8) + n.owner(f, before), n.headOf(before)
	}
	if object := n.levelObject(f); !object.empty() && n.puts(g) && n.dimension(f) == "" {
		return r.textOf(object), n.headOf(object)
	}
	if m := n.movement(f); m != nil && n.dimension(f) == "" {
		return n.nameOf(m.subject, f.sentence), n.headOf(n.core(m.subject, f.sentence))
	}
	if f.q.Kind == quantity.Duration && f.after == "to" && (g == nil || f.before == ":" || r.isBe(g.main)) && r.infinitive(f.at.last+1, f.sent.last) {
		last := f.at.last + 2
		for last < f.sent.last && last < f.at.last+7 && !r.tokens[last].is(mark|conjunction|relative) && r.tokens[last].quantity == 0 {
			last++
		}
		return "time " + r.textOf(span{f.at.last, last}), "time" // "31 hours to reach full strength"
	}
	if g == nil || g.subject.empty() {
		if p := n.nounLeft(f); !p.empty() {
			return r.textOf(p), n.headOf(p)
		}
		return "", ""
	}
	who := n.nameOf(g.subject, f.sentence)
	if dim := n.dimension(f); dim != "" {
		if object := n.objectBetween(f, g); !object.empty() && f.led != "to" {
			return dim + withoutArticle(r.textOf(object)), n.headOf(object)
		}
		if strings.Contains(who, strings.Fields(dim)[0]) {
			return who, strings.Fields(dim)[0] // "the temperature reached 40C"
		}
		return dim + who, strings.Fields(dim)[0]
	}
	if (f.after == "high" || f.after == "low") && f.q.Kind == quantity.Duration {
		if object := n.objectBetween(f, g); !object.empty() {
			who = r.textOf(object)
		}
		return f.after + " of " + who, f.after
	}
	if (f.before == "to" || f.before == "at" || f.before == "from") && n.levelVerb(f, g) {
		return who, n.headOf(g.subject)
	}
	if n.levelVerb(f, g) && g.last == f.hedged && g.verb != nil && g.verb.direction == 0 && g.verb.nominal == "" && who != "" {
		return who, n.headOf(n.core(g.subject, f.sentence))
	}
	if r.tokens[g.main].is(auxiliary) && f.before != "for" {
		return who + n.complement(f, f.at.last, 8), n.headOf(g.subject)
	}
	if g.verb != nil && g.verb.nominal != "" && g.verb.direction == 0 {
		return g.verb.nominal + " " + who, strings.Fields(g.verb.nominal)[0]
	}
	if rest := n.complement(f, f.at.last, 8); f.q.Kind == quantity.Measure && who != "" && (strings.HasPrefix(rest, " from ") || strings.Contains(rest, ") from ")) {
		if at := strings.Index(rest, ") "); at >= 0 {
			rest = rest[at+1:]
		}
		return "distance of " + who + rest, "distance"
	}
	what := ""
	if f.q.Kind == quantity.Duration {
		what = "time "
	}
	if g.reduced && what != "" {
		return what + who + join(r.textOf(g.span)), n.headOf(g.subject)
	}
	return what + who + join(r.textOf(g.span), n.between(g.last, f.hedged)) + n.joined(f), n.headOf(g.subject)
}

// joined is what goes on after the figure with a preposition or an infinitive.
func (n *namer) joined(f *frame) string {
	if f.at.last >= f.sent.last || !n.r.tokens[f.at.last].is(preposition) && n.r.tokens[f.at.last].text != "(" && !f.timeAt(f.at.last) {
		return ""
	}
	return n.complement(f, f.at.last, 8)
}

// hyphenated reports whether the figure is an attribute: "a 19-storey block".
func (f *frame) hyphenated(r *reading) bool {
	return strings.ContainsAny(r.doc.Text[f.q.Start:f.q.End], "-‑") && f.q.Bound != quantity.Between
}

// nounLeft is the noun phrase right before the figure: "a comet 3 miles wide".
func (n *namer) nounLeft(f *frame) span {
	end := f.hedged
	if end > f.sent.first && n.r.tokens[end-1].text == "," {
		end--
	}
	return n.r.nounPhraseBefore(end, f.sent.first)
}
