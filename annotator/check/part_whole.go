package check

import (
	"fmt"
	"math/big"

	"reckon/annotator/claim"
)

// partWholes checks that a part is not more than its whole, and that the share
// given for it is right.
func (r *reading) partWholes(parts []partOf) []Check {
	var out []Check
	for _, p := range parts {
		if r.figure(p.whole).nominal.Sign() <= 0 {
			continue
		}
		if p.share >= 0 && r.sentence[p.part] != r.sentence[p.whole] && r.figure(p.part).nominal.Cmp(r.figure(p.whole).nominal) > 0 {
			continue // the words before spoke of another whole
		}
		if p.share >= 0 {
			out = append(out, r.shareCheck(p))
		} else if c, ok := r.partCheck(p); ok {
			out = append(out, c)
		}
	}
	return append(out, r.unknownBases(isShare, PartWhole)...)
}

func (r *reading) shareCheck(p partOf) Check {
	part, whole, stated := r.figure(p.part), r.figure(p.whole), r.figure(p.share)
	worked, t := part.quo(whole).scale(ratio(100, 1)), PartWhole
	if isFraction(r.claims[p.share]) {
		stated, t = stated.scale(ratio(100, 1)), RatioCheck
	}
	verdict := r.soften(agree(worked, stated), p.sure && !p.restricted, p.part, p.whole, p.share)
	result := percent(new(big.Rat).Quo(part.nominal, whole.nominal))
	working := fmt.Sprintf("%s ÷ %s = %s; stated: %s", r.show(p.part), r.show(p.whole), result, r.stated(p.share))
	if t == RatioCheck {
		working += " = " + percentage(stated.nominal) + "%"
	}
	if verdict == Unclear && stated.nominal.Sign() > 0 {
		base := new(big.Rat).Quo(new(big.Rat).Mul(part.nominal, ratio(100, 1)), stated.nominal)
		working += ", which would need a whole of about " + r.inUnit(p.whole, roundTo(base, 3))
	}
	return Check{t, []int{p.part, p.whole, p.share}, verdict, working,
		r.summary(verdict, fmt.Sprintf("%s of %s is %s", r.quote(p.part), r.quote(p.whole), result), "the "+r.quote(p.share)+" in the text")}
}

func (r *reading) partCheck(p partOf) (Check, bool) {
	part, whole := r.figure(p.part), r.figure(p.whole)
	share := percent(new(big.Rat).Quo(part.nominal, whole.nominal))
	handful := part.nominal.Cmp(ratio(10, 1)) < 0 && !plausible(part, whole, 500) && r.beforeSays(p.part, 5, including)
	if handful || r.claims[p.part].Open || r.claims[p.whole].Open {
		return Check{}, false // "6,500 people, among them three ministers": nobody asks what share that is
	}
	if part.nominal.Cmp(whole.nominal) <= 0 {
		return Check{PartWhole, []int{p.part, p.whole}, Holds,
			fmt.Sprintf("%s ÷ %s = %s", r.show(p.part), r.show(p.whole), share),
			fmt.Sprintf("%s is %s of %s.", r.quote(p.part), share, r.quote(p.whole))}, true
	}
	apart := r.sentence[p.part] != r.sentence[p.whole]
	if !p.sure || p.restricted || p.listed || !whole.possible.Below(part.possible) || apart && !plausible(part, whole, 3) || !plausible(part, whole, 10) {
		return Check{}, false
	}
	return Check{PartWhole, []int{p.part, p.whole}, r.soften(Fails, true, p.part, p.whole),
		fmt.Sprintf("%s > %s", r.show(p.part), r.show(p.whole)),
		fmt.Sprintf("%s cannot be part of %s: it is more.", r.quote(p.part), r.quote(p.whole))}, true
}

// unknownBases notes a share, the number it is about and a number that may or
// may not be its base, where the text says that it does not give the base:
// "Barely a third voted. In all, 22,600 votes were cast. The union does not
// publish its membership; it claimed 90,000 in 2023".
func (r *reading) unknownBases(ofKind func(c claim.Claim) bool, t Type) []Check {
	var out []Check
	for i, c := range r.claims {
		if r.word[i] < 0 || c.Change || !ofKind(c) || i+2 >= len(r.claims) {
			continue
		}
		p, w := i+1, i+2
		if r.word[p] < 0 || r.word[w] < 0 || !isCount(r.claims[p]) || !isCount(r.claims[w]) ||
			r.sentence[p] > r.sentence[i]+1 || r.sentence[w] > r.sentence[i]+3 || r.sentence[w] == r.sentence[i] ||
			r.sentences[r.sentence[w]].paragraph != r.sentences[r.sentence[i]].paragraph {
			continue
		}
		if !r.sentenceSays(r.sentence[w], withheld) && !r.sentenceSays(r.sentence[w]-1, withheld) {
			continue
		}
		part, whole := r.figure(p), r.figure(w)
		if part.nominal.Cmp(whole.nominal) >= 0 || part.nominal.Sign() <= 0 {
			continue
		}
		out = append(out, r.unknownBase(t, i, p, w))
	}
	return out
}

func (r *reading) unknownBase(t Type, share, part, whole int) Check {
	stated := r.figure(share).nominal
	if isShare(r.claims[share]) {
		stated = new(big.Rat).Mul(stated, ratio(1, 100))
	}
	got := percent(new(big.Rat).Quo(r.figure(part).nominal, r.figure(whole).nominal))
	need := number(roundTo(new(big.Rat).Quo(r.figure(part).nominal, nonZero(stated)), 3))
	return Check{t, []int{part, whole, share}, Unclear,
		fmt.Sprintf("%s ÷ %s = %s; stated: %s, which would need a whole of about %s", r.show(part), r.show(whole), got, r.stated(share), need),
		fmt.Sprintf("Whether %s is %s cannot be told: the text does not give the number it is a share of.", r.quote(part), r.stated(share))}
}
