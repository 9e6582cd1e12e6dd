package claim

// topic is the body that the article is about: the name that it has most often,
// at least three times, persons left out. "The company" stands for it where no
// other name is nearer. Empty where no name stands out.
func (r *reading) topic() string {
	if !r.topicKnown {
		r.topicKnown = true
		r.topicName = r.findTopic()
	}
	return r.topicName
}

func (r *reading) findTopic() string {
	counts := map[string]int{}
	persons := map[string]bool{}
	for i := 0; i < len(r.tokens); i++ {
		if !r.nameWord(i) || r.tokens[i].is(role|people) {
			continue
		}
		last := i
		for last+1 < len(r.tokens) && r.nameWord(last+1) && r.tokens[last+1].start == r.tokens[last].end+1 && !possessive(r.tokens[last].text) {
			last++
		}
		name := withoutPossessive(r.doc.Text[r.tokens[i].start:r.tokens[last].end])
		counts[name]++
		if r.namesPerson(i, last+1) {
			persons[name] = true
			persons[withoutPossessive(r.tokens[last].text)] = true
		}
		i = last
	}
	best := ""
	for name, n := range counts {
		if n >= 3 && !persons[name] && (best == "" || n > counts[best] || n == counts[best] && name < best) {
			best = name
		}
	}
	return best
}

// namesPerson reports whether the name tokens[first:last] is a person's: after a
// role, or before an age or a verb of saying in the past.
func (r *reading) namesPerson(first, last int) bool {
	if first > 0 && r.tokens[first-1].is(role) {
		return true
	}
	if last+1 < len(r.tokens) && r.tokens[last].text == "," && len(r.tokens[last+1].text) == 2 && r.tokens[last+1].is(digit) {
		return true
	}
	full, ok := r.fullNames[withoutPossessive(r.tokens[last-1].text)]
	return ok && last-first == 1 && full != r.tokens[first].text
}

// definiteBusiness reports whether a phrase is "the company", "the
// home-improvement retailer": known from before, and not by a name.
func (r *reading) definiteBusiness(p span) bool {
	if p.empty() || r.tokens[p.first].lower != "the" || p.last-p.first > 4 {
		return false
	}
	for i := p.first + 1; i < p.last; i++ {
		if r.tokens[i].is(capital) {
			return false
		}
	}
	return r.tokens[p.last-1].is(business)
}
