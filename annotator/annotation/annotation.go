package annotation

// Document is one annotated article, as every command and route answers it.
type Document struct {
	Article     Article      `json:"article"`
	Annotations []Annotation `json:"annotations"`
	Checks      []Check      `json:"checks"`
	Coverage    Coverage     `json:"coverage"`
}

// Article is the metadata of the article that was read. Dates are ISO 8601,
// null where the page gives none.
type Article struct {
	ID           string  `json:"id"`
	URL          string  `json:"url"`
	CanonicalURL string  `json:"canonical_url"`
	Title        string  `json:"title"`
	Byline       string  `json:"byline"`
	SiteName     string  `json:"site_name"`
	Published    *string `json:"published"`
	Modified     *string `json:"modified"`
	Language     string  `json:"language"`
	ContentHash  string  `json:"content_hash"`
	Retrieved    *string `json:"retrieved"`
	Text         *string `json:"text,omitempty" doc:"The article's own text, only where asked for"`
}

// Annotation is a W3C Web Annotation whose first body is a NumericClaim.
type Annotation struct {
	Context    []string `json:"@context"`
	ID         string   `json:"id"`
	Type       string   `json:"type" enum:"Annotation"`
	Motivation string   `json:"motivation" enum:"describing"`
	Created    string   `json:"created,omitempty"`
	Modified   string   `json:"modified,omitempty"`
	Creator    Creator  `json:"creator"`
	Target     Target   `json:"target"`
	Review     string   `json:"review" enum:"automatic,reviewed"`
	Body       []any    `json:"body" doc:"A NumericClaim, then any TextualBody and ClaimReview"`
}

// Creator is the software that made an annotation.
type Creator struct {
	ID   string `json:"id"`
	Type string `json:"type" enum:"Software"`
	Name string `json:"name"`
}

// Target is the place on the page.
type Target struct {
	Source   string     `json:"source"`
	Selector []Selector `json:"selector"`
}

// Selector is a TextQuoteSelector (Exact, Prefix, Suffix) or a
// TextPositionSelector (Start, End in UTF-16 code units).
type Selector struct {
	Type   string `json:"type" enum:"TextQuoteSelector,TextPositionSelector"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
}

// NumericClaim is the body that says what a figure means.
type NumericClaim struct {
	Type       string   `json:"type" enum:"NumericClaim"`
	Purpose    string   `json:"purpose" enum:"describing"`
	Kind       string   `json:"kind"`
	Low        float64  `json:"low"`
	High       *float64 `json:"high" doc:"null where there is no upper value, as in \"dozens\""`
	Bound      string   `json:"bound"`
	Unit       string   `json:"unit"`
	Change     bool     `json:"change"`
	Subject    string   `json:"subject"`
	Period     *Period  `json:"period"`
	Source     *Source  `json:"source" doc:"null where the article itself states the figure"`
	Stance     string   `json:"stance"`
	Confidence float64  `json:"confidence"`
}

// Period is the time a figure speaks of; Start and End are null where the
// words cannot be resolved to days.
type Period struct {
	Start *string `json:"start"`
	End   *string `json:"end"`
	Text  string  `json:"text"`
}

// Source is who gives a figure.
type Source struct {
	Name string `json:"name"`
	Via  string `json:"via,omitempty"`
	Cue  string `json:"cue,omitempty"`
}

// TextualBody is an editor's note, plain text.
type TextualBody struct {
	Type    string `json:"type" enum:"TextualBody"`
	Purpose string `json:"purpose" enum:"commenting"`
	Value   string `json:"value"`
	Format  string `json:"format" enum:"text/plain"`
}

// Check is one piece of arithmetic between claims.
type Check struct {
	ID      string   `json:"id"`
	Type    string   `json:"type"`
	Claims  []string `json:"claims" doc:"Annotation ids, in the order in which the working uses them"`
	Verdict string   `json:"verdict" enum:"holds,fails,differs,unclear"`
	Working string   `json:"working"`
	Summary string   `json:"summary"`
}

// Coverage says how far the article's claims have been reviewed. Claims
// counts what readers see; Withheld what they do not.
type Coverage struct {
	Claims   int `json:"claims"`
	Reviewed int `json:"reviewed"`
	Withheld int `json:"withheld"`
}
