package quantity

// points decides what points are: of a plan, of an index, of a share of votes,
// or of a game.
func (p *parser) points(q *Quantity, m *measured) {
	q.Kind, q.Unit, q.UnitName = Count, "1", "point"
	if m.compound {
		ph := p.nounPhrase(m.end, false)
		p.noun(q, ph)
		for k := m.end; k < m.end+4; k++ {
			if p.is(k, classPlan) {
				q.Kind = Points
				return
			}
		}
	} else {
		last := m.end - 1
		p.noun(q, phraseSpan{first: last, head: last, ok: true})
	}
	plan, index, poll := 0, 0, 0
	for k := max(0, m.lead-25); k < m.end+10 && k < len(p.toks); k++ {
		e := p.toks[k].lex
		if e.is(classPlan) {
			plan++
		}
		if e.is(classIndex) {
			index++
		}
		if e.is(classPoll) && !p.isWord(k, "up") {
			poll++
		}
		if p.isAny(k, "poll", "polls", "election", "elections", "vote", "votes", "voters", "survey", "approval") {
			poll++ // these alone are enough
		}
	}
	digits := m.digits && p.nums[p.toks[m.first].num].decimal
	moved := p.isWord(m.lead-1, "by") || p.is(m.lead-1, classRise) || p.isWord(m.lead-1, "of")
	switch {
	case index > 0 && (moved || digits || index > poll) && index >= poll:
		q.Kind = Measure
	case poll > 0 && (plan <= poll || moved) && !p.gameNear(m) && (moved || poll > 1 ||
		p.isAny(m.end, "ahead", "behind", "clear", "lead", "more", "less", "up", "down", "in", "to", "since")):
		q.Kind, q.Unit, q.UnitName = PercentagePoints, "%", "percentage point"
	case plan > 0 && !moved:
		q.Kind = Points
	}
}

// gameNear reports whether points are those of a player or a team.
func (p *parser) gameNear(m *measured) bool {
	for k := max(0, m.lead-12); k < m.end+12 && k < len(p.toks); k++ {
		if p.isAny(k, "game", "scored", "scoring", "rebounds", "assists", "season", "league", "averaged", "averaging", "table") {
			return true
		}
	}
	return false
}

// indexNear reports whether an index of shares is spoken of before token i.
func (p *parser) indexNear(i int) bool {
	for k := i - 1; k >= max(0, i-20); k-- {
		if p.is(k, classIndex) && !p.isAny(k, "average", "market", "shares", "benchmark") {
			return true
		}
	}
	return false
}
