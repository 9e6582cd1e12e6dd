// Package check finds which figures of a text bear on one another, works out
// whether they agree, and shows the working.
//
// Two questions are kept apart. Which figures bear on one another is read from
// the text: its words ("of which", "up from", "made up of"), what the figures
// count, for when and on whose word; never from numbers that happen to fit.
// Whether they agree is exact arithmetic on intervals: how a figure is written
// and hedged says what it may stand for, see [Interval] and figure.go.
//
// The worst mistake is a false accusation. A verdict of [Fails] therefore
// needs a relation that the text states, and figures that cannot be made to
// agree with any reasonable reading; else the verdict is [Unclear], or there
// is no check.
//
// # What is in which file
//
//	find.go            the order of the families, and what is kept of them
//	reading.go         the text as sentences of words, with figures as words
//	sentences.go       sentence boundaries between the claims' own
//	lexicon.go         the classes of cue words; the words are in lexicon/cues.tsv
//	match.go           words around a figure: before, after, between two
//	noun.go            what a figure counts, and whether two count the same
//	figure.go          figure → interval: precision, hedge, range
//	interval.go        exact interval arithmetic
//	calendar.go        spans of time by the calendar
//	units.go           UCUM units and how they convert
//	format.go          numbers as the working writes them
//	levels.go          pairs of an earlier and a later level ("from A to B")
//	deltas.go          the figures that state the change of a pair
//	difference.go      two figures and how far they are apart ("a margin of", "more than the")
//	ranges.go          the same where it was read as one range
//	parts.go           what the text says is part of what; parts_guess.go the less certain rules
//	parts_share.go     the share that is given for a part
//	lists.go           figures that stand in one list
//	rate.go            claims read as rates
//	wording.go         how figures are named in the working and the summary
//	stock.go           a number, a pace and a term
//	dispute.go         words that put one figure against another
//	part_whole.go …    one file a family of checks
package check
