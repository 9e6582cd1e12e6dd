package article

import "strings"

// hiding is what a page's own style elements take out of sight: ".name" for
// classes, "#name" for ids. Only rules with such a selector alone are read;
// one that another rule shows again, say on wide screens, does not count.
type hiding struct {
	styles []string
	// selectors are those that some rule hides; the value says whether that
	// stands, which is found out when the page uses one: most it does not.
	selectors map[string]standing
	lengths   uint64 // bit n: some selector is n bytes long, modulo 64
}

type standing uint8

const (
	unasked standing = iota + 1
	hidden
	shown
)

// mostStyle bounds how much of a style element is read, in bytes, and
// mostHidden how many selectors are kept.
const (
	mostStyle  = 128 << 10
	mostHidden = 500
)

// readStyle takes in one style element's text. Most of a style sheet says
// nothing of what is hidden, so it is entered at the words that do.
func (h *hiding) readStyle(css string) {
	css = css[:min(len(css), mostStyle)]
	h.styles = append(h.styles, css)
	for _, word := range [...][2]string{{"none", "display"}, {"hidden", "visibility"}} {
		depth, counted := 0, 0
		for at := strings.Index(css, word[0]); at >= 0 && len(h.selectors) < mostHidden; at = indexFrom(css, word[0], at+1) {
			before := strings.TrimRight(css[max(counted, at-longestDeclaration):at], " \t\n")
			if before, ok := strings.CutSuffix(before, ":"); !ok || !strings.HasSuffix(strings.TrimRight(before, " \t\n"), word[1]) {
				continue
			}
			depth += strings.Count(css[counted:at], "{") - strings.Count(css[counted:at], "}")
			counted = at
			if depth == 1 { // deeper is within an at-rule, which holds on some screens only
				h.rule(css, at)
			}
			if at = indexFrom(css, "}", at); at < 0 {
				break // the rest of the rule adds nothing
			}
		}
	}
}

// longestDeclaration is how far before its value a property begins at most.
const longestDeclaration = 24

func indexFrom(s, word string, from int) int {
	if i := strings.Index(s[from:], word); i >= 0 {
		return from + i
	}
	return -1
}

// rule takes in the selectors of the rule that css[at] stands in.
func (h *hiding) rule(css string, at int) {
	open := strings.LastIndexByte(css[:at], '{')
	if open < 0 {
		return
	}
	selectors := css[:open]
	selectors = selectors[strings.LastIndexAny(selectors, "{};/")+1:]
	for selector := range strings.SplitSeq(selectors, ",") {
		selector = strings.TrimSpace(selector)
		if len(selector) < 2 || selector[0] != '.' && selector[0] != '#' || strings.ContainsAny(selector[1:], ".#:>+~ [*\t\n") {
			continue
		}
		if h.selectors == nil {
			h.selectors = make(map[string]standing)
		}
		h.selectors[selector] = unasked
		h.lengths |= 1 << (len(selector) % 64)
	}
}

// isShown says whether any rule with selector alone displays it.
func isShown(css, selector string) bool {
	for at := strings.Index(css, selector); at >= 0; at = indexFrom(css, selector, at+1) {
		rest := strings.TrimLeft(css[at+len(selector):], " \t\n\r")
		before := strings.TrimRight(css[:at], " \t\n\r")
		if rest == "" || rest[0] != '{' && rest[0] != ',' || before != "" && !strings.ContainsAny(before[len(before)-1:], "{};,/") {
			continue
		}
		_, body, _ := strings.Cut(rest, "{")
		body, _, _ = strings.Cut(body, "}")
		if strings.Contains(body, "display") && !hidingStyle(body) {
			return true
		}
	}
	return false
}

// hides says whether an id or class attribute names something out of sight.
func (h *hiding) hides(key, value string) bool {
	if len(h.selectors) == 0 {
		return false
	}
	if key == "id" {
		return h.hidesSelector("#" + value)
	}
	for start := 0; start < len(value); start++ {
		end := start
		for end < len(value) && value[end] > ' ' {
			end++
		}
		if h.lengths&(1<<((end-start+1)%64)) != 0 && h.hidesSelector("."+value[start:end]) {
			return true
		}
		start = end
	}
	return false
}

func (h *hiding) hidesSelector(selector string) bool {
	found := h.selectors[selector]
	if found == unasked {
		found = hidden
		for _, css := range h.styles {
			if isShown(css, selector) {
				found = shown
			}
		}
		h.selectors[selector] = found
	}
	return found == hidden
}
