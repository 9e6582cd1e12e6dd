package article

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// moment is a date as a page gives it.
type moment struct {
	at    time.Time // in the zone given
	day   time.Time // midnight UTC of its day in that zone
	timed bool      // a time of day was given
}

func (m moment) isZero() bool { return m.day.IsZero() }

// inUTC says whether the zone given is UTC, which is how many systems write
// any local time.
func (m moment) inUTC() bool {
	_, offset := m.at.Zone()
	return m.timed && offset == 0
}

// publishedMetas are the names under which publishing systems give the date of
// publication, the commonest first.
var publishedMetas = [...]string{
	"article:published_time", "og:published_time", "datepublished", "og:article:published_time", "article.published",
	"publishdate", "publish-date", "publish_date", "pubdate", "published", "published-date", "published_time", "publication_date",
	"parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "rnews:datepublished",
	"dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "date",
	"originalpublicationdate", "citation_publication_date", "displaydate", "article:published", "date.available", "ptime",
}

var modifiedMetas = [...]string{
	"article:modified_time", "og:updated_time", "datemodified", "article.updated", "last-modified", "dcterms.modified",
	"dc.date.modified", "lastmod", "revised", "modified",
}

// published finds the day of publication. Where one source gives the moment in
// UTC and another the same moment in the page's own zone, the latter's day
// counts; the address is written in the page's own zone too.
func published(s *survey, node linkedNode, page string) (time.Time, Origin) {
	first, origin := parseMoment(string(node.DatePublished)), FromJSONLD
	if first.isZero() {
		first, origin = s.firstMoment(publishedMetas[:]), FromMeta
	}
	if first.isZero() {
		s.label()
		if first = timeElement(s.dateMarks); first.isZero() {
			first = timeElement(s.times)
		}
		origin = FromElement
	}
	address := addressDay(page)
	switch {
	case first.isZero() && !address.isZero():
		return address.day, FromAddress
	case first.isZero():
		first = labeledDay(s.dateLabels)
	case first.inUTC():
		return s.ownZone(first, origin, address)
	}
	if first.isZero() {
		return time.Time{}, ""
	}
	return first.day, origin
}

// ownZone finds the day that a moment given in UTC is in the page's own zone.
func (s *survey) ownZone(first moment, origin Origin, address moment) (time.Time, Origin) {
	same := func(m moment) bool { return m.timed && !m.inUTC() && m.at.Equal(first.at) }
	for _, name := range publishedMetas {
		if m := parseMoment(s.metas[name]); same(m) {
			return m.day, FromMeta
		}
	}
	if m := timeElement(s.times); same(m) {
		return m.day, FromElement
	}
	if !address.isZero() && address.day.Sub(first.day).Abs() <= 24*time.Hour {
		return address.day, FromAddress
	}
	return first.day, origin
}

// firstMoment returns the first date that one of the named metas gives.
func (s *survey) firstMoment(names []string) moment {
	for _, name := range names {
		if m := parseMoment(s.metas[name]); !m.isZero() {
			return m
		}
	}
	return moment{}
}

func modified(s *survey, node linkedNode) (time.Time, Origin) {
	if m := parseMoment(string(node.DateModified)); !m.isZero() {
		return m.day, FromJSONLD
	}
	if m := s.firstMoment(modifiedMetas[:]); !m.isZero() {
		return m.day, FromMeta
	}
	return time.Time{}, ""
}

// dateAbove finds a date that stands in a line of its own above the article's
// first block, or right in it: the last resort for pages that say it to
// readers only.
func (t *tree) dateAbove(first int) (time.Time, Origin) {
	line := textBuilder{}
	for k := first; k >= 0 && k > first-20; k-- {
		b := &t.blocks[k]
		if b.chars < 6 || b.chars > 60 {
			continue
		}
		line.reset(t.page)
		t.write(&line, b)
		if m := parseMoment(line.text.String()); !m.isZero() {
			return m.day, FromElement
		}
	}
	return time.Time{}, ""
}

// timeElement returns the first time element's moment, one marked as the date
// of publication before all others.
func timeElement(times []*html.Node) moment {
	var first moment
	for _, n := range times {
		value := attribute(n, "datetime")
		if value == "" {
			value = attribute(n, "content")
		}
		if value == "" {
			value = textOf(n)
		}
		m := parseMoment(value)
		if m.isZero() {
			continue
		}
		marked := attribute(n, "itemprop") == "datePublished" || hasAttribute(n, "pubdate") || strings.Contains(attribute(n, "class"), "publish")
		if marked {
			return m
		}
		if first.isZero() && attribute(n, "itemprop") != "dateModified" && !strings.Contains(attribute(n, "class"), "updated") {
			first = m
		}
	}
	return first
}

func hasAttribute(n *html.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			return true
		}
	}
	return false
}

// labeledDay returns the first date that stands, almost alone, in an element
// whose class speaks of a date.
func labeledDay(labels []*html.Node) moment {
	for _, n := range labels {
		if text := textOf(n); len(text) >= 6 && len(text) < 80 {
			if m := parseMoment(text); !m.isZero() {
				return m
			}
		}
	}
	return moment{}
}

// addressPath finds /2019/11/18/, /2019-11-18-, /2019/nov/18/ and /20191118
// in a URL's path.
var addressPath = regexp.MustCompile(`(?:^|[/\-_])((?:19|20)\d\d)([/\-_]?)(0[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)([/\-_]?)(0[1-9]|[12]\d|3[01])(?:$|[^0-9])`)

func addressDay(page string) moment {
	u, err := url.Parse(page)
	if err != nil {
		return moment{}
	}
	m := addressPath.FindStringSubmatch(strings.ToLower(u.Path))
	if m == nil || m[2] != m[4] {
		return moment{}
	}
	month, _ := strconv.Atoi(m[3])
	if month == 0 {
		month = int(monthOf(m[3]))
	}
	year, _ := strconv.Atoi(m[1])
	day, _ := strconv.Atoi(m[5])
	return dayOnly(year, time.Month(month), day)
}

// dayOnly makes a moment without a time of day; nothing where there is no such day.
func dayOnly(year int, month time.Month, day int) moment {
	d := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if year < 1990 || year > 2100 || d.Month() != month || d.Day() != day {
		return moment{} // the web is younger; what is outside is no date of publication
	}
	return moment{at: d, day: d}
}
