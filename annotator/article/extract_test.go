package article

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// story is an article's prose, long enough to be told from what surrounds it.
const story = `<p>The harbor board counted 1,240 ships in the first half of the year, its manager said on Tuesday.</p>
<p>That is 80 more than a year before, although storms closed the entrance for 11 days in March.</p>
<p>Dredging is to begin in autumn and to cost £4.5 million, of which the town pays a third.</p>`

var storyText = []string{
	"The harbor board counted 1,240 ships in the first half of the year, its manager said on Tuesday.",
	"That is 80 more than a year before, although storms closed the entrance for 11 days in March.",
	"Dredging is to begin in autumn and to cost £4.5 million, of which the town pays a third.",
}

// around puts a body into a page with what sites put around their articles.
func around(body string) string {
	return `<!doctype html><html lang="en"><head><title>More ships than ever | The Quay</title></head><body>
<div class="cookie-banner"><p>We use cookies and 140 partners to improve your visit. You can change your consent at any time.</p></div>
<header><a href="/">The Quay</a><nav><ul><li><a href="/news">News</a><li><a href="/sport">Sport</a><li><a href="/weather">Weather, 12 degrees</a></ul></nav></header>
<style>.x{display:none}</style><script>var views = 31000;</script>` + body +
		`<footer><p>The Quay, 12 Mole Street. Founded 1871. All rights reserved.</p><ul><li><a href="/about">About us</a><li><a href="/jobs">3 jobs</a></ul></footer></body></html>`
}

func TestOnlyTheArticleIsInItsText(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"article element", `<main><article><h1>More ships than ever</h1>` + story + `</article></main>`, storyText},
		{"nothing but divs", `<div class="c1"><div class="c2">` + story + `</div></div>`, storyText},
		{"a form around everything", `<form action="/search.aspx" id="aspnetForm"><div>` + story + `</div></form>`, storyText},
		{"paragraphs each in a box", `<div id="w"><div class="b">` + strings.ReplaceAll(story, "\n", `</div><div class="b">`) + `</div></div>`, storyText},
		{"line breaks instead of paragraphs", `<div class="text">` + strings.NewReplacer("<p>", "", "</p>", "<br><br>").Replace(story) + `</div>`, storyText},
		{"paragraphs never closed", `<article>` + strings.ReplaceAll(story, "</p>", "") + `</article>`, storyText},
		{"title repeated in the text", `<article><div class="t"><h2>More ships than ever</h2></div>` + story + `</article>`, storyText},
		{"byline and date line", `<article><h1>More ships</h1><p>By Ann Writer and Bo Third</p><p>Published 14:05 GMT, Tuesday 3 June 2025</p><p>Updated: June 4, 2025 at 9:10 am</p>` + story + `</article>`, storyText},
		{"counts of the page's own", `<article><p>5 min read</p><p>12 comments</p><p>Share 300</p>` + story + `</article>`, storyText},
		{"captions and credits", `<article><figure><img src="a.jpg"><figcaption>400 ships wait outside, in a picture of 1970.</figcaption></figure>` +
			`<div class="image-captionText">The entrance, 90 meters wide, seen from the north.</div><p>Photo: 12 men on the pier / Quay Pictures</p>` + story + `</article>`, storyText},
		{"related box", `<article>` + story + `<div class="related-stories"><h3>Related</h3><p>Storm closes entrance for 9 days, and nobody knows why it did.</p></div></article>`, storyText},
		{"related links without a class", `<article>` + story + `<h3>More from the harbor</h3><ul><li>Storm closes entrance, <a href="/s">for 9 days</a></li><li>Crane <a href="/c">40 meters tall arrives</a></li></ul></article>`, storyText},
		{"read-more lines", `<article>` + strings.Replace(story, "\n", `<p>Read more: <a href="/x">12 things about ships</a></p><p>READ ALSO: 400 ships lost in 1870</p>`, 1) + `</article>`, storyText},
		{"newsletter and follow lines", `<article>` + story + `<p>Sign up for our newsletter and join 50,000 readers.</p><p>Follow us on 4 networks.</p><p>Have a tip? Call 5550.</p></article>`, storyText},
		{"comments", `<article>` + story + `</article><section id="comments"><h3>2 comments</h3><div class="comment"><p>I counted 3,000 myself, and I have been counting for 40 years now, believe me.</p></div>` +
			`<p>You must be logged in to post a comment.66</p></section>`, storyText},
		{"a heading whose text has gone", `<article>` + story + `<h2>What 12 readers say</h2><div class="comment-list"><p>I counted 3,000 myself, and I never miss one of them.</p></div></article>`, storyText},
		{"log-in line in the text", `<article>` + story + `<p>You must be <a href="/login">logged in</a> to post a comment.66</p></article>`, storyText},
		{"agency's credits", `<article>` + story + `<p>(Reporting by Ann Writer; Editing by 2 others)</p></article>`, storyText},
		{"hidden copy", `<article>` + story + `<div style="display:none"><p>The harbor board counted 999 ships in a draft that nobody should see.</p></div><p hidden>It cost 7 pounds, said the draft of the article.</p></article>`, storyText},
		{"hidden by a common class", `<article>` + story + `<p class="visually-hidden">End of the article of 3 paragraphs, for screen readers.</p></article>`, storyText},
		{"hidden by the page's own style", `<style>.draft, #n7 { display : none; }</style><article>` + story + `<p class="draft">The harbor board counted 999 ships, said a draft.</p><p id="n7">It cost 7 pounds, said the draft.</p></article>`, storyText},
		{"noscript copy and template", `<article>` + story + `<noscript><p>The harbor board counted 1,240 ships, for readers without script.</p></noscript><template><p>There are 66 of these, in a template.</p></template></article>`, storyText},
		{"a pop-up within a sentence", `<article>` + strings.Replace(story, "its manager", `its <span class="rollover-person">manager<span class="popup-card"><img src="m.jpg">Jo Pier <a href="/p">44 stories</a></span></span>`, 1) + `</article>`, storyText},
		{"the next story below", `<article><h1>More ships</h1>` + story + story + story + `</article><article><h1>Storm</h1><p>` + strings.Repeat("A storm of force 9 closed the entrance again, for 4 hours this time. ", 12) + `</p></article>`,
			append(append(append([]string{}, storyText...), storyText...), storyText...)},
		{"a live blog", `<main><h1>More ships than ever</h1>` + strings.Repeat(`<article><h2>10:40</h2>`+story+story+`</article>`, 3) + `</main>`,
			slices.Repeat(append(append([]string{"10:40"}, storyText...), storyText...), 3)},
		{"a page builder's widgets", `<div class="elementor-widget elementor-widget-text-editor">` + strings.ReplaceAll(story, "\n", `</div><div class="elementor-widget elementor-widget-text-editor">`) + `</div>`, storyText},
		{"boxes that are articles beside prose that is in none", `<main><h1>More ships</h1><div>` + story + story + `</div><article><p>` + strings.Repeat("A storm of force 9 came, they say. ", 10) + `</p></article></main>`,
			append(append(append([]string{}, storyText...), storyText...), strings.TrimSpace(strings.Repeat("A storm of force 9 came, they say. ", 10)))},
		{"an article about cookies", `<meta property="og:type" content="article"><article>` + story + `<p>“We use 12 cookies,” said the harbor’s manager of its site, “and ask for your consent to 3 of them.”</p></article>`,
			append(append([]string{}, storyText...), "“We use 12 cookies,” said the harbor’s manager of its site, “and ask for your consent to 3 of them.”")},
		{"teasers that break off", `<ul class="latest"><li><a href="/1">Storm closes entrance</a> <span>A storm of force 9 closed the entrance for 4 hours on Monday, as the...</span></li><li><a href="/2">Crane arrives</a> <span>A crane 40 meters tall arrived by night, and 200 people came to see...</span></li>` +
			`<li><a href="/3">Gulls counted</a> <span>Some 4,000 gulls live on the roofs of the fish market, according to a...</span></li></ul><div>` + story + `</div>`, storyText},
		{"two short paragraphs", `<article><h1>Ferry late</h1><p>The ferry was 20 minutes late on Monday.</p><p>Nobody knows why, the company said.</p></article>`,
			[]string{"The ferry was 20 minutes late on Monday.", "Nobody knows why, the company said."}},
		{"block quotes and lists", `<article>` + story + `<blockquote><p>“We have never had 1,240 before,” she said.</p></blockquote><ul><li>Ferries made up 610 of them.</li><li>Tankers, 97.</li></ul></article>`,
			append(append([]string{}, storyText...), "“We have never had 1,240 before,” she said.", "Ferries made up 610 of them.", "Tankers, 97.")},
		{"table", `<article>` + story + `<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2024</td><td>1,160</td></tr><tr><td>2025</td><td>1,240</td></tr></table></article>`,
			append(append([]string{}, storyText...), "Year", "Ships", "2024", "1,160", "2025", "1,240")},
		{"an embedded post", `<article>` + story + `<div class="social-embed"><blockquote class="tweet"><p>We counted 1,240 ships, and one of them twice.</p></blockquote></div></article>`,
			append(append([]string{}, storyText...), "We counted 1,240 ships, and one of them twice.")},
		{"right to left", `<article dir="rtl"><p>أحصى مجلس الميناء 1,240 سفينة في النصف الأول من العام، بحسب مديره.</p><p>وهذا أكثر بثمانين سفينة من العام الماضي، رغم العواصف التي أغلقت المدخل.</p></article>`,
			[]string{"أحصى مجلس الميناء 1,240 سفينة في النصف الأول من العام، بحسب مديره.", "وهذا أكثر بثمانين سفينة من العام الماضي، رغم العواصف التي أغلقت المدخل."}},
		{"links to notes are no links", `<article>` + strings.ReplaceAll(strings.ReplaceAll(story, "<p>", `<p><a name="p">`), "</p>", "</a></p>") + `</article>`, storyText},
		{"AMP", `<style amp-boilerplate>body{visibility:hidden}</style><amp-sidebar hidden><p>There are 40 sections here, and all of them are hidden.</p></amp-sidebar><article><amp-img alt="400 ships"></amp-img>` + story + `</article>`, storyText},
		{"custom elements", `<x-app><x-story>` + strings.Replace(story, "1,240", "<x-figure>1,240</x-figure>", 1) + `</x-story></x-app>`, storyText},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := read(t, around(c.body), Hints{URL: "https://quay.example/news/ships"})
			if diff := cmp.Diff(c.want, strings.Split(a.Text, "\n\n")); diff != "" {
				t.Errorf("want - got +\n%s", diff)
			}
		})
	}
}

func TestAPageOfOneSentenceIsAnArticle(t *testing.T) {
	const page = "<title>T</title><h1>A headline that is far longer than the text below it, as happens with short news</h1><p>The ferry was 20 minutes late.</p>"
	if got, want := read(t, page, Hints{}).Text, "The ferry was 20 minutes late."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPagesWithoutAnArticle(t *testing.T) {
	card := func(headline, text string) string {
		return `<div class="card"><h2><a href="/story">` + headline + `</a></h2><p>` + text + `</p></div>`
	}
	cards := card("Storm closes the entrance", "A storm of force 9 closed the harbor's entrance for four hours on Monday morning.") +
		card("Crane arrives at last", "A crane 40 meters tall arrived by night, and 200 people came to see it, some in boats.") +
		card("Gulls counted on the roofs", "Some 4,000 gulls live on the roofs of the fish market, according to a count in May.") +
		card("Ferry company sold again", "The ferries are sold for the third time in 9 years, this time for £12 million, it says.")
	for _, c := range []struct{ name, page string }{
		{"empty", ""},
		{"no body text", "<!doctype html><title>Nothing</title><div id=app></div><script>start(310000)</script>"},
		{"home page", around(`<main>` + cards + `</main>`)},
		{"list whose headlines are not headings", around(strings.NewReplacer("<h2>", "<div>", "</h2>", "</div>").Replace(cards))},
		{"search results", around(`<ol>` + strings.Repeat(`<li><a href="/r">A result for ships and harbors</a><cite>quay.example/r</cite><p>There were 1,240 ships in the harbor, says this page, and more of them than ever before.</p></li>`, 6) + `</ol>`)},
		{"cookie dialog of a page that comes by script", `<div id="root"></div><div class="overlay"><h2>Your privacy</h2><p>We and our 842 partners store cookies on your device and process what they tell, such as which pages you read, for 13 months.</p><p>With your consent, we use cookies to measure, to advertise and to improve our services.</p></div>`},
		{"only links", around(`<ul><li><a href="/1">1,240 ships counted</a></li><li><a href="/2">4,000 gulls counted</a></li></ul>`)},
		{"frameset", `<html><frameset cols="20%,80%"><frame src="a"><frame src="b"></frameset></html>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if a := read(t, c.page, Hints{URL: "https://quay.example/"}); a.Text != "" {
				t.Errorf("taken for an article: %q", a.Text)
			}
		})
	}
}

func TestRolesOfBlocks(t *testing.T) {
	a := read(t, around(`<article><h1>More ships than ever</h1>`+story+`<h2>What it costs</h2>`+story+`<blockquote><p>“Never before,” she said.</p></blockquote><ul><li>Ferries made up 610 of them.</li></ul><table><tr><td>2024</td><td>1,160</td></tr></table></article>`), Hints{})
	var roles []Role
	for _, b := range a.Blocks {
		roles = append(roles, b.Role)
	}
	want := []Role{Paragraph, Paragraph, Paragraph, Heading, Paragraph, Paragraph, Paragraph, Quote, ListItem, TableCell, TableCell}
	if diff := cmp.Diff(want, roles); diff != "" {
		t.Errorf("want - got +\n%s", diff)
	}
}

// Page must be what a browser's document.body.textContent is with scripting on.
func TestPageIsTextContentOfTheBody(t *testing.T) {
	const page = "\ufeff<!doctype html><html><head><title>In the head</title><noscript><meta name=a></noscript></head>\n" +
		"<body class=a>\r\n<!-- comment --><p>One &amp; two</p><script>a<b</script><style>p{}</style><noscript><b>x</b></noscript>" +
		"<template>never</template><svg><text>drawn</text></svg><textarea>\ntyped</textarea><pre>\npre</pre><table>moved<tr><td>cell</table></body>\n</html>\n"
	const want = "\nOne & twoa<bp{}<b>x</b>drawntypedpremovedcell\n\n"
	if got := read(t, page, Hints{}).Page; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestPagesThatNestTooDeeplyAreReadAsText(t *testing.T) {
	page := `<!doctype html><html lang="en"><head><title>Deep</title><meta property="og:title" content="More ships"><style>p{}</style></head><body><nav><a href="/">Home</a></nav>` +
		strings.Repeat("<div>", 600) + story + `<p>See <a href="/x">this</a>.</p><p>You must be logged in to post a comment, as 66 readers did before you.</p><script>var a = "310,000 things";</script>` + strings.Repeat("</div>", 600) + `</body></html>`
	a := read(t, page, Hints{})
	if diff := cmp.Diff(storyText, strings.Split(a.Text, "\n\n")); diff != "" {
		t.Errorf("want - got +\n%s", diff)
	}
	if a.Title != "More ships" || a.Language != "en" || !strings.HasPrefix(a.Page, "Home") || !strings.Contains(a.Page, `"310,000 things"`) {
		t.Errorf("title %q, language %q, page %q", a.Title, a.Language, a.Page)
	}
}

func TestADeepPageNeedsNoHeadOrBody(t *testing.T) {
	a := read(t, "<title>Deep</title>"+strings.Repeat("<div>", 600)+story, Hints{})
	if diff := cmp.Diff(storyText, strings.Split(a.Text, "\n\n")); diff != "" || a.Title != "Deep" {
		t.Errorf("title %q; want - got +\n%s", a.Title, diff)
	}
}

func TestReadingEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := FromHTML(ctx, []byte(around(story)), Hints{}); !errors.Is(err, context.Canceled) {
		t.Errorf("an ended context gives %v", err)
	}
	ctx, cancel = context.WithTimeout(context.Background(), 30*time.Millisecond)
	defer cancel()
	began := time.Now()
	_, err := FromHTML(ctx, []byte(strings.Repeat("<p><b>x", 5<<20/7)), Hints{})
	if !errors.Is(err, context.DeadlineExceeded) || time.Since(began) > 2*time.Second {
		t.Errorf("hostile markup gives %v after %v", err, time.Since(began))
	}
}

func TestTooLargeAPageIsRefused(t *testing.T) {
	if _, err := FromHTML(context.Background(), make([]byte, mostBytes+1), Hints{}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v", err)
	}
}

// Markup made to cost time must not: four times as much of it may take some
// four times as long, not sixteen.
func TestTimeGrowsWithThePageAndNotFaster(t *testing.T) {
	for _, c := range []struct {
		name string
		page func(n int) string
	}{
		{"raised marks behind a word without end", func(n int) string { return strings.Repeat("a", 20*n) + strings.Repeat("<sup>1</sup>", n) }},
		{"raised marks in raised marks", func(n int) string { return strings.Repeat("<sup>", 400) + strings.Repeat("<i></i>", n) }},
		{"JSON-LD in JSON-LD", func(n int) string {
			return `<script type="application/ld+json">` + strings.Repeat("[", n/2) + `"headline"` + strings.Repeat(",1", n) + strings.Repeat("]", n/2) + "</script>"
		}},
		{"boxes in boxes", func(n int) string {
			return strings.Repeat("<div class=hidden>", 400) + strings.Repeat("<p>a<a href=/>b</a>", n)
		}},
		{"line breaks", func(n int) string { return story + strings.Repeat("<br>a.", n) }},
		{"style that hides", func(n int) string {
			return "<style>" + strings.Repeat(".a{display:none}", n) + "</style>" + strings.Repeat("<p class=a>1", n)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			took := func(n int) time.Duration {
				least := time.Hour
				for range 3 { // what else the machine does is no matter
					page, began := c.page(n), time.Now()
					if _, err := FromHTML(context.Background(), []byte(page), Hints{}); err != nil {
						t.Fatal(err)
					}
					least = min(least, time.Since(began))
				}
				return least
			}
			few := took(4_000)
			if many := took(16_000); many > 8*few+time.Second {
				t.Errorf("four times the markup took %v instead of %v", many, few)
			}
		})
	}
}
