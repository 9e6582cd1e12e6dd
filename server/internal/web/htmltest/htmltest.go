// Package htmltest looks at pages as a browser would, for the tests that show
// that no text of others becomes markup. It is for tests only.
package htmltest

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// elements are those that Reckon's templates use; anything else on a page did
// not come from us.
var elements = strings.Fields(`html head meta noscript title link script body a header img nav main footer
	section article h1 h2 h3 p span strong div form label textarea input button ul ol li dl dt dd code
	table thead tbody tr th td blockquote mark time br details summary select option kbd progress`)

// Skeleton is a page's elements with their attributes' names, in order: what
// stays the same whatever the text is.
func Skeleton(page string) ([]string, error) {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil, fmt.Errorf("parse: %w", err)
	}
	var out []string
	for node := range root.Descendants() {
		if node.Type != html.ElementNode {
			continue
		}
		names := []string{node.Data}
		for _, a := range node.Attr {
			names = append(names, a.Key)
		}
		out = append(out, strings.Join(names, " "))
	}
	return out, nil
}

// Harmless tells whether nothing on a page can run, style or lead to where it
// should not: only elements of ours, no inline script or style, no handlers, no
// addresses but the web's, no characters that turn the direction of writing.
func Harmless(page string) error {
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return fmt.Errorf("parse: %w", err)
	}
	var found []error
	if strings.ContainsAny(page, "\x00\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") {
		found = append(found, errors.New("the page has a character that deceives"))
	}
	for node := range root.Descendants() {
		switch node.Type {
		case html.CommentNode:
			found = append(found, fmt.Errorf("a comment: %q", node.Data))
		case html.ElementNode:
			found = append(found, harmlessElement(node))
		}
	}
	return errors.Join(found...)
}

func harmlessElement(node *html.Node) error {
	if !slices.Contains(elements, node.Data) {
		return fmt.Errorf("an element that is not ours: <%s>", node.Data)
	}
	if node.Data == "script" && node.FirstChild != nil {
		return fmt.Errorf("an inline script: %q", node.FirstChild.Data)
	}
	for _, a := range node.Attr {
		switch {
		case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc":
			return fmt.Errorf("<%s %s=%q>", node.Data, a.Key, a.Val)
		case a.Key == "src" && !strings.HasPrefix(a.Val, "/static/"), a.Key == "action" && !strings.HasPrefix(a.Val, "/"):
			return fmt.Errorf("<%s %s=%q>", node.Data, a.Key, a.Val)
		case a.Key == "href" && !isWeb(a.Val):
			return fmt.Errorf("<%s href=%q>", node.Data, a.Val)
		}
	}
	return nil
}

// isWeb tells whether a link stays here or leads to the web. html/template
// puts "#ZgotmplZ" where an address would have done anything else.
func isWeb(href string) bool {
	u, err := url.Parse(href)
	return err == nil && (u.Scheme == "" || u.Scheme == "http" || u.Scheme == "https")
}
