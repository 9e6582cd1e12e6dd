package check

import (
	"strings"

	"reckon/annotator/claim"
	"reckon/annotator/quantity"
)

// noun is what a claim counts: the head in the singular, and the stems of all
// content words of its subject.
type noun struct {
	head  string // of the whole subject
	near  string // the noun right behind the figure; mostly the same
	stems []string
}

func (r *reading) nounOf(i int) noun {
	c := r.claims[i]
	n := noun{head: c.Head}
	if n.head == "" {
		n.head = c.Noun
	}
	if n.head == "" {
		n.head = headOf(c.Subject)
	}
	n.head, n.near = lastStem(n.head), lastStem(c.Noun)
	for w := range strings.FieldsFuncSeq(c.Subject, notLetter) {
		if s := stem(strings.ToLower(w)); len(s) > 2 && !emptyWord(s) && len(n.stems) < 16 {
			n.stems = append(n.stems, s)
		}
	}
	// the words behind the figure, whatever the subject was taken to be
	for k, to := r.word[i]+1, min(len(r.words), r.word[i]+9); k < to && !mark(r.words[k].text) && r.words[k].claim < 0; k++ {
		if s := stem(r.words[k].text); len(s) > 3 && !emptyWord(s) && !hasStem(n, s) {
			n.stems = append(n.stems, s)
		}
	}
	return n
}

func notLetter(c rune) bool {
	return c < 'A' || c > 'Z' && c < 'a' || c > 'z' && c < 0x80 || c == '’'
}

// headOf is the last word of a noun phrase before its first preposition.
func headOf(subject string) string {
	last := ""
	for w := range strings.FieldsSeq(subject) {
		if last != "" && endsPhrase(strings.ToLower(w)) {
			return last
		}
		last = strings.Trim(w, ".,;:()\"'")
	}
	return last
}

// endsPhrase reports whether a word cannot be part of the noun before it.
func endsPhrase(w string) bool {
	switch w {
	case "of", "in", "on", "at", "for", "from", "to", "by", "with", "who", "which", "that", "whose", "about", "against", "as", "per", "over", "under",
		"the", "a", "an", "its", "their", "was", "were", "is", "are", "has", "have", "had", "will", "would", "and", "or", "behind", "than", "left",
		"when", "where", "among", "since", "after", "before", "between", "during":
		return true
	}
	return len(w) > 4 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing")) || w == "killed" || w == "shot" || w == "cut"
}

// stem brings a plural and its singular to the same form.
func stem(w string) string {
	switch {
	case w == "people":
		return "person"
	case w == "children":
		return "child"
	case w == "women":
		return "woman"
	case w == "men":
		return "man"
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case (strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "xes")) && len(w) > 4:
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && len(w) > 3:
		return w[:len(w)-1]
	}
	return w
}

func emptyWord(s string) bool {
	switch s {
	case "the", "and", "for", "from", "with", "that", "thi", "this", "who", "which", "were", "was", "are", "been", "has", "had", "have",
		"its", "their", "number", "total", "not", "all", "other", "than", "into", "per", "year", "new":
		return true
	}
	return false
}

// shared is how many content words two claims' subjects have in common.
func (r *reading) shared(i, j int) int {
	n := 0
	for _, s := range r.nouns[i].stems {
		for _, t := range r.nouns[j].stems {
			if s == t || len(s) > 5 && len(t) > 5 && s[:5] == t[:5] {
				n++
				break
			}
		}
	}
	return n
}

// sameHead reports whether two claims count the same kind of thing.
func (r *reading) sameHead(i, j int) bool {
	a, b := r.nouns[i], r.nouns[j]
	return a.head != "" && (a.head == b.head || a.head == b.near) || a.near != "" && (a.near == b.head || a.near == b.near)
}

// comparable reports whether two claims are of one dimension and unit, so that
// adding or dividing them means something.
func (r *reading) comparable(i, j int) bool {
	a, b := r.claims[i], r.claims[j]
	if a.Unit != b.Unit && unitOr1(a.Unit) != unitOr1(b.Unit) {
		return false
	}
	return a.Kind == b.Kind || isLevel(a) && isLevel(b)
}

func unitOr1(u string) string {
	if u == "" {
		return "1"
	}
	return u
}

// isLevel reports whether a claim is an amount of something, as against a
// share, a change or a ratio.
func isLevel(c claim.Claim) bool {
	switch c.Kind {
	case quantity.Count, quantity.Money, quantity.Measure, quantity.Duration, quantity.Rate, quantity.Points:
		return true
	}
	return false
}

func isShare(c claim.Claim) bool { return c.Kind == quantity.Percent }

// isAmount reports whether parts of such a thing can be added up.
func isAmount(c claim.Claim) bool {
	return c.Kind == quantity.Count || c.Kind == quantity.Money || c.Kind == quantity.Measure && c.Unit != "Cel" && c.Unit != "[degF]"
}

// follows reports whether a noun stands in the words right behind claim i.
func (r *reading) follows(i int, name string) bool {
	from, to := r.after(i)
	for k := from; k < min(to, from+3); k++ {
		if mark(r.words[k].text) {
			return false
		}
		if stem(r.words[k].text) == name {
			return true
		}
	}
	return false
}

// lastStem is the stem of the last word of a noun phrase.
func lastStem(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	return stem(s[strings.LastIndexAny(s, " -")+1:])
}

// otherThings reports whether two counts are of different things by their
// nouns: 35 trucks are not what makes 720 parcels.
func (r *reading) otherThings(i, j int) bool {
	return r.otherNouns(i, j) && r.sentence[i] != r.sentence[j]
}

// otherNouns reports whether two counts each have a noun behind them, and not
// the same one: 310 guests a day do not make 140 people.
func (r *reading) otherNouns(i, j int) bool {
	a, b := r.nouns[i], r.nouns[j]
	return r.claims[i].Noun != "" && r.claims[j].Noun != "" && a.near != b.near && !r.sameHead(i, j)
}
