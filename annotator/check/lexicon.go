package check

import (
	_ "embed" // the lexicon
	"slices"
	"strings"
	"sync"
)

// cue is a set of things that a phrase may signal. What it does signal is
// decided where it stands.
type cue uint64

// The classes of lexicon/cues.tsv.
const (
	ofWhich      cue = 1 << iota // the figure beside it is part of the one before
	ofThese                      // the same, pointing back over a full stop
	including                    // a part, or several, that need not be all
	outOf                        // "1,230 out of 2,050"
	madeUpOf                     // what follows is all of the parts
	complete                     // "the only three": nothing is left out
	overlapping                  // the parts may share members
	total                        // the sum of what stands before follows: "a total of"
	inAll                        // the figure that it stands with is the sum: "in all"
	runningTotal                 // the figure beside it is a sum of which more may be part
	stoodAt                      // the level before follows
	reachedCue                   // the level after follows
	yields                       // what a rate comes to follows
	inOtherTerms                 // "or", "that is": the same thing said otherwise
	shareCue                     // "a share of", "making up": a part as a percentage
	fromCue                      // the level at the beginning
	toCue                        // the level at the end
	wasBefore                    // "up from", "against": the earlier level follows
	rising                       // words of a rise
	falling                      // words of a fall
	differing                    // "fewer", "more": a difference precedes
	leaving                      // what is left after a change follows
	cutting                      // jobs or posts taken away
	staffing                     // how many work there follows
	each                         // per thing counted
	meanOf                       // the same, and the figure follows
	median                       // an average that does not give a total
	withheld                     // something needed is not in the text
	revised                      // the figure was another one before
	guidance                     // the figure was estimated, quoted or forecast
	foreseen                     // a figure that somebody works with: "forecast", "estimate"
	contrast                     // somebody says otherwise
	elliptic                     // "the number", "the figure": what was just spoken of
	atThisRate                   // a pace is carried on
	byEndOf                      // the end of a period as a term
	since                        // a span whose beginning is named
	annualized                   // a rate turned into a year's
	overQuarter                  // a change within a quarter
	overMonth                    // a change within a month
	perYear                      // a span in words
	perMonth
	perWeek
	perDay
	perHour
	perMinute
	only       // a part of what was just spoken of
	rateAgain  // "at that rate": the pace was given before
	target     // a figure to be reached
	hedge      // goes with the figure after it
	compare    // "than", "as": another thing is measured by
	survey     // a study speaks of its own numbers
	totalling  // "costing", "puts … at": what it comes to follows
	split      // "shared among": what is divided precedes
	against    // "however": the sentence speaks against the one before
	otherCount // "arrives at": another count of the same follows
	same       // "for the same": one thing, two figures
	negation   // with a verb of telling behind it: something is not told
	telling    // verbs of telling
	margin     // by how much one figure is ahead of another
	reshaped   // what was planned has another number now
)

// classes are the names that lexicon/cues.tsv calls them by.
var classes = []struct {
	name string
	cue  cue
}{
	{"ofWhich", ofWhich},
	{"ofThese", ofThese},
	{"including", including},
	{"outOf", outOf},
	{"madeUpOf", madeUpOf},
	{"complete", complete},
	{"overlapping", overlapping},
	{"total", total},
	{"inAll", inAll},
	{"runningTotal", runningTotal},
	{"stoodAt", stoodAt},
	{"reachedCue", reachedCue},
	{"yields", yields},
	{"inOtherTerms", inOtherTerms},
	{"shareCue", shareCue},
	{"fromCue", fromCue},
	{"toCue", toCue},
	{"wasBefore", wasBefore},
	{"rising", rising},
	{"falling", falling},
	{"differing", differing},
	{"leaving", leaving},
	{"cutting", cutting},
	{"staffing", staffing},
	{"each", each},
	{"meanOf", meanOf},
	{"median", median},
	{"withheld", withheld},
	{"revised", revised},
	{"guidance", guidance},
	{"foreseen", foreseen},
	{"contrast", contrast},
	{"elliptic", elliptic},
	{"atThisRate", atThisRate},
	{"byEndOf", byEndOf},
	{"since", since},
	{"annualized", annualized},
	{"overQuarter", overQuarter},
	{"overMonth", overMonth},
	{"perYear", perYear},
	{"perMonth", perMonth},
	{"perWeek", perWeek},
	{"perDay", perDay},
	{"perHour", perHour},
	{"perMinute", perMinute},
	{"only", only},
	{"rateAgain", rateAgain},
	{"target", target},
	{"hedge", hedge},
	{"compare", compare},
	{"survey", survey},
	{"totalling", totalling},
	{"split", split},
	{"against", against},
	{"otherCount", otherCount},
	{"same", same},
	{"negation", negation},
	{"telling", telling},
	{"margin", margin},
	{"reshaped", reshaped},
}

//go:embed lexicon/cues.tsv
var cuesFile string

type phrase struct {
	words   []string
	signals cue
}

// phrases is the lexicon by first word.
var phrases = sync.OnceValue(func() map[string][]phrase {
	index := make(map[string][]phrase)
	for line := range strings.Lines(cuesFile) {
		names, list, found := strings.Cut(strings.TrimSpace(line), "\t")
		if !found || strings.HasPrefix(names, "#") {
			continue
		}
		signals := signalsOf(names)
		for text := range strings.SplitSeq(list, ",") {
			if words := strings.Fields(text); len(words) > 0 {
				index[words[0]] = addPhrase(index[words[0]], phrase{words, signals})
			}
		}
	}
	return index
})

// signalsOf reads the classes of a line; a name that is not a class is none.
func signalsOf(names string) cue {
	var signals cue
	for name := range strings.FieldsSeq(names) {
		for _, c := range classes {
			if c.name == name {
				signals |= c.cue
			}
		}
	}
	return signals
}

func addPhrase(list []phrase, p phrase) []phrase {
	for i, q := range list {
		if slices.Equal(q.words, p.words) {
			list[i].signals |= p.signals
			return list
		}
	}
	return append(list, p)
}

// markCues notes at each word what the phrases that begin there may signal,
// and where the longest of them ends.
func (r *reading) markCues() {
	index := phrases()
	for k := range r.words {
		w := &r.words[k]
		if w.claim >= 0 {
			continue
		}
		for _, p := range index[w.text] {
			if r.reads(k, p.words) {
				w.cues |= p.signals
				w.cueEnd = max(w.cueEnd, k+len(p.words))
			}
		}
	}
	for k := range r.words {
		if w := &r.words[k]; w.cues&negation != 0 && r.withholds(k) {
			w.cues |= withheld
		}
	}
	for s := range r.sentences {
		for _, w := range r.words[r.sentences[s].first:r.sentences[s].last] {
			r.sentences[s].cues |= w.cues
		}
	}
}

// reads reports whether the given words stand at word k.
func (r *reading) reads(k int, words []string) bool {
	if k+len(words) > len(r.words) {
		return false
	}
	for i, text := range words {
		if r.words[k+i].text != text {
			return false
		}
	}
	return true
}

// withholds reports whether a verb of telling follows close behind the negation
// at word k: "declined to say", "has never disclosed", "without giving".
func (r *reading) withholds(k int) bool {
	for j := k + 1; j < min(k+4, len(r.words)) && r.words[j].claim < 0; j++ {
		if r.words[j].cues&telling != 0 {
			return true
		}
	}
	return false
}
