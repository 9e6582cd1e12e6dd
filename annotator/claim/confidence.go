package claim

import "reckon/annotator/quantity"

// confidence is the probability that a careful reader would call the figure a
// claim with this value. It starts from how sure the kind of figure is (see
// accept) and is lowered by what makes readers differ: no subject found, no
// verb in the sentence (a headline, a table, a caption), a vague value, a very
// short sentence, a small number written as a word before a plain noun.
func (f *finder) confidence(fr *frame, c *Claim, score float64) float64 {
	p := score
	if c.Subject == "" {
		p -= 0.25
	}
	if len(fr.groups) == 0 {
		p -= 0.15
	}
	if fr.sent.last-fr.sent.first < 5 {
		p -= 0.1
	}
	if c.Open {
		p -= 0.05
	}
	if c.Bound != quantity.Exact {
		p += 0.03
	}
	if c.Source != nil || c.Period != nil {
		p += 0.02
	}
	return min(max(p, 0.05), 0.98)
}
