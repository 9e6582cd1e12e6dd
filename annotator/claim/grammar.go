package claim

import (
	"strings"
)

// group is a verb with its auxiliaries: "have been cut", "is set to raise",
// "plans to hire".
type group struct {
	span
	main     int   // the token of its last verb
	verb     *verb // of the main token; nil for a verb that is not in the lexicon
	subject  span  // the noun phrase before it; empty where unknown
	modal    bool  // will, could, may
	can      bool  // "able to", "can": what is possible now
	passive  bool  // be + participle
	reduced  bool  // a participle after its noun: "deaths stemming from", "people arrested"
	planned  bool  // "set to", "plans to", "is expected to"
	present  bool  // present tense
	negative bool
}

// isVerb reports whether tokens[i] is a verb where it stands, in a sentence
// that begins at first.
func (r *reading) isVerb(i, first, last int) bool {
	t := &r.tokens[i]
	if t.quantity != 0 && !t.is(verbal) {
		return false
	}
	if t.is(auxiliary | modal) {
		return true
	}
	if !t.is(verbal) || t.verb == nil || (t.is(capital) && i > first && !opening(r.tokens[i-1].text) && r.tokens[i-1].text != "\"") {
		return false
	}
	var before *token
	if k := r.unhedged(i, first); k > first {
		before = &r.tokens[k-1]
	}
	if t.lower == "last" && (before == nil || !before.is(modal) && before.lower != "to") {
		return false
	}
	if t.verb.ing && !t.verb.present && !t.verb.past {
		if t.is(preposition) || i > first && i+1 < last && r.tokens[i+1].is(modal) {
			return false // "including", "following"; "a second listing would raise"
		}
		return before == nil || !before.is(determiner) && (!before.is(adjective) || before.is(adverb))
	}
	if before == nil {
		return t.verb.past && !t.verb.present && i+1 < last && r.tokens[i+1].is(preposition|determiner)
	}
	if before.lower == "to" {
		return t.verb.present
	}
	if before.is(auxiliary) && !before.is(pronoun) && !t.verb.participle && !t.verb.ing && !supports(before.lower) {
		return false // "have watches", "are open"
	}
	if before.is(auxiliary|modal|relative) || before.lower == "not" || before.lower == "that" {
		return true
	}
	if before.is(determiner) && !before.is(pronoun) || possessive(before.text) || before.is(preposition) && !before.is(adverb) {
		return false
	}
	if before.is(pronoun) || before.is(adverb) && !before.is(adjective) {
		return true
	}
	if t.verb.past || t.verb.participle {
		if before.is(adjective) && before.lower != "last" || (before.quantity != 0 && i+1 < last && !r.tokens[i+1].is(mark|preposition|adverb|conjunction|determiner|timeWord) && !t.verb.present && t.verb.participle && r.tokens[i+1].class&^capital == 0) {
			return false // "5 displaced families"
		}
		if !t.verb.present {
			return true
		}
	}
	return r.presentVerb(i, last)
}

// supports reports whether an auxiliary goes with a verb's plain form: "did put".
func supports(s string) bool {
	return strings.HasPrefix(s, "do") || strings.HasPrefix(s, "did")
}

// unhedged is where the hedge before a figure that is a verb begins: "[more
// than] doubled"; i itself for any other word.
func (r *reading) unhedged(i, first int) int {
	if r.tokens[i].quantity == 0 {
		return i
	}
	for i > first {
		switch r.tokens[i-1].lower {
		case "than", "more", "less", "nearly", "almost", "about", "over":
			i--
			continue
		}
		break
	}
	return i
}

// presentVerb decides on a word that can be a noun or a verb in the present
// tense ("claims", "report") by what stands around it.
func (r *reading) presentVerb(i, last int) bool {
	t0, before := &r.tokens[i], &r.tokens[i-1]
	if before.is(adjective|preposition|conjunction) && !before.is(capital) {
		return before.lower == "and" && i+1 < last && (r.tokens[i+1].is(determiner|personal) || r.tokens[i+1].quantity != 0)
	}
	third := strings.HasSuffix(r.tokens[i].lower, "s") && !strings.HasSuffix(r.tokens[i].verb.base, "s")
	if q := before.quantity; q != 0 && third && i+1 < last && r.quantities[q-1].Unit != "" && r.quantities[q-1].Unit != "1" && r.quantities[q-1].Unit != "%" && !before.is(digit) && r.tokens[i+1].is(preposition|determiner) && r.tokens[i+1].lower != "of" && !t0.is(noun) && t0.class&^verbal == 0 {
		return true // "a journey of 1,000 km gives off"
	}
	if before.quantity != 0 && (third || r.tokens[i].verb.direction != 0) {
		return false // "420 posts", "a 4.8 percent gain"
	}
	plural := strings.HasSuffix(before.lower, "s") || before.is(people) || before.quantity != 0 && !strings.ContainsAny(before.text, "-‑") || personNoun(before.lower)
	if v := before.verb; v != nil && before.is(verbal) && v.past && !before.is(noun) && t0.is(speechNoun) {
		return false // "denied claims that"
	}
	if before.is(mark) {
		return third && r.tokens[i].verb.speech != "" || before.text == "," && i+1 < last && (r.tokens[i+1].is(determiner) || t0.verb.past && r.tokens[i+1].quantity != 0)
	}
	says := r.tokens[i].verb.speech
	if says == "document" && before.is(document) && plural != third {
		return true // "the poll shows", "records show"
	}
	if i+1 >= last {
		return says != "" && third
	}
	next := &r.tokens[i+1]
	if before.quantity != 0 && says == "" && !next.is(determiner|pronoun|modal|adverb) {
		return false // "a 4 per cent premium to the offer"
	}
	if says == "any" && !third && plural && before.is(people|role) && r.nominal(i+1) {
		return true // "analysts expect sales to reach"
	}
	if third && strings.HasSuffix(next.lower, "ly") && next.is(adverb) {
		return true
	}
	if next.quantity != 0 && third && (strings.HasSuffix(before.lower, "s") || before.lower == "police") && !before.is(capital) {
		return false // "police posts 542 and 543"
	}
	if next.quantity != 0 && before.quantity == 0 && !before.is(mark|adjective) && r.tokens[i].verb.base != "share" {
		return true // a noun is seldom followed by a figure: "obligations total $1.5 trillion"
	}
	if next.is(modal|auxiliary) && says == "" {
		return false // "ticket prices will double"
	}
	object := next.is(determiner|pronoun|subordinator|modal|auxiliary|adverb|preposition) || next.quantity != 0 || next.is(timeWord) || next.is(mark) && says != ""
	if t0.verb.past && !before.is(determiner|mark|adjective|preposition) && (next.is(determiner) || next.quantity != 0) {
		return true // "the survey put the price at": the past looks like the present
	}
	switch {
	case third && r.tokens[i].verb.speech == "any":
		return object || next.is(capital) || !plural
	case third:
		return object && (!strings.HasSuffix(before.lower, "s") || before.is(capital)) && next.lower != "of"
	}
	return object && (plural || before.is(timeWord) && says != "") && next.lower != "of"
}

// groups finds the verb groups of a sentence, with their subjects.
func (r *reading) groups(s sentence) []group {
	var out []group
	for i := s.first; i < s.last; i++ {
		if !r.isVerb(i, s.first, s.last) {
			continue
		}
		g := r.group(i, s)
		if n := len(out); n > 0 && !g.reduced && r.afterNoun(&out[n-1], g.first) {
			out[n-1].reduced = true // "people told of the sale said"
		}
		if r.surveyed(&g, s) {
			g.reduced = true
		}
		g.subject = r.subject(g, s, out)
		out = append(out, g)
		i = g.last - 1
	}
	r.opening(out, s)
	return out
}

// opening gives a participle that a sentence opens with the subject of the verb
// after it: "Bought for £900 in March, the van was sold".
func (r *reading) opening(groups []group, s sentence) {
	for n := 0; n+1 < len(groups); n++ {
		g := &groups[n]
		if !g.subject.empty() || g.last-g.first > 1 || g.first > s.first+1 {
			return
		}
		t := &r.tokens[g.main]
		if t.verb == nil || !t.verb.participle && !t.verb.ing || groups[n+1].subject.first < g.last {
			return
		}
		g.reduced, g.passive = true, t.verb.participle && !t.verb.ing
		g.subject = groups[n+1].subject
	}
}

// surveyed reports whether a participle closes a phrase that opens the sentence:
// "Of 200 firms surveyed, 46 …".
func (r *reading) surveyed(g *group, s sentence) bool {
	t := &r.tokens[g.main]
	if g.last-g.first != 1 || t.verb == nil || !t.verb.participle || g.last >= s.last || r.tokens[g.last].text != "," {
		return false
	}
	return r.tokens[s.first].lower == "of" || r.tokens[s.first].lower == "among"
}

// afterNoun reports whether a group that could be a past tense is a participle
// after its noun, because the verb of the clause is still to come at next.
func (r *reading) afterNoun(g *group, next int) bool {
	t := &r.tokens[g.main]
	if g.last-g.first != 1 || t.is(auxiliary|modal) || t.verb == nil || !t.verb.participle || g.last > next {
		return false
	}
	if g.last == next {
		return !r.tokens[next].is(verbal) || r.tokens[next].verb == nil || !r.tokens[next].verb.ing // "the people polled said"
	}
	if after := &r.tokens[g.last]; !after.is(preposition) && !after.is(timeWord) {
		return false
	}
	for i := g.last; i < next; i++ {
		u := &r.tokens[i]
		if r.boundary(i) && u.text != "(" && u.text != ")" || u.text == "," || u.is(personal) || u.lower == "but" || u.is(conjunction) && i+1 == next {
			return false
		}
	}
	return true
}

// group reads the verb group that begins at i.
func (r *reading) group(i int, s sentence) group {
	g := group{span: span{i, i + 1}, main: i}
	be := false
	for k := i; k < s.last; k++ {
		t := &r.tokens[k]
		switch {
		case t.is(modal):
			if t.lower == "can" || t.lower == "can't" || t.lower == "cannot" {
				g.can = true
			} else {
				g.modal = true
			}
			g.main = k
		case t.is(auxiliary):
			be = be || t.lower == "is" || t.lower == "are" || t.lower == "was" || t.lower == "were" || t.lower == "be" || t.lower == "been" || t.lower == "being"
			g.present = g.present || k == i && (t.lower == "is" || t.lower == "are" || t.lower == "has" || t.lower == "have" || t.lower == "do" || t.lower == "does")
			if k > i && !r.tokens[k-1].is(auxiliary|modal|adverb|mark) && r.tokens[k-1].lower != "to" && r.tokens[k-1].lower != "not" {
				return r.finish(g, i)
			}
			g.main = k
		case t.lower == "not" || t.lower == "never" || t.lower == "n't":
			g.negative = true
		case t.lower == "to":
			if k+1 >= s.last || !(r.tokens[k+1].is(verbal | auxiliary)) || r.tokens[k+1].quantity != 0 && !r.tokens[k+1].is(verbal) {
				return r.finish(g, i)
			}
			if v := r.tokens[k+1].verb; v != nil && !v.present && !r.tokens[k+1].is(auxiliary) {
				return r.finish(g, i)
			}
			be, g.passive = false, false // "is expected to cut" is active
			g.planned = g.planned || !g.can && (k > g.main+1 || r.plans(g.main))
		case t.lower == "last" && k > i: // "was last trading at"
		case t.is(verbal) && be && k > i && !t.verb.participle && !t.verb.ing && r.tokens[k-1].lower != "to":
			return r.finish(g, i) // "are open", an adjective
		case t.is(verbal) && (k == i || r.continues(k)):
			g.passive = be && t.verb.participle && !t.verb.ing
			g.main = k
		case t.is(adverb) && k+1 < s.last && (r.tokens[k+1].is(verbal|auxiliary) || r.tokens[k+1].lower == "to"):
		case be && (t.lower == "set" || t.lower == "due" || t.lower == "likely" || t.lower == "able" || t.lower == "unable" || t.lower == "ready" || t.lower == "poised") &&
			k+1 < s.last && r.tokens[k+1].lower == "to":
			g.can = g.can || t.lower == "able" || t.lower == "unable"
		default:
			return r.finish(g, i)
		}
		g.last = k + 1
	}
	return r.finish(g, i)
}

func (r *reading) finish(g group, i int) group {
	g.last = max(g.last, g.main+1)
	t := &r.tokens[g.main]
	if t.verb != nil && t.verb.base != "" {
		g.verb = t.verb.verb
	}
	if g.main == i && t.is(verbal) {
		g.present = t.verb.present && !t.verb.past
		g.reduced = t.verb.ing || t.verb.participle && !t.verb.past
		if t.verb.participle && !t.verb.ing && t.verb.direction == 0 && g.last < len(r.tokens) && r.tokens[g.last].lower == "by" && g.last-g.first == 1 && g.first > 0 && r.tokens[g.first-1].text == "," {
			g.reduced, g.passive = true, true // "…, measured by two radars"
		}
	}
	return g
}

// plans reports whether a verb before "to" says what is to come.
func (r *reading) plans(i int) bool {
	v := r.tokens[i].verb
	if v == nil {
		return false
	}
	switch v.base {
	case "plan", "expect", "prepare", "aim", "intend", "want", "hope", "pledge", "promise", "vow", "project", "forecast", "predict", "schedule", "set", "seek", "threaten":
		return true
	}
	return false
}

// continues reports whether the verb tokens[k] belongs to the group before it.
func (r *reading) continues(k int) bool {
	before := &r.tokens[k-1]
	if before.lower == "last" {
		return true
	}
	return before.is(auxiliary|modal|adverb) || before.lower == "to" || before.lower == "not"
}
