package check

import (
	"fmt"
	"math/big"

	"reckon/annotator/quantity"
)

// conversions checks one amount given in two units: "26 miles (42km)",
// "600 hectares, or 1,483 acres".
func (r *reading) conversions() []Check {
	var out []Check
	for _, s := range r.sentences {
		for k := 0; k+1 < len(s.claims); k++ {
			i, j := s.claims[k], s.claims[k+1]
			if !r.sameAmount(i, j) {
				continue
			}
			a, b := r.claims[i], r.claims[j]
			switch {
			case isMoney(a.Quantity) && isMoney(b.Quantity) && currency(a.Unit) != currency(b.Unit):
				out = append(out, r.exchange(i, j))
			case units[a.Unit].dimension == "time" && r.beforeWord(j, ",", "–", "—"):
			case units[a.Unit].dimension != "" && a.Unit != b.Unit && units[a.Unit].dimension == units[b.Unit].dimension:
				out = append(out, r.conversion(i, j))
			}
		}
	}
	return out
}

// sameAmount reports whether the words say that two figures are one amount:
// the second in brackets, or after "or", "that is", "about".
func (r *reading) sameAmount(i, j int) bool {
	from, to := r.gap(i, j)
	end := r.skipHedges(from, to)
	if end == from || end-from > 5 {
		return false
	}
	switch r.words[end-1].text {
	case "(", "[":
		return true
	case "or", "equals", "is", "equal", "equalling", "=", "/":
		return true
	case "–", "—":
		return end-from == 1 && closes(r, j)
	case ",": // "10 miles, about 16km," but not "5 years, 4 months, 9 days"
		return end < to && closes(r, j) && (end-from == 1 || r.sameMeasure(i, j))
	case "to":
		return end-from >= 2 && (r.words[end-2].text == "equivalent" || r.words[end-2].text == "equal")
	}
	return false
}

// sameMeasure: "1.9 nautical miles wide at its narrowest, about 3.5km", which
// is taken for one amount only where it comes out.
func (r *reading) sameMeasure(i, j int) bool {
	a, b := units[r.claims[i].Unit], units[r.claims[j].Unit]
	if a.dimension == "" || a.dimension != b.dimension || a.dimension == "time" || r.claims[i].Unit == r.claims[j].Unit {
		return false
	}
	_, verdict := r.convert(i, r.claims[i].Unit, j, r.claims[j].Unit)
	return verdict == Holds
}

// closes reports whether a mark of punctuation ends what claim j began, at once
// or behind its noun.
func closes(r *reading, j int) bool {
	from, to := r.after(j)
	return from < to && mark(r.words[from].text) || from+1 < to && mark(r.words[from+1].text)
}

func isMoney(q quantity.Quantity) bool {
	return q.Kind == quantity.Money || q.Kind == quantity.Rate && len(q.Unit) > 3 && q.Unit[3] == '/'
}

func currency(code string) string {
	if len(code) > 3 {
		return code[:3]
	}
	return code
}

func (r *reading) conversion(i, j int) Check {
	a, b := r.claims[i], r.claims[j]
	worked, verdict := r.convert(i, a.Unit, j, b.Unit)
	for _, other := range alike[a.Unit] {
		if _, v := r.convert(i, other, j, b.Unit); v == Holds && verdict == Fails {
			verdict = Unclear // it would fit another unit of that name
		}
	}
	for _, other := range alike[b.Unit] {
		if _, v := r.convert(i, a.Unit, j, other); v == Holds && verdict == Fails {
			verdict = Unclear
		}
	}
	if u := units[a.Unit]; verdict == Fails && u.dimension == "temperature" {
		k := new(big.Rat).Quo(u.factor(), units[b.Unit].factor())
		if agree(r.figure(i).scale(k), r.figure(j)) != Fails {
			verdict = Holds // a difference of temperatures, not a temperature
		}
	}
	result := number(worked.nominal) + " " + units[b.Unit].name
	working := fmt.Sprintf("%s %s = %s; stated: %s", r.show(i), conversionStep(units[a.Unit], units[b.Unit]), result, r.stated(j))
	return Check{Conversion, []int{i, j}, verdict, working,
		r.summary(verdict, fmt.Sprintf("%s is %s", r.quote(i), result), "the "+r.quote(j)+" in the text")}
}

// slack is how far beyond its rounding a converted figure may lie before it is
// called wrong, as a share: writers convert rounded figures and round again.
const slack = 25

func (r *reading) convert(i int, from string, j int, to string) (estimate, Verdict) {
	u, v := units[from], units[to]
	e := r.figure(i)
	if u.shift != 0 {
		e = e.add(exactly(ratio(u.shift, 1)))
	}
	k := new(big.Rat).Quo(u.factor(), v.factor())
	e = estimate{new(big.Rat).Mul(e.nominal, k), e.likely.Scale(k), e.possible.Scale(k)}
	if v.shift != 0 {
		e = e.add(exactly(ratio(-v.shift, 1)))
	}
	if u.dimension != "temperature" {
		e.possible = e.possible.Hull(Around(e.nominal, part(e.nominal, slack)))
	}
	return e, agree(e, r.figure(j))
}

func conversionStep(u, v unit) string {
	if u.dimension == "temperature" {
		if u.shift != 0 {
			return "− 32, × 5 ÷ 9"
		}
		return "× 9 ÷ 5, + 32"
	}
	return "× " + factor(new(big.Rat).Quo(u.factor(), v.factor()))
}

// exchange compares two currencies: the rate that the two figures imply. It is
// open unless the text gives a rate.
func (r *reading) exchange(i, j int) Check {
	a, b := r.figure(i), r.figure(j)
	if b.nominal.Sign() == 0 {
		b = exactly(ratio(1, 1))
	}
	rate := decimal(new(big.Rat).Quo(a.nominal, b.nominal), 2)
	ca, cb := currency(r.claims[i].Unit), currency(r.claims[j].Unit)
	if given, k, ok := r.exchangeRate(i, j); ok {
		worked := b.mul(given)
		verdict := r.soften(agree(worked, a), true, i, j)
		result := currencySign(ca) + number(worked.nominal)
		return Check{Conversion, []int{j, k, i}, verdict,
			fmt.Sprintf("%s × %s = %s; stated: %s", r.show(j), number(given.nominal), result, r.stated(i)),
			r.summary(verdict, fmt.Sprintf("At the rate given, %s is %s", r.quote(j), result), "the "+r.quote(i)+" in the text")}
	}
	return Check{Conversion, []int{i, j}, Unclear,
		fmt.Sprintf("%s ÷ %s = %s %s for 1 %s; no rate is in the text", r.show(i), r.show(j), rate, ca, cb),
		fmt.Sprintf("%s and %s agree at %s %s to 1 %s; the text gives no rate.", r.quote(i), r.quote(j), rate, ca, cb)}
}

// exchangeRate finds a rate in the same paragraph: "at $1.25 to the pound",
// "£1 = $1.25". It is how much of i's currency one of j's is.
func (r *reading) exchangeRate(i, j int) (estimate, int, bool) {
	words := currencyWords(currency(r.claims[j].Unit))
	back := currencyWords(currency(r.claims[i].Unit))
	paragraph := r.sentences[r.sentence[i]].paragraph
	for k := max(0, i-nearby); k < min(len(r.claims), j+nearby+1); k++ {
		if k == i || k == j || r.word[k] < 0 || r.sentences[r.sentence[k]].paragraph != paragraph || !isMoney(r.claims[k].Quantity) {
			continue
		}
		from, to := r.after(k)
		if !r.namesOne(from, min(to, from+4), words) && !r.namesOne(from, min(to, from+4), back) {
			continue
		}
		e := r.figure(k)
		switch {
		case currency(r.claims[k].Unit) == currency(r.claims[i].Unit) && r.namesOne(from, min(to, from+4), words):
			return e, k, true
		case currency(r.claims[k].Unit) == currency(r.claims[j].Unit) && e.nominal.Sign() > 0 && r.namesOne(from, min(to, from+4), back):
			return exactly(ratio(1, 1)).quo(e), k, true
		}
	}
	return estimate{}, 0, false
}

// namesOne reports whether words [from, to) say "to the pound", "a dollar".
func (r *reading) namesOne(from, to int, names []string) bool {
	for k := from + 1; k < to; k++ {
		switch r.words[k-1].text {
		case "the", "a", "per", "one", "each":
			for _, n := range names {
				if r.words[k].text == n {
					return true
				}
			}
		}
	}
	return false
}

func currencyWords(code string) []string {
	switch code {
	case "USD":
		return []string{"dollar"}
	case "GBP":
		return []string{"pound"}
	case "EUR":
		return []string{"euro"}
	case "JPY":
		return []string{"yen"}
	case "CHF":
		return []string{"franc"}
	case "INR":
		return []string{"rupee"}
	case "CNY":
		return []string{"yuan", "renminbi"}
	}
	return nil
}
