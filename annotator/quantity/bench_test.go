package quantity

import (
	"fmt"
	"strings"
	"testing"
)

// newsText is a passage as dense with figures as a report on the economy.
const newsText = `The statistics office said on Tuesday that output rose 1.2% in the third quarter, after growth of 0.4% in the second.
Exports climbed to $43.6 billion from $41 billion a year earlier, while imports fell by between 5 and 7 per cent.
"Over 21,000 people have left since 2019," the minister told reporters at the town hall on 14 March at 9.30am.
About two-thirds of the 310,000 households in the valley still heat with coal, and one in five has no insulation at all.
The plan would cost £3.2bn, or £1,650 a month for each of the 162 villages, according to a report of some 140 pages.
It has been a long winter for the people who live along the river, and few of them expect the spring to bring relief.
The mayor, Ann Keogh, 49, said that nobody had asked her, and that the next meeting would have to settle the matter.
`

// BenchmarkFind reports the speed on news text, in MB/s.
func BenchmarkFind(b *testing.B) {
	text := strings.Repeat(newsText, 40)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(text)
	}
}

// BenchmarkFindLength shows that the time is linear in the length: MB/s stays
// the same while the text grows a thousandfold. The last is one long line.
func BenchmarkFindLength(b *testing.B) {
	for _, n := range []int{1, 10, 100, 1000} {
		b.Run(fmt.Sprintf("lines/%d", n*7), func(b *testing.B) {
			benchmarkText(b, strings.Repeat(newsText, n))
		})
	}
	b.Run("one line", func(b *testing.B) {
		benchmarkText(b, strings.Repeat(strings.ReplaceAll(newsText, "\n", " "), 1000))
	})
	for _, hostile := range []string{"5 to ", "half a ", "1-", "$", "(", "from 5 to ", "hundreds of ", "twenty-", "5 per cent or ", "7-6 (5) ", "up to about ", "No ", "May 5 to ", "one or "} {
		b.Run("hostile/"+strings.TrimSpace(hostile), func(b *testing.B) {
			benchmarkText(b, strings.Repeat(hostile, 200_000/len(hostile)))
		})
	}
}

func benchmarkText(b *testing.B, text string) {
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text)
	}
}
