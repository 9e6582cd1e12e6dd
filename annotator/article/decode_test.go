package article

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

func TestBytesOfAnyCharacterSet(t *testing.T) {
	const russian, western, japanesePage = "<p>Всего 310 тысяч дел.</p>", "<p>Zusätzlich kostet es 40 £ – „viel“.</p>", "<p>全部で三十万件です。</p>"
	meta := func(charset, body string) string { return `<meta charset="` + charset + `">` + body }
	late := "<!-- " + strings.Repeat("license ", 300) + "-->"
	for _, c := range []struct {
		name, page, contentType string
		encoding                encoding.Encoding // nil: the bytes of page as they stand
		want                    string
	}{
		{"UTF-8 undeclared", russian, "", nil, russian},
		{"UTF-8 with a byte order mark", "\xEF\xBB\xBF" + russian, "text/html; charset=windows-1251", nil, russian},
		{"UTF-8 declared as something else", meta("iso-8859-1", russian), "text/html; charset=windows-1252", nil, meta("iso-8859-1", russian)},
		{"UTF-8 with one broken byte", russian + "\xff", "", nil, russian + "\uFFFD"},
		{"windows-1251 by header", russian, "text/html; charset=windows-1251", charmap.Windows1251, russian},
		{"windows-1251 by meta", meta("windows-1251", russian), "text/html", charmap.Windows1251, meta("windows-1251", russian)},
		{"windows-1251 by a late meta", late + meta("windows-1251", russian), "", charmap.Windows1251, late + meta("windows-1251", russian)},
		{"windows-1251 by XML declaration", `<?xml version="1.0" encoding="windows-1251"?>` + russian, "", charmap.Windows1251, `<?xml version="1.0" encoding="windows-1251"?>` + russian},
		{"KOI8-R", meta("koi8-r", russian), "", charmap.KOI8R, meta("koi8-r", russian)},
		{"windows-1252 undeclared", western, "", charmap.Windows1252, western},
		{"windows-1252 called ISO-8859-1", meta("iso-8859-1", western), "", charmap.Windows1252, meta("iso-8859-1", western)},
		{"ISO-8859-15", meta("iso-8859-15", "<p>40 €</p>"), "", charmap.ISO8859_15, meta("iso-8859-15", "<p>40 €</p>")},
		{"ISO-8859-2", meta("iso-8859-2", "<p>Zażółć 40 zł</p>"), "", charmap.ISO8859_2, meta("iso-8859-2", "<p>Zażółć 40 zł</p>")},
		{"GB18030", meta("gb18030", "<p>一共三十一万件。</p>"), "", simplifiedchinese.GB18030, meta("gb18030", "<p>一共三十一万件。</p>")},
		{"Big5", meta("big5", "<p>一共三十一萬件。</p>"), "", traditionalchinese.Big5, meta("big5", "<p>一共三十一萬件。</p>")},
		{"EUC-KR", meta("euc-kr", "<p>모두 삼십만 건이다.</p>"), "", korean.EUCKR, meta("euc-kr", "<p>모두 삼십만 건이다.</p>")},
		{"Shift_JIS", meta("shift_jis", japanesePage), "", japanese.ShiftJIS, meta("shift_jis", japanesePage)},
		{"EUC-JP", japanesePage, "text/html; charset=EUC-JP", japanese.EUCJP, japanesePage},
		{"ISO-2022-JP, which is ASCII", meta("iso-2022-jp", japanesePage), "", japanese.ISO2022JP, meta("iso-2022-jp", japanesePage)},
		{"UTF-16 little endian with mark", russian, "text/html; charset=utf-8", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), russian},
		{"UTF-16 big endian with mark", russian, "", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), russian},
		{"UTF-16 little endian without mark", russian, "", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), russian},
		{"UTF-16 big endian without mark", russian, "", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), russian},
		{"an unknown character set", western, "text/html; charset=martian", charmap.Windows1252, western},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := []byte(c.page)
			if c.encoding != nil {
				encoded, err := c.encoding.NewEncoder().Bytes(page)
				if err != nil {
					t.Fatal(err)
				}
				page = encoded
			}
			got, err := toUTF8(page, c.contentType)
			if err != nil || string(got) != c.want {
				t.Errorf("got  %q, %v\nwant %q", got, err, c.want)
			}
		})
	}
}

func TestTheReaderGivesAllOfAPageInPieces(t *testing.T) {
	page := bytes.Repeat([]byte("0123456789"), 5_000)
	got, err := io.ReadAll(&contextReader{context.Background(), bytes.NewReader(page)})
	if err != nil || !bytes.Equal(got, page) {
		t.Errorf("read %d bytes of %d, %v", len(got), len(page), err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("<p>310\xff\xfe000"), "text/html; charset=windows-1251")
	f.Add([]byte("\xff\xfe<\x00p\x00"), "")
	f.Add([]byte("\x1b$B!!\x1b(B<meta charset=iso-2022-jp>"), "text/html")
	f.Add([]byte("<?xml encoding='utf-16'?>\x80"), `text/html; charset="`)
	f.Fuzz(func(t *testing.T, page []byte, contentType string) {
		got, err := toUTF8(page, contentType)
		if err == nil && !utf8.Valid(got) {
			t.Errorf("toUTF8(%q, %q) = %q, not UTF-8", page, contentType, got)
		}
	})
}
