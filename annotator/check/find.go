package check

import (
	"cmp"
	"slices"

	"reckon/annotator/claim"
)

// Find returns the checks between claims of a document, in the order of the
// first figure that each uses. The claims are in reading order, their offsets
// bytes of doc.Text; a claim whose offsets do not lie in the text is left out.
// Its time grows with the length of the text and the number of claims.
func Find(doc claim.Document, claims []claim.Claim) []Check {
	if len(claims) == 0 {
		return nil
	}
	r := read(doc, claims)
	parts := r.parts()
	levels := r.levels(parts)
	conflicts := r.conflicts(parts)
	r.rivals = rivalsOf(conflicts)
	var found []Check
	found = append(found, r.conversions()...)
	found = append(found, r.percentChanges(levels)...)
	found = append(found, r.absoluteChanges(levels)...)
	found = append(found, r.multiples(levels)...)
	found = append(found, r.ranges()...)
	found = append(found, r.revisions(levels)...)
	found = append(found, r.partWholes(parts)...)
	found = append(found, r.ratioChecks(parts)...)
	found = append(found, r.sums(parts)...)
	found = append(found, r.projections()...)
	found = append(found, r.rateTotals()...)
	found = append(found, r.averageTotals()...)
	found = append(found, conflicts...)
	found = append(found, r.restatements()...)
	return settle(found)
}

// rivalsOf gives for each claim the one that another source puts against it.
func rivalsOf(conflicts []Check) map[int]int {
	out := make(map[int]int, 2*len(conflicts))
	for _, c := range conflicts {
		out[c.Claims[0]], out[c.Claims[1]] = c.Claims[1], c.Claims[0]
	}
	return out
}

// settle leaves out what is said better by another check, and orders the rest.
// Earlier families are more certain of their figures and win.
func settle(found []Check) []Check {
	var kept []Check
	at := make(map[int][]int) // the checks kept, by each of their claims
	for _, c := range found {
		if c.Verdict == unsaid || len(c.Claims) < 2 || repeated(c.Claims) || said(c, kept, at) {
			continue
		}
		for _, i := range c.Claims {
			at[i] = append(at[i], len(kept))
		}
		c.Summary = capitalised(c.Summary)
		kept = append(kept, c)
	}
	kept = slices.DeleteFunc(kept, func(c Check) bool { return c.Type == "" })
	slices.SortStableFunc(kept, func(a, b Check) int {
		return cmp.Or(cmp.Compare(slices.Min(a.Claims), slices.Min(b.Claims)), cmp.Compare(a.Type, b.Type))
	})
	return kept
}

// said reports whether a check kept already says what c would: the same family
// over the same figures or more of them, or another comparison of the same
// two. A check kept that is itself only a part of c gives way.
func said(c Check, kept []Check, at map[int][]int) bool {
	for _, i := range c.Claims {
		for _, k := range at[i] {
			other := &kept[k]
			if other.Type == "" || !rivals(c, *other) {
				continue
			}
			if contains(other.Claims, c.Claims) {
				return true
			}
			if contains(c.Claims, other.Claims) {
				other.Type = ""
			}
		}
	}
	return false
}

// rivals reports whether two checks would tell a reader the same thing.
func rivals(a, b Check) bool {
	if a.Type == b.Type || contains(a.Claims, b.Claims) && contains(b.Claims, a.Claims) {
		return true
	}
	if a.Type == RatioCheck && b.Type == PartWhole || a.Type == PartWhole && b.Type == RatioCheck {
		return false
	}
	return len(a.Claims) == 2 || len(b.Claims) == 2 || group(a.Type) == group(b.Type)
}

func group(t Type) int {
	switch t {
	case PercentChange, AbsoluteChange, RatioCheck:
		return 1
	case PartWhole, Sum:
		return 2
	case RateTotal, AverageTotal, Projection:
		return 3
	default:
		return 4
	}
}

func contains(all, some []int) bool {
	for _, i := range some {
		if !slices.Contains(all, i) {
			return false
		}
	}
	return true
}

func repeated(claims []int) bool {
	for k, i := range claims {
		if slices.Contains(claims[:k], i) {
			return true
		}
	}
	return false
}
