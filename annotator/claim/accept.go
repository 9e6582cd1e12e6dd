package claim

import (
	"strings"

	"reckon/annotator/quantity"
)

// accept decides whether a quantity is a claim, by the rules of what a careful
// reader counts as one. It returns how sure the shape of the figure is, from 0
// (not a claim) to 1.
func (r *reading) accept(f *frame) float64 {
	switch {
	case f.tabular, r.inTime(f), r.idiom(f), r.furniture(f), r.ageInPassing(f), r.pronounOne(f), r.ordinal(f), r.named(f), r.model(f), r.classifies(f), r.unstated(f), r.placing(f):
		return 0
	}
	score := 0.95
	switch f.q.Kind {
	case quantity.Count:
		score = 0.9
		if f.noun.empty() && f.q.Noun == "" {
			score = 0.75
		}
		if digits := strings.ContainsAny(r.tokens[f.at.first].text, "0123456789"); !digits && f.q.Low.Float64() < 4 {
			score -= 0.08
		}
	case quantity.Duration:
		score = 0.8
	case quantity.RatioKind, quantity.Rate, quantity.Change, quantity.Score:
		score = 0.85
	case quantity.Age:
		score = 0.6
	}
	return score
}

// inTime rejects figures that only say when, or how long the time is that
// another figure is for: "four years ago", "over the past two years".
func (r *reading) inTime(f *frame) bool {
	for _, w := range f.times {
		if f.at.first >= w.first && f.at.last <= w.last {
			return f.q.Kind == quantity.Duration || f.q.Kind == quantity.Count || w.window
		}
	}
	if f.q.Kind != quantity.Duration && (f.q.Kind != quantity.Count || unitOf(f.q.Noun) == "") {
		return false
	}
	if f.after == "ago" || f.after == "earlier" || f.after == "later" || f.after == "old" || f.after == "straight" || f.after == "running" {
		return true
	}
	switch f.before {
	case "last", "next", "past", "previous", "coming", "first", "final", "after", "every", "recent":
		return !strings.HasPrefix(r.tokens[f.at.first].lower, "every")
	}
	// "within 24 hours" is asserted; "two days before the vote" only places it,
	// unless it is hedged and so asserted: "up to two days before payday"
	next := ""
	if f.at.last+1 < f.sent.last {
		next = r.tokens[f.at.last+1].lower
	}
	return f.q.Bound == quantity.Exact && f.before != "for" && (f.after == "before" || f.after == "after" || f.after == "into") || f.after == "from" && next == "now"
}

// idiom rejects set phrases.
func (r *reading) idiom(f *frame) bool {
	from := max(f.sent.first, f.hedged-4)
	for i := from; i <= f.at.first && i < f.sent.last; i++ {
		for _, phrase := range r.lex.idioms[r.tokens[i].lower] {
			if n := r.matches(i, f.sent.last, phrase); n > 0 && i+n > f.at.first {
				return true
			}
		}
	}
	return false
}

// matches reports how many tokens from i a phrase takes, 0 if it is not there.
func (r *reading) matches(i, last int, phrase string) int {
	n := 0
	for phrase != "" {
		word, rest, _ := strings.Cut(phrase, " ")
		if i+n >= last || r.tokens[i+n].lower != word {
			if i+n < last && word == "no." && r.tokens[i+n].lower == "no" && i+n+1 < last && r.tokens[i+n+1].text == "." {
				n += 2
				phrase = rest
				continue
			}
			return 0
		}
		n++
		phrase = rest
	}
	return n
}

// furniture rejects what belongs to the page and not to its story: "5 min
// read", "12 comments", "Share 300", photo credits.
func (r *reading) furniture(f *frame) bool {
	long := f.sent.last - f.sent.first
	if long > 2 && r.tokens[f.sent.first+1].lower == "more" && r.tokens[f.sent.first].lower == "read" {
		return true
	}
	if long <= 6 {
		switch f.after {
		case "comments", "comment", "shares", "share", "views", "likes", "replies", "retweets", "reads":
			return len(f.groups) == 0
		}
		switch f.before {
		case "share", "shares", "comments", "views", "page", "photo", "photos", "image", "likes":
			return len(f.groups) == 0
		}
	}
	if f.q.Kind == quantity.Duration || f.q.Kind == quantity.Count {
		for i := f.at.first; i < min(f.at.last+2, f.sent.last); i++ {
			if r.tokens[i].lower == "read" && long <= 10 {
				return true
			}
		}
	}
	return f.after == "comments" && long <= 8
}

// oldestPerson is beyond any person's age in years.
const oldestPerson = 130

// ageInPassing rejects a person's age between commas and "8-year-old". An age
// that is the point of the sentence stays: "the oldest ever, at 98", "aged
// under 16", "the minimum age is 18".
func (r *reading) ageInPassing(f *frame) bool {
	if f.q.Low.Float64() > oldestPerson {
		return false // "an 8,000-year-old canoe"
	}
	if f.q.Kind == quantity.Age {
		return !r.ageMatters(f)
	}
	if strings.Contains(f.q.Unit, "a") && (f.after == "old" || strings.HasPrefix(f.after, "old")) {
		return true
	}
	if f.before == "age" || f.before == "aged" || f.before == "ages" || f.before == "of" && f.hedged-2 >= f.sent.first && r.tokens[f.hedged-2].lower == "age" && f.left >= 0 {
		return !r.ageMatters(f)
	}
	if f.q.Kind == quantity.Count && f.noun.empty() && r.turns40(f) {
		return true
	}
	if f.q.Kind != quantity.Count || f.q.Noun != "" && !f.noun.empty() && f.noun.first == f.at.last {
		return false
	}
	if f.q.Bound != quantity.Exact && f.hedged < f.at.first && f.hedged > f.sent.first && f.noun.empty() {
		// "people under 30", "adults over 65": who is meant, not how many
		if t := &r.tokens[f.hedged-1]; t.is(people) || personNoun(t.lower) || t.lower == "aged" || t.lower == "those" {
			return true
		}
	}
	if v := f.q.Low.Float64(); v < 1 || v > 110 || v != float64(int(v)) || f.hedged == f.sent.first {
		return false
	}
	before := &r.tokens[f.hedged-1]
	if before.text == "(" && f.hedged-2 >= f.sent.first {
		return f.after == ")" && r.nameWord(f.hedged-2)
	}
	if before.text != "," || f.hedged-2 < f.sent.first {
		return before.lower == "aged" && f.q.Bound == quantity.Exact
	}
	if f.after != "," && f.after != "" && !terminal(f.after) && f.after != ")" && f.after != "of" && f.after != "from" && f.after != "who" && f.after != "and" && f.after != ";" {
		return false
	}
	who := &r.tokens[f.hedged-2]
	if r.nameWord(f.hedged-2) || who.is(role) || who.is(people) || personNoun(who.lower) {
		return true
	}
	return f.after == "," && !who.is(digit) && who.quantity == 0 && who.is(capital)
}

// ageMatters reports whether a sentence is about an age: the oldest, a minimum,
// a median.
func (r *reading) ageMatters(f *frame) bool {
	for i := max(f.sent.first, f.at.first-8); i < min(f.sent.last, f.at.last+8); i++ {
		switch r.tokens[i].lower {
		case "oldest", "youngest", "minimum", "maximum", "retirement", "expectancy", "median", "average", "limit", "legal":
			return true
		}
	}
	return false
}

// turns40 reports whether a bare number is somebody's age: "who turned 40",
// "when she was six".
func (r *reading) turns40(f *frame) bool {
	g := f.leftGroup()
	if g == nil || g.last != f.hedged || f.hedged != f.at.first {
		return false
	}
	if g.verb != nil && g.verb.base == "turn" {
		return true
	}
	if !r.isBe(g.main) || g.subject.empty() {
		return false
	}
	switch r.tokens[g.subject.first].lower {
	case "he", "she", "i":
		return g.subject.last-g.subject.first == 1
	}
	return false
}

// pronounOne rejects "one" where it is an article or a pronoun. It stays in
// contrast with other counts ("one count of fraud and five of theft").
func (r *reading) pronounOne(f *frame) bool {
	if r.tokens[f.at.first].lower != "one" || f.q.Kind != quantity.Count || f.at.last-f.at.first > 1 {
		return false
	}
	if f.noun.empty() && !f.of || f.of && f.noun.empty() {
		return true
	}
	if f.noun.first < f.noun.last && unitOf(r.tokens[f.noun.first].lower) != "" {
		return true
	}
	if f.before == "including" || f.before == "only" || f.before == "just" || f.before == "least" {
		return false
	}
	if f.before == "and" || f.before == "or" || f.before == "," {
		return !r.countNear(f, f.hedged-9, f.hedged-1)
	}
	// "one count of fraud and five of theft"
	for i := f.noun.last; i+1 < f.sent.last && i < f.noun.last+6; i++ {
		if l := r.tokens[i].lower; (l == "and" || l == "or" || l == ",") && r.countNear(f, i+1, i+2) {
			return false
		}
	}
	return true
}

// countNear reports whether another count begins among tokens[from:to] of the
// sentence.
func (r *reading) countNear(f *frame, from, to int) bool {
	for i := max(from, f.sent.first); i < min(to, f.sent.last); i++ {
		if q := r.tokens[i].quantity; q != 0 && q != f.index+1 && r.quantities[q-1].Kind == quantity.Count && r.tokens[i].lower != "one" {
			return true
		}
	}
	return false
}

// ordinal rejects what only orders: "number 23", "No. 4", "first 18 games".
func (r *reading) ordinal(f *frame) bool {
	if f.before == "number" && f.hedged == f.at.first && f.noun.empty() {
		return true
	}
	switch f.before {
	case "no", "chapter", "section", "page", "pages", "figure", "article", "row", "game", "phase", "stage", "level", "grade", "route", "highway", "flight", "platform", "gate", "room", "apartment", "unit", "version", "series", "season", "episode", "part", "volume", "channel", "area", "district", "precinct", "ward", "category", "type", "tier", "day", "week", "lap", "round", "step", "rule", "item", "lot", "block", "class", "group", "team", "division", "station", "furnace", "cell", "terminal", "furlong", "hole", "year", "line", "table", "measure", "proposition", "amendment", "question", "exhibit":
		return f.q.Kind == quantity.Count && r.tokens[f.hedged-1].start < f.q.Start && f.hedged == f.at.first && f.noun.empty()
	}
	return r.designates(f)
}

// designates reports whether bare digits name one of several things: "police
// posts 542 and 543".
func (r *reading) designates(f *frame) bool {
	if f.q.Kind != quantity.Count || !f.noun.empty() || f.of || f.hedged != f.at.first || f.hedged == f.sent.first || !r.tokens[f.at.first].is(digit) || len(r.tokens[f.at.first].text) > 4 {
		return false
	}
	before := &r.tokens[f.hedged-1]
	if f.before == "and" && f.hedged-2 >= f.sent.first {
		if q := r.tokens[f.hedged-2].quantity; q != 0 && r.at[q-1].first > f.sent.first {
			before = &r.tokens[r.at[q-1].first-1]
		}
	}
	return before.quantity == 0 && strings.HasSuffix(before.lower, "s") && !before.is(auxiliary|capital|timeWord|pronoun|determiner|adverb|preposition|people|conjunction) &&
		(!before.is(verbal) || !r.isVerb(f.hedged-1, f.sent.first, f.sent.last))
}

// named rejects digits inside names that the quantity finder let pass: "NBC 5",
// "Area 51", "PS 6": a capitalised word before a small bare number with no noun.
func (r *reading) named(f *frame) bool {
	if f.q.Kind != quantity.Count || f.hedged == f.sent.first || !f.noun.empty() || f.hedged < f.at.first || f.at.last-f.at.first > 1 {
		return false
	}
	before := &r.tokens[f.hedged-1]
	if !strings.ContainsAny(r.tokens[f.at.first].text, "0123456789") || !r.nameWord(f.hedged-1) || f.hedged-1 == f.sent.first && before.text != strings.ToUpper(before.text) {
		return false
	}
	return f.q.Low.Float64() < 1000 && !before.is(verbal)
}

// model rejects the numbers of products: "its 737 Max jet", "the 777 program",
// "787-9". A number of three bare digits before a noun in the singular counts
// nothing.
func (r *reading) model(f *frame) bool {
	if f.q.Kind == quantity.Score && f.q.High.Float64() >= 150 && f.q.Low.Float64() < 10 {
		return true
	}
	text := r.doc.Text[f.q.Start:f.q.End]
	if f.q.Kind != quantity.Count && f.q.Kind != quantity.Score || len(text) < 3 || strings.Trim(text[:3], "0123456789") != "" {
		return false
	}
	if a, b, ok := strings.Cut(text, "-"); ok && len(a) == 3 && len(b) == 1 {
		return true
	}
	if len(text) != 3 || f.hedged < f.at.first {
		return false
	}
	if q := r.tokens[f.at.first-min(1, f.at.first)].quantity; q != 0 && q != f.index+1 {
		return true // "400 737 Max jets"
	}
	if f.noun.empty() {
		return f.after != "" && f.at.last < f.sent.last && r.tokens[f.at.last].start == r.tokens[f.at.last-1].end && wordRuneAt(r.doc.Text, f.q.End)
	}
	head := r.tokens[f.noun.last-1].lower
	named := r.tokens[f.noun.first].is(capital)
	return (named && f.noun.last-f.noun.first > 1 || f.before == "the" || f.before == "its") && singular(head) == head && !collective(head)
}

// addressed reports whether a number stands before a street or house name: "at
// the town hall, 1 The Parade".
func (f *frame) addressed(r *reading) bool {
	if f.q.Kind != quantity.Count || f.noun.empty() || f.hedged < f.at.first || f.before != "," && f.before != "at" && f.before != "of" {
		return false
	}
	if f.noun.last-f.noun.first < 2 || f.noun.last < f.sent.last && !r.tokens[f.noun.last].is(mark) {
		return false
	}
	for i := f.noun.first; i < f.noun.last; i++ {
		if !r.tokens[i].is(capital) {
			return false
		}
	}
	head := r.tokens[f.noun.last-1].lower
	return singular(head) == head
}

// collective reports whether a noun without an s can be counted in numbers.
func collective(s string) bool {
	switch s {
	case "staff", "aircraft", "personnel", "crew", "cattle", "sheep", "fish", "deer", "salmon", "troops", "strong", "or", "and", "per", "euro", "spacecraft", "offspring", "head", "series", "species", "square", "foot", "men", "women", "children":
		return true
	}
	return personNoun(s) || unitOf(s) != ""
}

// classifies rejects figures that are part of what a thing is called: "two-stroke
// engines", "10-year notes", "three-month aluminium", "a 200-day average".
func (r *reading) classifies(f *frame) bool {
	text := lower(r.doc.Text[f.q.Start:f.q.End])
	cut := strings.LastIndexAny(text, "-‑")
	if cut < 0 {
		return false
	}
	if r.lex.classes[text[cut+1:]]&classifier != 0 {
		return true
	}
	if f.at.last < f.sent.last && f.after != "" {
		if strings.HasSuffix(text, "-") || r.lex.classes[strings.TrimPrefix(f.after, "-")]&classifier != 0 && f.q.Kind == quantity.Count {
			return true
		}
	}
	if f.q.Kind != quantity.Duration {
		return false
	}
	for i := f.noun.first; i < f.noun.last; i++ {
		if r.tokens[i].is(instrument) {
			return true
		}
	}
	return false
}

// unstated rejects what is no quantity in an article: "a"/"an", "zero" without
// a noun, the pronoun "both", and vague words without a scale.
func (r *reading) unstated(f *frame) bool {
	first := r.tokens[f.at.first].lower
	single := f.at.last-f.at.first == 1
	switch {
	case single && (first == "a" || first == "an" || first == "both" || first == "once" || first == "twice" || first == "several" || first == "few" || first == "many" || first == "couple" || first == "decades" || first == "pair" || first == "single"):
		return true
	case f.before == "the" && f.noun.empty() && f.q.Kind == quantity.Count && f.q.Low.Exp == -2 && f.q.Low.Float64() < 24:
		return true // "the 7.42 is late": a train by its time
	case f.addressed(r):
		return true
	case single && first == "zero":
		return f.noun.empty() || r.tokens[f.noun.first].lower == "to"
	case f.q.Kind == quantity.Count && single && f.noun.empty() && !f.of && f.after != "of" && f.before == "the" && f.q.Low.Float64() < 13 && !strings.ContainsAny(first, "0123456789"):
		return true // "the two were prepared"
	}
	return f.q.Kind == quantity.Count && f.noun.empty() && single && (f.before == "these" || f.before == "those")
}
