package moderation_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"reckon/annotator/annotation"
	"reckon/db"
	"reckon/server/internal/web/htmltest"
)

func TestQueueShowsWhatThereIsToDecide(t *testing.T) {
	n := open(t)
	ids := n.publish("https://news.example/ferry")
	nell := n.editor("nell@ellery.example")
	page := nell.get("/moderation")
	page.want(t, http.StatusOK, "nell@ellery.example", "Sign out", "3 figures waiting",
		`The ferry carried <mark class="figure" data-state="holds">40</mark> people.`, "10 ÷ 40 = 25%", "10 of 40 is a quarter.", "just now",
		`href="/moderation/articles/`+annotation.ArticleID("https://news.example/ferry"), `href="https://news.example/ferry"`, "90% sure", "/static/moderation.")
	if diff := cmp.Diff(ids[:2], page.shown()); diff != "" {
		t.Error(diff)
	}
}

func TestPagingDoesNotJump(t *testing.T) {
	n := open(t)
	ids := n.publish("https://news.example/ferry")
	nell := n.editor("nell@ellery.example")
	next := link(t, nell.get("/moderation"), "Next page")
	nell.decide(ids[0], 1, action("approve")).want(t, http.StatusSeeOther)
	n.publish("https://other.example/later")
	second := nell.get(next)
	if diff := cmp.Diff(ids[2:], second.shown()); diff != "" {
		t.Errorf("the second page after a decision and new figures: %s", diff)
	}
	if first := link(t, second, "First page"); first != "/moderation" {
		t.Errorf("the first page is %s", first)
	}
	nell.get("/moderation?after=nonsense").want(t, http.StatusUnprocessableEntity, "not one that the queue gave out")
	nell.get("/moderation?status=nonsense").want(t, http.StatusUnprocessableEntity)
}

func TestFiltersAreURLs(t *testing.T) {
	n := open(t)
	ferry, later := n.publish("https://news.example/ferry"), n.publish("https://www.other.example/later")
	nell := n.editor("nell@ellery.example")
	nell.decide(later[1], 1, action("approve")).want(t, http.StatusSeeOther)
	nell.decide(later[2], 1, action("reject", "reason", "other")).want(t, http.StatusSeeOther)
	for path, want := range map[string][]string{
		"/moderation?status=approved":                                             {later[1]},
		"/moderation?status=rejected":                                             {later[2]},
		"/moderation?site=other.example":                                          {later[0]},
		"/moderation?status=all&q=gulls&site=news.example":                        {ferry[1]},
		"/moderation?q=GULLS+these":                                               {ferry[1]},
		"/moderation?status=superseded":                                           nil,
		"/moderation?q=" + url.QueryEscape(`"><script>`):                          nil,
		"/moderation?article=" + annotation.ArticleID("https://nowhere.example/"): nil,
	} {
		got := nell.get(path)
		got.want(t, http.StatusOK)
		if diff := cmp.Diff(want, got.shown()); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
	nell.get("/moderation?status=superseded").want(t, http.StatusOK, "Nothing here yet")
	nell.get("/moderation?q=walrus").want(t, http.StatusOK, "Nothing matches", "Clear the filter", `value="walrus"`)
}

func TestEmptyQueueSaysWhatToDo(t *testing.T) {
	open(t).editor("nell@ellery.example").get("/moderation").want(t, http.StatusOK, "Nothing waits", "ask for one yourself")
}

func TestArticleIsDecidedInReadingOrder(t *testing.T) {
	n := open(t)
	ids := n.publish("https://news.example/ferry")
	nell := n.editor("nell@ellery.example")
	path := "/moderation/articles/" + annotation.ArticleID("https://news.example/ferry")
	page := nell.get(path)
	page.want(t, http.StatusOK, "0 of 3 figures decided", `href="#item-`+ids[0]+`"`, "It sailed ")
	if diff := cmp.Diff(ids, page.shown()); diff != "" {
		t.Error(diff)
	}
	got := nell.decide(ids[1], 1, action("approve", "back", field(t, page.body, "back"), "next", ids[2]))
	if to, want := got.header.Get("Location"), path+"?done="+ids[1]+"#item-"+ids[2]; to != want {
		t.Errorf("the editor is sent to %s, want %s", to, want)
	}
	nell.get(path+"?done="+ids[1]).want(t, http.StatusOK, "1 of 3 figures decided", `data-decided="approved"`, "10 gulls is approved.")
	nell.get("/moderation/articles/nothing").want(t, http.StatusNotFound, "There is no such article")
	nell.get("/moderation/items/nothing").want(t, http.StatusNotFound, "There is no such figure")
}

func TestWhatLeftThePageIsKeptApart(t *testing.T) {
	n := open(t)
	ids := n.publish("https://news.example/ferry")
	n.publish("https://news.example/ferry", func(_ *db.Article, f []annotation.Finding, _ []annotation.Check) {
		f[2].ID, f[2].Sentence = annotation.ArticleID("another"), "It sailed 4 times."
	})
	nell := n.editor("nell@ellery.example")
	page := nell.get("/moderation/articles/" + annotation.ArticleID("https://news.example/ferry"))
	page.want(t, http.StatusOK, "No longer on the page", "so there is nothing to decide", "0 of 3 figures decided")
	if shown := page.shown(); len(shown) != 4 || shown[3] != ids[2] {
		t.Errorf("the page shows %v", shown)
	}
}

// The elements of a page do not depend on what pages, readers and editors say.
func TestHostileTextMakesNoElements(t *testing.T) {
	hostile := []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `</textarea></form><form action=//evil.example>`,
		"\u202e<b>\u2066", "nul\x00nul", `javascript:alert(1)`, `</title><svg onload=alert(1)>`, `<!-- `,
	}
	var plain []string
	for _, s := range append([]string{"quiet words"}, hostile...) {
		n := open(t)
		ids := n.publish("https://news.example/ferry", func(a *db.Article, f []annotation.Finding, c []annotation.Check) {
			a.Title, a.Byline, a.SiteName, a.CanonicalURL = s, s, s, s
			c[0].Working, c[0].Summary = s, s
			for i := range f {
				f[i].Sentence, f[i].FigureStart, f[i].FigureEnd = s+"7", len(s), len(s)+1
				f[i].Claim.Subject, f[i].Claim.Stance, f[i].Selectors.Quote.Exact = s, s, s
				f[i].Claim.Source, f[i].Claim.Period = &annotation.Source{Name: s, Via: s, Cue: s}, &annotation.Period{Text: s}
			}
		})
		nell, tom := n.editor("nell@ellery.example"), n.editor("tom@ellery.example")
		nell.decide(ids[0], 1, action("approve", "words", s)).want(t, http.StatusSeeOther)
		nell.decide(ids[1], 1, action("reject", "reason", "other", "words", s)).want(t, http.StatusSeeOther)
		var got []string
		for _, page := range []answer{
			nell.get("/moderation?status=all&site=news.example"), nell.get("/moderation?q=" + url.QueryEscape(s)),
			nell.get("/moderation/items/" + ids[0] + "?done=" + ids[0]), nell.get("/moderation/items/" + ids[1]),
			nell.get("/moderation/articles/" + annotation.ArticleID("https://news.example/ferry") + "?done=" + url.QueryEscape(s)),
			tom.decide(ids[1], 1, action("approve", "words", s, "back", s, "next", s)),
		} {
			elements, err := htmltest.Skeleton(page.body)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, elements...)
		}
		// Each word of a search narrows it, so its list is left out of the comparison.
		if plain == nil {
			plain = got
		} else if diff := cmp.Diff(elementsOf(plain), elementsOf(got)); diff != "" {
			t.Errorf("%q brings other elements: %s", s, diff)
		}
	}
}

// elementsOf are the sorts of elements on pages.
func elementsOf(skeleton []string) []string {
	out := slices.Clone(skeleton)
	slices.Sort(out)
	return slices.Compact(out)
}

// link is where a link of these words leads.
func link(t *testing.T, page answer, words string) string {
	t.Helper()
	m := regexp.MustCompile(`href="([^"]*)"[^>]*>` + words + `<`).FindStringSubmatch(page.body)
	if m == nil {
		t.Fatalf("there is no link %q in %s", words, page.body)
	}
	return strings.ReplaceAll(m[1], "&amp;", "&")
}
