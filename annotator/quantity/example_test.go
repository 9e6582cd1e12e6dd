package quantity_test

import (
	"fmt"

	"reckon/annotator/quantity"
)

func ExampleFind() {
	text := "The storm felled over 21,000 trees; the county lost $3.2bn, or between 5 and 7 per cent of its budget."
	for _, q := range quantity.Find(text) {
		fmt.Printf("%q: %v to %v, %s %s in %s\n", text[q.Start:q.End], q.Low, q.High, q.Bound, q.Kind, q.Unit)
	}
	// Output:
	// "21,000": 21000 to 21000, more_than count in 1
	// "$3.2bn": 3200000000 to 3200000000, exact money in USD
	// "between 5 and 7 per cent": 5 to 7, between percent in %
}

func ExampleFind_noun() {
	text := "Police solved 22 residential burglaries in six weeks."
	for _, q := range quantity.Find(text) {
		fmt.Printf("%v × %s (head %q)\n", q.Low, q.Counted(text), q.Noun)
	}
	// Output:
	// 22 × residential burglaries (head "burglaries")
	// 6 × week (head "")
}

func ExampleFind_notQuantities() {
	text := "On 24 November 2025 at 9.30am an F-16 flew over 358 Mill Road; Article 5 was the second resort."
	fmt.Println(len(quantity.Find(text)))
	// Output: 0
}

func ExampleFind_rates() {
	text := "Someone leaves every two minutes, on $1,650 a month."
	for _, q := range quantity.Find(text) {
		fmt.Println(text[q.Start:q.End], "is", q.Low, q.Unit)
	}
	// Output:
	// every two minutes is 720 /d
	// $1,650 a month is 1650 USD/mo
}

func ExampleQuantity_Stated() {
	q := quantity.Find("Shares rose 63 cents.")[0]
	low, _, unit := q.Stated()
	fmt.Println(q.Low, q.Unit, "was stated as", low, unit)
	// Output: 0.63 USD was stated as 63 cent
}

func ExampleValue_Step() {
	for _, text := range []string{"1.2m people", "310,000 people", "52.30%"} {
		v := quantity.Find(text)[0].Low
		fmt.Println(v, "to the nearest", v.Step().RatString())
	}
	// Output:
	// 1200000 to the nearest 100000
	// 310000 to the nearest 1
	// 52.3 to the nearest 1/100
}
