package moderation

// reason is why a figure is not shown to readers.
type reason struct {
	Code  string // what is kept; it keeps its meaning
	Words string
}

// reasons is the list that editors choose from, the commonest first.
var reasons = [...]reason{
	{"not-a-claim", "It is not a claim"},
	{"wrong-value", "The value is read wrongly"},
	{"wrong-subject", "What it counts is read wrongly"},
	{"wrong-period", "The time is read wrongly"},
	{"wrong-source", "It is put in the wrong mouth"},
	{"wrong-check", "A check on it does not apply"},
	{"duplicate", "It stands here twice"},
	{"other", "Another reason"},
}

// reasonWords names a reason; one that is no longer on the list by its code.
func reasonWords(code string) string {
	for _, r := range reasons {
		if r.Code == code {
			return r.Words
		}
	}
	return code
}

func isReason(code string) bool {
	for _, r := range reasons {
		if r.Code == code {
			return true
		}
	}
	return false
}
