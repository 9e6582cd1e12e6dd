package claim

import (
	"strings"

	"reckon/annotator/quantity"
)

// namer words what a figure counts or measures.
type namer struct {
	r       *reading
	grammar *grammar
	last    string // the noun phrase that was counted last, for ellipsis
}

// most words that a subject keeps of a clause beside its noun phrase.
const clauseWords = 12

// subject words what the figure of a frame counts or measures, and its head.
func (n *namer) subject(f *frame) (subject, head string) {
	if f.q.Kind != quantity.Count && f.q.Kind != quantity.Score {
		if s, h := n.compared(f); s != "" {
			return trimSubject(s), singular(lower(h))
		}
	}
	switch f.q.Kind {
	case quantity.Rate:
		subject, head = n.rate(f)
	case quantity.Percent, quantity.PercentagePoints, quantity.Change, quantity.RatioKind:
		subject, head = n.share(f)
	case quantity.Money:
		subject, head = n.level(f)
	case quantity.Measure, quantity.Duration, quantity.Age:
		subject, head = n.measure(f)
	case quantity.Score:
		subject, head = n.score(f)
	default:
		subject, head = n.count(f)
	}
	if subject == "" {
		subject, head = n.fallback(f)
	}
	if !n.presentable(trimSubject(subject)) {
		return "", singular(lower(head))
	}
	return trimSubject(subject), singular(lower(head))
}

// inClause completes a counted phrase by what its clause says of it.
func (n *namer) inClause(f *frame, phrase string) string {
	g := f.leftGroup()
	if g == nil {
		if f.right >= 0 && f.in(f.groups[f.right].subject) {
			return phrase + n.predicate(f, &f.groups[f.right], phrase)
		}
		return phrase
	}
	if strings.Count(phrase, " ") >= fullPhrase {
		return phrase
	}
	rest := n.asObject(f, g)
	if strings.Count(phrase, " ") > 3 && !strings.Contains(rest, " by ") && !strings.HasPrefix(rest, " of ") {
		return phrase // "people at the plant in Leek [the firm employs]" would not read
	}
	return phrase + rest
}

// fullPhrase is how many spaces a noun phrase has that says enough by itself:
// what the clause says of it would only make it hard to read.
const fullPhrase = 7

// predicate words the verb of which the counted phrase is the subject: "people
// who died", "homes flooded", "pupils proficient in math".
func (n *namer) predicate(f *frame, g *group, phrase string) string {
	r := n.r
	if strings.Contains(phrase, " "+r.tokens[g.main].text) || strings.Count(phrase, " ") > fullPhrase {
		return "" // the phrase has it already: "rope made of plastic"
	}
	rest := n.complement(f, g.last, 8)
	if g.verb != nil && g.verb.speech != "" {
		if f.q.Kind == quantity.Count {
			return "" // "two people close to the sale said …"
		}
		rest = n.whatIsSaid(f, g)
	}
	switch {
	case g.passive || n.elided(f, g):
		return " " + r.tokens[g.main].text + rest
	case r.tokens[g.main].is(auxiliary):
		if lower(r.tokens[g.main].text) == "had" || lower(r.tokens[g.main].text) == "have" || lower(r.tokens[g.main].text) == "has" {
			return " with" + rest
		}
		if first, _, _ := strings.Cut(strings.TrimSpace(rest), " "); f.q.Kind == quantity.Count && r.lex.classes[first]&(preposition|adjective|adverb) == 0 && singular(first) != first {
			return n.relativeFor(phrase) + r.textOf(g.span) + rest // "patients who are children"
		}
		return rest
	}
	return n.relativeFor(phrase) + r.textOf(g.span) + rest
}

// relativeFor is "who" or "that" after what is counted, with spaces around.
func (n *namer) relativeFor(phrase string) string {
	who := " that "
	if head := phrase[strings.LastIndexByte(phrase, ' ')+1:]; n.r.lex.classes[lower(head)]&people != 0 || personNoun(head) {
		who = " who "
	}
	return who
}

// elided reports whether a participle goes with the "were" of the verb before:
// "three people were arrested and 15 weapons seized".
func (n *namer) elided(f *frame, g *group) bool {
	t := &n.r.tokens[g.main]
	if g.last-g.first > 1 || t.verb == nil || !t.verb.participle {
		return false
	}
	for k := range f.groups {
		if k > 0 && f.groups[k].first == g.first {
			return f.groups[k-1].passive
		}
	}
	return false
}

// whatIsSaid is what people asked say, up to the end of the clause.
func (n *namer) whatIsSaid(f *frame, g *group) string {
	last := g.last
	for last < f.sent.last && last < g.last+clauseWords && n.r.tokens[last].text != "," && n.r.tokens[last].text != ";" && !terminal(n.r.tokens[last].text) {
		last++
	}
	return " " + n.r.textOf(span{g.last, last})
}

func personNoun(s string) bool {
	switch singular(lower(s)) {
	case "person", "respondent", "guest", "visitor", "spectator", "fan", "driver", "tenant", "customer", "user", "subscriber", "man", "woman", "child", "patient", "passenger", "voter", "worker", "employee", "student", "pupil", "resident", "american", "adult", "teenager", "household", "staff", "soldier", "prisoner", "migrant", "refugee":
		return true
	}
	return false
}

// asObject words the verb that has the counted phrase as its object: "posts cut
// by the bank", "people the group employs", "districts of the city".
func (n *namer) asObject(f *frame, g *group) string {
	r := n.r
	who := n.nameOf(g.subject, f.sentence)
	main := &r.tokens[g.main]
	if n.figureBetween(g.last, f.hedged) || f.hedged-g.last > 6 {
		return "" // the verb's own figure is another, or too far off
	}
	between := n.between(g.last, f.hedged)
	if r.tokens[g.main].is(auxiliary) {
		switch main.lower {
		case "has", "have", "had", "having":
			if who == "" {
				return ""
			}
			return " of " + who
		}
		if n.r.isBe(g.main) || who == "" {
			return "" // "there were 40 people", "they are 40 people"
		}
		return " " + who
	}
	if g.verb != nil && g.verb.base == "have" && who != "" && !g.modal {
		return " of " + who
	}
	if between == "by" {
		return ""
	}
	if between != "" { // "colours the mill will weave the cloth in", "stages rice production takes place in"
		if f.definite() || strings.Count(who, " ") > 2 || who == "" || strings.Count(between, " ") > 2 || g.reduced || g.passive && r.tokens[g.subject.first].is(pronoun) {
			return ""
		}
		return " " + who + " " + r.textOf(g.span) + " " + between
	}
	if strings.Count(who, " ") > 6 || g.reduced && f.hedged != g.last {
		return ""
	}
	verbText := r.textOf(g.span)
	switch {
	case g.verb != nil && g.verb.done != "" && (g.modal || g.planned):
		if who == "" {
			return " to be " + g.verb.done
		}
		return " to be " + g.verb.done + " by " + who
	case g.verb == nil || g.verb.done == "" || g.present && !r.perfect(g):
		if who == "" {
			return ""
		}
		return join(who, verbText)
	case who == "":
		return " " + g.verb.done
	}
	return " " + g.verb.done + " by " + who
}

// figureBetween reports whether a figure stands among tokens[from:to].
func (n *namer) figureBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if n.r.tokens[i].quantity != 0 {
			return true
		}
	}
	return false
}

// definite reports whether the figure stands after "the" or a possessive: what
// is counted is known already.
func (f *frame) definite() bool {
	switch f.before {
	case "the", "these", "those", "its", "their", "his", "her", "our":
		return true
	}
	return false
}

// perfect reports whether a group is "has cut", "have been".
func (r *reading) perfect(g *group) bool {
	return g.last-g.first > 1 && r.tokens[g.main].verb != nil && r.tokens[g.main].verb.participle
}

// between is what stands between a verb and the figure, without times: "in",
// "volunteers at".
func (n *namer) between(from, to int) string {
	if to-from > 8 {
		to = from + 8
	}
	if to-from >= 2 && n.r.tokens[to-1].lower == "of" && (n.r.tokens[to-2].lower == "total" || n.r.tokens[to-2].lower == "maximum") {
		to -= 2
	}
	for from < to && (n.r.tokens[from].is(adverb) && !n.r.tokens[from].is(preposition) || n.r.tokens[from].is(determiner)) {
		from++
	}
	if n.figureBetween(from, to) && n.r.tokens[min(from+1, to)].lower != "zero" { // "from zero to 60 mph" says what takes so long
		return ""
	}
	for i := from; i < to; i++ {
		if n.r.tokens[i].is(relative|subordinator) && !n.r.tokens[i].is(preposition|determiner|adverb) || n.r.tokens[i].text == "," {
			return ""
		}
	}
	return n.r.textOf(span{from, to})
}

// join puts words together with one space before each.
func join(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		if p != "" {
			b.WriteByte(' ')
			b.WriteString(strings.TrimSpace(p))
		}
	}
	return b.String()
}

// headOf is the last word of the plain noun phrase that a span begins with.
func (n *namer) headOf(p span) string {
	r := n.r
	head := ""
	for i := p.first; i < p.last; i++ {
		t := &r.tokens[i]
		if t.is(preposition|relative|mark) && head != "" {
			break
		}
		if !t.is(determiner|mark|preposition) && t.quantity == 0 {
			head = t.text
		}
	}
	return head
}

// nameOf is a clause's subject as words: a pronoun is replaced by what the
// sentence before was about. Empty where the clause has none that says
// anything: "there", "you", another figure.
func (n *namer) nameOf(p span, k int) string {
	r := n.r
	p = n.core(p, k)
	for hops := 0; hops < 4 && !p.empty() && (r.tokens[p.first].is(pronoun) || r.tokens[p.first].lower == "this" || r.tokens[p.first].lower == "that") && p.last-p.first <= 2; hops++ {
		if l := r.tokens[p.first].lower; r.tokens[p.first].is(modal|auxiliary) && (strings.HasPrefix(l, "th") && !strings.HasPrefix(l, "they")) {
			return "" // "there's", "that's"
		}
		p, k = n.subjectBefore(p, k)
		p = n.core(p, k)
	}
	if p.empty() || p.last-p.first <= 2 && r.tokens[p.first].is(pronoun) || r.tokens[p.first].lower == "there" {
		return ""
	}
	if r.definiteBusiness(p) {
		if name := r.topic(); name != "" {
			return name
		}
	}
	return withoutArticle(n.plain(n.short(p, k)))
}

// most words that the name of a clause's subject has.
const nameWords = 9

// short is a subject's head with its first complements: no figure that is not
// part of a word, no apposition, no time at its end.
func (n *namer) short(p span, k int) span {
	r := n.r
	for p.last-p.first > 2 && r.tokens[p.first].quantity != 0 && r.tokens[p.first+1].lower == "of" {
		p.first += 2 // "62% of patients": the patients
	}
	for p.last-p.first > 1 && (r.tokens[p.first].quantity != 0 && !strings.Contains(r.tokens[p.first].text, "-") || r.tokens[p.first].is(adverb) || r.tokens[p.first].lower == "some") && !r.tokens[p.first+1].is(preposition) {
		p.first++ // "some 2,500 households": the households
	}
	last := p.first
	for last < p.last && last < p.first+nameWords && r.tokens[last].text != "," && r.tokens[last].text != "(" && !r.ticker(last) {
		last++
	}
	for last < p.last && last > p.first+1 && r.tokens[last-1].is(preposition|determiner|conjunction) {
		last--
	}
	for _, w := range n.grammar.times(k) {
		if w.first > p.first && w.first < last && last <= w.last {
			last = w.first
		}
	}
	return span{p.first, last}
}

// ticker reports whether tokens[i] is a code of a market: ".ABC", "XYZc1",
// "GB10Y=XX".
func (r *reading) ticker(i int) bool {
	s := r.tokens[i].text
	if len(s) < 4 || r.tokens[i].quantity != 0 || lower(s) == s {
		return false
	}
	last := s[len(s)-1]
	return s[0] == '.' || strings.ContainsRune(s, '=') || strings.ToUpper(s[:2]) == s[:2] && last >= '0' && last <= '9' && s[len(s)-2] == 'c'
}
