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
	return phrase + n.asObject(f, g)
}

// predicate words the verb of which the counted phrase is the subject: "people
// who died", "homes flooded", "pupils proficient in math".
func (n *namer) predicate(f *frame, g *group, phrase string) string {
	r := n.r
	rest := n.complement(f, g.last, 8)
	if g.verb != nil && g.verb.speech != "" {
		if f.q.Kind == quantity.Count {
			return "" // "two people briefed on the talks said …"
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
		return rest
	}
	who := " that "
	if head := phrase[strings.LastIndexByte(phrase, ' ')+1:]; r.lex.classes[lower(head)]&people != 0 || personNoun(head) {
		who = " who "
	}
	return who + r.textOf(g.span) + rest
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
	case "person", "man", "woman", "child", "patient", "passenger", "voter", "worker", "employee", "student", "pupil", "resident", "american", "adult", "teenager", "household", "staff", "soldier", "prisoner", "migrant", "refugee":
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
	if between != "" && (f.definite() || g.passive || strings.Count(who, " ") > 5) {
		return ""
	}
	if between != "" { // a preposition or an object stands before the figure
		if who == "" {
			return " " + r.textOf(g.span) + " " + between
		}
		return " " + who + " " + r.textOf(g.span) + " " + between
	}
	verbText := r.textOf(g.span)
	switch {
	case g.verb != nil && g.verb.done != "" && (g.modal || g.planned):
		if who == "" {
			return " to be " + g.verb.done
		}
		return " to be " + g.verb.done + " by " + who
	case g.verb == nil || g.verb.done == "" || g.present && !r.perfect(g):
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
// sentence before was about.
func (n *namer) nameOf(p span, k int) string {
	r := n.r
	for hops := 0; hops < 4 && !p.empty() && (r.tokens[p.first].is(pronoun) || r.tokens[p.first].lower == "this" || r.tokens[p.first].lower == "that") && p.last-p.first <= 2; hops++ {
		if r.tokens[p.first].is(modal | auxiliary) {
			return ""
		}
		p, k = n.subjectBefore(p, k)
	}
	if p.empty() {
		return ""
	}
	if r.definiteBusiness(p) {
		if name := r.topic(); name != "" {
			return name
		}
	}
	for p.last-p.first > 2 && r.tokens[p.first].quantity != 0 && r.tokens[p.first+1].lower == "of" {
		p.first += 2 // "62% of patients": the patients
	}
	for p.last-p.first > 1 && (r.tokens[p.first].quantity != 0 && !strings.Contains(r.tokens[p.first].text, "-") || r.tokens[p.first].is(adverb) || r.tokens[p.first].lower == "some") && !r.tokens[p.first+1].is(preposition) {
		p.first++ // "some 2,500 households": the households
	}
	// a long subject keeps its head and first complement
	last := p.first
	for last < p.last && last < p.first+9 && r.tokens[last].text != "," && r.tokens[last].text != "(" && !r.ticker(last) {
		last++
	}
	for last < p.last && last > p.first+1 && r.tokens[last-1].is(preposition) {
		last--
	}
	for _, w := range n.grammar.times(k) {
		if w.first > p.first && w.first < last && last <= w.last {
			last = w.first
		}
	}
	return withoutArticle(r.textOf(span{p.first, last}))
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

// subjectBefore is the subject that a pronoun in sentence k can stand for: an
// earlier one of the sentence, else the first of the sentence before.
func (n *namer) subjectBefore(p span, k int) (span, int) {
	r := n.r
	for _, g := range n.grammar.groups(k) {
		if !g.subject.empty() && g.subject.last < p.first && !r.tokens[g.subject.first].is(pronoun) && (r.tokens[p.first].lower != "it" || !n.plural(g.subject)) && (g.verb == nil || g.verb.speech == "") {
			return g.subject, k
		}
	}
	if k == 0 {
		return span{}, 0
	}
	switch r.tokens[p.first].lower {
	case "i", "we", "you", "he", "she":
		if r.sentences[k].paragraph != r.sentences[k-1].paragraph {
			return span{}, k
		}
	}
	it := r.tokens[p.first].lower == "it"
	for _, g := range n.grammar.groups(k - 1) {
		if !g.subject.empty() && !g.reduced && (!it || !n.plural(g.subject)) {
			return g.subject, k - 1
		}
	}
	return span{}, k
}

// plural reports whether a phrase cannot be "it".
func (n *namer) plural(p span) bool {
	head := lower(n.headOf(p))
	return singular(head) != head && !n.r.tokens[p.last-1].is(capital) || head == "people"
}

func (f *frame) leftGroup() *group {
	if f.left < 0 {
		return nil
	}
	return &f.groups[f.left]
}

// fallback is the clause's subject, else the noun that the quantity names.
func (n *namer) fallback(f *frame) (string, string) {
	if f.q.Noun != "" {
		return f.q.Noun, f.q.Noun
	}
	if g := f.verb(); g != nil && !g.subject.empty() {
		return n.nameOf(g.subject, f.sentence), n.headOf(g.subject)
	}
	for _, g := range f.groups {
		if !g.subject.empty() {
			return n.nameOf(g.subject, f.sentence), n.headOf(g.subject)
		}
	}
	return n.last, n.last
}

func withoutArticle(s string) string {
	for _, a := range []string{"The ", "the ", "A ", "a ", "An ", "an "} {
		if cut, ok := strings.CutPrefix(s, a); ok {
			return cut
		}
	}
	return s
}

// trimSubject puts a subject in order: one space between words, no article
// before it, no mark at its ends.
func trimSubject(s string) string {
	words := strings.Fields(s)
	for len(words) > 1 {
		switch lower(words[len(words)-1]) {
		case "that", "which", "who", "the", "a", "an", "and", "or", "is", "are", "was", "were":
			words = words[:len(words)-1]
			continue
		}
		break
	}
	return withoutArticle(strings.Trim(strings.Join(words, " "), " ,;:–—-\"“”"))
}
