package check

import (
	"strings"

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
	for _, s := range r.sentences {
		for a, x := range s.claims {
			if isWhole[x] || r.isDelta(x) && !r.isGrowthRate(x) {
				continue
			}
			for _, y := range s.claims[a+1 : min(len(s.claims), a+1+nearby)] {
				if !r.sameLevel(x, y) || isWhole[y] || r.isDelta(y) || !canBeLevel(r.claims[x]) || !canBeLevel(r.claims[y]) {
					continue
				}
				if p, ok := r.levelPair(x, y); ok {
					out = append(out, r.withDeltas(p))
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

// isDelta reports whether the words directly before claim i make it a change:
// "down $6", "by 300".
func (r *reading) isDelta(i int) bool {
	if r.claims[i].Change || r.leadsBy(i) || r.afterSays(i, 1, differing) && r.afterSays(i, 3, compare) {
		return true
	}
	from, to := r.before(i)
	end := r.skipHedges(from, to)
	return end > from && (r.words[end-1].text == "up" || r.words[end-1].text == "down")
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
	case r.onAfterDelta(x, y): // "£84m, up 20 per cent on the £70m"
		p.was, p.now = y, x
		p.dir = r.deltaDirection(y - 1)
	default:
		return p, false
	}
	if r.claims[x].Kind == quantity.Percent && r.claims[x].Change != r.claims[y].Change && !r.isGrowthRate(x) {
		return p, false
	}
	return p, true
}

// onAfterDelta reports whether a change stands between two claims and the
// second is what it is measured from: "up 20 per cent on £70m", "down $6
// from $318".
func (r *reading) onAfterDelta(x, y int) bool {
	if y-x < 2 || r.word[x+1]-r.word[x] > 8 || !r.isDelta(y-1) && r.deltaDirection(y-1) == 0 {
		return false
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

// withDeltas looks for the figures around a pair that state its change.
func (r *reading) withDeltas(p levelPair) levelPair {
	var before, inside, after []int
	for i := max(0, p.first-2); i <= p.last+2 && i < len(r.claims); i++ {
		if r.word[i] < 0 || r.sentence[i] != r.sentence[p.first] {
			continue
		}
		if r.word[i] > r.word[p.first]-14 && i < p.first && i >= p.first-2 && r.delta(i, p) && !r.clauseBreak(i, p.first) {
			before = append(before, i)
		}
		if i > p.first && i < p.last && r.delta(i, p) {
			inside = append(inside, i)
		}
		if i > p.last && i <= p.last+2 && r.delta(i, p) && !r.clauseBreak(p.last, i) {
			after = append(after, i)
		}
	}
	p.deltas = append(append(before, inside...), after...)
	if len(p.deltas) == 0 {
		if i, ok := r.nextSentence(p.last); ok && r.pointsBack(i) && r.delta(i, p) {
			p.deltas = []int{i}
		}
	}
	for _, d := range p.deltas {
		dir := r.deltaDirection(d)
		if p.dir == 0 {
			p.dir = dir
		}
		p.sure = p.sure || dir != 0 || r.claims[d].Kind == quantity.Change
	}
	return p
}

// delta reports whether claim i can be the change of a pair: its kind allows
// it, and the words beside it speak of a change.
func (r *reading) delta(i int, p levelPair) bool {
	c, level := r.claims[i], r.claims[p.was]
	if w := r.word[i]; w > 0 && r.words[w-1].text == "to" {
		return false // "back up to 4.8 percent" is where it got to
	}
	switch c.Kind {
	case quantity.Percent, quantity.Change:
	case quantity.PercentagePoints:
		if level.Kind != quantity.Percent {
			return false
		}
	case quantity.RatioKind:
		if strings.Contains(r.quote(i), "/") || c.Low.Cmp(quantity.Int(1)) < 0 && !r.leadsBy(i) && !r.leadsChangeOf(i) && r.claims[i].Direction == 0 && !r.afterSays(i, 2, differing) {
			return false // "rose 7/32" is an amount
		}
		if c.Low.Cmp(quantity.Int(1)) >= 0 && !r.afterSays(i, 4, compare) && !c.Change {
			return false
		}
	default:
		if !r.comparable(i, p.was) && (level.Kind != quantity.Percent || !r.inPoints(i)) {
			return false
		}
	}
	return c.Change || c.Kind == quantity.Change || r.deltaDirection(i) != 0 || r.leadsBy(i) || r.leadsChangeOf(i)
}

// deltaDirection is the direction that the words beside claim i give it.
func (r *reading) deltaDirection(i int) int {
	if d := r.claims[i].Direction; d != 0 {
		return d
	}
	from, to := r.after(i)
	if d := r.direction(from, min(to, from+1)); d != 0 {
		return d // "12% higher", "3 percent drop"
	}
	if from+1 < to && r.words[from+1].cues&differing != 0 && !mark(r.words[from].text) {
		return r.direction(from+1, from+2) // "60 pupils fewer"
	}
	from, to = r.before(i)
	return r.direction(max(from, to-4), to)
}

func mark(text string) bool {
	switch text {
	case ",", ";", ":", ".", "(", ")", "–", "—":
		return true
	}
	return false
}

func (r *reading) leadsBy(i int) bool {
	from, to := r.before(i)
	to = r.skipHedges(from, to)
	return to > from && r.words[to-1].text == "by"
}

// leadsChangeOf: "a rise of 3 per cent", or the same change in other terms.
func (r *reading) leadsChangeOf(i int) bool {
	from, to := r.before(i)
	to = r.skipHedges(from, to)
	if to-from < 1 {
		return false
	}
	last := r.words[to-1]
	if last.text == "of" && to-from >= 2 {
		before := r.words[to-2]
		return before.cues&(rising|falling) != 0 && before.text != "up" && before.text != "down" || r.words[to-2].text == "change" || r.words[to-2].text == "difference"
	}
	return last.text == "or" && i > 0 && r.sentence[i-1] == r.sentence[i] && (r.claims[i-1].Change || r.deltaDirection(i-1) != 0)
}

// clauseBreak reports whether another clause begins between two claims.
func (r *reading) clauseBreak(i, j int) bool {
	from, to := r.gap(i, j)
	for k := from; k < to; k++ {
		switch r.words[k].text {
		case ";", ":", "while", "but", "whereas", "although", "as", "when":
			return true
		case "and":
			if to-from > 8 {
				return true
			}
		}
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

// inPoints reports whether claim i is given in percentage points, however
// short the text puts it: "11 points lower".
func (r *reading) inPoints(i int) bool {
	switch c := r.claims[i]; c.Kind {
	case quantity.PercentagePoints, quantity.Points:
		return true
	case quantity.Count, quantity.Measure:
		return unitOr1(c.Unit) == "1" && (r.nouns[i].near == "point" || strings.Contains(r.quote(i), "point"))
	default:
		return false
	}
}
