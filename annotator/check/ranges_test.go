package check_test

import (
	"strings"
	"testing"

	"reckon/annotator/check"
	"reckon/annotator/claim"
	"reckon/annotator/quantity"
)

// figure is the claim that stands at a quote of text, spoken of in one
// sentence.
func figure(text, quote string, q quantity.Quantity) claim.Claim {
	q.Start = strings.Index(text, quote)
	q.End, q.HedgeStart = q.Start+len(quote), q.Start
	return claim.Claim{Quantity: q, Subject: "sales", Stance: claim.Stated, SentenceEnd: len(text), Antecedent: -1}
}

// TestOneRangeForTwoLevels holds that "from A to B" read as a range still is
// compared with the change that the text gives.
func TestOneRangeForTwoLevels(t *testing.T) {
	sales := quantity.Quantity{Kind: quantity.Count, Unit: "1", Bound: quantity.Between}
	tests := map[string]struct {
		text      string
		change    quantity.Quantity
		quote     string
		low, high int64
		typ       check.Type
		verdict   check.Verdict
	}{
		"tripled": {
			"Sales tripled in four years, from 700 to 2,100.", quantity.Quantity{Kind: quantity.Change, Unit: "1", Low: quantity.Int(3), High: quantity.Int(3)},
			"tripled", 700, 2100, check.RatioCheck, check.Holds,
		},
		"tripled, it says": {
			"Sales tripled in four years, from 700 to 1,100.", quantity.Quantity{Kind: quantity.Change, Unit: "1", Low: quantity.Int(3), High: quantity.Int(3)},
			"tripled", 700, 1100, check.RatioCheck, check.Fails,
		},
		"a percentage": {
			"Sales rose by 50% since May, from 700 to 1,050.", quantity.Quantity{Kind: quantity.Percent, Unit: "%", Low: quantity.Int(50), High: quantity.Int(50), Change: true},
			"50%", 700, 1050, check.PercentChange, check.Holds,
		},
		"an amount": {
			"Sales rose by 250 since May, from 700 to 1,050.", quantity.Quantity{Kind: quantity.Count, Unit: "1", Low: quantity.Int(250), High: quantity.Int(250), Change: true},
			"250", 700, 1050, check.AbsoluteChange, check.Fails,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tt.change.Bound = quantity.Exact
			levels := sales
			levels.Low, levels.High = quantity.Int(tt.low), quantity.Int(tt.high)
			claims := []claim.Claim{figure(tt.text, tt.quote, tt.change), figure(tt.text, tt.text[strings.Index(tt.text, "from"):len(tt.text)-1], levels)}
			found := check.Find(claim.Document{Text: tt.text}, claims)
			if len(found) != 1 || found[0].Type != tt.typ || found[0].Verdict != tt.verdict {
				t.Errorf("found %+v, want one %s that %s", found, tt.typ, tt.verdict)
			}
		})
	}
}
