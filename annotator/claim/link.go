package claim

import "reckon/annotator/quantity"

// link settles what can only be known once all figures of a sentence are: the
// whole of "11 of the 12", which stands after its part, and the stretch of time
// that a change took.
func (f *finder) link() {
	for i := range f.claims {
		c := &f.claims[i]
		if c.Cue == Of && c.Antecedent < 0 && i+1 < len(f.claims) && f.claims[i+1].Sentence == c.Sentence {
			c.Antecedent = i + 1
		}
		if c.Change || c.Cue == By || c.Kind == quantity.Change {
			f.stretch(i)
		}
	}
}

// stretch gives a change the time between its two ends, where the text gives
// both: "fell 33 per cent, from 800 in 2021 to 600 in 2022".
func (f *finder) stretch(i int) {
	c := &f.claims[i]
	var from, to *Period
	first, last := f.together(i)
	for n := first; n < last; n++ {
		o := &f.claims[n]
		if n == i || o.Period == nil || o.Period.Start.IsZero() || o.Kind == quantity.Duration {
			continue
		}
		switch {
		case o.Cue == From:
			from = o.Period
		case o.Cue == To || f.becomes(n):
			to = o.Period
		}
	}
	if from == nil || to == nil || to.End.Before(from.Start) || from.Start.Equal(to.Start) {
		return
	}
	p := Period{Start: from.Start, End: to.End}
	if c.Period != nil {
		p.Text = c.Period.Text
	}
	c.Period = &p
}

// becomes reports whether another figure of the sentence is told as what claim
// n came from.
func (f *finder) becomes(n int) bool {
	first, last := f.together(n)
	for k := first; k < last; k++ {
		if f.claims[k].Cue == From && f.claims[k].Antecedent == n {
			return true
		}
	}
	return false
}

// together returns the claims of claim i's sentence: f.claims[first:last].
func (f *finder) together(i int) (first, last int) {
	first, last = i, i+1
	for first > 0 && f.claims[first-1].Sentence == f.claims[i].Sentence {
		first--
	}
	for last < len(f.claims) && f.claims[last].Sentence == f.claims[i].Sentence {
		last++
	}
	return first, last
}
