package claim

import (
	"strings"
)

// phrase is a noun phrase with its complements.
func (n *namer) phrase(f *frame, p span) string {
	rest := n.complement(f, p.last, clauseWords)
	if rest == "" {
		rest = n.relativeClause(f, p.last)
	}
	return n.r.textOf(p) + rest
}

// relativeClause is "who …", "where …" or "they checked" right after a noun.
func (n *namer) relativeClause(f *frame, i int) string {
	r := n.r
	if i+1 >= f.sent.last || !r.tokens[i].is(relative|personal) && r.tokens[i].lower != "where" && r.tokens[i].lower != "that" {
		return ""
	}
	last, stop := i+1, f.sent.last
	verbs := 0
	for k := range f.groups {
		if g := &f.groups[k]; g.first >= i && !g.reduced && r.tokens[g.first-1].lower != "to" {
			if verbs++; verbs == 2 {
				stop = g.first
				break
			}
		}
	}
	for last < stop && last < i+9 && !r.tokens[last].is(mark) && r.tokens[last].quantity == 0 && !f.timeAt(last) && (last == i+1 || !r.boundary(last)) {
		last++
	}
	for last > i && (r.tokens[last-1].is(preposition|conjunction|determiner) && last < f.sent.last && !r.tokens[last].is(mark)) {
		last--
	}
	return " " + r.textOf(span{i, last})
}

// complement is what goes on after i with prepositions, participles and "and",
// up to a boundary, a verb, a figure or a time; with a space before it.
func (n *namer) complement(f *frame, i, most int) string {
	r := n.r
	var b strings.Builder
	first, used := i, 0
	flush := func(end int) {
		for end > first && (r.tokens[end-1].is(preposition|conjunction|determiner) && !r.tokens[end-1].is(capital|pronoun|timeWord) || r.tokens[end-1].lower == "less" || r.tokens[end-1].lower == "estimated" || r.tokens[end-1].lower == "nearly" || r.tokens[end-1].lower == "just") {
			end--
		}
		if end-2 >= first && r.tokens[end-2].lower == "in" && r.tokens[end-1].lower == "front" {
			end -= 2
		}
		if s := r.textOf(span{first, end}); s != "" {
			b.WriteByte(' ')
			b.WriteString(s)
		}
	}
	for i < f.sent.last && used < most {
		if w := f.timeOver(i); w >= 0 {
			flush(i)
			i = f.times[w].last
			first = i
			if i < f.sent.last && !r.tokens[i].is(preposition) {
				return b.String()
			}
			continue
		}
		t := &r.tokens[i]
		if t.text == "(" && i+2 < f.sent.last && r.tokens[i+1].quantity != 0 { // "$8bn (£6bn) from its sale"
			flush(i)
			for i < f.sent.last && r.tokens[i].text != ")" {
				i++
			}
			i = min(i+1, f.sent.last)
			first = i
			continue
		}
		if t.quantity != 0 || t.text == "," || r.boundary(i) && !n.opensAbbreviation(i) || n.startsVerb(f, i) {
			break
		}
		if t.is(conjunction) && !n.goesOn(f, i+1) || t.is(subordinator) && i+1 < f.sent.last && r.tokens[i+1].is(personal) {
			break
		}
		if t.text == "(" && i+2 < f.sent.last { // "(AWOL)", "(£10bn)"
			i += 2
		}
		if t.lower == "to" && i > first && r.infinitive(i+1, f.sent.last) || t.lower == "or" && used > 3 {
			break
		}
		if (t.lower == "to" || t.lower == "from" || t.lower == "as") && i+1 < f.sent.last && r.tokens[i+1].quantity != 0 {
			break
		}
		if t.is(preposition) && i+1 < f.sent.last && n.nextFigure(i+1) {
			break
		}
		i++
		used++
	}
	for used >= most && i < f.sent.last && i > first && r.tokens[i].is(capital) && r.tokens[i-1].is(capital) && r.tokens[i].quantity == 0 {
		i++ // the rest of a name
	}
	flush(min(i, f.sent.last))
	return b.String()
}

// infinitive reports whether tokens[i], after "to", is a verb: one of the
// lexicon, or an unknown word with an object.
func (r *reading) infinitive(i, last int) bool {
	if i+1 >= last {
		return false
	}
	t := &r.tokens[i]
	if t.verb != nil {
		return t.verb.present && !t.is(noun)
	}
	return t.class == 0 && r.tokens[i+1].is(preposition|determiner) && r.tokens[i+1].lower != "of"
}

// nextFigure reports whether a figure, with or without a hedge, stands at i.
func (n *namer) nextFigure(i int) bool {
	for k := i; k < i+3 && k < len(n.r.tokens); k++ {
		if n.r.tokens[k].quantity != 0 {
			return true
		}
		if !n.r.tokens[k].is(adverb | determiner | adjective) {
			return false
		}
	}
	return false
}

// opensAbbreviation reports whether "(" at i opens a short form: "(AWOL)".
func (n *namer) opensAbbreviation(i int) bool {
	r := n.r
	return r.tokens[i].text == "(" && i+2 < len(r.tokens) && r.tokens[i+2].text == ")" && r.tokens[i+1].is(capital) && r.tokens[i+1].quantity == 0 || r.tokens[i].text == ")" && i >= 2 && r.tokens[i-2].text == "("
}

// startsVerb reports whether a finite verb group begins at i.
func (n *namer) startsVerb(f *frame, i int) bool {
	for k := range f.groups {
		if g := &f.groups[k]; g.first == i {
			return !g.reduced && !n.participle(g)
		}
	}
	return false
}

// participle reports whether a group is one past form that may as well be a
// participle after its noun: "cases related to absence".
func (n *namer) participle(g *group) bool {
	t := &n.r.tokens[g.main]
	if g.last-g.first > 1 || t.verb == nil || !t.verb.participle || g.main+1 >= len(n.r.tokens) {
		return false
	}
	next := &n.r.tokens[g.main+1]
	return next.is(preposition) && !next.is(determiner) && g.first > 0 && (t.lower == "related" || t.lower == "based" || t.lower == "linked" || t.lower == "made" || t.lower == "worth" || next.lower == "by" || t.lower == "given")
}

// goesOn reports whether a noun phrase is coordinated at i, rather than another
// clause or another figure.
func (n *namer) goesOn(f *frame, i int) bool {
	if i >= f.sent.last || n.nextFigure(i) {
		return false
	}
	p := n.r.nounPhraseAfter(i, f.sent.last)
	if p.last+1 < f.sent.last && n.r.tokens[p.last].is(preposition) && n.nextFigure(p.last+1) {
		return false // "growth of 2 per cent and profit of $4m"
	}
	return !p.empty() && (p.last >= f.sent.last || !n.startsVerb(f, p.last) || n.r.tokens[p.last].is(auxiliary))
}
