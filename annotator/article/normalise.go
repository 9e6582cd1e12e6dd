package article

import (
	"strings"
	"unicode/utf8"
)

// textBuilder makes an Article's Text, Blocks and segments out of slices of
// its Page.
type textBuilder struct {
	page     string
	text     strings.Builder
	segments []segment
	blocks   []Block

	start   int  // where the open block began in text
	fresh   bool // the open block has no character yet
	role    Role // of the open block
	pending gap  // what stands between the last character written and the next
	space   int  // pending == gapPage: where on the page the white space began
	end     int  // where on the page the last character written ended
	split   bool // a line break may become the edge of a block
}

// gap is what stands between two characters of a block, weakest first.
type gap uint8

const (
	gapNone  gap = iota
	gapNote      // a footnote mark was left out: a space, unless punctuation follows
	gapPage      // white space of the page
	gapEdge      // a boundary without a character: the edge of a superscript
	gapBreak     // one line break
	gapParts     // two line breaks: the block's text falls into two
)

// byteClass tells bytes that are copied as they are from those that need a look.
type byteClass uint8

const (
	classPlain byteClass = iota
	classSpace
	classWide // may begin a character that is a space or has no width
)

func classify(c byte) byteClass {
	switch {
	case c > ' ' && c < 0x7F:
		return classPlain
	case c < 0x80:
		return classSpace // control characters too: none is part of a word
	case c == 0xC2 || c == 0xCD || c >= 0xE1 && c <= 0xE3 || c == 0xEF:
		return classWide
	default:
		return classPlain
	}
}

// runeClass says what a character is to Text: kept, a space, or nothing.
type runeClass uint8

const (
	runeKept runeClass = iota
	runeSpace
	runeNothing
)

// runeClassOf knows the spaces of Unicode's class Zs with the line and
// paragraph separators, and the characters without width: soft hyphen,
// joiners, direction marks, the byte order mark.
func runeClassOf(r rune) runeClass {
	switch {
	case r == 0x00A0, r == 0x0085, r == 0x1680, r >= 0x2000 && r <= 0x200A, r == 0x2028, r == 0x2029,
		r == 0x202F, r == 0x205F, r == 0x3000:
		return runeSpace
	case r == 0x00AD, r == 0x034F, r == 0x180E, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E,
		r >= 0x2060 && r <= 0x206F, r == 0xFEFF:
		return runeNothing
	default:
		return runeKept
	}
}

// separate records that something stands before the next character.
func (b *textBuilder) separate(g gap) {
	if g == gapBreak && b.pending == gapBreak {
		g = gapParts
	}
	if g > b.pending {
		b.pending = g
	}
}

// write adds page[start:end], normalised, to the open block.
func (b *textBuilder) write(start, end int) {
	for i := start; i < end; {
		switch classify(b.page[i]) {
		case classPlain:
			j := i + 1
			for j < end && (classify(b.page[j]) == classPlain || b.page[j] == ' ' && j+1 < end && classify(b.page[j+1]) == classPlain) {
				j++ // one plain space between two words is in step with the page
			}
			b.put(i, j)
			i = j
		case classSpace:
			b.spaceAt(i)
			i++
		case classWide:
			r, size := utf8.DecodeRuneInString(b.page[i:end])
			switch runeClassOf(r) {
			case runeKept:
				b.put(i, i+size)
			case runeSpace:
				b.spaceAt(i)
			case runeNothing:
			}
			i += size
		}
	}
}

func (b *textBuilder) spaceAt(at int) {
	if b.pending < gapPage {
		b.pending, b.space = gapPage, at
	}
}

// put writes page[start:end] as it stands, after what is pending.
func (b *textBuilder) put(start, end int) {
	b.settle(start, end)
	b.mark(start)
	b.text.WriteString(b.page[start:end])
	b.end = end
}

// settle writes what stands between the last character and page[start:end].
func (b *textBuilder) settle(start, end int) {
	pending := b.pending
	b.pending = gapNone
	if b.fresh {
		b.fresh = false
		if b.text.Len() > 0 {
			b.insert("\n\n")
		}
		b.start = b.text.Len()
		return
	}
	switch pending {
	case gapNone:
	case gapNote:
		if !continuesNumber(b.page[start:end]) {
			return
		}
		b.insert(" ")
	case gapPage:
		b.mark(b.space)
		b.text.WriteByte(' ')
	case gapEdge:
		b.insert(" ")
	case gapBreak:
		text := b.text.String()[b.start:]
		if b.split && (endsSentence(text) || endsWithDigit(text) && startsWithDigit(b.page[start:end])) {
			b.part(start, end) // with a space between, "12" and "310" would be one number
			return
		}
		b.insert(" ")
	case gapParts:
		if b.split {
			b.part(start, end)
			return
		}
		b.insert(" ")
	}
}

// continuesNumber says whether s, right behind a footnote mark, could be taken
// for more of the word or number before the mark.
func continuesNumber(s string) bool {
	switch s[0] {
	case '.', ',', ';', ':', '!', '?', ')', ']', '}', '"', '\'', '%':
		return len(s) > 1 && s[1] >= '0' && s[1] <= '9'
	}
	return !strings.HasPrefix(s, "”") && !strings.HasPrefix(s, "’") && !strings.HasPrefix(s, "»")
}

// endsSentence says whether s ends with the punctuation of a sentence's end,
// quotation marks and brackets behind it allowed for.
func endsSentence(s string) bool {
	for {
		switch {
		case strings.HasSuffix(s, "”"), strings.HasSuffix(s, "’"):
			s = s[:len(s)-len("”")]
		case strings.HasSuffix(s, "»"):
			s = s[:len(s)-len("»")]
		case strings.HasSuffix(s, "\""), strings.HasSuffix(s, "'"), strings.HasSuffix(s, ")"):
			s = s[:len(s)-1]
		default:
			return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") ||
				strings.HasSuffix(s, "…") || strings.HasSuffix(s, ":") || strings.HasSuffix(s, "。") || strings.HasSuffix(s, "؟")
		}
	}
}

// mark begins a segment at page offset at, unless the last one runs there.
func (b *textBuilder) mark(at int) {
	if n := len(b.segments); n > 0 {
		if s := b.segments[n-1]; s.page >= 0 && s.page+b.text.Len()-s.text == at {
			return
		}
	}
	b.segments = append(b.segments, segment{b.text.Len(), at})
}

// insert writes characters that stand for nothing on the page.
func (b *textBuilder) insert(s string) {
	b.segments = append(b.segments, segment{b.text.Len(), ^b.end})
	b.text.WriteString(s)
}

// reset makes the builder ready for one line of page by itself.
func (b *textBuilder) reset(page string) {
	*b = textBuilder{page: page, segments: b.segments[:0], fresh: true}
}

// begin opens a block.
func (b *textBuilder) begin(role Role) {
	b.role, b.pending, b.fresh = role, gapNone, true
}

// part closes the open block before page[start:end] and opens another of the
// same role with it.
func (b *textBuilder) part(start, end int) {
	b.finish()
	b.begin(b.role)
	b.settle(start, end)
}

// finish closes the open block; one without a character leaves nothing behind.
func (b *textBuilder) finish() {
	if !b.fresh {
		b.blocks = append(b.blocks, Block{b.start, b.text.Len(), b.role})
	}
}
