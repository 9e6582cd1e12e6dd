package article

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// fromFlat reads a page that nests too deeply to be parsed (the parser gives
// up at 512 levels, browsers flatten there) from its tokens: without the tree
// there is no telling the article from what surrounds it but by paragraphs
// with sentences in them. Page is the text of all tokens of the body, which is
// what a browser's textContent comes to unless it moves misplaced nodes.
func fromFlat(ctx context.Context, page []byte, hints Hints) (Article, error) {
	f := newFlattener()
	tokens := html.NewTokenizer(&contextReader{ctx, bytes.NewReader(page)})
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			if err := tokens.Err(); !errors.Is(err, io.EOF) {
				return Article{}, fmt.Errorf("article: reading the page: %w", err)
			}
			return f.article(hints), nil
		case html.StartTagToken, html.SelfClosingTagToken:
			f.start(tokens)
		case html.EndTagToken:
			name, _ := tokens.TagName()
			f.end(atom.Lookup(name))
		case html.TextToken:
			f.text(string(tokens.Text()))
		default:
		}
	}
}

// flattener makes a tree of one element out of tokens.
type flattener struct {
	walker
	survey   survey
	node     html.Node // stands for the body
	inBody   bool
	template int
	silent   atom.Atom // the silent element that is open; 0 if none
	link     int       // links that are open
}

func newFlattener() *flattener {
	f := &flattener{survey: survey{metas: make(map[string]string)}}
	f.node = html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	f.elements = []element{{node: &f.node}}
	f.hiding = &f.survey.hiding
	return f
}

func (f *flattener) start(tokens *html.Tokenizer) {
	name, more := tokens.TagName()
	a := atom.Lookup(name)
	switch {
	case a == atom.Body:
		f.inBody = true
	case a == atom.Template:
		f.template++
	case a == atom.Meta || a == atom.Html:
		n := html.Node{Type: html.ElementNode, DataAtom: a}
		for more {
			var key, value []byte
			key, value, more = tokens.TagAttr()
			n.Attr = append(n.Attr, html.Attribute{Key: string(key), Val: string(value)})
		}
		f.survey.meta(&n)
		if lang := attribute(&n, "lang"); a == atom.Html {
			f.survey.language = lang
		}
	case a == atom.Br:
		f.lineBreak()
	case a == atom.A:
		f.link++
	case a == atom.Title || natureOf(a) == natureSilent && !isVoid(a):
		if f.silent == 0 {
			f.silent = a
		}
	case a != 0 && natureOf(a) == natureBlock:
		f.inBody = f.inBody || a != atom.Html && a != atom.Head && a != atom.Link && a != atom.Base
		f.close()
	}
}

func isVoid(a atom.Atom) bool { return a == atom.Input || a == atom.Embed || a == atom.Source }

func (f *flattener) end(a atom.Atom) {
	switch {
	case a == atom.Template:
		f.template = max(f.template-1, 0)
	case a == atom.A:
		f.link = max(f.link-1, 0)
	case a == f.silent:
		f.silent = 0
	case a == atom.Head:
		f.inBody = true
	case a != 0 && natureOf(a) == natureBlock:
		f.close()
	}
}

func (f *flattener) text(data string) {
	switch {
	case f.template > 0:
	case f.silent == atom.Title && !f.inBody:
		f.survey.title += data
	case f.inBody:
		f.textNode(data, state{silent: f.silent != 0, linked: f.link > 0})
	}
}

func (f *flattener) article(hints Hints) Article {
	f.close()
	f.elements[0].to, f.elements[0].last = len(f.blocks), 1
	f.page = f.walker.text.String()
	a, what := metadataOf(&f.survey, hints)
	f.weigh(what)
	var kept []int
	var line textBuilder
	for i := range f.blocks {
		b := &f.blocks[i]
		if b.weight < flatWeight {
			continue
		}
		line.reset(f.page)
		if f.write(&line, b); !isFurnitureLine(line.text.String()) {
			kept = append(kept, i)
		}
	}
	f.compose(&a, kept)
	return a
}

// flatWeight is the least that a paragraph weighs to be taken for prose where
// nothing else is known of it.
const flatWeight = 60
