package quantity

// isChange reports whether a figure says how much something changed.
func (p *parser) isChange(q Quantity, m measured, lead int) bool {
	switch q.Kind {
	case Change:
		return true
	case Percent, PercentagePoints, Measure, Money, Count, Rate:
		if p.changes == m.lead {
			return false
		}
		return p.changeBefore(q, lead) || p.changeAfter(q, m)
	}
	return false
}

// isShare reports whether a figure is in per cent or in percentage points.
func isShare(q Quantity) bool { return q.Kind == Percent || q.Kind == PercentagePoints }

// changeBefore looks for a verb of change: "rose 12%", "up 12%", "expanded the
// fleet by 30%", "growth of 2%".
func (p *parser) changeBefore(q Quantity, lead int) bool {
	_, k := p.hedgeBefore(lead)
	k--
	if p.isWord(k, "of") && p.isWord(k-1, "average") && p.isWord(k-3, "by") {
		k -= 3 // "by an average of"
	}
	share := isShare(q)
	if share && p.isAny(k, "of", "at") && !p.isAny(k-1, "up", "down") &&
		(p.is(k-1, classRise|classRiseNoun) || p.isWord(k, "of") && p.is(k-2, classRiseNoun)) {
		return true // "growth of 2%", "growing at 2%"
	}
	if last := p.last(); last != nil && last.Change && p.isWord(k, "or") && p.isMark(k-1, ',') && p.toks[k-1].start == last.End {
		return true // "fell 102 points, or 0.4%"
	}
	by, most := p.isWord(k, "by"), 3
	if by {
		k, most = k-1, 8
	}
	for n := 0; n < most && p.at(k) && !p.sentenceEnd(k+1); n++ {
		if p.is(k, classRise) {
			return p.verbMoves(q, k, n == 0, by)
		}
		if !share && !by || p.toks[k].kind != wordToken || p.isAny(k, "to", "at", "of", "from", "for", "than", "with", "in", "and", "as") {
			return false
		}
		k--
	}
	return false
}

// verbMoves reports whether the verb of change at token k has the figure as
// the extent of the change; direct says that nothing stands between, by that
// "by" does.
func (p *parser) verbMoves(q Quantity, k int, direct, by bool) bool {
	switch {
	case p.isAny(k-1, "made", "make", "makes", "making"): // "made up 68 percent"
		return false
	case q.Kind == PercentagePoints && p.isAny(k, "lost", "lose", "cut"):
		return false
	case by, isShare(q), p.isAny(k, "up", "down"), q.UnitName == "point":
		return true
	}
	return direct && !p.is(k, classTransit) && q.Kind != Measure
}

// changeAfter looks for a noun or a comparative of change: "a 12% rise", "12%
// higher", "two inches wider".
func (p *parser) changeAfter(q Quantity, m measured) bool {
	share := isShare(q)
	if !share && q.Kind != Measure {
		return false
	}
	for k := m.end; k < m.end+3 && p.at(k) && p.toks[k].kind == wordToken; k++ {
		compared := k == m.end && !m.compound && p.is(k, classCompare) && !p.isAny(k, "above", "below", "better", "less", "up", "down")
		if compared || share && p.is(k, classRiseNoun) {
			return true
		}
		if p.is(k, classFunction) {
			break
		}
	}
	return false
}
