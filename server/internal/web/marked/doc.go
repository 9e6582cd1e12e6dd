// Package marked cuts an article's text into paragraphs and runs, so that a
// template can show the text with its figures marked. It is a leaf and a pure
// function: no markup is made here, and a span that does not fit the text is
// left out rather than trusted.
package marked
