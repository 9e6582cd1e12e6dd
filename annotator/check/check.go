package check

// Type names how figures bear on one another.
type Type string

// The vocabulary of checks.
const (
	PartWhole      Type = "part_whole"
	Sum            Type = "sum"
	PercentChange  Type = "percent_change"
	AbsoluteChange Type = "absolute_change"
	RateTotal      Type = "rate_total"
	Projection     Type = "projection"
	RatioCheck     Type = "ratio_check"
	AverageTotal   Type = "average_total"
	Conversion     Type = "conversion"
	Revision       Type = "revision"
	Conflict       Type = "conflict"
	Restatement    Type = "restatement"
)

// Verdict is what the arithmetic says.
type Verdict string

// The vocabulary of verdicts.
const (
	Holds   Verdict = "holds"   // agrees within the precision of the figures
	Fails   Verdict = "fails"   // cannot be made to agree
	Differs Verdict = "differs" // two sources, or two times, give different figures
	Unclear Verdict = "unclear" // something needed is not in the text
)

// unsaid is the verdict of a check that is not made: figures that do not agree,
// and a relation that the text does not state.
const unsaid Verdict = ""

// Check is one piece of arithmetic between the figures of a text.
type Check struct {
	Type    Type
	Claims  []int // indices into the claims given, in the order the working uses them
	Verdict Verdict
	Working string // a line of arithmetic with the article's own figures
	Summary string // one plain sentence
}
