package check

import (
	"fmt"
	"slices"
	"strconv"

	"reckon/annotator/quantity"
)

// difference checks high − low against a figure that is said to be the
// difference.
func (r *reading) difference(high, low, d int, sure bool) Check {
	worked, stated := r.figure(high).sub(r.figure(low)), r.figure(d)
	verdict := r.soften(agree(worked, stated), sure, high, low, d)
	result := r.inUnit(high, worked.nominal)
	return Check{AbsoluteChange, []int{high, low, d}, verdict,
		fmt.Sprintf("%s − %s = %s; stated: %s", r.show(high), r.show(low), result, r.stated(d)),
		r.summary(verdict, fmt.Sprintf("%s less %s is %s", r.quote(high), r.quote(low), result), "the "+r.quote(d)+" in the text")}
}

// byMargin: "18,406 votes to 17,911, a margin of 495". A majority may be over
// several others together, and accuses nobody.
func (r *reading) byMargin(d int) (Check, bool) {
	a, b := d-2, d-1
	if a < 0 || r.word[a] < 0 || r.word[b] < 0 || r.sentence[a] != r.sentence[d] || !r.comparable(a, b) || !r.comparable(b, d) || !r.leads(d, margin) || !isAmount(r.claims[d]) {
		return Check{}, false
	}
	if from, to := r.gap(b, d); to-from > 6 || r.claims[a].Open || r.claims[b].Open {
		return Check{}, false
	}
	if a > 0 && r.word[a-1] >= 0 && r.sentence[a-1] == r.sentence[a] && r.comparable(a-1, a) {
		return Check{}, false // of three, the words do not say which two
	}
	if r.figure(a).nominal.Cmp(r.figure(b).nominal) < 0 {
		a, b = b, a
	}
	return r.difference(a, b, d, !r.beforeSays(d, 4, margin) || !r.beforeWordNear(d, 4, "majority")), true
}

func (r *reading) beforeWordNear(i, n int, words ...string) bool {
	from, to := r.before(i)
	for k := max(from, to-n); k < to; k++ {
		if slices.Contains(words, r.words[k].text) {
			return true
		}
	}
	return false
}

// moreThan: "8,310 pounds, 310 pounds above its maximum of 8,000", "a $318
// million budget. That is $14 million more than this year's $304 million".
func (r *reading) moreThan(d int) (Check, bool) {
	base := d + 1
	if base >= len(r.claims) || r.word[base] < 0 || r.sentence[base] != r.sentence[d] || !isLevel(r.claims[d]) || !r.sameLevelAs(base, d) {
		return Check{}, false
	}
	sign, ok := r.comparison(d, base)
	if !ok {
		return Check{}, false
	}
	level, ok := r.comparedLevel(d)
	if a, b := r.claims[max(level, 0)], r.claims[base]; a.Noun != "" && b.Noun != "" && !r.sameHead(max(level, 0), base) {
		return Check{}, false // workers are not more than boats
	}
	if !ok || !r.comparable(level, d) || r.claims[level].Change || r.claims[level].Open || r.claims[level].Bound == quantity.Between {
		return Check{}, false
	}
	if sign < 0 {
		return r.difference(base, level, d, true), true
	}
	return r.difference(level, base, d, true), true
}

// sameLevelAs is comparable, the unit being said once: "310 pounds above its
// maximum of 8,000".
func (r *reading) sameLevelAs(bare, full int) bool {
	b := r.claims[bare]
	return r.comparable(bare, full) || isLevel(b) && b.Noun == "" && unitOr1(b.Unit) == "1"
}

// comparison reads the words between a difference and what it is measured from:
// +1 for "more than", "above", -1 for "fewer than", "below".
func (r *reading) comparison(d, base int) (sign int, ok bool) {
	from, to := r.gap(d, base)
	if to-from < 2 || to-from > 9 {
		return 0, false
	}
	for k := from; k < to; k++ {
		dated := r.words[k].text == "," && k+1 < to && (r.words[k+1].text == "when" || r.words[k+1].text == "with") // "fewer than in 2019, when it had 3,350"
		if mark(r.words[k].text) && !dated {
			return 0, false
		}
		switch r.words[k].text {
		case "and", "or", "for", "by", "needs", "need", "needed":
			return 0, false
		}
	}
	for k := from; k < min(to, from+3); k++ {
		than := k+1 < to && r.words[k+1].text == "than"
		switch text := r.words[k].text; {
		case (text == "more" || text == "higher" || text == "greater" || text == "larger" || text == "longer" || text == "heavier") && than,
			text == "above", text == "over", text == "beyond":
			return 1, true
		case (text == "fewer" || text == "less" || text == "lower" || text == "smaller" || text == "shorter" || text == "lighter") && than,
			text == "below", text == "under", text == "short":
			return -1, true
		}
	}
	return 0, false
}

// comparedLevel is the amount that is so much more: right before the
// difference, or, where its sentence points back, the only one of its unit in
// the sentence before.
func (r *reading) comparedLevel(d int) (int, bool) {
	level := d - 1
	if level < 0 || r.word[level] < 0 {
		return 0, false
	}
	if r.sentence[level] == r.sentence[d] {
		from, to := r.gap(level, d)
		if level > 0 && r.word[level-1] >= 0 && r.sentence[level-1] == r.sentence[level] && r.ofDirectly(level-1, level) {
			return 0, false // "12 of its 20 games, six more than …"
		}
		return level, to-from <= 5 && to > from && (mark(r.words[r.skipHedges(from, to)-1].text) || r.gapSays(level, d, inOtherTerms))
	}
	if !r.pointsBack(d) || r.sentence[d]-r.sentence[level] != 1 || !r.sameParagraph(r.sentence[level], r.sentence[d]) {
		return 0, false
	}
	found := 0
	for _, k := range r.sentences[r.sentence[level]].claims {
		if r.comparable(k, d) {
			level, found = k, found+1
		}
	}
	return level, found == 1
}

// tradedFor: "bought for £27,500 in March", "sold in October for £16,500".
func (r *reading) tradedFor(i int, verbs ...string) bool {
	return r.claims[i].Kind == quantity.Money && r.beforeWord(i, "for") && r.beforeWordNear(i, 7, verbs...)
}

// theExtra finds the change of a pair where the next sentence speaks of "the
// extra £1,000". It may be another thing that is extra: only a figure that fits
// is taken for it.
func (r *reading) theExtra(p levelPair) (int, bool) {
	s := r.sentence[p.last]
	if s+1 >= len(r.sentences) || len(r.sentences[s+1].claims) == 0 {
		return 0, false
	}
	for _, i := range r.sentences[s+1].claims[:min(nearby, len(r.sentences[s+1].claims))] {
		if !r.comparable(i, p.was) || !r.beforeWord(i, "extra", "additional") || !r.beforeWordNear(i, 3, "the", "that", "this") {
			continue
		}
		if agree(distance(r.figure(p.was), r.figure(p.now)), r.figure(i)) == Holds {
			return i, true
		}
	}
	return 0, false
}

// leftLater: "will cut 1,150 jobs, or 8% of its workforce of 14,200. It will be
// left with 13,050 people."
func (r *reading) leftLater(left int) (Check, bool) {
	s := r.sentence[left]
	if left == 0 || r.word[left-1] < 0 || r.sentences[s].claims[0] != left || !r.isLeft(left) || !pronoun(r.words[r.sentences[s].first].text) {
		return Check{}, false
	}
	before := r.sentences[r.sentence[left-1]]
	if before.paragraph != r.sentences[s].paragraph || s-r.sentence[left-1] > 2 {
		return Check{}, false
	}
	cut, was := -1, -1
	for _, k := range before.claims[:min(nearby, len(before.claims))] {
		switch {
		case !r.comparable(k, left) || r.claims[k].Open:
		case cut < 0 && r.beforeSays(k, 4, falling|cutting):
			cut = k
		case was < 0 && r.beforeSays(k, 5, staffing|total) || r.leads(k, ofWhich):
			was = k
		default:
			return Check{}, false
		}
	}
	if cut < 0 || was < 0 {
		return Check{}, false
	}
	worked, stated := r.figure(was).sub(r.figure(cut)), r.figure(left)
	verdict := r.soften(agree(worked, stated), plausible(worked, stated, 2), was, cut, left)
	result := r.inUnit(was, worked.nominal)
	return Check{AbsoluteChange, []int{was, cut, left}, verdict,
		fmt.Sprintf("%s − %s = %s; stated: %s", r.show(was), r.show(cut), result, r.stated(left)),
		r.summary(verdict, fmt.Sprintf("%s less %s leaves %s", r.quote(was), r.quote(cut), result), "the "+r.quote(left)+" in the text")}, true
}

// datedApart reports whether two figures stand side by side, each with a year
// of its own: "40,000 tonnes in 2022 and 44,000 in 2023".
func (r *reading) datedApart(x, y int) bool {
	from, to := r.gap(x, y)
	if r.sentence[x] != r.sentence[y] || to-from < 3 || to-from > 7 || !r.beforeWord(y, "and") {
		return false
	}
	a, b := r.years(x, y)
	return a != 0 && b != 0 && a != b
}

// years are the years right behind two figures, "in 2022"; 0 where none is.
func (r *reading) years(x, y int) (a, b int) {
	return r.yearRightBehind(x), r.yearRightBehind(y)
}

func (r *reading) yearRightBehind(i int) int {
	from, to := r.after(i)
	for k := from; k < min(to, from+4); k++ {
		if isYear(r.words[k].text) && k > from && r.words[k-1].text == "in" {
			n, err := strconv.Atoi(r.words[k].text)
			if err != nil {
				return 0
			}
			return n
		}
	}
	return 0
}
