package article

import (
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

// pruner goes through the blocks below the article's root and leaves out what
// is not the article's own.
type pruner struct {
	*tree
	root     *element
	trusting bool   // the hints hold on this page
	title    string // folded, see fold
	dropped  []bool // blocks in boxes of links
	tail     bool   // behind a heading that points to other stories
	line     textBuilder
}

// prune returns the blocks below root that are the article's own.
func (t *tree) prune(root int, sums []float64, trusting bool, title string) []int {
	p := pruner{tree: t, root: &t.elements[root], trusting: trusting, title: fold(title)}
	p.dropLinkBoxes(root, sums)
	kept := make([]int, 0, p.root.to-p.root.from)
	for k := p.begin(); k < p.root.to; k++ {
		if !p.dropped[k] && p.keeps(k) {
			kept = append(kept, k)
		}
	}
	for len(kept) > 0 && t.isHeading(kept[len(kept)-1]) {
		kept = kept[:len(kept)-1] // what it was the heading of has gone
	}
	return kept
}

// begin returns the block to begin with: the one behind the page's headline,
// if it stands below root and little prose before it.
func (p *pruner) begin() int {
	before, headline := 0.0, -1
	for k := p.root.from; k < p.root.to; k++ {
		b := &p.blocks[k]
		if p.tag(k) != atom.H1 {
			if headline < 0 && !b.apart {
				before += max(b.weight, 0)
			}
			continue
		}
		if headline >= 0 {
			return p.root.from // several: sections are headed by h1 too
		}
		headline = k
	}
	if headline < 0 || before > 250 {
		return p.root.from
	}
	return headline + 1
}

func (p *pruner) keeps(k int) bool {
	b, tag := &p.blocks[k], p.tag(k)
	if p.trusting && b.apart || tag == atom.Figcaption || tag == atom.H1 {
		return false
	}
	linked := float64(b.linked) / float64(b.chars)
	line := ""
	if label := b.chars < 60 && (b.stops == 0 || p.isHeading(k)); label {
		if line = p.lineOf(b); isPointer(line) {
			p.tail = true
			return false
		}
	}
	switch {
	case p.tail && (linked > 0.3 || b.chars < 25 && b.stops == 0):
		return false
	case linked > 0.7 && b.stops < 2 && tag != atom.Li && tag != atom.Td:
		p.tail = false
		return false
	}
	p.tail = false
	if tag == atom.Div && b.chars < 30 && b.stops == 0 {
		return false
	}
	if b.chars > longestFurniture {
		return true
	}
	if line == "" {
		line = p.lineOf(b)
	}
	return !isFurnitureLine(line) && !p.isTitle(line)
}

// isTitle says whether a line repeats the page's headline.
func (p *pruner) isTitle(line string) bool {
	return p.title != "" && len(line) >= len(p.title) && len(line) <= 2*len(p.title)+20 && fold(line) == p.title
}

// lineOf returns a block's normalised text.
func (p *pruner) lineOf(b *block) string {
	p.line.reset(p.page)
	p.write(&p.line, b)
	return p.line.text.String()
}

func (t *tree) tag(k int) atom.Atom { return t.elements[t.blocks[k].element].node.DataAtom }

func (t *tree) isHeading(k int) bool {
	switch t.tag(k) {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// fold reduces a line to its letters and digits in lower case, so that a
// headline is recognized whatever its punctuation.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// dropLinkBoxes drops the blocks of elements below root that are boxes of
// links rather than text.
func (p *pruner) dropLinkBoxes(root int, sums []float64) {
	p.dropped = make([]bool, len(p.blocks))
	chars, linked := make([]int, len(p.blocks)+1), make([]int, len(p.blocks)+1)
	for k := range p.blocks {
		chars[k+1], linked[k+1] = chars[k]+p.blocks[k].chars, linked[k]+p.blocks[k].linked
	}
	for i := root + 1; i < p.root.last; {
		e := &p.elements[i]
		all, links := chars[e.to]-chars[e.from], linked[e.to]-linked[e.from]
		if !mayBeBox(e.node.DataAtom) || sums[e.to] >= sums[e.from] || 10*links <= 3*all {
			i++
			continue
		}
		for k := e.from; k < e.to; k++ {
			p.dropped[k] = true
		}
		i = e.last
	}
}

func mayBeBox(a atom.Atom) bool {
	switch a {
	case atom.Ul, atom.Ol, atom.Dl, atom.Div, atom.Section, atom.Table:
		return true
	}
	return false
}
