package article

import "testing"

func TestNormalisedText(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"no-break space in a number", "<p>It cost 310&nbsp;000 euros in all.</p>", "It cost 310 000 euros in all."},
		{"thin and narrow spaces", "<p>It cost 310\u2009000 or 310\u202f000 euros.</p>", "It cost 310 000 or 310 000 euros."},
		{"ideographic space", "<p>It cost\u3000300 euros, they say.</p>", "It cost 300 euros, they say."},
		{"line breaks of the source", "<p>It cost\n   300\n\teuros, they say.</p>", "It cost 300 euros, they say."},
		{"soft hyphen and zero width", "<p>It cost 310,\u200b000 eu&shy;ros, they\u2060 say.\ufeff</p>", "It cost 310,000 euros, they say."},
		{"direction marks", "<p>It cost \u200e300\u200f euros, they say.</p>", "It cost 300 euros, they say."},
		{"inline markup inside a number", "<p>It cost 310<span>,0</span><b>00</b> euros, they say.</p>", "It cost 310,000 euros, they say."},
		{"comment inside a number", "<p>It cost 310<!-- , -->,000 euros, they say.</p>", "It cost 310,000 euros, they say."},
		{"word break opportunity", "<p>It cost 310<wbr>,000 euros, they say.</p>", "It cost 310,000 euros, they say."},
		{"script inside a paragraph", "<p>It cost 310<script>x()</script>,000 euros, they say.</p>", "It cost 310,000 euros, they say."},
		{"entities", "<p>It cost &pound;3&#46;5&thinsp;million &amp; more.</p>", "It cost £3.5 million & more."},
		{"one line break is a space", "<p>It cost 310<br>more than last year, they say.</p>", "It cost 310 more than last year, they say."},
		{"a line break never joins two numbers", "<p>Paid, they say: 12<br>310 did not pay, they say.</p>", "Paid, they say: 12\n\n310 did not pay, they say."},
		{"a line break behind a sentence parts paragraphs", "<p>It cost 310 euros.<br>12 people paid, they say.</p>", "It cost 310 euros.\n\n12 people paid, they say."},
		{"two line breaks part paragraphs", "<div>It cost 310, they say<br><br>12 people paid, they say.</div>", "It cost 310, they say\n\n12 people paid, they say."},
		{"block edges", "<div>It cost 310, they say.<div>12 people paid, they say.</div>Nobody minded, they say.</div>", "It cost 310, they say.\n\n12 people paid, they say.\n\nNobody minded, they say."},
		{"control characters", "<p>It cost\x0b310\x01000 euros, they say.</p>", "It cost 310 000 euros, they say."},

		{"footnote mark behind a number", "<p>There were 310,000<sup>1</sup> cases, they say.</p>", "There were 310,000 cases, they say."},
		{"footnote mark before punctuation", "<p>There were 310,000<sup>1</sup>. Nobody minded.</p>", "There were 310,000. Nobody minded."},
		{"footnote mark within what would be a number", "<p>In 2019<sup>3</sup>,500 came, they say.</p>", "In 2019 ,500 came, they say."},
		{"linked footnote mark", "<p>There were 21<sup><a href=\"#n4\">[4]</a></sup> of them, they say.</p>", "There were 21 of them, they say."},
		{"several marks", "<p>There were 21<sup>4, 5</sup> of them, they say.</p>", "There were 21 of them, they say."},
		{"printers' mark", "<p>There were 21<sup>*</sup> of them, they say.</p>", "There were 21 of them, they say."},
		{"ordinal", "<p>It was the 21<sup>st</sup> time, they say.</p>", "It was the 21st time, they say."},
		{"unit's power", "<p>It covers 40&nbsp;km<sup>2</sup> of land, they say.</p>", "It covers 40 km2 of land, they say."},
		{"formula", "<p>It emits 40 tonnes of CO<sub>2</sub> a day, they say.</p>", "It emits 40 tonnes of CO2 a day, they say."},
		{"fraction", "<p>It took 2<sup>1</sup>/<sub>2</sub> hours, they say.</p>", "It took 2 1/2 hours, they say."},
		{"lowered number behind a number", "<p>It is 310<sub>12</sub> of it, they say.</p>", "It is 310 of it, they say."},
		{"raised words", "<p>It was 310<sup>as of late May</sup> of it, they say.</p>", "It was 310 as of late May of it, they say."},

		{"hidden inline", "<p>It cost 310<span style=\"display: none\">,999</span>,000 euros, they say.</p>", "It cost 310,000 euros, they say."},
		{"for screen readers only", "<p>It cost <span class=\"sr-only\">about 300</span>310 euros, they say.</p>", "It cost 310 euros, they say."},
		{"hidden from screen readers only", "<p>It cost <span aria-hidden=true>€310</span><span class=sr-only>310 euros</span>, they say.</p>", "It cost €310, they say."},
		{"ruby", "<p>It cost <ruby>310<rt>three</rt></ruby> euros, they say.</p>", "It cost 310 euros, they say."},
		{"button in a paragraph", "<p>It cost 310<button>1</button>000 euros, they say.</p>", "It cost 310 000 euros, they say."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, "<!doctype html><title>T</title><article>"+c.body+"</article>", Hints{}).Text; got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestPlainText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", ""},
		{"blank", " \n\t\u00a0\r\n", ""},
		{"one newline parts paragraphs", "One case.\nTwo cases.", "One case.\n\nTwo cases."},
		{"Windows and old Macintosh newlines", "One.\r\n\r\nTwo.\rThree.", "One.\n\nTwo.\n\nThree."},
		{"spaces within", "  310\u00a0000\t cases ", "310 000 cases"},
		{"line separator", "310\u2028cases", "310 cases"},
		{"bytes that are not UTF-8", "310\xff\xfe cases", "310\uFFFD cases"},
		{"zero bytes", "310\x00cases", "310 cases"},
		{"log-in line", "There were 310 cases.\nYou must be logged in to post a comment.66", "There were 310 cases."},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := FromText(c.text)
			checkMap(t, a)
			if a.Text != c.want {
				t.Errorf("got  %q\nwant %q", a.Text, c.want)
			}
		})
	}
}
