package check

import (
	"slices"
	"strings"

	"reckon/annotator/quantity"
)

// withDeltas looks for the figures around a pair that state its change.
func (r *reading) withDeltas(p levelPair) levelPair {
	var before, inside, after []int
	for i := max(0, p.first-2); i <= p.last+2 && i < len(r.claims); i++ {
		if r.word[i] < 0 || r.sentence[i] != r.sentence[p.first] {
			continue
		}
		if r.word[i] > r.word[p.first]-14 && i < p.first && i >= p.first-2 && r.delta(i, p) && !r.clauseBreak(i, p.first) && !r.levelBetween(i, p.first) && !r.nextClause(i, p.first) {
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
	if r.datedApart(p.first, p.last) { // "120 in 2022 and 95 in 2023, and 60 more will go"
		p.deltas = slices.DeleteFunc(p.deltas, func(d int) bool { return !r.leadsChangeOf(d) })
	}
	if len(p.deltas) == 0 {
		if i, ok := r.nextSentence(p.last); ok && r.pointsBack(i) && r.delta(i, p) {
			p.deltas = []int{i}
		} else if i, ok := r.theExtra(p); ok {
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
		return false // "again up to 6.2 percent" is where it got to
	}
	if r.comparable(i, p.was) && level.Kind != quantity.Percent && (r.leads(i, fromCue|wasBefore) || i > p.last && r.otherNoun(i, p.was)) {
		return false // "down from 480, after cutting the tower from 20 floors"
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

// nextClause reports whether ", and" stands between a change and a pair: "up 20
// per cent, and profit fell to $90m from $120m".
func (r *reading) nextClause(d, first int) bool {
	from, to := r.gap(d, first)
	for k := from + 1; k < to; k++ {
		if r.words[k].text == "and" && r.words[k-1].text == "," {
			return true
		}
	}
	return false
}

// levelBetween reports whether what a change led to stands between it and a
// pair, so that it is none of the pair's: "grew 5 per cent to £84m, and the loss
// narrowed to £2m from £6m".
func (r *reading) levelBetween(d, first int) bool {
	for k := d + 1; k < first; k++ {
		if r.sameLevel(k, first) && r.leads(k, toCue) {
			return true
		}
	}
	return false
}

// otherNoun reports whether two counts have nouns of their own that differ:
// floors are no change in homes.
func (r *reading) otherNoun(i, level int) bool {
	if r.claims[i].Kind != quantity.Count || r.claims[level].Noun == "" || r.claims[i].Noun == "" || r.afterSays(i, 2, differing) {
		return false
	}
	return !r.sameHead(i, level)
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

// aChangeOf: "an increase of $20m"; but not "losses of $2bn", which are a level.
func (r *reading) aChangeOf(i int) bool {
	from, to := r.before(i)
	to = r.skipHedges(from, to)
	return to-from >= 3 && r.words[to-1].text == "of" && (r.words[to-3].text == "a" || r.words[to-3].text == "an") && r.leadsChangeOf(i)
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

// isDelta reports whether the words directly before claim i make it a change:
// "down $6", "by 300".
func (r *reading) isDelta(i int) bool {
	if r.claims[i].Change && i > 0 && r.word[i-1] >= 0 && r.inPoints(i-1) && r.beforeWordNear(i, 3, "on", "from", "than") {
		return false // "nine points down on the 79 per cent"
	}
	if r.claims[i].Change || r.leadsBy(i) || r.claims[i].Kind != quantity.Percent && r.aChangeOf(i) || r.afterSays(i, 1, differing) && r.afterSays(i, 3, compare) {
		return true
	}
	from, to := r.before(i)
	end := r.skipHedges(from, to)
	return end > from && (r.words[end-1].text == "up" || r.words[end-1].text == "down") && (end-1 == from || !phrasal(r.words[end-2].text))
}

// phrasal reports whether "up" behind a verb is part of it and no direction.
func phrasal(verb string) bool {
	switch verb {
	case "mopped", "made", "makes", "make", "picked", "chalked", "racked", "notched", "put", "ended", "set", "took", "built", "bought", "gave",
		"given", "used", "ran", "run", "clocked", "handed", "coughed", "soaked", "paid", "wound", "end":
		return true
	}
	return false
}
