// Package quantity finds the figures of English text and says what they
// measure: "over 21,000 desertions", "$3.2bn", "between 5 and 7 per cent",
// "every two minutes", "one in five", "doubled". It knows nothing of claims,
// articles or readers, and can be used by itself.
//
// It is for edited English: news, reports, encyclopedias. It leaves alone what
// has digits and counts nothing: dates, years, clock times, addresses,
// telephone numbers, names ("F-16", "Boeing 737", "Article 5"), ordinals, list
// numbers, rows of a table, and the pronoun "one".
//
// # How it reads
//
// The text is read once, line by line; nothing is read across a line break.
//
//	text     → tokens                         token.go, numeral.go, exponent.go
//	quantity = [hedge] measured [hedge]       hedge.go
//	measured = range [rate]                   range.go, rate.go
//	range    = amount ["to" | "-" | … amount] range.go
//	amount   = [sign] [money] number [unit]   amount.go, measure.go
//	number   = digits [magnitude] [fraction]  words.go
//	         | cardinal in words | vague      words.go, vague.go
//
// At each token the recognisers of what is no quantity come first (reject.go,
// dates.go, names.go); what they leave goes to the grammar, whose rules look
// back and ahead by a bounded number of tokens, so that the time is linear in
// the length of the text. At last describe.go settles the kind and the unit,
// points.go what points are, change.go whether the figure is a change, one.go
// whether "one" counts, and noun.go what is counted.
//
// Numbers are exact: a [Value] is a rational number with the precision that the
// text states it with (value.go, arithmetic.go).
//
// # Words
//
// Nearly all words stand in the tables under lexicon/ (read by tables.go into
// lexicon.go's types), one entry a line, with their columns explained in the
// first lines: number words, magnitudes, units with
// their codes of UCUM, currencies with their codes of ISO 4217, hedges, words
// of dates, words that take a number as a name, and so on. To teach the package
// a word, add a line there; to hold a phenomenon fast, add a line to
// testdata/phenomena.tsv. Neither needs code. A test refuses doubles and
// malformed lines.
//
// # Settled readings
//
// A range has Low < High and the bound Between; a single figure has Low equal
// to High whatever its bound. "dozens" has no High (Open). Money is in whole
// units of its currency, so that 63 cents is 0.63; see [Quantity.Stated].
// Intervals are counted by the day: "every two minutes" is 720 with the unit
// "/d". A price by something else than time keeps its currency as unit, with
// what it is counted by in Per. "11 of the 12" are two counts, "one in five" is
// one ratio; "three or four years" are two figures of the same unit, "three to
// four years" is a range. After a verb of change "from X to Y" are two values.
package quantity
