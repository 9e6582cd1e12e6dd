package api

import (
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"reckon/annotator/annotation"
	"reckon/annotator/check"
	"reckon/annotator/claim"
	"reckon/annotator/quantity"
)

// The three types below stand only in the API's description: what the Go types
// hold in one struct, or in any, is a choice between them.

// textQuoteSelector is one of the two things that a [annotation.Selector] is.
type textQuoteSelector struct {
	Type   string `json:"type" enum:"TextQuoteSelector"`
	Exact  string `json:"exact" doc:"The figure as it stands on the page"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// textPositionSelector is the other.
type textPositionSelector struct {
	Type  string `json:"type" enum:"TextPositionSelector"`
	Start int    `json:"start" minimum:"0" doc:"In UTF-16 code units of document.body.textContent"`
	End   int    `json:"end" minimum:"0"`
}

// claimReview is a published verdict, in schema.org's terms.
type claimReview struct {
	Type          string `json:"type" enum:"ClaimReview"`
	Purpose       string `json:"purpose" enum:"assessing"`
	URL           string `json:"url,omitempty" format:"uri"`
	ClaimReviewed string `json:"claimReviewed,omitempty"`
	DatePublished string `json:"datePublished,omitempty"`
	ReviewRating  *struct {
		Type          string `json:"@type"`
		AlternateName string `json:"alternateName"`
	} `json:"reviewRating,omitempty"`
}

// refine says what Go's types cannot: which objects a list holds, which words
// a field takes, what may be null.
func (d documenter) refine() {
	bodies := d.oneOf(map[string]any{
		"NumericClaim": annotation.NumericClaim{}, "TextualBody": annotation.TextualBody{}, "ClaimReview": claimReview{},
	}, "NumericClaim", "TextualBody", "ClaimReview")
	selectors := d.oneOf(map[string]any{
		"TextQuoteSelector": textQuoteSelector{}, "TextPositionSelector": textPositionSelector{},
	}, "TextQuoteSelector", "TextPositionSelector")

	all := d.schemas.Map()
	delete(all, "ErrorModel") // huma's own form of errors, which is not ours
	delete(all, "ErrorDetail")
	delete(all, "Selector")
	for name, s := range all {
		if name != "AnnotateRequest" {
			s.AdditionalProperties = nil // clients must bear members that are added later
		}
		for _, member := range s.Properties {
			if member.Type == huma.TypeArray {
				member.Nullable = false // an empty list is [] and never null
			}
		}
	}
	all["Annotation"].Properties["body"].Items = bodies
	all["Target"].Properties["selector"].Items = selectors

	numeric := all["NumericClaim"].Properties
	numeric["kind"].Enum = words(quantity.Count, quantity.Money, quantity.Percent, quantity.PercentagePoints, quantity.Points, quantity.Rate,
		quantity.RatioKind, quantity.Change, quantity.Measure, quantity.Duration, quantity.Score, quantity.Age)
	numeric["bound"].Enum = words(quantity.Exact, quantity.Approx, quantity.MoreThan, quantity.AtLeast, quantity.LessThan, quantity.AtMost,
		quantity.Between)
	numeric["stance"].Enum = words(claim.Stated, claim.Claimed, claim.Denied, claim.Projected, claim.Proposed)
	numeric["unit"].Description = `"1" for counts, ISO 4217 for money, "%", UCUM for measures, "/d" for events a day`
	nullable(all["NumericClaim"], "period", "source")
	nullable(all["AnnotationPage"], "article")
	nullable(all["Job"], "problem")
	all["Job"].Properties["result"] = &huma.Schema{
		Description: all["Job"].Properties["result"].Description,
		OneOf:       []*huma.Schema{d.schema(annotation.Document{}), {Type: "null"}},
	}
	all["Check"].Properties["type"].Enum = words(check.PartWhole, check.Sum, check.PercentChange, check.AbsoluteChange, check.RateTotal,
		check.Projection, check.RatioCheck, check.AverageTotal, check.Conversion, check.Revision, check.Conflict, check.Restatement)
}

// oneOf is a choice between types told apart by their member type.
func (d documenter) oneOf(types map[string]any, order ...string) *huma.Schema {
	out := &huma.Schema{Discriminator: &huma.Discriminator{PropertyName: "type", Mapping: map[string]string{}}}
	for _, name := range order {
		ref := d.schemas.Schema(reflect.TypeOf(types[name]), true, "")
		out.OneOf = append(out.OneOf, ref)
		out.Discriminator.Mapping[name] = ref.Ref
	}
	return out
}

// nullable lets members that are objects be null too.
func nullable(s *huma.Schema, members ...string) {
	for _, name := range members {
		old := s.Properties[name]
		description := old.Description
		old.Description = ""
		s.Properties[name] = &huma.Schema{Description: description, OneOf: []*huma.Schema{old, {Type: "null"}}}
	}
}

func words[T ~string](of ...T) []any {
	out := make([]any, len(of))
	for i, w := range of {
		out[i] = string(w)
	}
	return out
}
