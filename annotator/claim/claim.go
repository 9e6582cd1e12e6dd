package claim

import (
	"time"

	"reckon/annotator/quantity"
)

// Stance says how firmly a figure is put forward.
type Stance string

// The vocabulary of stances.
const (
	Stated    Stance = "stated"
	Claimed   Stance = "claimed"
	Denied    Stance = "denied"
	Projected Stance = "projected"
	Proposed  Stance = "proposed"
)

// Document is the text to read: paragraphs apart by newlines.
type Document struct {
	Text      string
	Title     string
	Published time.Time // midnight UTC of the day of publication; zero if unknown
}

// Period is the time that a figure speaks of. Start and End are midnight UTC,
// both days included; both are zero where the words cannot be resolved.
type Period struct {
	Start, End time.Time
	Text       string // as it stands in the text
}

// Source is who gives a figure.
type Source struct {
	Name string // the person or body, as in the text
	Via  string // through whom it reached the article; may be empty
	Cue  string // the word that says so: "said", "according to"
}

// Cue is how the words of the article tie a figure to another one. It comes
// from the wording alone, never from figures that happen to fit.
type Cue string

// The vocabulary of cues. Where Antecedent is said to be something, it is set
// when that figure is in the text.
const (
	NoCue     Cue = ""
	OfWhich   Cue = "of which"  // "33,000 of which", "of whom 40": Antecedent is the whole
	OfThese   Cue = "of these"  // "of these, 40", "among them 40", "40 of them": Antecedent is the whole
	Of        Cue = "of"        // "11 of the 12", "1,230 out of 2,050": Antecedent is the whole
	Including Cue = "including" // "300, including 12": Antecedent is the whole
	Part      Cue = "part"      // "were made up of 620 homes, 310 shops": Antecedent is the whole
	From      Cue = "from"      // "from 800 to 600", "up from 31": Antecedent is what it became, if given before
	To        Cue = "to"        // "rose 12% to $30", "from 800 to 600": Antecedent is where it began, or the change
	By        Cue = "by"        // "fell by 300", "366 fewer": a difference
	Or        Cue = "or"        // "102 points, or 0.36%", "a share of 56%": Antecedent is the same thing in other terms
	Bracket   Cue = "bracket"   // "60 mph (97 kph)": Antecedent is the figure before the bracket
	Against   Cue = "against"   // "compared with 40", "against 4.1bn": Antecedent is the other figure
	Total     Cue = "total"     // "a total of", "in all", "altogether"
	Further   Cue = "further"   // "another nine", "a further eleven": apart from the figure before
	Each      Cue = "each"      // "£640 each", "an average of": per thing counted
)

// Claim is a figure that the article, or someone in it, states about the
// world. The embedded Quantity's offsets are bytes of Document.Text.
type Claim struct {
	quantity.Quantity
	Subject string
	Period  *Period // nil where the text gives none
	Source  *Source // nil where the article itself states the figure
	Stance  Stance
	// SentenceStart and SentenceEnd span the sentence around the figure.
	SentenceStart, SentenceEnd int
	// Confidence is the probability that a careful reader would call this a
	// claim with this value, 0 to 1.
	Confidence float64

	// Head is the head of what is counted or measured, lower-cased and in the
	// singular ("case", "revenue"); empty where none was found. For a change it
	// is the thing that changed.
	Head string
	// Sentence and Paragraph count from 0 in the document.
	Sentence, Paragraph int
	// Cue ties the figure to another one, and Antecedent is the index of that
	// one among the claims returned, -1 where there is none.
	Cue        Cue
	Antecedent int
	// Direction is +1 for a rise, -1 for a fall, 0 where the figure is a level
	// or the text does not say.
	Direction int
	// Verb is the base form of the verb that the figure goes with ("kill",
	// "rise", "be"); empty where none was found.
	Verb string
	// Quoted is true inside quotation marks.
	Quoted bool
}
