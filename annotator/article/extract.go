package article

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// Hints is what is known of a page besides its bytes.
type Hints struct {
	URL         string // where it was read; may be empty
	ContentType string // the Content-Type header that came with it; may be empty
}

// ErrTooLarge is returned for a page beyond any that a browser would show.
var ErrTooLarge = errors.New("article: the page is too large to be read")

// mostBytes is the most that a page may have; callers will want a far lower
// bound of their own. Decoding may triple it, which an int32 still holds.
const mostBytes = 512 << 20

// FromHTML reads a page as it was received, before any decoding. The article's
// Text is empty where the page holds none. The error is ctx's where its time
// ran out; markup alone is never an error.
func FromHTML(ctx context.Context, page []byte, hints Hints) (Article, error) {
	if len(page) > mostBytes {
		return Article{}, ErrTooLarge
	}
	decoded, err := toUTF8(page, hints.ContentType)
	if err != nil {
		return Article{}, err
	}
	doc, err := goquery.NewDocumentFromReader(&contextReader{ctx, bytes.NewReader(decoded)})
	if ctx.Err() != nil {
		return Article{}, fmt.Errorf("article: reading the page: %w", ctx.Err())
	}
	if err != nil {
		return fromFlat(ctx, decoded, hints)
	}
	s := surveyOf(doc.Nodes[0])
	a, what := metadataOf(s, hints)
	if s.body == nil {
		return a, nil
	}
	t := walk(s)
	kept := t.isolate(what)
	t.compose(&a, kept)
	if a.Published.IsZero() && len(kept) > 0 {
		a.Published, a.Origins.Published = t.dateAbove(kept[0])
	}
	return a, ctx.Err()
}

// compose writes the kept blocks into the article.
func (t *tree) compose(a *Article, kept []int) {
	length := 0
	for _, k := range kept {
		length += int(t.runs[t.blocks[k].to-1].end - t.runs[t.blocks[k].from].start)
	}
	b := textBuilder{page: t.page, split: true}
	b.text.Grow(min(length, len(t.page)) + 2*len(kept))
	b.segments = make([]segment, 0, 4*len(kept))
	for _, k := range kept {
		block := &t.blocks[k]
		b.begin(roleOf(t.elements[block.element].node))
		t.write(&b, block)
		b.finish()
	}
	a.Page, a.Text, a.Blocks, a.segments = t.page, b.text.String(), b.blocks, b.segments
}

// write writes a block's runs.
func (t *tree) write(b *textBuilder, k *block) {
	for _, r := range t.runs[k.from:k.to] {
		if r.before != gapNone {
			b.separate(r.before)
		}
		b.write(int(r.start), int(r.end))
	}
}

// FromText takes plain text, paragraphs apart by newlines. Runs of bytes that
// are not UTF-8 become one U+FFFD each in Page. Lines that ask the reader to
// log in, sign up or follow are not in Text.
func FromText(text string) Article {
	page := strings.ToValidUTF8(text, "\uFFFD")
	b := textBuilder{page: page}
	b.text.Grow(len(page) + len(page)/64)
	for start := 0; start < len(page); {
		end, next := len(page), len(page)
		if i := strings.IndexAny(page[start:], "\n\r"); i >= 0 {
			end, next = start+i, start+i+1
		}
		if !isInvitation(strings.TrimSpace(page[start:end])) {
			b.begin(Paragraph)
			b.write(start, end)
			b.finish()
		}
		start = next
	}
	return Article{Page: page, Text: b.text.String(), Blocks: b.blocks, segments: b.segments}
}
