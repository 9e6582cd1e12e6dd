package check

import (
	"math/big"
	"strings"

	"reckon/annotator/quantity"
)

// rate is a claim read as an amount in a unit of time.
type rate struct {
	claim  int
	amount estimate // in each unit of time
	per    timeUnit
	unit   string // of the amount: "1", "USD", "t"
	every  *every // where the text gives it as "every two minutes"
}

// every is a rate given as the time between two events.
type every struct {
	n    estimate
	unit timeUnit
}

// rateOf reads claim i as a rate: by its unit ("USD/wk", "/d"), by its words
// ("every two minutes"), or by the words behind it ("1,100 new homes a year").
func (r *reading) rateOf(i int) (rate, bool) {
	c := r.claims[i]
	if c.Low.Num <= 0 || c.Open {
		return rate{}, false
	}
	if c.Kind == quantity.Rate {
		if e, ok := r.everyOf(i); ok {
			day, _ := timeUnitNamed("day")
			perDay := exactly(ratio(day.seconds, e.unit.seconds)).quo(e.n)
			return rate{i, perDay, day, "1", &e}, true
		}
		unit, per, found := strings.Cut(c.Unit, "/")
		u, ok := timeUnitOf(per)
		if !found || !ok {
			return rate{}, false
		}
		return rate{i, r.figure(i), u, unitOr1(unit), nil}, true
	}
	if !isAmount(c) || c.Change && c.Kind == quantity.Count {
		return rate{}, false
	}
	u, ok := r.perBehind(i)
	if !ok {
		return rate{}, false
	}
	return rate{i, r.figure(i), u, unitOr1(c.Unit), nil}, true
}

// everyOf reads "every two minutes", "one every 40 seconds". The unit is the
// quote's last word; the number follows from the claim's value, events a day.
func (r *reading) everyOf(i int) (every, bool) {
	quote := strings.ToLower(r.quote(i))
	at := strings.Index(quote, "every")
	if at < 0 || at > 0 && !strings.HasPrefix(quote, "one ") && !strings.HasPrefix(quote, "once ") && !strings.HasPrefix(quote, "a ") {
		return every{}, false
	}
	fields := strings.Fields(quote)
	u, ok := timeUnitNamed(strings.Trim(fields[len(fields)-1], ".,;"))
	if !ok || len(fields) < 2 {
		return every{}, false
	}
	perDay := r.claims[i].Low.Rat()
	n := new(big.Rat).Quo(ratio(86400, u.seconds), perDay)
	half := ratio(1, 2)
	if n.Cmp(ratio(10, 1)) >= 0 && n.IsInt() && new(big.Int).Mod(n.Num(), big.NewInt(10)).Sign() == 0 {
		half = ratio(5, 2) // "every 40 seconds" is rounded to fives at best
	}
	if n.Cmp(half) <= 0 {
		half = new(big.Rat).Mul(n, ratio(1, 10))
	}
	around := Around(n, half)
	return every{estimate{n, around, around}, u}, true
}

// perBehind reads the unit of time in the words behind claim i: "a year",
// "each week"; at most four words of noun stand between.
func (r *reading) perBehind(i int) (timeUnit, bool) {
	from, to := r.after(i)
	for k := from; k < min(to, from+5); k++ {
		w := r.words[k]
		if mark(w.text) || w.text == "for" || w.text == "in" || w.text == "of" || w.text == "from" {
			return timeUnit{}, false
		}
		if u, ok := perCue(w.cues); ok && (w.text == "a" || w.text == "an" || w.text == "per" || w.text == "each" || w.text == "every" || strings.HasSuffix(w.text, "ly")) {
			if k+2 < to && (r.words[k+2].text == "earlier" || r.words[k+2].text == "ago" || r.words[k+2].text == "before" || r.words[k+2].text == "later") {
				return timeUnit{}, false
			}
			return u, true
		}
	}
	return timeUnit{}, false
}

func perCue(c cue) (timeUnit, bool) {
	for _, u := range []struct {
		c    cue
		name string
	}{{perMinute, "minute"}, {perHour, "hour"}, {perDay, "day"}, {perWeek, "week"}, {perMonth, "month"}, {perYear, "year"}} {
		if c&u.c != 0 {
			return timeUnitNamed(u.name)
		}
	}
	return timeUnit{}, false
}

// name writes a rate as the working does: "every two minutes", "£45 a week".
func (r *reading) rateName(x rate) string {
	q := r.quote(x.claim)
	if r.claims[x.claim].Kind == quantity.Rate {
		return q
	}
	article := " a "
	if x.per.name == "hour" {
		article = " an "
	}
	return q + article + x.per.name
}

// spanOf reads claim i as a stretch of time: "36-hour", "five years".
func (r *reading) spanOf(i int) (estimate, timeUnit, bool) {
	c := r.claims[i]
	if c.Kind != quantity.Duration || c.Open || c.Low.Num <= 0 {
		return estimate{}, timeUnit{}, false
	}
	u, ok := timeUnitOf(c.Unit)
	if !ok {
		return estimate{}, timeUnit{}, false
	}
	e := r.figure(i)
	during := c.Bound == quantity.MoreThan && strings.HasPrefix(strings.ToLower(r.stated(i)), "over") // "over the ten years"
	if (c.Bound == quantity.Exact || during) && c.Low.Exp >= 0 && c.Low.Den <= 1 {
		e = exactly(e.nominal) // a plan of five years has five
	}
	return e, u, true
}

// hasRate reports whether sentence s has a rate of its own.
func (r *reading) hasRate(s int) bool {
	for _, k := range r.sentences[s].claims[:min(nearby, len(r.sentences[s].claims))] {
		if _, ok := r.rateOf(k); ok {
			return true
		}
	}
	return false
}
