// Package selector makes the W3C selectors by which a figure is found again on
// its page: a TextQuoteSelector and a TextPositionSelector.
//
//   - selector.go: the types.
//   - index.go: [Index], which answers for one page in time linear to it,
//     however often a figure is repeated.
//   - offsets.go: bytes to UTF-16 code units, which browsers count in.
//
// The text is always document.body.textContent, and every part of a quote is a
// raw slice of it: white space, soft hyphens and all.
package selector
