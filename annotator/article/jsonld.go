package article

import (
	"bytes"
	"encoding/json"
	"html"
	"slices"
	"strings"
)

// linkedNode is a node of a page's JSON-LD, with the terms of schema.org that
// say something of an article.
type linkedNode struct {
	ID            word         `json:"@id"`
	Type          words        `json:"@type"`
	Graph         linkedNodes  `json:"@graph"`
	MainEntity    linkedNodes  `json:"mainEntity"`
	Headline      word         `json:"headline"`
	Name          word         `json:"name"`
	DatePublished word         `json:"datePublished"`
	DateModified  word         `json:"dateModified"`
	InLanguage    word         `json:"inLanguage"`
	Author        linkedPeople `json:"author"`
	Creator       linkedPeople `json:"creator"`
	Publisher     linkedPeople `json:"publisher"`
}

// The types below take whatever shape a page gives a term: one thing or a
// list, a string or an object. What cannot be read is left empty, never an
// error: one odd term must not lose the others.
type (
	word         string
	words        []string
	linkedNodes  []linkedNode
	linkedPeople []linkedPerson
	linkedPerson struct{ ID, Name string }
)

func (w *word) UnmarshalJSON(b []byte) error {
	var all words
	if err := all.UnmarshalJSON(b); err == nil && len(all) > 0 {
		*w = word(all[0])
	}
	return nil
}

func (w *words) UnmarshalJSON(b []byte) error {
	switch b[0] {
	case '"':
		var s string
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
		*w = words{strings.TrimSpace(html.UnescapeString(s))}
	case '[':
		var list []words
		if err := json.Unmarshal(b, &list); err != nil {
			return err
		}
		for _, each := range list {
			*w = append(*w, each...)
		}
	case '{':
		var value struct {
			Value string `json:"@value"`
			Name  string `json:"name"`
		}
		if json.Unmarshal(b, &value) == nil && value.Value+value.Name != "" {
			*w = words{strings.TrimSpace(value.Value + value.Name)}
		}
	}
	return nil
}

func (l *linkedNodes) UnmarshalJSON(b []byte) error {
	switch b[0] {
	case '{':
		var one linkedNode
		if err := json.Unmarshal(b, &one); err != nil {
			return err
		}
		*l = linkedNodes{one}
	case '[':
		var list []linkedNodes
		if err := json.Unmarshal(b, &list); err != nil {
			return err
		}
		for _, each := range list {
			*l = append(*l, each...)
		}
	}
	return nil
}

func (l *linkedPeople) UnmarshalJSON(b []byte) error {
	switch b[0] {
	case '"':
		var name word
		if err := name.UnmarshalJSON(b); err != nil {
			return err
		}
		*l = linkedPeople{{Name: string(name)}}
	case '{':
		var one struct {
			ID   word `json:"@id"`
			Name word `json:"name"`
		}
		if err := json.Unmarshal(b, &one); err != nil {
			return err
		}
		*l = linkedPeople{{ID: string(one.ID), Name: string(one.Name)}}
	case '[':
		var list []linkedPeople
		if err := json.Unmarshal(b, &list); err != nil {
			return err
		}
		for _, each := range list {
			*l = append(*l, each...)
		}
	}
	return nil
}

// linkedData is all of a page's JSON-LD nodes, graphs unrolled.
type linkedData []linkedNode

// readLinked reads the page's JSON-LD scripts. One that is broken beyond the
// usual mistakes is passed over.
func readLinked(scripts []string) linkedData {
	var data linkedData
	for _, script := range scripts {
		if !strings.Contains(script, `"headline"`) && !strings.Contains(script, `"datePublished"`) {
			continue // a breadcrumb trail, the site's owner: nothing of the article
		}
		if len(script) > mostLinked || nesting(script) > deepestLinked {
			continue
		}
		var nodes linkedNodes
		raw := []byte(script)
		if json.Unmarshal(raw, &nodes) != nil {
			nodes = nil
			if json.Unmarshal(repaired(raw), &nodes) != nil {
				continue
			}
		}
		data = data.unrolled(nodes)
	}
	return data
}

// Bounds on a script that is read: reading takes time in proportion to the
// product of the two.
const (
	mostLinked    = 1 << 20 // bytes
	deepestLinked = 24
)

// nesting returns how deeply objects and arrays nest, at most: brackets in
// strings count too.
func nesting(script string) int {
	depth, deepest := 0, 0
	for i := range len(script) {
		switch script[i] {
		case '{', '[':
			depth++
			deepest = max(deepest, depth)
		case '}', ']':
			depth--
		}
	}
	return deepest
}

func (d linkedData) unrolled(nodes linkedNodes) linkedData {
	for _, n := range nodes {
		d = append(d, n)
		d = d.unrolled(n.Graph)
		d = d.unrolled(n.MainEntity)
	}
	return d
}

// repaired mends what publishers' templates commonly break: a comment or CDATA
// around the JSON, raw line breaks in strings, commas before a closing bracket.
func repaired(raw []byte) []byte {
	raw = bytes.ReplaceAll(raw, []byte("<![CDATA["), nil)
	raw = bytes.ReplaceAll(raw, []byte("]]>"), nil)
	if i := bytes.IndexAny(raw, "{["); i > 0 {
		raw = raw[i:]
	}
	if i := bytes.LastIndexAny(raw, "}]"); i >= 0 {
		raw = raw[:i+1]
	}
	out := make([]byte, 0, len(raw))
	quoted := false
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		switch {
		case quoted && c == '\\' && i+1 < len(raw):
			out = append(out, c, raw[i+1])
			i++
			continue
		case c == '"':
			quoted = !quoted
		case c < ' ':
			c = ' '
		case !quoted && (c == '}' || c == ']'):
			out = bytes.TrimRight(out, " ")
			out = bytes.TrimSuffix(out, []byte(","))
		}
		out = append(out, c)
	}
	return out
}

// article returns the node that describes the page's article: the first of an
// article's type with a headline or a date, else the first page with a date.
func (d linkedData) article() linkedNode {
	var page linkedNode
	for _, n := range d {
		if n.Headline == "" && n.DatePublished == "" {
			continue
		}
		if n.isArticle() {
			return n
		}
		for _, t := range n.Type {
			if strings.HasSuffix(t, "WebPage") && page.DatePublished == "" {
				page = n
			}
		}
	}
	return page
}

func (n *linkedNode) isArticle() bool { return slices.ContainsFunc(n.Type, isArticleType) }

func isArticleType(t string) bool {
	return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "BlogPosting") || strings.HasSuffix(t, "Report") || strings.HasSuffix(t, "Review")
}

// names returns people's names, those given by reference looked up.
func (d linkedData) names(people linkedPeople) []string {
	var names []string
	for _, p := range people {
		name := p.Name
		for i := 0; name == "" && p.ID != "" && i < len(d); i++ {
			if string(d[i].ID) == p.ID {
				name = string(d[i].Name)
			}
		}
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}
