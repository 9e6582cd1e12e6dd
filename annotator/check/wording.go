package check

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"
)

// show is a figure as the working writes it: in the article's own words where
// those have digits.
func (r *reading) show(i int) string {
	if q := r.quote(i); strings.ContainsAny(q, "0123456789") {
		return q
	}
	return number(r.figure(i).nominal)
}

// stated is a figure with the words that hedge it.
func (r *reading) stated(i int) string {
	c := r.claims[i]
	if c.HedgeStart >= 0 && c.HedgeStart < c.Start && c.Start-c.HedgeStart < 40 {
		return strings.Join(strings.Fields(r.doc.Text[c.HedgeStart:c.End]), " ")
	}
	return r.quote(i)
}

// summary says in one sentence what came out: did is a clause with what was
// worked out, against the figure that it is compared with.
func (r *reading) summary(v Verdict, did, against string) string {
	switch v {
	case Holds:
		return did + ", which agrees with " + against + "."
	case Fails:
		return did + ", which does not agree with " + against + "."
	case Differs:
		return did + ", which is not " + against + "."
	default:
		return did + "; whether that agrees with " + against + " cannot be told from the text."
	}
}

// soften turns a verdict against the text into an open one where the text
// itself says that something is left out. Where it does not, and the relation is
// not certain either, nothing is said at all: that figures which need not bear
// on one another do not agree tells a reader nothing.
func (r *reading) soften(v Verdict, sure bool, claims ...int) Verdict {
	switch {
	case v == Fails && r.lacks(claims...):
		return Unclear
	case v != Holds && !sure && !r.lacks(claims...):
		return unsaid
	}
	return v
}

// distance is the size of the difference of two figures.
func distance(a, b estimate) estimate {
	if a.nominal.Cmp(b.nominal) < 0 {
		a, b = b, a
	}
	return a.sub(b)
}

func nonZero(x *big.Rat) *big.Rat {
	if x.Sign() == 0 {
		return ratio(1, 1)
	}
	return x
}

// beforeWord reports whether one of the words stands directly before claim i,
// hedges aside.
func (r *reading) beforeWord(i int, words ...string) bool {
	from, to := r.before(i)
	to = r.skipHedges(from, to)
	if to == from {
		return false
	}
	for _, w := range words {
		if r.words[to-1].text == w {
			return true
		}
	}
	return false
}

// restHasClaim reports whether another claim follows in the sentence.
func (r *reading) restHasClaim(i int) bool {
	s := r.sentences[r.sentence[i]]
	return len(s.claims) > 0 && s.claims[len(s.claims)-1] != i
}

func containsWord(s, w string) bool {
	for f := range strings.FieldsSeq(strings.ToLower(s)) {
		if f == w {
			return true
		}
	}
	return false
}

func upper(s string) string { return strings.ToUpper(s) }

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// sameName reports whether two names are of one person or body: equal, or one
// the other's last words ("Lutsenko", "Ihor Lutsenko").
func sameName(a, b string) bool {
	a, b = strings.ToLower(strings.TrimSpace(a)), strings.ToLower(strings.TrimSpace(b))
	if a == "" || b == "" {
		return false
	}
	if len(a) < len(b) {
		a, b = b, a
	}
	return a == b || strings.HasSuffix(a, " "+b) || strings.HasPrefix(a, b+" ") || bareName(a) == bareName(b)
}

func bareName(s string) string {
	for _, article := range []string{"the ", "a ", "an ", "its ", "his ", "her ", "their "} {
		s = strings.TrimPrefix(s, article)
	}
	return s
}

// capitalised begins a sentence with a capital letter.
func capitalised(s string) string {
	c, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(c)) + s[n:]
}
