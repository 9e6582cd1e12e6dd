package db_test

import (
	"fmt"
	"testing"

	"reckon/annotator/annotation"
	"reckon/db"
	"reckon/db/dbtest"
)

// seeded is a store of so many articles with 50 figures each.
func seeded(b *testing.B, articles int) *db.DB {
	b.Helper()
	d := dbtest.SQLite(b)
	for n := range articles {
		saveSeed(b, d, n)
	}
	return d
}

func seedURL(n int) string { return fmt.Sprintf("https://site%d.example/%d", n%20, n) }

func saveSeed(b *testing.B, d *db.DB, n int) {
	b.Helper()
	findings, checks := dbtest.Story(seedURL(n), 50)
	a := db.Article{URL: seedURL(n), Title: "A story", Text: "The text of a story.", ContentHash: "sha256-0"}
	if _, err := d.SaveArticle(b.Context(), a, findings, checks); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkSaveArticle(b *testing.B) {
	d := dbtest.SQLite(b)
	n := 0
	for b.Loop() {
		saveSeed(b, d, n)
		n++
	}
}

func BenchmarkReadable(b *testing.B) {
	d := seeded(b, 100)
	for b.Loop() {
		if _, err := d.Readable(b.Context(), annotation.ArticleID(seedURL(7))); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkArticleByURL(b *testing.B) {
	d := seeded(b, 100)
	for b.Loop() {
		if _, err := d.ArticleByURL(b.Context(), seedURL(7)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecide(b *testing.B) {
	d := seeded(b, 1)
	e, err := d.AddEditor(b.Context(), db.Editor{Email: "e@news.example", Role: db.RoleEditor})
	if err != nil {
		b.Fatal(err)
	}
	page, err := d.Queue(b.Context(), db.QueueFilter{})
	if err != nil {
		b.Fatal(err)
	}
	n := page.Items[0].Annotation
	for i := 0; b.Loop(); i++ {
		action := []db.Action{db.Approve, db.Reject}[i%2]
		n, err = d.Decide(b.Context(), db.Decision{AnnotationID: n.ID, Version: n.Version, Action: action, EditorID: e.ID})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkQueue is a page of 50 among 100,000 open items.
func BenchmarkQueue(b *testing.B) {
	d := seeded(b, 2000)
	deep := db.QueueFilter{Status: db.Pending, Limit: 200}
	for range 100 {
		page, err := d.Queue(b.Context(), deep)
		if err != nil {
			b.Fatal(err)
		}
		deep.After = page.Next
	}
	deep.Limit = 50
	for name, f := range map[string]db.QueueFilter{
		"all":     {},
		"pending": {Status: db.Pending},
		"deep":    deep,
		"site":    {Status: db.Pending, Site: "site7.example"},
		"article": {Article: annotation.ArticleID(seedURL(7))},
		"search":  {Status: db.Pending, Search: "counted 33"},
		"nothing": {Status: db.Pending, Search: "nowhere"},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := d.Queue(b.Context(), f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
