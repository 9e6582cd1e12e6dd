package app_test

import (
	"net/http"
	"testing"

	"github.com/valyala/fasthttp"

	"reckon/server/internal/app"
)

// BenchmarkStored is a stored article asked for again: with -benchmem and
// beside /healthz, which does nothing, it shows what the answer itself costs.
func BenchmarkStored(b *testing.B) {
	site := newOrigin(b, map[string]http.HandlerFunc{"/story": html(storyPage)})
	s := start(b, func(c *app.Config) { c.RateLimit = -1 })
	if got := s.annotate(urlBody(site.URL + "/story")); got.StatusCode != http.StatusOK {
		b.Fatalf("status %d: %s", got.StatusCode, got.body)
	}
	for name, path := range map[string]string{"healthz": "/healthz", "annotations": "/annotations?url=" + site.URL + "/story"} {
		b.Run(name, func(b *testing.B) {
			client := fasthttp.Client{}
			req, resp := fasthttp.AcquireRequest(), fasthttp.AcquireResponse()
			defer fasthttp.ReleaseRequest(req)
			defer fasthttp.ReleaseResponse(resp)
			req.SetRequestURI(s.base + path)
			for b.Loop() {
				if err := client.Do(req, resp); err != nil || resp.StatusCode() != http.StatusOK {
					b.Fatalf("%v, status %d", err, resp.StatusCode())
				}
			}
		})
	}
}
