package quantity

import (
	"strings"
	"testing"
)

// FuzzFind looks for texts on which Find panics or answers spans that do not
// lie in the text.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"", "1", "-", "$", "1/", "10⁶", "1e999999999", "1,", "1.", ".5.5.5", "½", "2 ½", "1 1/2", "1⁄0",
		"99999999999999999999999999999999", "0.00000000000000000000000000000000000000000000000001",
		"between 5 and", "from to", "every", "every two", "one in", "a and a half", "$-", "US$", "HK $ -5",
		"5-5-5-5", "4 to", "twenty-", "twenty-one-", "hundred", "and", "5 per", "5 per per cent", "1 234 567",
		"\xff\xfe1\xff", "１２", "5 °", "5 sq", "cubic", "(5", "5)", "March", "March 5-", "7-6 (", "no. 5",
		strings.Repeat("5 to ", 50), strings.Repeat("half a ", 50), strings.Repeat("1-", 50), strings.Repeat("of hundreds ", 50),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, q := range Find(text) {
			checkSpans(t, text, q, last)
			last = q.End
			_ = q.Low.String()
			_ = q.Counted(text)
		}
	})
}
