package article

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestMetadata(t *testing.T) {
	day := func(s string) time.Time {
		d, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	type fields struct {
		Title, Byline, SiteName, Language, CanonicalURL string
		Published, Modified                             time.Time
		Origins                                         Origins
	}
	const address = "https://www.quay.example/news/ships"
	for _, c := range []struct {
		name, address, head, body string
		want                      fields
	}{
		{"JSON-LD", address, `<script type="application/ld+json">{"@type":"NewsArticle","headline":"More ships &amp; boats","inLanguage":"en-gb","datePublished":"2025-06-03T23:30:00-05:00","dateModified":"2025-06-04T08:00:00-05:00","author":{"@type":"Person","name":"Ann Writer"},"publisher":{"name":"The Quay"}}</script><title>x</title>`, "",
			fields{"More ships & boats", "Ann Writer", "The Quay", "en-GB", "", day("2025-06-03"), day("2025-06-04"), Origins{FromJSONLD, FromJSONLD, FromJSONLD, FromJSONLD, FromJSONLD, FromJSONLD}}},
		{"JSON-LD graph with references", address, `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},{"@type":["Article","Thing"],"headline":"More ships","datePublished":"2025-06-03","author":[{"@id":"#ann"},{"@id":"#bo"},"Cy"]},{"@type":"Person","@id":"#ann","name":"Ann"},{"@type":"Person","@id":"#bo","name":"Bo"}]}</script>`, "",
			fields{Title: "More ships", Byline: "Ann, Bo, Cy", Published: day("2025-06-03"), Origins: Origins{Title: FromJSONLD, Byline: FromJSONLD, Published: FromJSONLD}}},
		{"broken JSON-LD", address, "<script type='application/ld+json'>//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"More\nships\",\"datePublished\":\"2025-06-03\",}\n//]]></script><script type='application/ld+json'>{nothing at all</script>", "",
			fields{Title: "More ships", Published: day("2025-06-03"), Origins: Origins{Title: FromJSONLD, Published: FromJSONLD}}},
		{"OpenGraph and metas", address, `<meta property="og:title" content="More ships | The Quay"><meta property="og:site_name" content="The Quay"><meta property="og:locale" content="en_GB"><meta property="article:published_time" content="2025-06-03 09:00:00"><meta property="article:modified_time" content="2025-06-05"><meta name="author" content="By Ann Writer"><link rel="canonical" href="/news/ships#top">`, "",
			fields{"More ships", "Ann Writer", "The Quay", "en-GB", "https://www.quay.example/news/ships", day("2025-06-03"), day("2025-06-05"), Origins{FromOpenGraph, FromMeta, FromOpenGraph, FromOpenGraph, FromMeta, FromMeta}}},
		{"elements", address, `<title>More ships - The Quay</title>`, `<h1>More <em>ships</em></h1><a rel="author" href="/ann">By Ann Writer</a><time datetime="2025-06-04" class="updated">4 June</time><time datetime="2025-06-03T10:00">3 June</time>`,
			fields{Title: "More ships", Byline: "Ann Writer", Published: day("2025-06-03"), Origins: Origins{Title: FromElement, Byline: FromElement, Published: FromElement}}},
		{"the address", "https://www.quay.example/2025/jun/03/ships", "", "", fields{Published: day("2025-06-03"), Origins: Origins{Published: FromAddress}}},
		{"numbers in an address that are no date", "https://www.quay.example/2025/13/40/ships-20259999", "", "", fields{}},
		{"a day of the page's own zone beside UTC", address, `<meta property="article:published_time" content="2025-06-04T03:30:00Z"><meta name="pubdate" content="2025-06-03T22:30:00-05:00">`, "",
			fields{Published: day("2025-06-03"), Origins: Origins{Published: FromMeta}}},
		{"UTC against the address", "https://www.quay.example/2025/06/03/ships", `<meta property="article:published_time" content="2025-06-04T03:30:00Z">`, "",
			fields{Published: day("2025-06-03"), Origins: Origins{Published: FromAddress}}},
		{"an address of another time", "https://www.quay.example/2019/06/03/ships", `<meta property="article:published_time" content="2025-06-04T03:30:00Z">`, "",
			fields{Published: day("2025-06-04"), Origins: Origins{Published: FromMeta}}},
		{"modified before published", address, `<meta property="article:published_time" content="2025-06-04"><meta property="article:modified_time" content="2025-06-01">`, "",
			fields{Published: day("2025-06-04"), Origins: Origins{Published: FromMeta}}},
		{"a date that only readers see", address, "", `<p>Posted on June 3rd, 2025</p>` + story, fields{Published: day("2025-06-03"), Origins: Origins{Published: FromElement}}},
		{"canonical address of another site", address, `<link rel="canonical" href="https://other.example/ships">`, "", fields{}},
		{"canonical address of a sister host", address, `<link rel="canonical" href="https://m.quay.example/ships">`, "", fields{CanonicalURL: "https://m.quay.example/ships"}},
		{"canonical address that is the home page", address, `<link rel="canonical" href="https://www.quay.example/">`, "", fields{}},
		{"canonical address that is none", address, `<link rel="canonical" href="javascript:alert(1)">`, "", fields{}},
		{"language in odd forms", address, `<meta http-equiv="content-language" content="EN_us, de">`, "", fields{Language: "en-US", Origins: Origins{Language: FromMeta}}},
		{"language that is none", address, `<meta name="language" content="!?">`, "", fields{}},
		{"a title without width and twice escaped", address, "<meta property=\"og:title\" content=\"More\u00ad\u200b ships &amp;amp;\u00a0boats\">", "", fields{Title: "More ships & boats", Origins: Origins{Title: FromOpenGraph}}},
		{"author that is an address", address, `<meta property="article:author" content="https://social.example/ann">`, "", fields{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := read(t, "<!doctype html><html><head>"+c.head+"</head><body>"+c.body+"</body></html>", Hints{URL: c.address})
			got := fields{a.Title, a.Byline, a.SiteName, a.Language, a.CanonicalURL, a.Published, a.Modified, a.Origins}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("want - got +\n%s", diff)
			}
		})
	}
}

func TestDatesInEveryForm(t *testing.T) {
	for _, c := range []struct{ given, want string }{
		{"2025-11-25", "2025-11-25"},
		{"2025-11-25T23:59:59.123-08:00", "2025-11-25"},
		{"2025-11-25T23:59:59+0530", "2025-11-25"},
		{"2025-11-25T08:00", "2025-11-25"},
		{"2025-11-25 08:00:00", "2025-11-25"},
		{"20251125", "2025-11-25"},
		{"20251125T080000Z", "2025-11-25"},
		{"Tue, 25 Nov 2025 08:00:00 GMT", "2025-11-25"},
		{"Tue, 25 Nov 2025 22:00:00 -0500", "2025-11-25"},
		{"November 25, 2025", "2025-11-25"},
		{"Nov. 25, 2025, 9:28 AM UTC", "2025-11-25"},
		{"25 November 2025", "2025-11-25"},
		{"25th of November, 2025", "2025-11-25"},
		{"25. November 2025", "2025-11-25"},
		{"25 de noviembre de 2025", "2025-11-25"},
		{"25 novembre 2025", "2025-11-25"},
		{"25 ноября 2025 г.", "2025-11-25"},
		{"25.11.2025", "2025-11-25"},
		{"25/11/2025", "2025-11-25"},
		{"11/25/2025 10:00 AM", "2025-11-25"},
		{"2025年11月25日", "2025-11-25"},
		{"2025/11/25 08:00", "2025-11-25"},
		{"1764057600", "2025-11-25"},
		{"1764057600000", "2025-11-25"},
		{"Updated: Tuesday, November 25, 2025", "2025-11-25"},

		{"11/12/2025", ""}, // the 11th of December or the 12th of November
		{"2025-02-30", ""},
		{"25 smarch 2025", ""},
		{"1889-11-25", ""},
		{"today", ""},
		{"", ""},
		{strings.Repeat("25 November 2025 ", 20), ""},
	} {
		got := ""
		if m := parseMoment(c.given); !m.isZero() {
			got = m.day.Format(time.DateOnly)
		}
		if got != c.want {
			t.Errorf("parseMoment(%q) = %q, want %q", c.given, got, c.want)
		}
	}
}
