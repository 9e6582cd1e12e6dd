package quantity

// Bound says how a stated value bounds the real one.
type Bound string

// The vocabulary of bounds.
const (
	Exact    Bound = "exact"
	Approx   Bound = "approx"    // about, around, nearly, some, roughly
	MoreThan Bound = "more_than" // over, more than, above
	AtLeast  Bound = "at_least"  // at least, a minimum of, "dozens"
	LessThan Bound = "less_than" // under, fewer than, below
	AtMost   Bound = "at_most"   // up to, no more than, as many as
	Between  Bound = "between"   // a range
)

// Kind says what sort of figure it is.
type Kind string

// The vocabulary of kinds.
const (
	Count            Kind = "count"
	Money            Kind = "money"
	Percent          Kind = "percent"
	PercentagePoints Kind = "percentage_points"
	Points           Kind = "points" // the length of a plan or list
	Rate             Kind = "rate"
	RatioKind        Kind = "ratio"
	Change           Kind = "change" // doubled, tenfold, halved
	Measure          Kind = "measure"
	Duration         Kind = "duration"
	Score            Kind = "score"
	Age              Kind = "age"
)

// Quantity is one figure of a text. Offsets are bytes of the text given to
// [Find]; text[Start:End] is the number with its scale and its unit sign or
// word where they stand together ("$3.2bn", "every two minutes", "28-point"),
// without its hedge.
type Quantity struct {
	Start, End int
	Low, High  Value
	Open       bool // no upper value ("dozens"); High is then meaningless
	Bound      Bound
	Kind       Kind
	Unit       string // "1", ISO 4217, UCUM, "%", "/d" for rates in events a day
	Change     bool   // "rose 12%": the figure is a change, not a level
	// HedgeStart is where the words that make the bound begin ("over 21,000"),
	// equal to Start where there are none before the number.
	HedgeStart int
	// Noun is the counted noun's head, with its span; empty where there is none
	// and where the figure measures by a unit. The head's modifiers begin at
	// PhraseStart: text[PhraseStart:NounEnd] is "residential burglaries".
	Noun               string
	NounStart, NounEnd int
	PhraseStart        int
	// UnitName is the unit in words, in the singular: "mile per hour", "dollar
	// per share", "year of age"; empty for plain counts and ratios.
	UnitName string
	// Per is the code of what the figure is counted by: "d" for so many a day,
	// "[bbl_us]" for "$52 a barrel", "{share}"; empty where there is nothing.
	// Only times and measures are part of Unit too; a price's unit is its money.
	Per   string
	minor bool // stated in cents or pence
}

// Stated returns the values in the unit that the text states them in, and that
// unit's name. It differs from Low and High only where those are converted to
// whole units of a currency: "63 cents" is 63 cent, while Low is 0.63.
func (q Quantity) Stated() (low, high Value, unit string) {
	if q.minor {
		return q.Low.shift(2), q.High.shift(2), q.UnitName
	}
	return q.Low, q.High, q.UnitName
}

// Counted says in words what the figure counts or measures: the counted noun
// phrase of text, which must be the text given to [Find], or the unit's name.
func (q Quantity) Counted(text string) string {
	if q.UnitName == "" && q.NounEnd > 0 {
		return text[q.PhraseStart:q.NounEnd]
	}
	return q.UnitName
}
