package article

import (
	"context"
	"testing"
)

// FuzzExtract holds every page, whatever its bytes, to what checkMap asks.
func FuzzExtract(f *testing.F) {
	for _, seed := range []string{
		around("<article>" + story + "</article>"),
		"<p>310<sup>1</sup>,000<br>cases&nbsp;<b>in</b> 2025.</p>",
		"<table><p>1<td>2<template>3</template><svg><p>4",
		"<frameset><noframes>310,000 cases, they said.</noframes>",
		"<sup><sup>1</sup></sup><div>\u00ad\u200b<br>\r\n&#0;&#xD800;&#x10FFFF;. A, b, c.",
		"\xff\xfe<\x00p\x00>\x00",
		"<body><template><body><p>x</template><plaintext></p>",
		`<script type="application/ld+json">[{"@graph":[{"@type":["NewsArticle"],"datePublished":"2025-11-25","author":[[{"name":1}]]}]}</script><time datetime=2025>`,
		`<style>.a{display:none}}@media{.a{</style><p class=a>310,000 cases, they said.`,
	} {
		f.Add([]byte(seed), "text/html; charset=utf-8", "https://quay.example/2025/11/25/ships")
	}
	f.Fuzz(func(t *testing.T, page []byte, contentType, address string) {
		a, err := FromHTML(context.Background(), page, Hints{URL: address, ContentType: contentType})
		if err == nil {
			checkMap(t, a)
		}
		checkMap(t, FromText(string(page)))
	})
}
