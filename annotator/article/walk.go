package article

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tree is a page as the walk saw it: its text, its block elements in document
// order and the blocks of text that they hold.
type tree struct {
	page     string // document.body.textContent
	elements []element
	blocks   []block
	runs     []run
}

// element is an element that holds blocks: one that is not inline.
type element struct {
	node     *html.Node
	parent   int // index in elements; the root is its own
	last     int // elements[i+1:last] are the element's descendants
	from, to int // the blocks below it
	good     int // how many hints name it the article's body
	apart    bool
	listing  bool // apart because it lists other stories
	hidden   bool
}

// block is text that no block element interrupts.
type block struct {
	element  int // the innermost element that holds it
	from, to int // its runs
	chars    int // without white space at the ends of text nodes
	linked   int // of chars, those inside links
	stops    int // marks of punctuation that sentences have
	weight   float64
	leads    bool // its first words are a link
	apart    bool
}

// run is one text node's place on the page, and what parts it from the run
// before.
type run struct {
	start, end int32 // there may be very many
	before     gap
}

// walker makes a tree in one pass over the nodes.
type walker struct {
	tree
	text   strings.Builder
	hiding *hiding
	open   bool // the last of blocks still grows
	before gap  // what stands before the next run
	breaks int  // line breaks since the last character
}

// state is what an element hands down to its children.
type state struct {
	element int
	silent  bool
	linked  bool
}

// walk reads the body: everything below it counts for the text, as in
// document.body.textContent, but a template's contents, which are not its
// children, and comments.
func walk(s *survey) *tree {
	w := &walker{hiding: &s.hiding}
	w.text.Grow(s.texts)
	w.elements = make([]element, 0, s.elements/4+1)
	w.blocks = make([]block, 0, s.nodes/4+1)
	w.runs = make([]run, 0, s.nodes)
	w.elements = append(w.elements, element{node: s.body})
	w.children(s.body, state{})
	w.close()
	w.elements[0].to, w.elements[0].last = len(w.blocks), len(w.elements)
	w.page = w.text.String()
	return &w.tree
}

func (w *walker) children(n *html.Node, s state) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			w.textNode(c.Data, s)
		case html.ElementNode:
			w.child(c, s)
		default:
		}
	}
}

func (w *walker) child(n *html.Node, s state) {
	a := n.DataAtom
	if a == atom.Template {
		return
	}
	if s.silent {
		w.children(n, s)
		return
	}
	switch {
	case a == atom.Br:
		w.lineBreak()
	case a == atom.Sup || a == atom.Sub:
		w.raised(n, s)
	case natureOf(a) == natureSilent:
		if a != atom.Script && a != atom.Style && a != atom.Noscript {
			w.edge(gapEdge)
		}
		s.silent = true
		w.children(n, s)
	case isInline(n):
		s.silent = w.hiding.inline(n)
		s.linked = s.linked || a == atom.A && leadsAway(n)
		w.children(n, s)
	default:
		w.block(n, s)
	}
}

// leadsAway says whether an a element is a link to something else than a place
// on the same page.
func leadsAway(n *html.Node) bool {
	href := attribute(n, "href")
	return href != "" && href[0] != '#'
}

// isInline says whether n is part of the text around it. A custom element is
// if it stands in a paragraph.
func isInline(n *html.Node) bool {
	if n.DataAtom != 0 {
		return natureOf(n.DataAtom) == natureInline
	}
	if !strings.Contains(n.Data, "-") {
		return true
	}
	p := n.Parent
	return p != nil && (p.DataAtom == atom.P || p.DataAtom != 0 && natureOf(p.DataAtom) == natureInline)
}

// block reads a block element. What its attributes say is only asked for if
// there is text in it.
func (w *walker) block(n *html.Node, s state) {
	w.close()
	parent, from := s.element, len(w.blocks)
	s.element = len(w.elements)
	w.elements = append(w.elements, element{node: n, parent: parent, from: from})
	w.children(n, s)
	w.close()
	if from == len(w.blocks) {
		w.elements = w.elements[:s.element]
		return
	}
	e := &w.elements[s.element]
	e.to, e.last = len(w.blocks), len(w.elements)
	w.read(e)
}

// textNode takes a text node's place in the page, and as part of a block
// unless it is silent.
func (w *walker) textNode(data string, s state) {
	start := w.text.Len()
	w.text.WriteString(data)
	if s.silent {
		return
	}
	trimmed := strings.TrimSpace(data)
	if trimmed == "" {
		if w.open {
			w.add(start, len(data))
		}
		return
	}
	if w.breaks >= 2 {
		w.close()
	}
	w.breaks = 0
	if !w.open {
		w.blocks = append(w.blocks, block{element: s.element, from: len(w.runs), leads: s.linked})
		w.open, w.before = true, gapNone
	}
	w.add(start, len(data))
	b := &w.blocks[len(w.blocks)-1]
	chars, stops := measure(trimmed)
	b.chars += chars
	b.stops += stops
	if s.linked {
		b.linked += chars
	}
}

func (w *walker) add(start, length int) {
	w.runs = append(w.runs, run{int32(start), int32(start + length), w.before}) //nolint:gosec // mostBytes keeps them below 2 GB
	w.before = gapNone
}

// edge records that something stands before the next run.
func (w *walker) edge(g gap) {
	if w.open && g > w.before {
		w.before = g
	}
}

func (w *walker) lineBreak() {
	if !w.open {
		return
	}
	w.breaks++
	w.edge(gapBreak)
}

func (w *walker) close() {
	if w.open {
		w.blocks[len(w.blocks)-1].to = len(w.runs)
	}
	w.open, w.before, w.breaks = false, gapNone, 0
}

// measure counts characters, and the marks of punctuation that sentences have
// and headlines and labels mostly lack, in Latin, Arabic, Indic and East Asian
// scripts.
func measure(s string) (chars, stops int) {
	for i := range len(s) {
		switch c := s[i]; {
		case c < utf8.RuneSelf:
			chars++
			if c == ',' || c == '.' || c == '?' || c == '!' || c == ';' {
				stops++
			}
		case c >= 0xC0:
			chars++
			if (c == 0xD8 || c == 0xE0 || c == 0xE3 || c == 0xEF) && isStop(s[i:]) {
				stops++
			}
		}
	}
	return chars, stops
}

func isStop(s string) bool {
	for _, mark := range [...]string{"،", "؟", "؛", "।", "。", "、", "，", "？", "！"} {
		if strings.HasPrefix(s, mark) {
			return true
		}
	}
	return false
}
