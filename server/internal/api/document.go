package api

import (
	"time"

	"reckon/annotator/annotation"
	"reckon/db"
)

// documentFrom gives what readers may see of a stored article.
func documentFrom(base string, r db.ReadableArticle) annotation.Document {
	doc := annotation.Document{
		Article:     Describe(r.Article),
		Annotations: make([]annotation.Annotation, len(r.Annotations)),
		Coverage:    r.Coverage,
	}
	shown := make(map[string]bool, len(r.Annotations))
	for i, kept := range r.Annotations {
		doc.Annotations[i] = annotationFrom(base, kept, r.Article)
		shown[kept.ID] = true
	}
	doc.Checks = annotation.Checks(r.Checks, base, shown)
	return doc
}

// Describe gives the metadata of a stored article.
func Describe(a db.Article) annotation.Article {
	out := annotation.Article{
		ID: a.ID, URL: a.URL, CanonicalURL: a.CanonicalURL,
		Title: a.Title, Byline: a.Byline, SiteName: a.SiteName, Language: a.Language,
		Published: annotation.Date(a.Published), Modified: annotation.Date(a.Modified),
		ContentHash: a.ContentHash,
	}
	if !a.Retrieved.IsZero() {
		retrieved := annotation.Time(a.Retrieved)
		out.Retrieved = &retrieved
	}
	return out
}

func annotationFrom(base string, kept db.Annotation, of db.Article) annotation.Annotation {
	return annotation.New(kept.Finding, annotation.Published{
		Base: base, Source: of.URL, Reviewed: kept.Status == db.Approved,
		Created: kept.Created, Modified: kept.Modified, Note: kept.Note,
	})
}

// sentDocument gives the annotations of a page that came with a request, as
// far as readers may see them, and its coverage.
func sentDocument(base, url string, findings []annotation.Finding, verdicts map[string]db.Verdict, now time.Time) annotation.Document {
	doc := annotation.Document{Annotations: make([]annotation.Annotation, 0, len(findings))}
	for _, f := range findings {
		v := verdicts[f.ID]
		if !v.Visible {
			doc.Coverage.Withheld++
			continue
		}
		if v.Reviewed {
			doc.Coverage.Reviewed++
		}
		doc.Annotations = append(doc.Annotations, annotation.New(f, annotation.Published{
			Base: base, Source: url, Reviewed: v.Reviewed, Created: now, Note: v.Note,
		}))
	}
	doc.Coverage.Claims = len(doc.Annotations)
	return doc
}
