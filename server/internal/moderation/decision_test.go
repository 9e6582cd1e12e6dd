package moderation_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"reckon/annotator/annotation"
	"reckon/db"
)

func TestDecisionTakesEffectAndKeepsTheEditorsPlace(t *testing.T) {
	n := open(t)
	ids := n.publish("https://news.example/ferry")
	nell := n.editor("nell@ellery.example")
	got := nell.decide(ids[0], 1, action("approve", "words", "Seen the manifest.\r\nTwice.", "back", "/moderation?site=news.example", "next", ids[1]))
	got.want(t, http.StatusSeeOther)
	if to, want := got.header.Get("Location"), "/moderation?done="+ids[0]+"&site=news.example#item-"+ids[1]; to != want {
		t.Errorf("the editor is sent to %s, want %s", to, want)
	}
	if a := n.annotation(ids[0]); a.Status != db.Approved || a.Note != "Seen the manifest.\nTwice." || a.Version != 2 {
		t.Errorf("the annotation is %+v", a)
	}
	page := nell.get("/moderation?done=" + ids[0])
	page.want(t, http.StatusOK, "40 people is approved.", "Take it back", "2 figures waiting")
	if shown := page.shown(); len(shown) != 2 || shown[0] != ids[1] {
		t.Errorf("the queue shows %v", shown)
	}
	nell.decide(ids[0], 2, action("reopen")).want(t, http.StatusSeeOther)
	nell.decide(ids[0], 3, action("reject", "reason", "wrong-subject", "words", "Sheep, not people")).want(t, http.StatusSeeOther)
	nell.get("/moderation/items/"+ids[0]).want(t, http.StatusOK,
		"approved it", "reopened it", "rejected it: What it counts is read wrongly", "Sheep, not people", "Seen the manifest.", "nell@ellery.example", `History <span class="n">3</span>`)
	if _, _, err := n.store.ReadableAnnotation(t.Context(), ids[0]); err == nil {
		t.Error("readers still see what was rejected")
	}
}

// state × action × version: what a decision answers, and what then holds.
func TestDecisions(t *testing.T) {
	for _, tc := range []struct {
		name    string
		before  []string // actions of another editor
		action  url.Values
		version int64
		status  int
		holds   db.Status
	}{
		{"approve what waits", nil, action("approve"), 1, 303, db.Approved},
		{"reject what waits", nil, action("reject", "reason", "not-a-claim"), 1, 303, db.Rejected},
		{"reopen what waits changes nothing", nil, action("reopen"), 1, 303, db.Pending},
		{"a colleague was quicker, the same way", []string{"approve"}, action("approve"), 1, 409, db.Approved},
		{"a colleague was quicker, the other way", []string{"reject"}, action("approve"), 1, 409, db.Rejected},
		{"deciding anew on what was decided", []string{"reject"}, action("approve"), 2, 303, db.Approved},
		{"reopen what was decided", []string{"approve"}, action("reopen"), 2, 303, db.Pending},
		{"a version of long ago", []string{"approve", "reopen"}, action("approve"), 1, 409, db.Pending},
		{"a version that is not yet", nil, action("approve"), 7, 409, db.Pending},
		{"no reason", nil, action("reject"), 1, 422, db.Pending},
		{"a reason that is none", nil, action("reject", "reason", "boring"), 1, 422, db.Pending},
		{"no action", nil, url.Values{}, 1, 422, db.Pending},
		{"an action that is none", nil, action("publish"), 1, 422, db.Pending},
		{"too many words", nil, action("approve", "words", strings.Repeat("x", 2001)), 1, 422, db.Pending},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n := open(t)
			ids := n.publish("https://news.example/ferry")
			tom, nell := n.editor("tom@ellery.example"), n.editor("nell@ellery.example")
			for i, name := range tc.before {
				tom.decide(ids[0], int64(i+1), action(name, "reason", "other")).want(t, http.StatusSeeOther)
			}
			history := len(tc.before)
			nell.decide(ids[0], tc.version, tc.action).want(t, tc.status)
			if got := n.annotation(ids[0]).Status; got != tc.holds {
				t.Errorf("it is %s, want %s", got, tc.holds)
			}
			records, err := n.store.History(t.Context(), ids[0])
			if err != nil {
				t.Fatal(err)
			}
			if changed := tc.status == 303 && tc.name != "reopen what waits changes nothing"; changed != (len(records) > history) {
				t.Errorf("the history has %d entries after %d", len(records), history)
			}
		})
	}
}

func TestTheIdenticalDecisionAgainSucceeds(t *testing.T) {
	n := open(t)
	ids := n.publish("https://news.example/ferry")
	nell := n.editor("nell@ellery.example")
	for range 2 {
		nell.decide(ids[0], 1, action("reject", "reason", "duplicate")).want(t, http.StatusSeeOther)
	}
	if records, err := n.store.History(t.Context(), ids[0]); err != nil || len(records) != 1 {
		t.Errorf("the history is %v, %v", records, err)
	}
}

func TestStaleDecisionIsToldWhatChanged(t *testing.T) {
	n := open(t)
	ids := n.publish("https://news.example/ferry")
	nell, tom := n.editor("nell@ellery.example"), n.editor("tom@ellery.example")
	tom.decide(ids[1], 1, action("reject", "reason", "not-a-claim", "words", "Gulls don't pay")).want(t, http.StatusSeeOther)
	got := nell.decide(ids[1], 1, action("approve", "back", "/moderation?status=pending"))
	got.want(t, http.StatusConflict, "This was not approved: it has changed since you looked",
		"tom@ellery.example rejected it on", "It is not a claim", "Gulls don&#39;t pay", "It is rejected now", `name="version" value="2"`)
	script := nell.decide(ids[1], 1, action("approve"), "Accept", "application/json")
	script.want(t, http.StatusConflict)
	if out := script.outcome(t); out.Status != "rejected" || out.Version != 2 || !strings.Contains(out.Words, "tom@ellery.example has rejected it meanwhile") {
		t.Errorf("the script is told %+v", out)
	}

	// What has left the page can't be decided, and that is said as well.
	n.publish("https://news.example/ferry", func(a *db.Article, f []annotation.Finding, _ []annotation.Check) {
		f[2].ID, f[2].Sentence = annotation.ArticleID("another"), "It sailed 4 times."
		a.ContentHash = "sha256-other"
	})
	gone := nell.decide(ids[2], 1, action("approve"))
	gone.want(t, http.StatusConflict, "no longer has this sentence", "nothing to decide")
}

func TestDecisionForTheScript(t *testing.T) {
	n := open(t)
	ids := n.publish("https://news.example/ferry")
	nell := n.editor("nell@ellery.example")
	got := nell.decide(ids[0], 1, action("approve"), "Accept", "application/json")
	got.want(t, http.StatusOK)
	if out := got.outcome(t); out.Status != "approved" || out.Version != 2 || !strings.Contains(out.Words, "Approved") {
		t.Errorf("the script is told %+v", out)
	}
}

func TestDecisionNeedsAnEditorAndTheirForm(t *testing.T) {
	n := open(t)
	ids := n.publish("https://news.example/ferry")
	nell := n.editor("nell@ellery.example")
	path := "/moderation/items/" + ids[0] + "/decision"
	form := action("approve", "version", "1")
	nell.do(http.MethodPost, path, form).want(t, http.StatusForbidden, "The form has expired")
	form.Set("csrf", "0000")
	nell.do(http.MethodPost, path, form).want(t, http.StatusForbidden, "The form has expired")
	stranger := &editor{n, &http.Client{CheckRedirect: nell.http.CheckRedirect}}
	stranger.do(http.MethodPost, path, form).want(t, http.StatusSeeOther)
	for _, page := range []string{"/moderation", "/moderation/items/" + ids[0], "/moderation/articles/x"} {
		stranger.get(page).want(t, http.StatusSeeOther)
	}
	if got := n.annotation(ids[0]).Status; got != db.Pending {
		t.Errorf("it is %s", got)
	}
}

func TestTheWayBackStaysWithTheEditors(t *testing.T) {
	n := open(t)
	ids := n.publish("https://news.example/ferry")
	nell := n.editor("nell@ellery.example")
	version := int64(1)
	for _, back := range []string{"https://evil.example/moderation", "//evil.example", "/read?url=x", "javascript:alert(1)", "/moderation/../read", "/moderation\\x", ""} {
		act := []string{"approve", "reopen"}[(version-1)%2]
		got := nell.decide(ids[0], version, action(act, "back", back, "next", `"><b>`))
		if to, want := got.header.Get("Location"), "/moderation?done="+ids[0]; to != want {
			t.Errorf("back=%q leads to %s, want %s", back, to, want)
		}
		version++
	}
}
