package selector

import "unicode/utf8"

// checkpoint is how many bytes lie between two offsets that are kept.
const checkpoint = 256

// utf16Offsets turns byte offsets of a text into UTF-16 code units.
type utf16Offsets struct {
	text string
	// at[i] is the offset, in UTF-16 code units, of the byte i*checkpoint;
	// nil where the text is ASCII and both offsets are the same.
	at []int
}

func newUTF16Offsets(text string) utf16Offsets {
	o := utf16Offsets{text: text}
	if isASCII(text) {
		return o
	}
	o.at = make([]int, 0, len(text)/checkpoint+1)
	units := 0
	for start := 0; start < len(text); start += checkpoint {
		o.at = append(o.at, units)
		units += units16(text[start:min(start+checkpoint, len(text))])
	}
	return o
}

// of returns the UTF-16 offset of the byte offset at, a character's edge.
func (o utf16Offsets) of(at int) int {
	if o.at == nil {
		return at
	}
	i := min(at/checkpoint, len(o.at)-1)
	return o.at[i] + units16(o.text[i*checkpoint:at])
}

// units16 counts the UTF-16 code units whose characters begin in s: one each,
// two beyond the Basic Multilingual Plane, which is where UTF-8 takes four bytes.
func units16(s string) int {
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c < 0x80 || c >= 0xC0 && c < 0xF0:
			n++
		case c >= 0xF0:
			n += 2
		}
	}
	return n
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
