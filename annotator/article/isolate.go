package article

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// about is what a page's metadata say that helps to find its article.
type about struct {
	title    string
	declared bool // the page calls itself an article
	live     bool // it calls itself a live blog
}

// isolate returns the indices of the blocks that make up the article; none
// where the page holds none.
func (t *tree) isolate(page about) []int {
	t.weigh(page)
	t.markTeasers()
	t.spreadApart()
	sums := t.sums(true)
	root, score := t.best(sums, true)
	if root < 0 {
		return nil
	}
	trusting := true
	if total := t.prose(); score < 0.15*total && score < 1500 {
		trusting = false // the hints are noise on this page
		sums = t.sums(false)
		root, _ = t.best(sums, false)
	}
	root = t.firstOfRiver(root, sums, page)
	kept := t.prune(root, sums, trusting, page.title)
	if !t.isArticle(kept, page) {
		return nil
	}
	return kept
}

// weigh gives each block its weight: its prose in characters, or how much it
// speaks against the element that holds it.
func (t *tree) weigh(page about) {
	for i := range t.blocks {
		b := &t.blocks[i]
		b.weight = b.weigh(t.elements[b.element].node.DataAtom)
		if b.weight > 0 && !page.declared && b.chars < longestNotice && t.isCookieNotice(b) {
			b.weight, b.apart = -b.weight, true
		}
	}
}

// longestNotice is the most characters that a paragraph of a cookie notice has.
const longestNotice = 1000

// isCookieNotice says whether a block asks its reader for consent to cookies.
// Where the page's own text comes by script, such a notice is the most prose
// there is; on a page that calls itself an article there is better to choose.
func (t *tree) isCookieNotice(b *block) bool {
	text := t.page[t.runs[b.from].start:t.runs[b.to-1].end]
	if !strings.Contains(text, "ookie") {
		return false
	}
	text = strings.ToLower(text)
	for _, word := range [...]string{"we use", "we and our", "our partners", "our site", "this site uses", "this website uses", "your consent",
		"your browser", "your device", "privacy policy", "cookie policy", "cookie settings", "cookie preferences", "wir verwenden", "wir nutzen",
		"nous utilisons", "utilizamos", "utilizziamo", "usamos"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

const mostWeight = 400 // of one block, so that one long box does not outweigh an article

func (b *block) weigh(tag atom.Atom) float64 {
	n, plain := float64(b.chars), 1-float64(b.linked)/float64(b.chars)
	switch {
	case plain < 0.5:
		return -20 - n*0.2
	case (tag == atom.Td || tag == atom.Th) && n < 25:
		return n * 0.25 // a table of figures is content, if not prose
	case tag == atom.Figcaption || tag == atom.H1:
		return 0
	case n < 25 && b.stops == 0:
		return -10
	case b.stops == 0 && n < 80:
		return -5
	case b.stops == 0:
		return min(n*plain*0.3, mostWeight)
	}
	return min(n*plain, mostWeight)
}

// prose is the sum of all weights above zero.
func (t *tree) prose() float64 {
	total := 0.0
	for i := range t.blocks {
		total += max(t.blocks[i].weight, 0)
	}
	return total
}

// spreadApart marks the blocks below elements that stand apart, unless such an
// element holds so much of the prose that the hint must be wrong: some pages
// wrap everything in a form.
func (t *tree) spreadApart() {
	positive := make([]float64, len(t.blocks)+1)
	for i := range t.blocks {
		positive[i+1] = positive[i] + max(t.blocks[i].weight, 0)
	}
	total := positive[len(t.blocks)]
	for i := 1; i < len(t.elements); i++ {
		e := &t.elements[i]
		if t.elements[e.parent].apart {
			e.apart = true
			continue
		}
		if !e.apart {
			continue
		}
		e.apart = e.to > e.from && (e.listing || positive[e.to]-positive[e.from] < 0.4*total || len(t.blocks) < 3)
		for k := e.from; e.apart && k < e.to; k++ {
			t.blocks[k].apart = true
		}
	}
}

// sums returns the running sums of the blocks' weights. With hints, prose that
// stands apart counts against what holds it, and links that stand apart count
// less: they will be left out.
func (t *tree) sums(withHints bool) []float64 {
	sums := make([]float64, len(t.blocks)+1)
	for i := range t.blocks {
		x := t.blocks[i].weight
		switch {
		case !withHints || !t.blocks[i].apart:
		case x > 0:
			x *= -0.3
		default:
			x *= 0.5
		}
		sums[i+1] = sums[i] + x
	}
	return sums
}

// best returns the deepest element whose blocks sum up to the most.
func (t *tree) best(sums []float64, withHints bool) (int, float64) {
	root, best := -1, 0.0
	for i := range t.elements {
		e := &t.elements[i]
		if withHints && e.apart {
			continue
		}
		score := sums[e.to] - sums[e.from]
		if withHints {
			score *= 1 + 0.08*float64(e.good)
		}
		if score > 0 && score >= best*0.999 {
			root, best = i, max(score, best)
		}
	}
	return root, best
}

// firstOfRiver narrows root to its first article where it holds several, as
// pages do that scroll on into the next story.
func (t *tree) firstOfRiver(root int, sums []float64, page about) int {
	articles, most := t.articlesBelow(root, sums)
	if len(articles) < 2 || page.live || t.haveOneHeadline(articles, t.elements[root].to, page.title) {
		return root
	}
	within := 0.0
	for _, i := range articles {
		within += sums[t.elements[i].to] - sums[t.elements[i].from]
	}
	if r := &t.elements[root]; 2*within < sums[r.to]-sums[r.from] {
		return root // boxes about other stories, beside prose that is in none
	}
	for _, i := range articles {
		if e := &t.elements[i]; sums[e.to]-sums[e.from] > 0.25*most {
			return i
		}
	}
	return root
}

// leastOfRiver is what an article weighs at least to be one of several, and
// not a box about one.
const leastOfRiver = 300

// articlesBelow returns the elements below root that are whole articles, and
// what the heaviest weighs.
func (t *tree) articlesBelow(root int, sums []float64) (articles []int, most float64) {
	for i := root + 1; i < t.elements[root].last; {
		e := &t.elements[i]
		weight := sums[e.to] - sums[e.from]
		if e.node.DataAtom != atom.Article && attribute(e.node, "itemprop") != "articleBody" || e.apart || weight <= leastOfRiver {
			i++
			continue
		}
		articles = append(articles, i)
		most = max(most, weight)
		i = e.last
	}
	return articles, most
}

// haveOneHeadline says whether three or more articles stand below the page's
// headline and have none of their own: then they are a live blog's entries.
func (t *tree) haveOneHeadline(articles []int, end int, title string) bool {
	if len(articles) < 3 || title == "" {
		return false
	}
	first := t.elements[articles[0]].from
	var line textBuilder
	above := false
	for k := range end {
		if t.tag(k) != atom.H1 {
			continue
		}
		if k >= first {
			return false
		}
		line.reset(t.page)
		t.write(&line, &t.blocks[k])
		above = above || fold(line.text.String()) == fold(title)
	}
	return above
}
