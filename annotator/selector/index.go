package selector

import (
	"strings"
	"unicode/utf8"
)

// Index answers where the spans of one page's text stand. It remembers what it
// has counted: use it from one goroutine.
type Index struct {
	page    string
	offsets utf16Offsets
	quotes  map[string]*occurrences
}

// occurrences are the places where the same characters stand.
type occurrences struct {
	starts []int
	// counts[i] says how many places share a context of contextSteps[i]
	// characters; nil until asked for.
	counts [len(contextSteps)]map[surroundings]int
}

type surroundings struct{ prefix, suffix string }

// NewIndex prepares page, a document.body.textContent in valid UTF-8.
func NewIndex(page string) *Index {
	return &Index{page: page, offsets: newUTF16Offsets(page), quotes: make(map[string]*occurrences)}
}

// Select returns the selectors of page[start:end], byte offsets. Offsets
// outside the page are taken as its ends, those inside a character are widened
// to its edges. An empty span is always ambiguous.
func (x *Index) Select(start, end int) Selectors {
	start = min(max(start, 0), len(x.page))
	end = min(max(end, start), len(x.page))
	for start > 0 && start < len(x.page) && !utf8.RuneStart(x.page[start]) {
		start--
	}
	for end < len(x.page) && !utf8.RuneStart(x.page[end]) {
		end++
	}
	return Selectors{
		Quote:    x.quote(start, end),
		Position: Position{x.offsets.of(start), x.offsets.of(end)},
	}
}

// quote takes the shortest context that no other place shares. Prefix and
// suffix grow together: clients that look for one of them alone are helped by
// both.
func (x *Index) quote(start, end int) Quote {
	exact := x.page[start:end]
	if exact == "" {
		c := x.around(start, end, ShortestContext)
		return Quote{Prefix: c.prefix, Suffix: c.suffix, Ambiguous: true}
	}
	places := x.find(exact)
	var c surroundings
	for step, length := range contextSteps {
		c = x.around(start, end, length)
		if len(places.starts) == 1 || x.sharing(places, len(exact), step)[c] == 1 && x.isWhole(start, end, length, c, exact) {
			return Quote{Exact: exact, Prefix: c.prefix, Suffix: c.suffix}
		}
	}
	return Quote{Exact: exact, Prefix: c.prefix, Suffix: c.suffix, Ambiguous: true}
}

// isWhole says whether the page's edge leaves the context its length or, where
// it does not, whether the shorter one still fits one place only: at another
// it would be part of a longer context.
func (x *Index) isWhole(start, end, length int, c surroundings, exact string) bool {
	if start > len(c.prefix) && end+len(c.suffix) < len(x.page) {
		return true
	}
	if utf8.RuneCountInString(c.prefix) == length && utf8.RuneCountInString(c.suffix) == length {
		return true
	}
	whole := c.prefix + exact + c.suffix
	first := strings.Index(x.page, whole)
	return first >= 0 && !strings.Contains(x.page[first+1:], whole)
}

// find returns all places of exact, those that overlap too.
func (x *Index) find(exact string) *occurrences {
	if found, ok := x.quotes[exact]; ok {
		return found
	}
	found := &occurrences{}
	for from := 0; ; {
		i := strings.Index(x.page[from:], exact)
		if i < 0 {
			break
		}
		found.starts = append(found.starts, from+i)
		from += i + 1
	}
	x.quotes[exact] = found
	return found
}

// sharing counts, once for all places of the same characters, how many share
// each context: asking each against each would take time quadratic in them.
func (x *Index) sharing(places *occurrences, length, step int) map[surroundings]int {
	if places.counts[step] == nil {
		counts := make(map[surroundings]int, len(places.starts))
		for _, start := range places.starts {
			counts[x.around(start, start+length, contextSteps[step])]++
		}
		places.counts[step] = counts
	}
	return places.counts[step]
}

// around returns up to length characters before and after page[start:end].
func (x *Index) around(start, end, length int) surroundings {
	from, to := start, end
	for n := 0; n < length && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(x.page[:from])
		from -= size
	}
	for n := 0; n < length && to < len(x.page); n++ {
		_, size := utf8.DecodeRuneInString(x.page[to:])
		to += size
	}
	return surroundings{x.page[from:start], x.page[end:to]}
}
