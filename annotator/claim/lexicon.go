package claim

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed lexicon/*.tsv
var lexiconFiles embed.FS

// class is a set of what a word can be.
type class uint64

// The classes of words. A word may have several; which holds is decided where
// it stands.
const (
	determiner   class = 1 << iota // the, a, this, its, any
	preposition                    // of, in, for, by
	conjunction                    // and, or, but
	subordinator                   // that, when, while, because, if
	relative                       // which, who, whom, whose
	auxiliary                      // be, have, do in all forms
	modal                          // will, would, could
	pronoun                        // it, they, he
	adverb                         // not, only, also, recently, anything in -ly
	verbal                         // a form of a verb of the lexicon, or a lower-case word in -ed
	gerund                         // a lower-case word in -ing
	timeWord                       // Monday, year, yesterday
	document                       // poll, study, report
	role                           // minister, analyst, spokesman
	people                         // officials, police, surveyors, union: can be the source of a figure
	capital                        // begins with a capital letter
	mark                           // punctuation
	digit                          // has a digit
	projection                     // forecast, target, expected
	proposal                       // plan, bill, proposal
	doubt                          // alleged, unsubstantiated
	noun                           // what only looks like a verb
	adjective                      // cannot be the head of a noun phrase
	unitWord                       // per, each, apiece
	agency                         // Reuters, AFP: reports what others say
	measurable                     // rate, price, revenue: has a level that is stated after a verb
	personal                       // he, she, they, it as speaker
	speechNoun                     // claim, estimate, statement
	classifier                     // stroke, door: makes a number part of a name, "two-stroke"
	instrument                     // bond, notes, aluminium: traded by their term, "10-year notes"
	temporal                       // in, last, the, early: can begin an expression of time
	extent                         // diameter, length: names what a measure measures
	business                       // company, retailer: stands for the body that the article is about
	productive                     // go, take, start: what a product will do it can do now
)

var classNames = map[string]class{
	"determiner": determiner, "preposition": preposition, "conjunction": conjunction, "subordinator": subordinator,
	"relative": relative, "auxiliary": auxiliary, "modal": modal, "pronoun": pronoun, "adverb": adverb,
	"time": timeWord, "document": document, "role": role, "people": people,
	"projection": projection, "proposal": proposal, "doubt": doubt, "noun": noun, "adjective": adjective,
	"unit": unitWord, "agency": agency, "measurable": measurable, "personal": personal, "speechnoun": speechNoun,
	"classifier": classifier, "instrument": instrument, "productive": productive, "temporal": temporal,
	"extent": extent, "business": business,
}

// verb is one row of verbs.tsv.
type verb struct {
	base      string
	done      string // its past participle
	direction int    // +1 rise, -1 fall
	nominal   string // "rise in", "cost of": what its subject's figure is called
	object    string // "pay for": what its object's figure is called where that differs
	speech    string // "", or what it needs: any, document, quoted (see speech.tsv)
	stance    Stance // of what is said with it
}

// verbForm is an inflected form of a verb.
type verbForm struct {
	*verb
	past, participle, ing, present bool
}

type lexicon struct {
	classes  map[string]class
	verbs    map[string]*verbForm
	abbrev   map[string]bool
	idioms   map[string][]string // by first word: phrases in which a number is no figure
	months   map[string]int
	weekdays map[string]int
	dims     map[string]string // long → length of
	nominals map[string]bool   // "rise in", "growth of"
}

// words holds the lexicon once it has been read; it never changes after.
var words = sync.OnceValue(func() *lexicon {
	lex, err := readLexicon(lexiconFiles)
	if err != nil {
		panic("claim: " + err.Error()) // the files are compiled in and checked by a test
	}
	return lex
})

// readLexicon reads the lexicon's files and refuses doubles and malformed rows.
func readLexicon(files fs.FS) (*lexicon, error) {
	lex := &lexicon{
		classes: map[string]class{}, verbs: map[string]*verbForm{}, abbrev: map[string]bool{},
		idioms: map[string][]string{}, months: map[string]int{}, weekdays: map[string]int{}, dims: map[string]string{}, nominals: map[string]bool{},
	}
	for _, file := range []struct {
		name    string
		columns int
		add     func(row []string) error
	}{
		{"words", 2, lex.addWords},
		{"verbs", 5, lex.addVerb},
		{"speech", 3, lex.addSpeech},
		{"calendar", 3, lex.addCalendar},
		{"idioms", 1, lex.addIdiom},
		{"dimensions", 2, lex.addDimension},
	} {
		if err := eachRow(files, "lexicon/"+file.name+".tsv", file.columns, file.add); err != nil {
			return nil, err
		}
	}
	return lex, nil
}

// eachRow calls add for each row of a file: columns apart by tabs, lines that
// begin with # are comments.
func eachRow(files fs.FS, name string, columns int, add func([]string) error) error {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != columns {
			return fmt.Errorf("%s:%d: %d columns, want %d", name, i+1, len(row), columns)
		}
		if err := add(row); err != nil {
			return fmt.Errorf("%s:%d: %w", name, i+1, err)
		}
	}
	return nil
}

func (x *lexicon) addWords(row []string) error {
	if row[0] == "abbreviation" {
		for _, w := range strings.Fields(row[1]) {
			if x.abbrev[w] {
				return fmt.Errorf("%q twice", w)
			}
			x.abbrev[w] = true
		}
		return nil
	}
	c, ok := classNames[row[0]]
	if !ok {
		return fmt.Errorf("unknown class %q", row[0])
	}
	for _, w := range strings.Fields(row[1]) {
		if x.classes[w]&c != 0 {
			return fmt.Errorf("%q twice in %s", w, row[0])
		}
		x.classes[w] |= c
	}
	return nil
}

// addVerb takes base, irregular forms (past participle, or -), direction
// (up, down, -), nominal and object nominal (or -).
func (x *lexicon) addVerb(row []string) error {
	v := &verb{base: row[0], nominal: dash(row[3]), object: dash(row[4])}
	switch row[2] {
	case "up":
		v.direction = 1
	case "down":
		v.direction = -1
	case "-":
	default:
		return fmt.Errorf("direction %q", row[2])
	}
	past, participle := regularPast(v.base), regularPast(v.base)
	if row[1] != "-" {
		f := strings.Fields(row[1])
		if len(f) != 2 {
			return fmt.Errorf("irregular forms %q", row[1])
		}
		past, participle = f[0], f[1]
	}
	if f, ok := x.verbs[v.base]; ok && f.present && f.base == v.base {
		return fmt.Errorf("%q twice", v.base)
	}
	v.done = participle
	if v.direction != 0 && v.nominal != "" {
		x.nominals[v.nominal] = true
	}
	x.form(v, v.base).present = true
	x.form(v, thirdPerson(v.base)).present = true
	x.form(v, past).past = true
	x.form(v, participle).participle = true
	x.form(v, ingForm(v.base)).ing = true
	return nil
}

// form returns the entry of an inflected form. Where two verbs share a form
// ("found", "felt") the one that was first in the file keeps it.
func (x *lexicon) form(v *verb, s string) *verbForm {
	f, ok := x.verbs[s]
	if !ok {
		f = &verbForm{verb: v}
		x.verbs[s] = f
	} else if f.verb != v {
		return &verbForm{verb: v}
	}
	return f
}

// addSpeech takes a verb of verbs.tsv, what it needs to be one of saying, and
// the stance of what is said with it.
func (x *lexicon) addSpeech(row []string) error {
	f, ok := x.verbs[row[0]]
	if !ok || f.base != row[0] {
		return fmt.Errorf("%q is not in verbs.tsv", row[0])
	}
	if f.speech != "" {
		return fmt.Errorf("%q twice", row[0])
	}
	switch Stance(row[2]) {
	case Stated, Claimed, Denied, Projected, Proposed:
	default:
		return fmt.Errorf("stance %q", row[2])
	}
	if row[1] != "any" && row[1] != "document" && row[1] != "quoted" {
		return fmt.Errorf("subject %q", row[1])
	}
	f.speech, f.stance = row[1], Stance(row[2])
	return nil
}

// addCalendar takes a word, month or weekday, and its number from 1.
func (x *lexicon) addCalendar(row []string) error {
	var n int
	if _, err := fmt.Sscanf(row[2], "%d", &n); err != nil {
		return err
	}
	m := x.months
	if row[1] == "weekday" {
		m = x.weekdays
	} else if row[1] != "month" {
		return fmt.Errorf("%q is neither month nor weekday", row[1])
	}
	if m[row[0]] != 0 {
		return fmt.Errorf("%q twice", row[0])
	}
	m[row[0]] = n
	x.classes[row[0]] |= timeWord
	return nil
}

func (x *lexicon) addIdiom(row []string) error {
	f := strings.Fields(row[0])
	for _, s := range x.idioms[f[0]] {
		if s == row[0] {
			return fmt.Errorf("%q twice", row[0])
		}
	}
	x.idioms[f[0]] = append(x.idioms[f[0]], row[0])
	return nil
}

func (x *lexicon) addDimension(row []string) error {
	if x.dims[row[0]] != "" {
		return fmt.Errorf("%q twice", row[0])
	}
	x.dims[row[0]] = row[1]
	return nil
}

// classify says what a word can be by the lexicon and by its form.
func (x *lexicon) classify(text, low string) (class, *verbForm) {
	r, _ := utf8.DecodeRuneInString(text)
	if !wordRune(r) && !sign(r) {
		return mark, nil
	}
	var c class
	if unicode.IsUpper(r) {
		c |= capital
	}
	if strings.ContainsAny(text, "0123456789") {
		c |= digit
	}
	known := x.classes[low]
	c |= known
	if c&capital != 0 && (low == "may" || low == "will" || low == "march") && text != "MAY" && text != "WILL" {
		c &^= modal // a month or a name; at the start of a sentence too, mostly
	}
	v := x.verbs[low]
	switch {
	case v != nil && known&noun == 0:
		c |= verbal
		if v.ing {
			c |= gerund
		}
	case known != 0 || c&(capital|digit) != 0 || len(low) < 5:
	case strings.HasSuffix(low, "ly"):
		c |= adverb
	case strings.HasSuffix(low, "ed") && !strings.HasSuffix(low, "eed"):
		c |= verbal
		v = pastForm
	case strings.HasSuffix(low, "ing"):
		c |= gerund
	}
	return c, v
}

// pastForm stands for a verb that is not in the lexicon, known by its ending.
var pastForm = &verbForm{verb: &verb{}, past: true, participle: true}

func dash(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

// changed is what the subject of a change names: "sales" of "rise in sales";
// empty where it has no such form.
func (x *lexicon) changed(subject string) string {
	for _, link := range []string{" in ", " of "} {
		if nominal, what, ok := strings.Cut(subject, link); ok && x.nominals[nominal+link[:len(link)-1]] {
			return what
		}
	}
	return ""
}
