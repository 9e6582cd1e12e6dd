package quantity

import "strings"

// spacedSigns are the one-letter signs of units that may stand after a space.
const spacedSigns = "mgLlWVtJ"

// unitAt reads a unit at token i: a sign ("kW", "km²", "%"), a word ("miles",
// "degrees Celsius"), or a square or cube of one ("sq ft"). glued says that it
// stands directly after the figure. end is i where there is none.
func (p *parser) unitAt(i int, glued bool) (u *unit, end int) {
	if !p.at(i) {
		return nil, i
	}
	if u, end := p.unitSign(i, glued); u != nil {
		return u, end
	}
	if glued && p.toks[i].end == p.toks[i].start+1 {
		if u := p.degrees(i); u != nil {
			return u, i + 1
		}
	}
	if p.toks[i].kind != wordToken {
		return nil, i
	}
	if power := p.power(i); power != "" {
		return p.raised(i, power)
	}
	if p.isWord(i, "sq") || p.isWord(i, "cu") {
		return nil, i
	}
	ph := p.longest(i, 1, p.toks[i].lex.after)
	if ph == nil || ph.unit == nil {
		return nil, i
	}
	return p.raisedAfter(ph.unit, i+len(ph.words))
}

// raisedAfter reads "squared" or "cubed" after a unit that ends before token i.
func (p *parser) raisedAfter(u *unit, i int) (*unit, int) {
	switch {
	case p.isWord(i, "squared"):
		return raise(u, "2"), i + 1
	case p.isWord(i, "cubed"):
		return raise(u, "3"), i + 1
	}
	return u, i
}

// unitSign reads a sign of up to four tokens grown together ("m^2", "km/h").
func (p *parser) unitSign(i int, glued bool) (*unit, int) {
	for n := 4; n >= 1; n-- {
		last := i + n - 1
		if !p.at(last) || !p.together(i, last) || p.glued(last+1) && p.toks[last+1].kind != markToken && p.toks[last].kind != markToken {
			continue
		}
		sign := p.text[p.toks[i].start:p.toks[last].end]
		u := p.lx.unitSigns[sign]
		if u == nil {
			continue
		}
		if !glued && !p.spacedSign(i, last, sign) {
			continue
		}
		return p.raisedAfter(u, last+1)
	}
	return nil, i
}

// degrees reads the C and F of "45C (113F)", where heat is spoken of or each
// stands beside the other.
func (p *parser) degrees(i int) *unit {
	if !p.glued(i) || p.glued(i+1) && p.toks[i+1].kind != markToken {
		return nil
	}
	sign := "°" + p.str(i)
	if p.lx.unitSigns[sign] == nil || p.digits(i-1) > 3 {
		return nil
	}
	near := p.isMark(i-2, '(') || p.isMark(i+1, '(') && p.digits(i+2) > 0
	for k := max(0, i-25); k < i+15 && k < len(p.toks) && !near; k++ {
		near = p.is(k, classHeat)
	}
	if !near {
		return nil
	}
	return p.lx.unitSigns[sign]
}

// together reports whether the tokens first to last stand without spaces.
func (p *parser) together(first, last int) bool {
	for k := first + 1; k <= last; k++ {
		if !p.glued(k) {
			return false
		}
	}
	return true
}

// spacedSign reports whether a sign may be a unit after a space: "5 km", but
// not "5 in" within a sentence, nor "2 s".
func (p *parser) spacedSign(first, last int, sign string) bool {
	switch sign {
	case "in":
		return p.is(last+1, classLength) || !p.at(last+1) || p.isMark(last+1, '.') && !p.at(last+2) || p.isMark(last+1, ')')
	case "us", "pp", "ns", "Ma", "Ga", "ha", "b":
		return sign == "ha" || sign == "Ma" || sign == "Ga"
	case "pc":
		return true
	}
	if p.toks[first].kind == markToken {
		return sign != "″" || p.glued(first)
	}
	if len(sign) == 1 {
		return strings.Contains(spacedSigns, sign) && (!p.isMark(last+1, '.') || !p.glued(last+2)) && !p.isMark(last+1, '\'') && !p.isMark(last+1, '’')
	}
	return !p.isMark(last+1, '\'')
}

// power returns "2" or "3" where "square" or "cubic" begins at token i.
func (p *parser) power(i int) string {
	switch {
	case p.isAny(i, "square", "sq"):
		return "2"
	case p.isAny(i, "cubic", "cu"):
		return "3"
	}
	return ""
}

// raised reads the unit after "square" or "cubic".
func (p *parser) raised(i int, power string) (*unit, int) {
	k := i + 1
	if p.isMark(k, '.') || p.isHyphen(k) {
		k++
	}
	if !p.at(k) || p.toks[k].kind != wordToken {
		return nil, i
	}
	if u := p.lx.unitSigns[strings.ToLower(p.str(k))]; u != nil && (p.isAny(i, "sq", "cu") || len(p.str(k)) > 1) {
		return raise(u, power), k + 1
	}
	ph := p.longest(k, 1, p.toks[k].lex.after)
	if ph == nil || ph.unit == nil || ph.unit.kind != Measure {
		return nil, i
	}
	return raise(ph.unit, power), k + len(ph.words)
}

func raise(u *unit, power string) *unit {
	prefix := "square "
	if power == "3" {
		prefix = "cubic "
	}
	return &unit{code: u.code + power, name: prefix + u.name, kind: Measure}
}

// moneyBefore reads a sign or code of money that begins at token i and stands
// before a figure: "$", "US$", "HK $", "$A", "Rs.", "EUR", "Y=".
func (p *parser) moneySign(i int) (c *currency, end int) {
	if !p.at(i) {
		return nil, i
	}
	t := &p.toks[i]
	end = i
	switch t.kind {
	case markToken:
		if t.mark == '$' && p.at(i+1) && p.toks[i+1].kind == wordToken && p.glued(i+1) && p.glued(i+2) {
			c, end = p.lx.moneySigns["$"+strings.ToUpper(p.str(i+1))], i+2
		}
		if c == nil {
			c, end = p.lx.moneySigns[p.str(i)], i+1
		}
	case wordToken:
		c, end = p.moneyLetters(i)
	}
	if c == nil {
		return nil, i
	}
	if p.isMark(end, '=') && p.glued(end) {
		end++
	}
	return c, end
}

// moneyLetters reads letters that make a sign of money, alone or with "$".
func (p *parser) moneyLetters(i int) (*currency, int) {
	w := p.str(i)
	if len(w) > 4 {
		return nil, i
	}
	if p.isMark(i+1, '$') || p.isMark(i+1, '£') || p.isMark(i+1, '¥') {
		spaced := !p.glued(i + 1)
		if spaced && (w == "a" || w == "A" || w == "s" || w == "S" || w == "u" || w == "r" || w == "R" || w == "j" || p.glued(i)) {
			return nil, i
		}
		if spaced && len(w) == 1 && w != strings.ToUpper(w) && p.toks[i+1].end == p.start(i+2) {
			return nil, i
		}
		return p.lx.moneySigns[strings.ToUpper(w)+p.str(i+1)], i + 2
	}
	end := i + 1
	if p.isMark(end, '.') && p.glued(end) {
		end++
	}
	if !p.at(end) || p.toks[end].kind != numberToken && !p.isMark(end, '=') {
		return nil, i
	}
	if c := p.lx.codes[w]; c != nil {
		return c, end
	}
	switch w {
	case "Rs", "RM", "Rp", "Tk", "SFr", "KSh", "Ksh", "RS":
		return p.lx.moneySigns[strings.ToUpper(w)], end
	case "rs":
		return p.lx.moneySigns["RS"], end
	case "Y":
		if p.glued(end) {
			return p.lx.codes["JPY"], end
		}
	case "PS":
		if p.glued(end) {
			return p.lx.codes["GBP"], end
		}
	}
	return nil, i
}

// start returns where token i starts, or -1.
func (p *parser) start(i int) int {
	if !p.at(i) {
		return -1
	}
	return p.toks[i].start
}

// moneyAfter reads what names the currency after a figure: "dollars", "cents",
// "EUR", "€", "p", and the "US" of "$31.20 US".
func (p *parser) moneyAfter(i int) (c *currency, minor bool, end int) {
	if !p.at(i) {
		return nil, false, i
	}
	t := &p.toks[i]
	switch {
	case t.kind == markToken:
		if c := p.lx.minorSigns[p.str(i)]; c != nil {
			return c, true, i + 1
		}
		if t.mark == '$' && p.at(i+1) && p.toks[i+1].kind == numberToken && p.glued(i+1) && !p.glued(i) {
			return nil, false, i // "10 $5 notes"
		}
		if c := p.lx.moneySigns[p.str(i)]; c != nil {
			return c, false, i + 1
		}
		return nil, false, i
	case t.kind != wordToken:
		return nil, false, i
	}
	if ph := p.longest(i, 1, t.lex.after); ph != nil && ph.money != nil {
		return ph.money, ph.minor, i + len(ph.words)
	}
	w := p.str(i)
	if c := p.lx.codes[w]; c != nil {
		return c, false, i + 1
	}
	if len(w) == 3 && p.glued(i) {
		if c := p.lx.codes[strings.ToUpper(w)]; c != nil {
			return c, false, i + 1
		}
	}
	if w == "usd" || w == "eur" || w == "gbp" {
		return p.lx.codes[strings.ToUpper(w)], false, i + 1
	}
	if p.glued(i) {
		if c := p.lx.minorSigns[w]; c != nil && !p.video(i) {
			return c, true, i + 1
		}
	}
	return nil, false, i
}

// video reports whether the "p" at token i counts lines of a screen.
func (p *parser) video(i int) bool {
	switch p.str(i - 1) {
	case "240", "360", "480", "720", "1080", "1440", "2160":
		return true
	}
	return false
}

// american skips the country after an amount in dollars: "$31.20 US".
func (p *parser) american(c *currency, i int) (*currency, int) {
	switch {
	case p.at(i) && p.str(i) == "US":
		return p.lx.codes["USD"], i + 1
	case p.at(i+3) && p.str(i) == "U" && p.isMark(i+1, '.') && p.str(i+2) == "S" && p.isMark(i+3, '.'):
		return p.lx.codes["USD"], i + 4
	case p.at(i) && (p.str(i) == "Cdn" || p.str(i) == "CDN" || p.str(i) == "Canadian"):
		return p.lx.codes["CAD"], i + 1
	}
	return c, i
}
