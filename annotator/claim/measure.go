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
		return who + join(r.textOf(g.span), n.between(g.last, f.hedged)) + n.complement(f, f.at.last, 8), n.headOf(g.subject)
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
	head := &r.tokens[p.last-1]
	switch head.lower {
	case "total", "maximum", "minimum", "number", "average", "most", "all", "out", "one", "some", "none", "instead", "because", "front", "top", "excess", "addition", "course", "part":
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
	for i := p.first; i < p.last; i++ {
		if possessive(n.r.tokens[i].text) {
			return ""
		}
	}
	for i := len(f.groups) - 1; i >= 0; i-- {
		g := &f.groups[i]
		if g.last <= p.first && !f.clauseRuns(n.r, g.last, p.first) {
			return ""
		}
		if g.last <= p.first && !g.subject.empty() && !g.reduced {
			if who := n.nameOf(g.subject, f.sentence); who != "" && !strings.HasPrefix(who, "No ") {
				return " of " + who
			}
		}
	}
	return ""
}

// level words money: "cost of the lights", "profit of Acme", "median payment".
func (n *namer) level(f *frame) (string, string) {
	r := n.r
	if f.change() {
		if s, h := n.changed(f); s != "" {
			return s, h
		}
	}
	if f.before == "worth" {
		at := f.hedged - 1
		if at > f.sent.first && r.tokens[at-1].text == "," {
			at--
		}
		if p := r.nounPhraseBefore(at, f.sent.first); !p.empty() {
			return "value of " + withoutArticle(r.textOf(p)), "value"
		}
	}
	if s, h := n.besides(f); s != "" {
		if g := f.leftGroup(); g != nil && !f.noun.empty() && n.nounBeforeOf(f).empty() && !f.apposed(r) {
			s += n.asObject(f, g)
		}
		return s, h
	}
	g := f.leftGroup()
	if g == nil || g.subject.empty() {
		if g != nil && g.verb != nil {
			return "money" + n.asObject(f, g) + n.complement(f, f.at.last, 8), "money"
		}
		return "", ""
	}
	who := n.nameOf(g.subject, f.sentence)
	switch {
	case g.passive && g.verb != nil && g.verb.object != "":
		return g.verb.object + " " + who, strings.Fields(g.verb.object)[0]
	case g.verb != nil && strings.HasSuffix(g.verb.nominal, " for") && !g.passive:
		return strings.TrimSuffix(g.verb.nominal, "for") + "by " + who, strings.Fields(g.verb.nominal)[0]
	case g.verb != nil && g.verb.nominal != "" && g.verb.direction == 0 && who != "":
		return g.verb.nominal + " " + who + n.complement(f, f.at.last, 6), strings.Fields(g.verb.nominal)[0]
	case n.levelVerb(f, g):
		return who + n.per(f), n.headOf(g.subject)
	case f.before == "for" && !n.objectBetween(f, g).empty():
		object := n.objectBetween(f, g)
		return "price of " + withoutArticle(r.textOf(object)), "price"
	case g.verb != nil && (g.verb.base == "sell" || g.verb.base == "buy") || f.before == "for":
		return "price of " + join(n.between(g.last, f.hedged-1), who), "price"
	case g.passive:
		return who + join(r.textOf(g.span), n.between(g.last, f.hedged)), n.headOf(g.subject)
	}
	return "money" + n.asObject(f, g) + n.complement(f, f.at.last, 8), "money"
}

// per is "per barrel", "a share" after a price.
func (n *namer) per(f *frame) string {
	i := f.at.last
	if i+1 < f.sent.last && (n.r.tokens[i].lower == "per" || n.r.tokens[i].lower == "a" || n.r.tokens[i].lower == "an") && n.r.nominal(i+1) {
		return " " + n.r.textOf(span{i, i + 2})
	}
	return ""
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
		if p := r.nounPhraseBefore(at, f.sent.first); !p.empty() { // "particles smaller than 2.5 microns in diameter"
			what := r.tokens[f.at.last+1].lower
			return what + " of " + withoutArticle(r.textOf(p)), what
		}
	}
	if f.noun.empty() || f.q.Kind == quantity.Duration && !f.hyphenated(r) {
		return n.measuredSubject(f, g)
	}
	phrase := n.dimension(f) + n.premodified(f) + n.phrase(f, f.noun)
	if f.of {
		return n.inClause(f, phrase), n.headOf(f.noun)
	}
	if g != nil && r.tokens[g.main].is(auxiliary) && !g.subject.empty() && r.tokens[g.subject.first].lower != "there" {
		return phrase + join("of", n.nameOf(g.subject, f.sentence)), n.headOf(f.noun)
	}
	return phrase + n.owner(f, f.noun), n.headOf(f.noun)
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
	return what + who + join(r.textOf(g.span), n.between(g.last, f.hedged)) + n.complement(f, f.at.last, 8), n.headOf(g.subject)
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

// rate words "every two minutes" by its clause, and "eight a day", "$1,840 a
// month" as a count or money would be.
func (n *namer) rate(f *frame) (string, string) {
	r := n.r
	word := r.tokens[f.at.first].lower
	if word == "every" || word == "each" || word == "once" || strings.HasPrefix(lower(r.doc.Text[f.q.Start:f.q.End]), "one every") {
		return n.clause(f)
	}
	if len(f.q.Unit) > 3 && f.q.Unit[0] >= 'A' && f.q.Unit[0] <= 'Z' && f.q.Unit[3] == '/' {
		return n.level(f)
	}
	if f.noun.empty() {
		if f.q.Noun == "" && n.last != "" {
			return n.last, n.last
		}
	}
	if f.q.Noun != "" && f.q.NounEnd <= f.q.End {
		return n.inClause(f, f.q.Noun), f.q.Noun
	}
	return n.count(f)
}

// clause words an event by its clause: "someone breaks into a house".
func (n *namer) clause(f *frame) (string, string) {
	g := f.leftGroup()
	if g == nil {
		if first := n.clauseStart(f); f.at.first-first > 2 { // its verb is one that the lexicon lacks
			return n.r.textOf(span{first, f.at.first}), n.headOf(span{first, f.at.first})
		}
		if f.right >= 0 {
			g = &f.groups[f.right]
		}
	}
	if g == nil {
		return "", ""
	}
	who := n.nameOf(g.subject, f.sentence)
	if !g.subject.empty() && n.r.tokens[g.subject.first].is(pronoun) {
		who = n.r.textOf(g.subject)
	}
	last := min(f.sent.last, g.last+10)
	if g.last <= f.at.first {
		last = f.hedged
	}
	rest := n.complement(f, g.last, last-g.last)
	head := n.headOf(g.subject)
	return who + join(n.r.textOf(g.span)) + rest, head
}

// clauseStart is where the words before the figure begin that belong to its
// clause.
func (n *namer) clauseStart(f *frame) int {
	first := f.hedged
	for first > f.sent.first && first > f.hedged-clauseWords && !n.r.boundary(first-1) && n.r.tokens[first-1].text != "," {
		first--
	}
	return first
}

// score words "won 3-1", "the vote was 61-37".
func (n *namer) score(f *frame) (string, string) {
	g := f.leftGroup()
	if g == nil || g.subject.empty() {
		if !f.noun.empty() {
			return n.phrase(f, f.noun), n.headOf(f.noun)
		}
		return "", ""
	}
	who := n.nameOf(g.subject, f.sentence)
	if n.r.tokens[g.main].is(auxiliary) {
		return who, n.headOf(g.subject)
	}
	return who + join(n.r.textOf(g.span), n.between(g.last, f.hedged)) + n.complement(f, f.at.last, 6), n.headOf(g.subject)
}
