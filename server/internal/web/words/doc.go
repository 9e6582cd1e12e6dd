// Package words says in plain English what a figure, its period, its source and
// its checks are: "over 21,000 desertions", "720 a day, that is one every two
// minutes", "between 5% and 7%". Every page that shows a figure takes its words
// from here, so that the start page and the editors' queue never name one thing
// in two ways.
//
// It is a leaf: it knows the shapes of package annotation and nothing else, and
// is a pure function of them. Its vocabulary (kinds, bounds, units, stances,
// verdicts, types of checks) is that of the contract; a word that it does not
// know is shown as it is rather than left out.
//
// What it returns is text, never markup.
package words
