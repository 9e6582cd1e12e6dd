package check

import (
	"fmt"
	"strings"

	"reckon/annotator/claim"
	"reckon/annotator/quantity"
)

// restatements compares a figure with the same figure said again: a headline
// and its story, "a dozen" and "the 12 suspects", a sum named at the beginning
// and at the end. It is worth a reader's time only where the figure is not one
// that recurs by chance, and once for each figure.
func (r *reading) restatements() []Check {
	out := r.headlines()
	said := make(map[restatedValue]bool)
	for _, c := range out {
		said[valueKey(r.claims[c.Claims[0]])] = true
	}
	byValue := make(map[restatedValue][]int)
	for j := range r.claims {
		if r.word[j] < 0 || !r.canBeRestated(j) {
			continue
		}
		key := valueKey(r.claims[j])
		if earlier := byValue[key]; len(earlier) > 0 && !said[key] {
			if c, ok := r.restatedFrom(earlier, j); ok {
				out, said[key] = append(out, c), true
			}
		}
		byValue[key] = append(byValue[key], j)
	}
	return out
}

// restatedValue is a number and its unit, however many digits it is given
// with.
type restatedValue struct {
	num, den int64
	exp      int
	unit     string
}

func valueKey(c claim.Claim) restatedValue {
	key := restatedValue{c.Low.Num, max(c.Low.Den, 1), c.Low.Exp, unitOr1(c.Unit)}
	for key.num != 0 && key.num%10 == 0 {
		key.num, key.exp = key.num/10, key.exp+1
	}
	return key
}

func (r *reading) canBeRestated(i int) bool {
	c := r.claims[i]
	return (c.Kind == quantity.Count || c.Kind == quantity.Money) && !c.Change && r.nouns[i].head != "" && c.Low.Num > 0 && c.Bound != quantity.Between
}

// restatedFrom finds, among earlier claims of the same value and unit, one that
// claim j says again: what they count must be the same by its words. Figures
// that differ may well be of two things, and are not compared here.
func (r *reading) restatedFrom(earlier []int, j int) (Check, bool) {
	for k := len(earlier) - 1; k >= 0 && k >= len(earlier)-nearby; k-- {
		i := earlier[k]
		if r.sentence[i] == r.sentence[j] || r.sentences[r.sentence[i]].headline {
			continue
		}
		if r.saysAgain(i, j) {
			return r.restatement(i, j, Holds), true
		}
	}
	return Check{}, false
}

// saysAgain reports whether claim j is claim i again: put in another way, told
// with enough digits, or spoken of as known further down. Plain small numbers
// recur by chance.
func (r *reading) saysAgain(i, j int) bool {
	a, b := r.claims[i], r.claims[j]
	if a.Kind != b.Kind || r.adjectival(i) || r.adjectival(j) {
		return false
	}
	if (r.clashes(i, j) || (a.Stance == claim.Projected) != (b.Stance == claim.Projected)) && !r.definiteNoun(j) {
		return false
	}
	if a.Low.Cmp(quantity.Int(10)) < 0 || a.Bound == quantity.LessThan || b.Bound == quantity.LessThan {
		return false
	}
	definite, common := r.definiteNoun(j), r.shared(i, j)
	alike := r.sameHead(i, j) && (a.Kind == quantity.Count || common >= 2)
	apart := r.sentences[r.sentence[i]].paragraph != r.sentences[r.sentence[j]].paragraph
	switch {
	case r.putOtherwise(i, j):
		people := definite && r.sentence[j]-r.sentence[i] == 1 && a.Kind == quantity.Count && personal(r.nouns[i].head) && personal(r.nouns[j].head)
		return alike || people || common >= 2 || definite && common >= 1
	case !apart:
		return false
	case r.telling(j):
		return alike || common >= 2
	default:
		return definite && (alike || common >= 2)
	}
}

// putOtherwise reports whether two claims of one value are written with other
// words: "a dozen" and "12", "£0.75bn" and "£750m"; but not "nineteen" and "19".
func (r *reading) putOtherwise(i, j int) bool {
	a, b := strings.ToLower(r.quote(i)), strings.ToLower(r.quote(j))
	return a != b && !plainWord(a) && !plainWord(b)
}

func plainWord(quote string) bool {
	return !strings.ContainsAny(quote, " 0123456789") && quote != "dozen"
}

// definiteNoun reports whether claim j is spoken of as known: "the 12
// suspects", "its order of 30 jets".
func (r *reading) definiteNoun(j int) bool {
	w := r.word[j]
	if w > 2 && r.words[w-1].text == "of" && known(r.words[w-3].text) {
		return true // "this community of 14 providers"
	}
	return w > 0 && r.words[w-1].claim < 0 && (known(r.words[w-1].text) || r.words[w-1].text == "all")
}

func known(determiner string) bool {
	switch determiner {
	case "the", "these", "those", "this", "its", "their":
		return true
	}
	return false
}

// telling reports whether a value has enough digits not to recur by chance.
func (r *reading) telling(j int) bool {
	n := r.claims[j].Low.Num
	for n != 0 && n%10 == 0 {
		n /= 10
	}
	return n >= 100
}

func (r *reading) restatement(i, j int, v Verdict) Check {
	a, b := r.figure(i).nominal, r.figure(j).nominal
	working := fmt.Sprintf("%s = %s", r.show(i), r.show(j))
	if r.quote(i) != r.quote(j) {
		working = fmt.Sprintf("%s = %s, %s = %s", r.quote(i), r.inUnit(i, a), r.quote(j), r.inUnit(j, b))
	}
	did := fmt.Sprintf("The text says %s, and elsewhere %s", r.stated(i), r.stated(j))
	switch v {
	case Holds:
		return Check{Restatement, []int{i, j}, v, working, did + ": the same, as far as they are given."}
	case Fails:
		return Check{Restatement, []int{i, j}, v, working, did + ": these are not the same."}
	default:
		return Check{Restatement, []int{i, j}, v, working, did + "; whether these are the same cannot be told from the text."}
	}
}

// headlines compares the figures of a headline with the story's first one of
// the same kind.
func (r *reading) headlines() []Check {
	if len(r.sentences) == 0 || !r.sentences[0].headline {
		return nil
	}
	var out []Check
	for _, h := range r.sentences[0].claims {
		if c := r.claims[h]; (c.Kind != quantity.Count && c.Kind != quantity.Money && c.Kind != quantity.Percent) || c.Low.Cmp(quantity.Int(10)) < 0 {
			continue
		}
		for j := h + 1; j < min(len(r.claims), h+1+nearby); j++ {
			if r.word[j] < 0 || r.sentence[j] == 0 || r.sentence[j] > 3 || !r.comparable(h, j) {
				continue
			}
			if c, ok := r.headline(h, j); ok {
				out = append(out, c)
				break
			}
		}
	}
	return out
}

func (r *reading) headline(h, j int) (Check, bool) {
	a, b := r.figure(h), r.figure(j)
	verdict := agree(a, b)
	if r.lacks(j) && r.sentence[j] == 1 && !r.sameHead(h, j) {
		return r.restatement(h, j, Unclear), true
	}
	if verdict == Holds {
		return r.restatement(h, j, Holds), r.sameHead(h, j) || r.shared(h, j) > 0 || r.echoes(j) > 0 || a.nominal.Cmp(b.nominal) == 0
	}
	if r.lacks(j) {
		return r.restatement(h, j, Unclear), r.sentence[j] == 1
	}
	told := r.sameHead(h, j) || r.claims[h].Kind == quantity.Money && r.echoes(j) >= 2
	if !told || r.sentence[j] != 1 || r.claims[h].Bound != quantity.Exact {
		return Check{}, false
	}
	// far apart, they are hardly the same thing
	if !plausible(a, b, 20) {
		return Check{}, false
	}
	near := a.likely.Hull(Around(a.nominal, part(a.nominal, hedgeLikely))) // headlines round
	return r.restatement(h, j, r.soften(Fails, true, h, j)), verdict == Fails && !near.Meets(b.likely)
}

// echoes counts the words of the headline in the sentence of claim j.
func (r *reading) echoes(j int) int {
	n, s, t := 0, r.sentences[0], r.sentences[r.sentence[j]]
	for k := s.first; k < s.last; k++ {
		text := stem(r.words[k].text)
		if len(text) < 3 || emptyWord(text) {
			continue
		}
		for m := t.first; m < min(t.last, t.first+40); m++ {
			if stem(r.words[m].text) == text {
				n++
				break
			}
		}
	}
	return n
}

// personal reports whether a noun names people.
func personal(head string) bool {
	switch head {
	case "person", "suspect", "man", "woman", "child", "student", "passenger", "victim", "boy", "girl", "teenager", "migrant", "resident",
		"patient", "soldier", "fan", "pupil", "protester", "tourist", "crew", "defendant", "survivor", "hostage":
		return true
	}
	return strings.HasSuffix(head, "er") || strings.HasSuffix(head, "ist") || strings.HasSuffix(head, "ee")
}
