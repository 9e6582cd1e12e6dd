package quantity

import (
	"embed"
	"slices"
	"sync"
)

//go:embed lexicon/*.tsv
var lexiconFiles embed.FS

// class is a set of roles that a word can play.
type class uint64

// The roles of words, named as in the files under lexicon/.
const (
	classDigit class = 1 << iota
	classTeen
	classTens
	classZero
	classHundred
	classDozen
	classMagnitude // "million", after a space
	classFraction  // half, quarter
	classOrdinal   // third
	classOrdinals  // thirds
	classRank      // first, second
	classMultiple  // doubled
	classHalving   // halved
	classFold      // tenfold
	classFoldWord  // fold
	classTwice
	classOnce
	classVague // dozens, hundreds
	classSome  // several, few
	classMonth
	classWeekday
	classMeridiem // am, pm
	classZone     // GMT
	classEra      // BC
	classSeason
	classStreet
	classNamer      // takes a number as its name, in any case
	classNamerCap   // the same, only with a capital
	classNamerLow   // in small letters too, with care
	classFunction   // function word: ends a noun phrase
	classDeterminer // "the", "their": ends a noun phrase, and "of" with it begins one
	classYearAfter  // a bare year can follow
	classVerb       // verb: ends a noun phrase
	classEither     // noun or verb
	classPlural     // plural without an -s
	classSingular   // singular with an -s
	classModifier   // plural that modifies
	classRise       // "rose 12%"
	classShift      // "went from 5 to 7"
	classTransit    // "cut 400 jobs"
	classHeat       // lets "45C" be degrees
	classLasts      // lets "over" before a time bound it
	classCall       // makes 911 a name
	classSpan       // what "over three" lasts for
	classRiseNoun   // "a 12% rise"
	classCompare    // "12% higher"
	classPlan       // tells what points are
	classIndex      //
	classPoll       //
	classScore      // tells a score from a range
	classLength     // tells metres from millions
	classIdiom      // follows "one" without counting
	classAfterUnit  // a unit or currency phrase begins here
	classHedgeTail  // a hedge before a figure ends here
	classHedgeHead  // a hedge after a figure begins here
	classPer        // "per head"
	classEach       // "a share"
	classMoney      // a sign or code of money in letters
	classOpener     // a function word that a quantity can begin with

	// classCardinal is what a cardinal in words can begin with or hold.
	classCardinal = classDigit | classTeen | classTens | classZero
)

// unit is a row of units.tsv, or one that the grammar made of such rows.
type unit struct {
	code string
	name string // in the singular
	kind Kind
}

// currency is a row of currencies.tsv.
type currency struct {
	code string
	name string
}

// phrase is a unit, a currency or a hedge of one or more words. Words are
// tokens in lower case; for a hedge before a figure they stand last to first.
type phrase struct {
	words []string
	unit  *unit
	money *currency
	minor bool // a hundredth of the currency
	bound Bound
}

// entry is all that the lexicon knows of one word.
type entry struct {
	class class
	value int64 // of number words; denominators; months
	exp   int   // of magnitudes
	after []phrase
	tails []phrase // hedges before a figure that end with this word
	heads []phrase // hedges after a figure that begin with this word
}

func (e *entry) is(c class) bool { return e.class&c != 0 }

// magnitude is a sign such as "bn" that is glued to a figure.
type magnitude struct {
	exp   int
	money bool // only in amounts of money
}

// lexicon is the parsed tables. It is never changed after parsing.
type lexicon struct {
	words      map[string]*entry    // lower case
	unitSigns  map[string]*unit     // as written
	moneySigns map[string]*currency // upper case
	minorSigns map[string]*currency // "p", "¢"
	codes      map[string]*currency // ISO 4217
	magnitudes map[string]magnitude // lower case
	figures    map[string]string    // that are names by themselves
	nothing    *entry               // of an unknown word
}

// tables parses the embedded files once. They are part of the program, and a
// test reads them, so that a fault in them is a fault of the build.
var tables = sync.OnceValue(func() *lexicon {
	lx, err := parseLexicon()
	if err != nil {
		panic(err)
	}
	return lx
})

func parseLexicon() (*lexicon, error) {
	lx := &lexicon{
		words:      make(map[string]*entry, 2048),
		unitSigns:  map[string]*unit{},
		moneySigns: map[string]*currency{},
		minorSigns: map[string]*currency{},
		codes:      map[string]*currency{},
		magnitudes: map[string]magnitude{},
		figures:    map[string]string{},
		nothing:    &entry{},
	}
	for _, parse := range []func(*lexicon) error{
		parseNumbers, parseMagnitudes, parseUnits, parseCurrencies, parseHedges, parseFigures, parseRoles,
	} {
		if err := parse(lx); err != nil {
			return nil, err
		}
	}
	for _, w := range []string{"a", "an", "quite", "every", "from", "between", "minus", "negative"} {
		lx.word(w).class |= classOpener
	}
	for _, w := range []string{"y", "ps"} { // yen and pounds where the wire could not carry their signs
		lx.word(w).class |= classMoney
	}
	for _, e := range lx.words {
		for _, ps := range [][]phrase{e.after, e.tails, e.heads} {
			slices.SortStableFunc(ps, func(a, b phrase) int { return len(b.words) - len(a.words) })
		}
	}
	return lx, nil
}

func (lx *lexicon) word(w string) *entry {
	e := lx.words[w]
	if e == nil {
		e = &entry{}
		lx.words[w] = e
	}
	return e
}
