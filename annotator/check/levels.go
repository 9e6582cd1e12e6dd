package check

import (
	"reckon/annotator/claim"
	"reckon/annotator/quantity"
)

// levelPair is an earlier and a later level of one thing, and the figures that
// are said to be the change between them.
type levelPair struct {
	was, now int
	first    int   // the one that stands first in the text
	last     int   // the one that stands last
	deltas   []int // claims that state the change, in reading order
	dir      int   // +1 where the words speak of a rise, -1 of a fall, 0 of neither
	sure     bool  // the words leave no doubt that one level followed the other
	bare     bool  // the pair itself says how it moved: "up from"
}

// nearby bounds how many claims of a sentence are looked at around one: enough
// for any sentence that people write, and what keeps a list of a thousand
// figures linear.
const nearby = 4

// levels finds the pairs of every sentence: "from A to B", "to B from A",
// "B, up from A".
func (r *reading) levels(parts []partOf) []levelPair {
	var out []levelPair
	isWhole := make(map[int]bool, len(parts))
	for _, p := range parts {
		isWhole[p.whole] = p.whole == p.part+1
	}
	taken := make(map[int]bool) // the second figure of a pair begins no other
	for _, s := range r.sentences {
		for a, x := range s.claims {
			if isWhole[x] || taken[x] || r.isDelta(x) && !r.isGrowthRate(x) || r.isWindow(x) {
				continue
			}
			for _, y := range s.claims[a+1 : min(len(s.claims), a+1+nearby)] {
				if !r.sameLevel(x, y) || isWhole[y] || r.isDelta(y) || !canBeLevel(r.claims[x]) || !canBeLevel(r.claims[y]) {
					continue
				}
				if !r.leads(x, toCue) && r.beginsPair(y) {
					break // "lost 30 seats, falling from 120 to 90"
				}
				if p, ok := r.levelPair(x, y); ok && !r.newClause(x, y) {
					out = append(out, r.withDeltas(p))
					taken[y] = true
				}
				break // only the next comparable figure
			}
		}
		if p, ok := r.levelAfterwards(s); ok {
			out = append(out, r.withDeltas(p))
		}
	}
	return out
}

// sameLevel is comparable, with "$12" and "$15 an hour" taken for one unit.
func (r *reading) sameLevel(x, y int) bool {
	a, b := r.claims[x], r.claims[y]
	if r.comparable(x, y) || isMoney(a.Quantity) && isMoney(b.Quantity) && currency(a.Unit) == currency(b.Unit) {
		return true
	}
	// "1.1 tonnes, against 3.4 in 2022"
	if isLevel(a) && a.Kind != quantity.Count && unitOr1(b.Unit) == "1" && isLevel(b) && b.Noun == "" && (r.leads(y, wasBefore) || r.datedApart(x, y)) {
		return true
	}
	// "from 74 days to 52"
	return isLevel(a) && b.Kind == quantity.Count && b.Noun == "" && r.leads(x, fromCue) && r.leads(y, toCue)
}

// levelAfterwards finds the earlier level in the sentence after a change: "slid
// 12 percent to $44. They had closed at $50".
func (r *reading) levelAfterwards(s sentence) (levelPair, bool) {
	if len(s.claims) == 0 {
		return levelPair{}, false
	}
	x := s.claims[len(s.claims)-1]
	y, ok := r.nextSentence(x)
	if !ok || !r.sameLevel(x, y) || !canBeLevel(r.claims[x]) || !canBeLevel(r.claims[y]) || r.isDelta(x) || r.isDelta(y) || !r.leads(x, toCue) {
		return levelPair{}, false
	}
	next := r.sentences[r.sentence[y]]
	switch r.words[next.first].text {
	case "it", "they", "that", "this", "last":
	default:
		return levelPair{}, false
	}
	had := false
	for k := next.first; k < r.word[y]; k++ {
		switch r.words[k].text {
		case "had", "earlier", "before", "previous", "compares", "compared":
			had = true
		}
	}
	return levelPair{was: y, now: x, first: x, last: y, sure: r.leads(y, stoodAt|wasBefore), dir: 0}, had && plausible(r.figure(x), r.figure(y), 5)
}

// isGrowthRate: "growth of 0.8 per cent, down from 1.3 per cent" compares two
// rates of growth, which are levels here.
func (r *reading) isGrowthRate(x int) bool {
	y := x + 1
	return r.claims[x].Kind == quantity.Percent && y < len(r.claims) && r.word[y] >= 0 && r.sentence[y] == r.sentence[x] &&
		r.claims[y].Kind == quantity.Percent && r.leads(y, wasBefore) && r.gapSays(x, y, rising|falling)
}

// beginsPair reports whether claim y is the first of "from 120 to 90".
func (r *reading) beginsPair(y int) bool {
	from, to := r.before(y)
	end := r.skipHedges(from, to)
	z := y + 1
	return end > from && r.words[end-1].text == "from" && z < len(r.claims) && r.word[z] >= 0 && r.sentence[z] == r.sentence[y] &&
		r.sameLevel(y, z) && r.leads(z, toCue) && !r.newClause(y, z) && r.word[z]-r.word[y] < 7
}

// newClause reports whether a clause of its own, about another thing, begins
// between two figures: "to £560m from £500m, while costs fell to £291m".
func (r *reading) newClause(x, y int) bool {
	return r.gapSaysWord(x, y, "while", "whereas", "although", ";")
}

// isWindow reports whether a span of time only says in what time something
// happened: "doubled in five years, from 400".
func (r *reading) isWindow(i int) bool {
	return r.claims[i].Kind == quantity.Duration && r.beforeWord(i, "in", "within", "during", "after", "for")
}

func canBeLevel(c claim.Claim) bool {
	if c.Open || c.Bound == quantity.Between || c.Low.Num <= 0 {
		return false
	}
	return isLevel(c) || c.Kind == quantity.Percent
}

func (r *reading) levelPair(x, y int) (levelPair, bool) {
	p := levelPair{was: x, now: y, first: x, last: y, sure: true}
	from, to := r.before(x)
	gapFrom, gapTo := r.gap(x, y)
	switch {
	case r.leads(x, fromCue) && r.leads(y, toCue):
		// "from 80 to 95 passengers" is a range unless something moved
		p.dir = r.direction(max(from, to-8), to)
		p.sure = p.dir != 0 || r.claims[x].Direction != 0 || r.claims[y].Direction != 0 || r.moved(x) || r.moved(y)
		if p.dir == 0 {
			p.dir = r.claims[y].Direction
		}
	case r.leads(y, wasBefore):
		p.was, p.now = y, x
		p.bare = true
		p.dir = r.direction(max(gapFrom, gapTo-4), gapTo)
		if p.dir == 0 { // "against", "compared with": two things unless time passed
			p.bare = false
			p.sure = r.timeBack(y) || r.leads(x, toCue)
			p.dir = r.direction(max(from, to-8), to)
		}
	case r.leads(y, fromCue) && (r.leads(x, toCue) || gapTo-gapFrom <= 4 && r.words[gapFrom].text == ","):
		p.was, p.now = y, x
		p.bare = true
		p.dir = r.direction(max(from, to-8), to)
	case r.leads(x, stoodAt) && r.leads(y, reachedCue) && r.words[r.word[x]-1].text == "at":
	case r.tradedFor(x, "bought", "purchased", "acquired") && r.tradedFor(y, "sold", "resold", "went"),
		r.tradedFor(x, "sold") && r.timeBack(x) && r.tradedFor(y, "sold", "resold", "went"):
	case r.datedApart(x, y): // "40,000 tonnes in 2022 and 44,000 in 2023"
		if begin, end := r.years(x, y); begin > end {
			p.was, p.now = y, x
		}
	case y-x == 2 && r.leads(y, toCue) && r.leadsBy(y-1) && r.gapSaysWord(x, y-1, "number", "figure", "total", "count"):
		p.dir = r.deltaDirection(y - 1) // "there were 2,400, and the number has since fallen by a third to 1,600"
	case r.onAfterDelta(x, y): // "£84m, up 20 per cent on the £70m"
		p.was, p.now = y, x
		p.dir = r.deltaDirection(y - 1)
	default:
		return p, false
	}
	if r.claims[x].Kind == quantity.Percent && r.claims[x].Change != r.claims[y].Change && !r.isGrowthRate(x) && !r.inPoints(y-1) {
		return p, false
	}
	return p, true
}

// onAfterDelta reports whether a change stands between two claims and the
// second is what it is measured from: "up 20 per cent on £70m", "down $6
// from $318".
func (r *reading) onAfterDelta(x, y int) bool {
	if y-x < 2 || r.word[x+1]-r.word[x] > 8 || !r.isDelta(y-1) && r.deltaDirection(y-1) == 0 && !r.leadsChangeOf(y-2) {
		return false
	}
	for k := x + 1; k < y-1; k++ {
		if r.comparable(k, y) && !r.isDelta(k) {
			return false // "12 of its 20 games, six more than the 14": more than which?
		}
	}
	from, to := r.before(y)
	for k := max(from, to-3); k < to; k++ {
		switch r.words[k].text {
		case "on", "from", "over", "than", "against":
			return true
		}
	}
	return false
}

// moved reports whether a verb of change or a date stands with claim i.
func (r *reading) moved(i int) bool {
	from, to := r.after(i)
	for k := from; k < min(to, from+5); k++ {
		if isYear(r.words[k].text) {
			return true
		}
	}
	return r.timeBack(i)
}

// timeBack reports whether the words behind claim i place it in an earlier
// time: "a year earlier", "the summer before", "in March", "in 2019".
func (r *reading) timeBack(i int) bool {
	from, to := r.after(i)
	for k := from; k < min(to, from+7); k++ {
		switch text := r.words[k].text; text {
		case "earlier", "before", "ago", "previous", "previously", "last", "prior", "then":
			return true
		default:
			if isYear(text) || text == "in" && k+1 < to && isMonth(r.words[k+1].text) {
				return true
			}
		}
	}
	return false
}

func mark(text string) bool {
	switch text {
	case ",", ";", ":", ".", "(", ")", "–", "—":
		return true
	}
	return false
}

// nextSentence is the first claim of the sentence after claim i's, in the same
// paragraph.
func (r *reading) nextSentence(i int) (int, bool) {
	s := r.sentence[i]
	if s+1 < len(r.sentences) && len(r.sentences[s+1].claims) > 0 && r.sentences[s+1].paragraph == r.sentences[s].paragraph {
		return r.sentences[s+1].claims[0], true
	}
	return 0, false
}

// pointsBack reports whether the sentence of claim i opens by speaking of the
// one before: "That is …", "This was …", "It is a rise of …".
func (r *reading) pointsBack(i int) bool {
	s := r.sentences[r.sentence[i]]
	if s.first >= s.last {
		return false
	}
	if r.word[i]-s.first > 8 || s.first+1 >= s.last {
		return false
	}
	next := r.words[s.first+1]
	switch r.words[s.first].text {
	case "that's", "that’s", "it's", "it’s":
		return true
	case "a", "an":
		return next.cues&(rising|falling) != 0
	case "that", "this", "it", "which":
		switch next.text {
		case "is", "was", "would", "makes", "made", "means", "meant", "comes", "came", "amounts", "amounted", "works", "worked", "adds", "represents",
			"represented", "equals", "compares", "gives", "gave", "brings", "puts":
			return true
		}
	}
	return false
}
