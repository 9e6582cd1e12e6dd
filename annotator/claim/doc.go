// Package claim decides which quantities of a text are claims about the world,
// and says of each what it counts, for when, on whose word and how firmly.
//
// [Find] is the whole of it: a [Document] in, its [Claim] values out, in reading
// order. It is a pure function and reads the text once: [quantity.Find] gives
// the figures, then tokens, sentences, quotations and acts of saying are found
// and shared by all later steps. Grammar is read only of sentences that have a
// figure or an act of saying.
//
// It knows English news by a lexicon and rules about word order; there is no
// trained model. It does not do arithmetic: how figures bear on one another is
// for package check, which finds here the wording that ties them (Cue,
// Antecedent, Direction, Head).
//
// # Where things are
//
//	token.go sentence.go     words, sentences, quotations, names
//	grammar.go               verbs with their auxiliaries
//	clause.go phrase.go      the subject of a verb; noun phrases
//	frame.go                 a figure in its sentence: its verbs and its noun
//	accept.go                claim or not
//	refine.go                kind, unit and bound as the sentence corrects them
//	reference.go link.go     "of which", "of these", "from … to": Cue, Antecedent
//	placing.go               figures that only say when, how old, over what time
//	subject.go count.go      what is counted; complement.go: what goes with a noun
//	core.go tidy.go          a clause's subject proper; words fit to be shown
//	bare.go series.go        figures without a noun; terms of a list
//	measure.go change.go     what is measured; what rose or fell
//	money.go event.go        prices and costs; rates, events and scores
//	compare.go fallback.go   "cheaper than"; what is left where nothing is said
//	language.go              whether the text is English at all
//	antecedent.go topic.go   what a pronoun and "the company" stand for
//	when.go whentime.go      expressions of time; relativetime.go: "the past two years"
//	calendar.go              the days they mean, and the conventions
//	period.go                which of them a figure speaks of
//	source.go speaker.go     who says what; speakerphrase.go: who can say something
//	inherit.go               a source taken over from the sentence before
//	stance.go confidence.go  how firmly it is put; how sure the finding is
//	lexicon.go inflect.go    reads lexicon/*.tsv; verbs' forms
//
// # The lexicon
//
// lexicon/*.tsv holds the words; each file says in its first lines what its
// columns are. To teach the package a word, add it there: words.tsv (classes of
// words), verbs.tsv (forms, direction, what a figure of it is called),
// speech.tsv (verbs of saying and their stance), idioms.tsv (phrases in which a
// number is no figure), dimensions.tsv, calendar.tsv. A test refuses doubles
// and malformed rows.
package claim
