package check

import "reckon/annotator/quantity"

// partOfThose: "three of those companies", with the companies counted before.
// Which figure is meant is a guess from the noun, so it accuses nobody.
func (r *reading) partOfThose(i int) (partOf, bool) {
	from, to := r.after(i)
	if to-from < 3 || r.words[from].text != "of" || !definite(r.words[from+1].text) || r.words[from+1].text == "all" {
		return partOf{}, false
	}
	for k := i - 1; k >= 0 && k >= i-2*nearby && r.word[k] >= 0; k-- {
		if !r.comparable(k, i) || r.sentence[k] < r.sentence[i]-6 || r.claims[k].Change {
			continue
		}
		for j := from + 2; j < min(to, from+7); j++ {
			name := stem(r.words[j].text)
			if mark(name) {
				break
			}
			if len(name) > 3 && (name == r.nouns[k].head || name == r.nouns[k].near || name != "year" && hasStem(r.nouns[k], name)) {
				return newPart(i, k, false), true
			}
		}
	}
	return r.partOfAffected(i)
}

// partOfAffected: "cases rose from 31 to 62. Forty-nine of the patients are
// children": those who were counted in the sentence before.
func (r *reading) partOfAffected(i int) (partOf, bool) {
	from, to := r.after(i)
	if to-from < 3 || !r.opens(i) || r.claims[i].Kind != quantity.Count {
		return partOf{}, false
	}
	switch stem(r.words[from+2].text) {
	case "patient", "case", "victim", "dead", "injured", "infected", "sick", "wounded", "casualty":
	default:
		return partOf{}, false
	}
	w, ok := r.previous(i, 1)
	return newPart(i, w, false), ok && r.sentence[w] != r.sentence[i] && r.figure(w).nominal.Cmp(r.figure(i).nominal) > 0
}

// partOfStaff: "will shed 900 posts. The brewer had 6,300 employees".
func (r *reading) partOfStaff(i int) (partOf, bool) {
	switch r.nouns[i].head {
	case "job", "post", "position", "role", "employee", "worker", "staff":
	default:
		return partOf{}, false
	}
	if !r.beforeSays(i, 4, cutting) {
		return partOf{}, false
	}
	for k := max(0, i-nearby); k < min(len(r.claims), i+nearby); k++ {
		if k == i || r.word[k] < 0 || r.sentence[k] < r.sentence[i]-2 || r.sentence[k] > r.sentence[i]+2 || !r.comparable(i, k) {
			continue
		}
		switch r.nouns[k].head {
		case "employee", "worker", "staff", "person":
			if r.beforeSays(k, 5, staffing) && !r.isLeft(k) {
				return newPart(i, k, false), true
			}
		}
	}
	return partOf{}, false
}

// partOnly: "three of those companies …, only two committed".
func (r *reading) partOnly(i int) (partOf, bool) {
	from, _ := r.after(i)
	if !r.leads(i, only) && !r.beforeWord(i, "only", "just") || from >= len(r.words) || i == 0 || r.word[i-1] < 0 {
		return partOf{}, false
	}
	before, at := r.before(i)
	found := false
	for k := before; k < at; k++ {
		found = found || r.words[k].text == "only" || r.words[k].text == "just"
	}
	if !found || r.sentence[i-1] != r.sentence[i] || r.nouns[i-1].head != r.nouns[i].head && !bareNumber(r.words[from].text) {
		return partOf{}, false
	}
	return newPart(i, i-1, false), r.claims[i].Kind == quantity.Count
}

// elliptical: "1,900 of their 7,600 acres", the unit being said once.
func (r *reading) elliptical(part, whole int) bool {
	w := r.claims[whole]
	return r.claims[part].Kind == quantity.Count && isAmount(w) && w.Kind != quantity.Count && part+1 == whole && r.ofDirectly(part, whole)
}

// qualified: "Of those arrested, 12 were minors" speaks of people that no
// figure before need count.
func (r *reading) qualified(i int) bool {
	from, to := r.before(i)
	for k := from; k+2 < to; k++ {
		if r.words[k].text == "of" && r.words[k+1].text == "those" && !mark(r.words[k+2].text) {
			return true
		}
	}
	return false
}

// restHasShare reports whether a percentage follows claim i in its sentence.
func (r *reading) restHasShare(i int) bool {
	for _, k := range r.around(i, 0) {
		if k > i && isShare(r.claims[k]) {
			return true
		}
	}
	return false
}

// partOfTotal: "garages made up a third of the total, at 622", the total being
// the one amount of the story so far that is not itself part of another.
func (r *reading) partOfTotal(i int) (partOf, bool) {
	f := i - 1
	if f < 0 || r.word[f] < 0 || r.sentence[f] != r.sentence[i] || !isFraction(r.claims[f]) && !isShare(r.claims[f]) || r.claims[f].Change {
		return partOf{}, false
	}
	from, to := r.gap(f, i)
	end := r.skipHedges(from, to)
	if to-from > 6 || end-from < 3 || !r.reads(from, []string{"of", "the", "total"}) {
		return partOf{}, false
	}
	switch r.words[end-1].text {
	case "at", ",", "(", "–", "—", "or":
	default:
		return partOf{}, false
	}
	whole, found := -1, 0
	for k := f - 1; k >= 0 && k >= f-3*nearby && r.word[k] >= 0 && r.sentence[k] >= r.sentence[i]-4; k-- {
		if !r.comparable(k, i) || r.claims[k].Change || r.leads(k, wasBefore) || r.linksNextShare(k) || r.beforeSays(k, 3, margin) {
			continue
		}
		whole, found = k, found+1
	}
	p := newPart(i, whole, found == 1)
	p.share = f
	return p, found > 0 && r.figure(whole).nominal.Cmp(r.figure(i).nominal) > 0
}
