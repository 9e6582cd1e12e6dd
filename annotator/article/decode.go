package article

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"regexp"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// headBytes is how far into a page a declaration of its character set is
// looked for. Browsers look at 1,024 bytes and start over when they meet a
// later one; most late ones stand behind a long comment or script.
const headBytes = 16 << 10

// toUTF8 returns page in UTF-8 without a byte order mark. A page that is valid
// UTF-8 from end to end is taken for that, whatever it declares: declarations
// are wrong more often than a page is valid by chance.
func toUTF8(page []byte, contentType string) ([]byte, error) {
	if rest, ok := bytes.CutPrefix(page, []byte("\xEF\xBB\xBF")); ok {
		return rest, nil
	}
	if order, ok := utf16Order(page); ok {
		return decodeWith(unicode.UTF16(order, unicode.UseBOM), page)
	}
	if utf8.Valid(page) && !hasEscapes(page) {
		return page, nil
	}
	return decodeWith(declaredEncoding(page, contentType), page)
}

// utf16Order recognizes UTF-16 by its byte order mark, or by the zero bytes
// that every second byte of markup is in it.
func utf16Order(page []byte) (unicode.Endianness, bool) {
	if len(page) < 4 {
		return unicode.BigEndian, false
	}
	switch {
	case page[0] == 0xFF && page[1] == 0xFE, page[0] == '<' && page[1] == 0 && page[2] != 0 && page[3] == 0:
		return unicode.LittleEndian, true
	case page[0] == 0xFE && page[1] == 0xFF, page[0] == 0 && page[1] == '<' && page[2] == 0 && page[3] != 0:
		return unicode.BigEndian, true
	}
	return unicode.BigEndian, false
}

// hasEscapes says whether page, all of it ASCII, uses the escape sequences of
// ISO-2022-JP: the one web encoding that is always valid UTF-8 too.
func hasEscapes(page []byte) bool {
	return bytes.Contains(page, []byte("\x1b$B")) || bytes.Contains(page, []byte("\x1b$@"))
}

// xmlEncoding finds the encoding in an XML declaration, which browsers honor
// in HTML too.
var xmlEncoding = regexp.MustCompile(`^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_\-]+)["']`)

// declaredEncoding asks the header, then a declaration in the page, and falls
// back to what browsers fall back to.
func declaredEncoding(page []byte, contentType string) encoding.Encoding {
	found, name, certain := charset.DetermineEncoding(page, contentType)
	if certain {
		return found
	}
	if m := xmlEncoding.FindSubmatch(page); m != nil {
		if e, err := htmlindex.Get(string(m[1])); err == nil {
			return e
		}
	}
	if name == "windows-1252" && !bytes.Contains(lower(page, 1024), []byte("charset")) {
		head := lower(page, headBytes)
		if at := bytes.Index(head, []byte("charset")); at > 0 {
			tag := max(bytes.LastIndex(head[:at], []byte("<meta")), 0)
			found, _, _ = charset.DetermineEncoding(page[tag:], "")
			return found
		}
		if mostlyUTF8(page) {
			return unicode.UTF8
		}
	}
	return found
}

func lower(page []byte, most int) []byte { return bytes.ToLower(page[:min(len(page), most)]) }

// mostlyUTF8 says whether an undeclared page is UTF-8 with a few broken bytes:
// nine of ten of its sequences beyond ASCII are whole.
func mostlyUTF8(page []byte) bool {
	whole, broken := 0, 0
	for i := 0; i < len(page); {
		if page[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(page[i:])
		if r == utf8.RuneError && size == 1 {
			broken++
		} else {
			whole++
		}
		i += size
	}
	return whole > 9*broken
}

func decodeWith(e encoding.Encoding, page []byte) ([]byte, error) {
	if e == encoding.Nop || e == unicode.UTF8 {
		return bytes.ToValidUTF8(page, []byte("\uFFFD")), nil
	}
	decoded, err := e.NewDecoder().Bytes(page)
	if err != nil {
		return nil, fmt.Errorf("article: decoding the page: %w", err)
	}
	return decoded, nil
}

// contextReader reads until its context ends: the parser asks for more every
// few kilobytes, so this is what bounds its time.
type contextReader struct {
	ctx  context.Context
	rest io.Reader
}

// maxRead is the most that the parser gets at once: after a long script its
// buffer would take in all of the rest. Much less would cost time: the parser
// moves what it has of a script at every read.
const maxRead = 64 << 10

func (r *contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.rest.Read(p[:min(len(p), maxRead)])
}
