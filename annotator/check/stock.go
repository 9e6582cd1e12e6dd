package check

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"time"

	"reckon/annotator/claim"
)

// stockAndPace: a number reached so far, a pace, and a number to be reached by
// the end of a period.
func (r *reading) stockAndPace(x rate) (Check, bool) {
	s := r.sentence[x.claim]
	if x.unit != "1" || !r.sentenceSays(s, atThisRate|byEndOf) {
		return Check{}, false
	}
	goal := -1
	for _, t := range r.around(x.claim, 0) {
		if isCount(r.claims[t]) && r.byEnd(t) {
			goal = t
		}
	}
	if goal < 0 {
		return Check{}, false
	}
	end, ok := r.endOf(goal)
	if !ok {
		return Check{}, false
	}
	stock, begin, ok := r.stockFor(goal, x.claim)
	if !ok || !begin.Before(end) {
		return Check{}, false
	}
	n := daysBetween(begin, end)
	return r.stockCheck(x, stock, goal, n, begin), true
}

func (r *reading) byEnd(t int) bool {
	from, to := r.after(t)
	for k := from; k < min(to, from+8); k++ {
		if r.words[k].cues&byEndOf != 0 && r.words[k].text != "if" {
			return true
		}
	}
	return r.claims[t].Stance == claim.Projected
}

// endOf is the day by which a claim is to be reached: "by the end of the
// year", "by the end of March", or the end of its period.
func (r *reading) endOf(t int) (time.Time, bool) {
	pub := r.doc.Published
	from, to := r.after(t)
	for k := from; k < min(to, from+12); k++ {
		if r.words[k].cues&byEndOf == 0 {
			continue
		}
		for j := r.words[k].cueEnd; j < min(to, r.words[k].cueEnd+4); j++ {
			text := r.words[j].text
			if isYear(text) {
				n, err := strconv.Atoi(text)
				return time.Date(n, time.December, 31, 0, 0, 0, 0, time.UTC), err == nil
			}
			if m := monthNumber(text); m != 0 && !pub.IsZero() {
				year := pub.Year()
				if m < pub.Month() {
					year++
				}
				return time.Date(year, m+1, 0, 0, 0, 0, 0, time.UTC), true
			}
			if (text == "year" || text == "year's") && !pub.IsZero() {
				return time.Date(pub.Year(), time.December, 31, 0, 0, 0, 0, time.UTC), true
			}
			if text == "month" && !pub.IsZero() {
				return time.Date(pub.Year(), pub.Month()+1, 0, 0, 0, 0, 0, time.UTC), true
			}
		}
	}
	if p := r.claims[t].Period; days(p) > 0 && p.End.After(pub) {
		return p.End, true
	}
	return time.Time{}, false
}

// stockFor finds how many there were when it was last counted: of the earlier
// figures of the same things, the one that has most in common with the goal,
// and the day it was given for.
func (r *reading) stockFor(goal, pace int) (int, time.Time, bool) {
	stock, most := -1, 0
	for k := min(goal, pace) - 1; k >= 0 && k >= goal-3*nearby && r.word[k] >= 0; k-- {
		c := r.claims[k]
		if !isCount(c) || c.Open || c.Low.Cmp(r.claims[goal].Low) >= 0 || !r.isStock(k) ||
			r.beforeSays(k, 3, ofWhich|ofThese) || r.afterSays(k, 3, ofWhich|ofThese) {
			continue
		}
		if common := r.inCommon(k, goal); common > most {
			stock, most = k, common
		}
	}
	if stock < 0 || r.asOf(stock).IsZero() {
		return 0, time.Time{}, false
	}
	return stock, r.asOf(stock), true
}

// asOf is the day that a claim speaks of: "in early November", "on 3 March",
// else the day of publication.
func (r *reading) asOf(i int) time.Time {
	pub := r.doc.Published
	if pub.IsZero() {
		return pub
	}
	s := r.sentences[r.sentence[i]]
	for k := s.first; k < s.last; k++ {
		m := monthNumber(r.words[k].text)
		if m == 0 || k == 0 {
			continue
		}
		year := pub.Year()
		if m > pub.Month() {
			year--
		}
		if k+1 < s.last && isYear(r.words[k+1].text) {
			year, _ = strconv.Atoi(r.words[k+1].text)
		}
		at := r.words[k-1].text
		if at == "in" && k > 1 {
			at = r.words[k-2].text // "early in November"
		}
		switch at {
		case "early":
			return time.Date(year, m, 5, 0, 0, 0, 0, time.UTC)
		case "mid", "mid-":
			return time.Date(year, m, 15, 0, 0, 0, 0, time.UTC)
		case "late":
			return time.Date(year, m, 25, 0, 0, 0, 0, time.UTC)
		case "of":
			return time.Date(year, m+1, 0, 0, 0, 0, 0, time.UTC)
		}
		if r.words[k-1].text == "in" {
			return time.Date(year, m, 15, 0, 0, 0, 0, time.UTC)
		}
		if d, err := strconv.Atoi(r.words[k-1].text); err == nil && d >= 1 && d <= 31 {
			return time.Date(year, m, d, 0, 0, 0, 0, time.UTC)
		}
	}
	return pub
}

func (r *reading) stockCheck(x rate, stock, goal int, n int64, begin time.Time) Check {
	day, _ := timeUnitNamed("day")
	daily := x.amount.scale(perUnit(day, x.per))
	// the day of the count is rarely exact: ten days either way are allowed
	gained := daily.scale(ratio(n, 1))
	gained.possible = daily.scale(ratio(n+10, 1)).possible.Hull(daily.scale(ratio(max(n-10, 0), 1)).possible)
	worked := r.figure(stock).add(gained)
	stated := r.figure(goal)
	verdict := agree(worked, stated)
	if worked.likely.Lo != nil && stated.likely.Hi != nil && stated.likely.Below(worked.likely) {
		verdict = Holds // it is reached, and passed
	}
	// whether a pace is enough is judged by the pace as it is written: the
	// rounding of "two minutes" is in the words, not in the sum
	plain := new(big.Rat).Add(r.figure(stock).nominal, new(big.Rat).Mul(daily.nominal, ratio(n+10, 1)))
	if stated.likely.Lo != nil && Point(plain).Below(stated.likely) {
		verdict = Fails
	}
	verdict = r.soften(verdict, true, stock, x.claim, goal)
	result := number(roundTo(worked.nominal, 2))
	working := fmt.Sprintf("%s on about %s + %s a day × %s = about %s; stated: %s", r.show(stock), begin.Format("2 January 2006"),
		number(daily.nominal), spanName(n), result, r.stated(goal))
	summary := fmt.Sprintf("At %s, %s would become about %s, which reaches %s.", r.paceName(x), r.quote(stock), result, r.quote(goal))
	if missing := new(big.Rat).Sub(stated.nominal, r.figure(stock).nominal); verdict != Holds && missing.Sign() > 0 {
		need := new(big.Rat).Quo(ratio(n*86400, 1), missing)
		working += "; that needs one every " + timeBetween(need)
		summary = fmt.Sprintf("At %s, %s would become about %s, not %s; that needs one every %s.", r.paceName(x), r.quote(stock), result, r.quote(goal), timeBetween(need))
	}
	return Check{Projection, []int{stock, x.claim, goal}, verdict, working, summary}
}

// timeBetween writes a stretch of seconds in the unit that suits it.
func timeBetween(seconds *big.Rat) string {
	best := timeUnits[0]
	for _, u := range timeUnits[:4] {
		if seconds.Cmp(ratio(2*u.seconds, 1)) >= 0 {
			best = u
		}
	}
	n, places := new(big.Rat).Quo(seconds, ratio(best.seconds, 1)), 1
	if n.Cmp(ratio(10, 1)) >= 0 {
		places = 0
	}
	return decimal(n, places) + " " + best.name + "s"
}

// inCommon is how much two claims have in common by their words; the goal also
// stands for an earlier claim of the same figure.
func (r *reading) inCommon(k, goal int) int {
	most := r.alike(k, goal)
	for i := goal - 1; i >= 0 && i >= goal-3*nearby && r.word[i] >= 0; i-- {
		if i == k || r.claims[i].Low.Cmp(r.claims[goal].Low) != 0 {
			continue
		}
		most = max(most, r.alike(k, i))
		if rival, ok := r.rivals[i]; ok && rival == k {
			most = max(most, 5) // two sources' figures of one thing
		}
	}
	return most
}

func (r *reading) alike(i, j int) int {
	n := r.shared(i, j)
	if r.sameHead(i, j) {
		n += 2
	}
	return n
}

// paceName is a rate as a sentence puts it behind "at": "one every two
// minutes", "eight a day".
func (r *reading) paceName(x rate) string {
	name := r.rateName(x)
	if x.every != nil && strings.HasPrefix(strings.ToLower(name), "every") {
		return "one " + strings.ToLower(name)
	}
	return name
}
