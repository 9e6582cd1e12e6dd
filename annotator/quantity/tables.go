package quantity

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// row is one line of a table, with where it stands for messages.
type row struct {
	file string
	line int
	cols []string
}

func (r row) errorf(format string, args ...any) error {
	return fmt.Errorf("lexicon/%s:%d: %s", r.file, r.line, fmt.Sprintf(format, args...))
}

// readRows splits a table into rows of the given number of columns. A row of
// another shape, an empty column or a first column met before is an error.
func readRows(file string, columns int, keys ...int) ([]row, error) {
	data, err := lexiconFiles.ReadFile("lexicon/" + file)
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	return splitRows(file, string(data), columns, keys...)
}

func splitRows(file, data string, columns int, keys ...int) ([]row, error) {
	if len(keys) == 0 {
		keys = []int{0}
	}
	var rows []row
	seen := map[string]int{}
	for n, line := range strings.Split(data, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		r := row{file: file, line: n + 1, cols: strings.Split(line, "\t")}
		if len(r.cols) != columns {
			return nil, r.errorf("has %d columns, want %d", len(r.cols), columns)
		}
		var key []string
		for i, c := range r.cols {
			if c == "" || c != strings.TrimSpace(c) {
				return nil, r.errorf("column %d is empty or has spaces at its ends", i+1)
			}
			if slices.Contains(keys, i) {
				key = append(key, c)
			}
		}
		k := strings.Join(key, "\t")
		if first, double := seen[k]; double {
			return nil, r.errorf("%q stands in line %d already", k, first)
		}
		seen[k] = r.line
		rows = append(rows, r)
	}
	return rows, nil
}

// list splits a column that is a list apart by |; "-" is the empty list.
func list(column string) []string {
	if column == "-" {
		return nil
	}
	return strings.Split(column, "|")
}

var numberRoles = map[string]class{
	"digit": classDigit, "teen": classTeen, "tens": classTens, "zero": classZero, "hundred": classHundred,
	"dozen": classDozen, "fraction": classFraction, "ordinal": classOrdinal, "ordinals": classOrdinals,
	"rank": classRank, "multiple": classMultiple, "halving": classHalving, "fold": classFold,
	"foldword": classFoldWord, "twice": classTwice, "once": classOnce, "vague": classVague, "some": classSome,
}

func parseNumbers(lx *lexicon) error {
	rows, err := readRows("numbers.tsv", 3)
	if err != nil {
		return err
	}
	for _, r := range rows {
		c, known := numberRoles[r.cols[1]]
		n, err := strconv.ParseInt(r.cols[2], 10, 64)
		if !known || err != nil {
			return r.errorf("role %q or value %q is not known", r.cols[1], r.cols[2])
		}
		e := lx.word(r.cols[0])
		e.class |= c
		e.value = n
	}
	return nil
}

func parseMagnitudes(lx *lexicon) error {
	rows, err := readRows("magnitudes.tsv", 3)
	if err != nil {
		return err
	}
	for _, r := range rows {
		exp, err := strconv.Atoi(r.cols[1])
		if err != nil {
			return r.errorf("exponent %q is not a number", r.cols[1])
		}
		switch r.cols[2] {
		case "spaced":
			e := lx.word(r.cols[0])
			e.class |= classMagnitude
			e.exp = exp
			lx.magnitudes[r.cols[0]] = magnitude{exp: exp}
		case "glued":
			lx.magnitudes[r.cols[0]] = magnitude{exp: exp}
		case "money":
			lx.magnitudes[r.cols[0]] = magnitude{exp: exp, money: true}
		default:
			return r.errorf("place %q is not known", r.cols[2])
		}
	}
	return nil
}

var unitKinds = []Kind{Measure, Duration, Percent, PercentagePoints, Points}

func parseUnits(lx *lexicon) error {
	rows, err := readRows("units.tsv", 5, 0, 1)
	if err != nil {
		return err
	}
	for _, r := range rows {
		u := &unit{code: r.cols[0], name: r.cols[1], kind: Kind(r.cols[2])}
		if !slices.Contains(unitKinds, u.kind) {
			return r.errorf("kind %q is not known", u.kind)
		}
		for _, w := range list(r.cols[3]) {
			if err := lx.addAfter(r, w, phrase{unit: u}); err != nil {
				return err
			}
		}
		for _, s := range list(r.cols[4]) {
			if lx.unitSigns[s] != nil {
				return r.errorf("sign %q stands for two units", s)
			}
			lx.unitSigns[s] = u
		}
	}
	return nil
}

// addAfter enters a unit or currency of one or more words.
func (lx *lexicon) addAfter(r row, words string, p phrase) error {
	p.words = splitWords(words)
	e := lx.word(p.words[0])
	for _, q := range e.after {
		if slices.Equal(p.words, q.words) {
			return r.errorf("%q stands for two things", words)
		}
	}
	e.class |= classAfterUnit
	e.after = append(e.after, p)
	return nil
}

func parseCurrencies(lx *lexicon) error {
	rows, err := readRows("currencies.tsv", 5)
	if err != nil {
		return err
	}
	for _, r := range rows {
		c := &currency{code: r.cols[0], name: r.cols[1]}
		if len(c.code) != 3 || strings.ToUpper(c.code) != c.code {
			return r.errorf("%q is not a code of ISO 4217", c.code)
		}
		lx.codes[c.code] = c
		lx.word(strings.ToLower(c.code)).class |= classMoney
		for _, s := range list(r.cols[2]) {
			s = strings.ToUpper(s)
			if lx.moneySigns[s] != nil {
				return r.errorf("sign %q stands for two currencies", s)
			}
			lx.moneySigns[s] = c
			if isASCIIWord(s) {
				lx.word(strings.ToLower(s)).class |= classMoney
			}
		}
		for _, w := range list(r.cols[3]) {
			if err := lx.addAfter(r, w, phrase{money: c}); err != nil {
				return err
			}
		}
		for _, w := range list(r.cols[4]) {
			if len([]rune(w)) == 1 {
				lx.minorSigns[w] = c
				continue
			}
			if err := lx.addAfter(r, w, phrase{money: c, minor: true}); err != nil {
				return err
			}
		}
	}
	return nil
}

var bounds = []Bound{Approx, MoreThan, AtLeast, LessThan, AtMost}

func parseHedges(lx *lexicon) error {
	rows, err := readRows("hedges.tsv", 3, 0, 2)
	if err != nil {
		return err
	}
	for _, r := range rows {
		p := phrase{words: splitWords(r.cols[0]), bound: Bound(r.cols[1])}
		if !slices.Contains(bounds, p.bound) {
			return r.errorf("bound %q is not known", p.bound)
		}
		switch r.cols[2] {
		case "before":
			slices.Reverse(p.words)
			e := lx.word(p.words[0])
			e.class |= classHedgeTail
			e.tails = append(e.tails, p)
		case "after":
			e := lx.word(p.words[0])
			e.class |= classHedgeHead
			e.heads = append(e.heads, p)
		default:
			return r.errorf("side %q is not known", r.cols[2])
		}
	}
	return nil
}

func parseFigures(lx *lexicon) error {
	rows, err := readRows("figures.tsv", 2)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if !isDigit(r.cols[0][0]) {
			return r.errorf("%q does not begin with a figure", r.cols[0])
		}
		if !slices.Contains([]string{"aircraft", "company", "call"}, r.cols[1]) {
			return r.errorf("name %q is not known", r.cols[1])
		}
		lx.figures[r.cols[0]] = r.cols[1]
	}
	return nil
}

// roleTables are the files whose second column names roles only.
var roleTables = map[string]map[string]class{
	"calendar.tsv": {
		"month": classMonth, "weekday": classWeekday, "meridiem": classMeridiem, "zone": classZone, "era": classEra,
		"season": classSeason, "introduces": classYearAfter,
	},
	"names.tsv":   {"always": classNamer, "capital": classNamerCap, "noun": classNamerCap | classNamerLow},
	"stops.tsv":   {"determiner": classDeterminer | classFunction, "function": classFunction, "verb": classVerb, "either": classEither},
	"changes.tsv": {"verb": classRise, "transitive": classTransit, "shift": classShift, "noun": classRiseNoun, "comparative": classCompare},
	"context.tsv": {
		"plan": classPlan, "index": classIndex, "poll": classPoll, "score": classScore, "length": classLength, "heat": classHeat,
		"span": classSpan, "lasts": classLasts, "call": classCall, "per": classPer, "each": classEach, "idiom": classIdiom,
	},
	"streets.tsv": nil,
	"plurals.tsv": {"plural": classPlural, "singular": classSingular, "modifier": classModifier},
}

func parseRoles(lx *lexicon) error {
	for file, roles := range roleTables {
		columns := 2
		switch {
		case file == "calendar.tsv":
			columns = 3
		case roles == nil:
			columns = 1
		}
		rows, err := readRows(file, columns)
		if err != nil {
			return err
		}
		for _, r := range rows {
			e := lx.word(r.cols[0])
			if roles == nil {
				e.class |= classStreet
				continue
			}
			for _, role := range list(r.cols[1]) {
				c, known := roles[role]
				if !known {
					return r.errorf("role %q is not known", role)
				}
				e.class |= c
			}
		}
	}
	return nil
}

// splitWords splits a phrase of the lexicon as the lexer would: words in
// lower case, and every other mark by itself.
func splitWords(phrase string) []string {
	s := scanner{text: strings.ToLower(phrase), lx: &lexicon{nothing: &entry{}}}
	s.lex()
	words := make([]string, len(s.toks))
	for i := range s.toks {
		words[i] = s.str(i)
	}
	return words
}
