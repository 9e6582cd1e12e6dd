package quantity

// describe says what a measured figure is: its kind, unit and counted noun.
func (p *parser) describe(q *Quantity, m *measured) {
	q.minor = m.minor
	switch {
	case m.score:
		q.Kind, q.Unit = Score, "1"
	case m.money != nil:
		q.Kind, q.Unit, q.UnitName = Money, m.money.code, m.money.name
		if m.minor {
			q.UnitName = minorName(m.money.code)
		}
	case m.old:
		q.Kind, q.Unit, q.UnitName = Age, m.unit.code, m.unit.name+" of age"
	case m.unit != nil && m.unit.kind == Points:
		p.points(q, m)
	case m.unit != nil:
		q.Kind, q.Unit, q.UnitName = m.unit.kind, m.unit.code, m.unit.name
	case m.counted > 0:
		q.Kind, q.Unit = Count, "1"
		p.noun(q, phraseSpan{first: m.counted, head: m.counted, ok: true})
	case p.isFold(m):
		q.Kind, q.Unit = Change, "1"
	default:
		p.count(q, m)
	}
	if m.per != nil {
		p.perUnit(q, m)
	}
}

func minorName(code string) string {
	if code == "GBP" {
		return "penny"
	}
	return "cent"
}

// count describes a figure without a unit.
func (p *parser) count(q *Quantity, m *measured) {
	q.Kind, q.Unit = Count, "1"
	if m.share {
		q.Kind = RatioKind
	}
	if p.isWord(m.end, "x") && p.glued(m.end) && m.digits {
		m.end++ // "25x more"
		q.Kind = RatioKind
		return
	}
	if age, ok := p.ageInPassing(m); ok {
		q.Kind, q.Unit, q.UnitName = Age, "a", age
		return
	}
	from := max(m.end, m.shared)
	if _, end, ok := p.hedgeAfter(from); ok {
		from = end // "twenty or so goats"
	}
	if m.open || m.share {
		if p.isWord(from, "of") {
			from++
		}
		if p.is(from, classDeterminer) {
			from++
		}
	}
	if p.isWord(from, "of") && p.at(from+3) && p.toks[from+1].capital && p.glued(from+2) && p.glued(from+3) && p.isWord(from+3, "s") {
		from += 4 // "two of Johnson's deputies"
	}
	*q = p.withNoun(*q, from, m.isRange || m.value.Cmp(Int(1)) > 0 || m.open || m.share)
	if q.NounEnd == 0 && !m.share && !m.open && p.isAny(m.lead-1, "to", "at") && m.value.Cmp(Int(100)) > 0 && p.indexNear(m.lead) {
		q.Kind = Measure
	}
	if next := m.end + 1; p.isWord(m.end, "times") {
		if p.is(next, classDeterminer|classCompare) || p.isAny(next, "as", "what", "that", "normal", "earnings") {
			q.Kind = RatioKind // "three times the size"
		}
	}
}

// withNoun adds the noun phrase that stands from token i on.
func (p *parser) withNoun(q Quantity, i int, many bool) Quantity {
	p.noun(&q, p.nounPhrase(i, many))
	return q
}

func (p *parser) noun(q *Quantity, ph phraseSpan) {
	if !ph.ok {
		return
	}
	q.PhraseStart = p.toks[ph.first].start
	q.NounStart, q.NounEnd = p.toks[ph.head].start, p.toks[ph.head].end
	q.Noun = p.text[q.NounStart:q.NounEnd]
}

// isFold reads the "fold" of "18-fold" and "10 fold", and takes it in.
func (p *parser) isFold(m *measured) bool {
	k := m.end
	if p.isHyphen(k) {
		k++
	}
	if !p.is(k, classFoldWord) || m.isRange && m.compound {
		return false
	}
	m.end = k + 1
	return true
}

// ageInPassing recognises "Smith, 43," and "aged 14", "at age 35".
func (p *parser) ageInPassing(m *measured) (string, bool) {
	const name = "year of age"
	i, end := m.lead, m.end
	if last := p.last(); last != nil && last.Kind == Age && last.Unit == "a" && m.plain && i >= 1 &&
		p.toks[i-1].start-last.End <= 1 && (p.isMark(i-1, ',') || p.isWord(i-1, "and")) && !p.pluralSoon(end) {
		return name, true // "aged 18, 21 and 25"
	}
	if p.isAny(i-1, "aged", "age", "ages") || p.isWord(i-1, "of") && p.isWord(i-2, "age") {
		return name, true
	}
	if !m.plain || m.value.Cmp(Int(1)) < 0 || m.value.Cmp(Int(115)) > 0 {
		return "", false
	}
	closed := !p.at(end) || p.isMark(end, ',') || p.isMark(end, '.') || p.isMark(end, ';') || p.isMark(end, ')')
	if closed && p.isMark(i-1, ',') && p.at(i-2) && p.toks[i-2].kind == wordToken && p.toks[i-2].capital {
		return name, true
	}
	if p.isMark(i-1, '(') && p.isMark(end, ')') && p.at(i-2) && p.toks[i-2].capital && m.value.Cmp(Int(15)) > 0 {
		return name, true
	}
	if p.capitalBefore(i) && p.is(end, classVerb|classFunction) && m.value.Cmp(Int(15)) > 0 {
		return name, true
	}
	person := p.isAny(i-2, "he", "she") || p.isAny(i-3, "he", "she")
	if person && p.isAny(i-1, "is", "was", "be", "turned", "turns", "turn") && (!p.at(end) || p.toks[end].kind == markToken || p.is(end, classFunction)) {
		return name, true // "he will be 30"
	}
	return "", false
}

// perUnit makes a rate of a quantity: "USD/[bbl_us]", "t/d", "%/a".
func (p *parser) perUnit(q *Quantity, m *measured) {
	if q.UnitName == "" && q.Kind == Count {
		q.UnitName = "count"
	}
	q.UnitName += " per " + m.per.name
	q.Per = m.per.code
	over := m.per.kind == Duration
	switch {
	case q.Kind == Percent || q.Kind == PercentagePoints:
	case q.Kind == Money && !over:
		return // a price stays money: "$52 a barrel"
	case q.Kind == Measure && speedLike(m.unit.code, m.per.code):
	case q.Kind == Measure && !over:
		if m.per.kind == Count {
			return
		}
	default:
		q.Kind = Rate
	}
	if q.Unit == "1" {
		q.Unit = ""
	}
	q.Unit += "/" + m.per.code
}

// speedLike reports whether length by time or by volume makes a measure of its
// own (a speed, a mileage) and not a rate of so much a day.
func speedLike(num, den string) bool {
	switch num {
	case "m", "km", "[mi_i]", "cm", "mm", "[ft_i]", "[nmi_i]", "[in_i]":
		return den == "s" || den == "h" || den == "min" || den == "L" || den == "[gal_us]" || den == "ms"
	case "ug", "mg", "g", "kg", "mL", "J":
		return den != "d" && den != "h" && den != "a" && den != "min" && den != "s"
	}
	return false
}
