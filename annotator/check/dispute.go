package check

// announcement is what a sentence says of the figure to come against the one
// before: "The ministry gives a lower figure."
type announcement int

const (
	notAnnounced announcement = iota
	otherAnnounced
	lowerAnnounced
	higherAnnounced
)

// fits reports whether a figure after an announcement is what it says.
func (a announcement) fits(before, after estimate) bool {
	switch a {
	case lowerAnnounced:
		return after.nominal.Cmp(before.nominal) < 0
	case higherAnnounced:
		return after.nominal.Cmp(before.nominal) > 0
	default:
		return true
	}
}

// announced reads it in front of claim j, the first of its sentence, and in
// the sentence before, where that has no figure.
func (r *reading) announced(j int) announcement {
	s := r.sentence[j]
	if r.sentences[s].claims[0] != j {
		return notAnnounced
	}
	from := r.lead(j)
	if s > 0 && len(r.sentences[s-1].claims) == 0 && r.sameParagraph(s-1, s) {
		from = max(r.sentences[s-1].first, r.word[j]-60)
	}
	for k := from; k+1 < r.word[j]; k++ {
		if a := otherFigure(r.words[k].text); a != notAnnounced && isFigureWord(r.words[k+1].text) {
			return a
		}
	}
	return notAnnounced
}

func otherFigure(adjective string) announcement {
	switch adjective {
	case "lower", "smaller", "fewer":
		return lowerAnnounced
	case "higher", "larger", "bigger", "greater":
		return higherAnnounced
	case "different", "another", "other", "rival", "conflicting", "competing":
		return otherAnnounced
	default:
		return notAnnounced
	}
}

func isFigureWord(noun string) bool {
	switch noun {
	case "figure", "figures", "number", "numbers", "count", "tally", "total", "estimate", "estimates", "toll":
		return true
	}
	return false
}

// gapped: "Critics put the bill at £9.6bn, the Treasury at £7.1bn" says two
// figures of one thing with one verb.
func (r *reading) gapped(i, j int) bool {
	if j != i+1 || r.sentence[i] != r.sentence[j] || !r.beforeWord(i, "at") || !r.beforeSays(i, 8, otherCount) {
		return false
	}
	from, to := r.gap(i, j)
	if to-from < 3 || to-from > 9 || !r.beforeWord(j, "at") {
		return false
	}
	for k := from + 1; k < to; k++ {
		if mark(r.words[k].text) || saying(r.words[k].text) {
			return false
		}
	}
	switch r.words[from].text {
	case ",", ";", "and", "while", "but", "against":
		return true
	}
	return false
}

// putNoun is the noun of "put its dead at 11", which says of what the figure
// is; empty where it is a pronoun or a word for any figure.
func (r *reading) putNoun(j int) string {
	if !r.beforeWord(j, "at") {
		return ""
	}
	from, to := r.before(j)
	at := r.skipHedges(from, to) - 1
	for k := at - 1; k > from && k >= at-5; k-- {
		switch r.words[k-1].text {
		case "put", "puts", "putting":
			return thing(stem(r.words[at-1].text))
		}
	}
	return ""
}

// thing is a noun, or nothing where it stands for whatever was counted before.
func thing(noun string) string {
	if pronoun(noun) || isFigureWord(noun) {
		return ""
	}
	switch noun {
	case "crowd", "turnout", "cost", "bill", "price", "them", "attendance", "loss", "damage", "rate", "share", "level", "value":
		return ""
	}
	return noun
}
