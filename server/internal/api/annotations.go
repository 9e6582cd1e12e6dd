package api

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"reckon/annotator/annotation"
	"reckon/db"
)

// revalidate has caches ask every time: an editor's decision holds at once.
const revalidate = "no-cache"

type listInput struct {
	URL string `query:"url" required:"true" format:"uri" example:"https://example.org/story" doc:"The address of the page"`
}

type annotationInput struct {
	ID string `path:"id" doc:"The last part of the annotation's id"`
}

type articleInput struct {
	ID string `path:"id" doc:"The article's id"`
}

// annotationPage is a W3C AnnotationPage with members of our own.
type annotationPage struct {
	Context    []string                `json:"@context"`
	ID         string                  `json:"id" format:"uri"`
	Type       string                  `json:"type" enum:"AnnotationPage"`
	PartOf     annotationCollection    `json:"partOf"`
	StartIndex int                     `json:"startIndex"`
	Items      []annotation.Annotation `json:"items"`
	Article    *annotation.Article     `json:"article" doc:"null where the page was never annotated"`
	Checks     []annotation.Check      `json:"checks"`
	Coverage   annotation.Coverage     `json:"coverage"`
}

// annotationCollection is what the one page is a page of.
type annotationCollection struct {
	ID    string `json:"id" format:"uri"`
	Type  string `json:"type" enum:"AnnotationCollection"`
	Label string `json:"label"`
	Total int    `json:"total"`
	// The model wants first and last on a collection that is not empty.
	First string `json:"first,omitempty" format:"uri"`
	Last  string `json:"last,omitempty" format:"uri"`
}

// listAnnotations is GET /annotations?url=.
func (a *API) listAnnotations(ctx context.Context, in *listInput) (reply, error) {
	address, err := canonicalURL(strings.Clone(in.URL))
	if err != nil {
		return reply{}, err
	}
	stored, err := a.Store.ArticleByURL(ctx, address)
	if errors.Is(err, db.ErrNotFound) {
		body, err := encode(pageFrom(a.Base, address, nil))
		return reply{media: mediaAnnotation, cache: revalidate, body: newContent(body)}, err
	}
	if err != nil {
		return reply{}, err
	}
	key := contentKey{stored.ID, stored.Version, pageView}
	body, err := a.contents.get(ctx, key, func(ctx context.Context) (any, error) {
		r, err := a.Store.Readable(ctx, stored.ID)
		if err != nil {
			return nil, err
		}
		return pageFrom(a.Base, address, &r), nil
	})
	return reply{media: mediaAnnotation, cache: revalidate, body: body}, err
}

// pageFrom gives what readers may see of a page; r is nil for one that was
// never annotated.
func pageFrom(base, address string, r *db.ReadableArticle) annotationPage {
	id := base + "/annotations?url=" + url.QueryEscape(address)
	page := annotationPage{
		Context: []string{"http://www.w3.org/ns/anno.jsonld", base + "/ns/reckon.jsonld"},
		ID:      id, Type: "AnnotationPage",
		PartOf: annotationCollection{ID: id + "#all", Type: "AnnotationCollection", Label: "The figures of " + address},
		Items:  []annotation.Annotation{}, Checks: []annotation.Check{},
	}
	if r == nil {
		return page
	}
	doc := documentFrom(base, *r)
	page.Items, page.Article, page.Checks, page.Coverage = doc.Annotations, &doc.Article, doc.Checks, doc.Coverage
	if page.PartOf.Total = len(page.Items); page.PartOf.Total > 0 {
		page.PartOf.First, page.PartOf.Last = id, id
	}
	return page
}

// getArticle is GET /articles/{id}, for programs.
func (a *API) getArticle(ctx context.Context, in *articleInput) (reply, error) {
	stored, err := a.Store.ArticleByID(ctx, strings.Clone(in.ID))
	if err != nil {
		return reply{}, err
	}
	out, err := a.documentOf(ctx, stored)
	out.cache = revalidate
	return out, err
}

// getAnnotation is GET /annotations/{id}.
func (a *API) getAnnotation(ctx context.Context, in *annotationInput) (reply, error) {
	kept, article, err := a.Store.ReadableAnnotation(ctx, strings.Clone(in.ID))
	if err != nil {
		return reply{}, err
	}
	body, err := encode(annotationFrom(a.Base, kept, article))
	if err != nil {
		return reply{}, err
	}
	return reply{media: mediaAnnotation, cache: revalidate, body: newContent(body)}, nil
}
