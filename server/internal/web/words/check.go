package words

import "reckon/annotator/annotation"

var checkTypes = map[string]string{
	"part_whole": "Part and whole", "sum": "Sum", "percent_change": "Change in per cent", "absolute_change": "Change",
	"rate_total": "Rate and total", "projection": "Projection", "ratio_check": "Ratio", "average_total": "Average and total",
	"conversion": "Conversion", "revision": "Revised figure", "conflict": "Two figures for one thing", "restatement": "The same figure again",
}

// CheckType names the arithmetic that a check does.
func CheckType(kind string) string { return known(checkTypes, kind) }

var verdicts = map[string]string{
	"holds": "holds", "fails": "does not add up", "differs": "differs", "unclear": "cannot be told",
}

// Verdict says what the arithmetic says. It never says that a figure is false:
// two figures that do not add up do not tell which of them is wrong.
func Verdict(verdict string) string { return known(verdicts, verdict) }

// Reviewed says whether a person has looked at a figure.
func Reviewed(reviewed bool) string {
	if reviewed {
		return "reviewed by an editor"
	}
	return "automatic, not reviewed"
}

// The states of a figure, from what needs a reader's eye most to least.
const (
	Fails     = "fails"
	Differs   = "differs"
	Unclear   = "unclear"
	Holds     = "holds"
	Unchecked = "unchecked"
)

// State is what the checks of one figure come to: the one of them that needs a
// reader's eye most, or [Unchecked] where nothing bears on it.
func State(checks []annotation.Check) string {
	for _, state := range []string{Fails, Differs, Unclear, Holds} {
		for _, c := range checks {
			if c.Verdict == state {
				return state
			}
		}
	}
	return Unchecked
}

var states = map[string]string{
	Fails: "does not add up with another figure", Differs: "another figure says otherwise",
	Unclear: "cannot be told from the text", Holds: "agrees with other figures", Unchecked: "nothing to check it against",
}

// StateWords says what a state means to a reader.
func StateWords(state string) string { return known(states, state) }

// Coverage says how far an article's figures have been reviewed: "12 figures,
// 9 reviewed by an editor".
func Coverage(c annotation.Coverage) string {
	if c.Claims == 0 && c.Withheld == 0 {
		return "No figures"
	}
	text := Count(c.Claims, "figure", "figures")
	switch {
	case c.Claims == 0:
	case c.Reviewed == c.Claims:
		text += ", all reviewed by an editor"
	case c.Reviewed == 0:
		text += ", none reviewed by an editor yet"
	default:
		text += ", " + Number(float64(c.Reviewed)) + " reviewed by an editor"
	}
	if c.Withheld > 0 {
		text += "; " + Number(float64(c.Withheld)) + " more not shown, because they wait for an editor or were rejected"
	}
	return text
}

// Count puts a number to its noun: "1 figure", "12 figures".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Number(float64(n)) + " " + many
}
