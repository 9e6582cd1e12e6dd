package article

import (
	"sort"
	"time"
	"unicode/utf8"
)

// Article is what a page says, without what surrounds it, and the way back
// from each character of it to the page.
type Article struct {
	CanonicalURL string // as the page gives it, only if on the page's own site; else empty
	Title        string
	Byline       string
	SiteName     string
	Language     string    // BCP 47, lower-cased primary subtag first; empty if unknown
	Published    time.Time // midnight UTC of the day in the page's own zone; zero if unknown
	Modified     time.Time
	Origins      Origins // where each of the above was read

	// Text is the normalised view that figures are looked for in: the blocks'
	// texts apart by "\n\n". No-break, thin and narrow spaces and line breaks
	// are plain spaces in it, soft hyphens and zero-width characters are gone,
	// runs of white space are one. It is empty where the page holds no article.
	Text   string
	Blocks []Block // spans of Text, in document order

	// Page is the page's document.body.textContent (for plain text input: the
	// text as given). What is emitted is sliced from here, never from Text.
	Page string

	// segments maps Text to Page, see [Article.PageSpan].
	segments []segment
}

// Role says what a block is to the article.
type Role uint8

// The roles of blocks.
const (
	Paragraph Role = iota
	Heading
	ListItem
	Quote
	TableCell
)

// Block is one block of prose: Text[Start:End] of its Article.
type Block struct {
	Start, End int
	Role       Role
}

// segment says that Text[text:] runs in step with Page[page:], byte for byte,
// until the next segment begins. A negative page marks characters of Text that
// stand for nothing on the page (the space for a <br>, the line between two
// blocks): ^page is where on the page they would stand.
type segment struct{ text, page int }

// PageSpan returns the bytes of Page that Text[start:end] stands for: from the
// first character's first byte to the last character's last. Offsets outside
// Text are taken as its ends, an empty span stays empty.
func (a *Article) PageSpan(start, end int) (int, int) {
	if len(a.segments) == 0 {
		return 0, 0
	}
	start = min(max(start, 0), len(a.Text))
	end = min(max(end, start), len(a.Text))
	if start == end {
		at := a.pageStart(start)
		return at, at
	}
	from, to := a.pageStart(start), a.pageEnd(end)
	return from, max(from, to)
}

// segmentAt returns the segment that the byte Text[at] belongs to.
func (a *Article) segmentAt(at int) segment {
	i := sort.Search(len(a.segments), func(i int) bool { return a.segments[i].text > at })
	return a.segments[max(i-1, 0)]
}

func (a *Article) pageStart(at int) int {
	s := a.segmentAt(at)
	if s.page < 0 {
		return ^s.page
	}
	return min(s.page+at-s.text, len(a.Page))
}

// pageEnd returns where on the page the character that ends at Text[:at] ends.
// It is not the next character's start: between the two may stand what Text
// leaves out.
func (a *Article) pageEnd(at int) int {
	s := a.segmentAt(at - 1)
	if s.page < 0 {
		return ^s.page
	}
	last := s.page + at - 1 - s.text
	_, size := utf8.DecodeRuneInString(a.Page[last:]) // 1, but where a plain space stands for a wider one
	return last + size
}
