// Package article isolates an article's prose from its page and keeps the way
// back: every character of the text that figures are looked for in stands for
// bytes of the page's own text.
//
// # What is where
//
//   - article.go: the types, and [Article.PageSpan], the way back.
//   - extract.go: [FromHTML] and [FromText], the two ways in.
//   - decode.go: bytes of any character set to UTF-8, honoring a deadline.
//   - survey.go: a first pass over the parsed tree, which finds the metadata.
//   - metadata.go, jsonld.go, dates.go, dateforms.go, site.go: title, byline,
//     dates, language, address, and where each was read.
//   - walk.go, tags.go, notes.go: a second pass makes Article.Page and the
//     blocks of text with their places in it.
//   - hints.go, hidden.go, stylesheet.go: what attributes and the page's own
//     style say for or against an element.
//   - isolate.go, listing.go: which element holds the article, if any does.
//   - prune.go, furniture.go: which of its blocks are not part of it: boxes of
//     links, log-in lines, bylines.
//   - normalise.go: blocks to the normalised Text and its map.
//   - flat.go: pages that nest too deeply to be parsed.
//
// To teach it a word, edit the tables in hints.go (class names), furniture.go
// (lines) or dateforms.go (months).
//
// # What it is not
//
// It fetches nothing, runs no script and knows no site: what it does rests on
// how pages are written everywhere. It never changes what is emitted: Text is
// for finding, Page is for quoting.
package article
