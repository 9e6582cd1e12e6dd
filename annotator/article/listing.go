package article

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// A listing is what home pages, search results and boxes of other stories have
// in common: each piece of prose belongs to a link, and breaks off.

// isLinkLine says whether a block is a link and little else: a headline that
// leads to its story.
func (b *block) isLinkLine() bool { return 10*b.linked > 8*b.chars }

// breaksOff says whether a block's text ends in an ellipsis.
func (t *tree) breaksOff(b *block) bool {
	for k := b.to - 1; k >= b.from; k-- {
		r := t.runs[k]
		if s := strings.TrimRight(t.page[max(r.start, r.end-64):r.end], " \t\n\r\u00a0]»)"); s != "" {
			return strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…")
		}
	}
	return false
}

// isTeaser says whether block k is the beginning of another story.
func (t *tree) isTeaser(k int) bool {
	b := &t.blocks[k]
	if b.weight <= 0 || b.chars > 600 || !t.breaksOff(b) {
		return false
	}
	return b.leads || k > 0 && t.blocks[k-1].isLinkLine() || k+1 < len(t.blocks) && t.blocks[k+1].isLinkLine()
}

// fewestTeasers is how many make a list: one or two may be an article's own
// pointers, which end in an ellipsis too.
const fewestTeasers = 3

// markTeasers sets the elements apart that consist mostly of teasers.
func (t *tree) markTeasers() {
	count := make([]int, len(t.blocks)+1)
	prose := make([]int, len(t.blocks)+1)
	teasers := make([]int, len(t.blocks)+1)
	for k := range t.blocks {
		count[k+1], prose[k+1], teasers[k+1] = count[k], prose[k], teasers[k]
		if t.blocks[k].weight <= 0 {
			continue
		}
		prose[k+1] += t.blocks[k].chars
		if t.isTeaser(k) {
			count[k+1]++
			teasers[k+1] += t.blocks[k].chars
		}
	}
	if count[len(t.blocks)] < fewestTeasers {
		return
	}
	for i := 1; i < len(t.elements); i++ {
		e := &t.elements[i]
		if count[e.to]-count[e.from] < fewestTeasers || 10*(teasers[e.to]-teasers[e.from]) < 7*(prose[e.to]-prose[e.from]) {
			continue
		}
		e.apart, e.listing = true, true
	}
}

// isListing says whether what was kept is a list of stories rather than one:
// most of its prose, in short pieces, stands right below a headline that is a
// link, or begins with it.
func (t *tree) isListing(kept []int) bool {
	pieces, headed := 0, 0
	for _, k := range kept {
		b := &t.blocks[k]
		if b.weight <= 0 || t.isHeading(k) {
			continue
		}
		pieces++
		if b.chars < 500 && (b.leads && 4*b.linked > b.chars || t.isHeaded(k)) {
			headed++
		}
	}
	return headed >= fewestTeasers && 10*headed >= 6*pieces
}

// isHeaded says whether a line that is a link stands above block k, with no
// more than a few labels between.
func (t *tree) isHeaded(k int) bool {
	for i := k - 1; i >= max(0, k-3); i-- {
		b := &t.blocks[i]
		if b.apart {
			return false
		}
		if b.isLinkLine() || b.leads && 2*b.linked > b.chars && b.chars < 160 && b.stops <= 2 {
			return true
		}
		if b.weight > 0 {
			return false
		}
	}
	return false
}

// The least prose that an article has, in characters. A short item of news is
// two or three sentences; where the page calls it an article, or holds little
// else, one will do.
const (
	fewestChars    = 140
	fewestDeclared = 20
)

// isArticle says whether what was kept is an article's text at all.
func (t *tree) isArticle(kept []int, page about) bool {
	chars, stops, all := 0, 0, 0
	for k := range t.blocks {
		if t.tag(k) != atom.H1 {
			all += t.blocks[k].chars
		}
	}
	within := page.declared
	for _, k := range kept {
		b := &t.blocks[k]
		if b.weight <= 0 {
			continue
		}
		chars += b.chars - b.linked
		stops += b.stops
		for e := b.element; e > 0 && !within; e = t.elements[e].parent {
			within = t.elements[e].node.DataAtom == atom.Article || t.elements[e].good > 0
		}
	}
	switch {
	case stops == 0 || chars < fewestDeclared:
		return false
	case chars < fewestChars && !within && 2*chars < all:
		return false
	}
	return page.declared || !t.isListing(kept)
}
