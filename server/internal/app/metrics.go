package app

import (
	"errors"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/common/expfmt"

	"reckon/annotator"
	"reckon/server/internal/fetch"
)

// metrics are the server's own, in a registry of their own.
type metrics struct {
	registry    *prometheus.Registry
	requests    *prometheus.CounterVec
	durations   *prometheus.HistogramVec
	fetches     *prometheus.CounterVec
	jobs        *prometheus.CounterVec
	articles    *prometheus.CounterVec
	annotations prometheus.Counter
	annotating  prometheus.Histogram
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "reckon_http_requests_total", Help: "Requests answered, by route, method and status.",
		}, []string{"route", "method", "status"}),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "reckon_http_request_duration_seconds", Help: "Time to answer a request, by route.",
			Buckets: prometheus.ExponentialBuckets(0.0005, 4, 9), // 0.5 ms to 33 s
		}, []string{"route"}),
		fetches: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "reckon_fetches_total", Help: "Pages asked for, by outcome: ok or the problem's code.",
		}, []string{"outcome"}),
		jobs: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "reckon_jobs_total", Help: "Background jobs that ended, by outcome: ok or the problem's code.",
		}, []string{"outcome"}),
		articles: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "reckon_articles_total", Help: "Pages and texts read by the annotator, by outcome: ok, no-article, failed.",
		}, []string{"outcome"}),
		annotations: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "reckon_annotations_total", Help: "Numeric claims found.",
		}),
		annotating: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "reckon_annotate_duration_seconds", Help: "Time to annotate one page, without waiting for a core.",
			Buckets: prometheus.ExponentialBuckets(0.0005, 4, 9),
		}),
	}
	m.registry.MustRegister(m.requests, m.durations, m.fetches, m.jobs, m.articles, m.annotations, m.annotating,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// serve is GET /metrics, in Prometheus' text format.
func (m *metrics) serve(c *fiber.Ctx) error {
	families, err := m.registry.Gather()
	if err != nil {
		return err
	}
	format := expfmt.NewFormat(expfmt.TypeTextPlain)
	c.Set(fiber.HeaderContentType, string(format))
	c.Set(fiber.HeaderCacheControl, "no-store")
	out := expfmt.NewEncoder(c.Response().BodyWriter(), format)
	for _, family := range families {
		if err := out.Encode(family); err != nil {
			return err
		}
	}
	return nil
}

// fetched counts what came of asking for a page.
func (m *metrics) fetched(err error) {
	outcome := "ok"
	var why *fetch.Error
	switch {
	case errors.As(err, &why):
		outcome = why.Code
	case err != nil:
		outcome = "failed"
	}
	m.fetches.WithLabelValues(outcome).Inc()
}

// annotated counts what came of reading a page.
func (m *metrics) annotated(r annotator.Result, took time.Duration, err error) {
	switch {
	case err == nil:
		m.articles.WithLabelValues("ok").Inc()
		m.annotations.Add(float64(len(r.Claims)))
		m.annotating.Observe(took.Seconds())
	case errors.Is(err, annotator.ErrNoArticle):
		m.articles.WithLabelValues("no-article").Inc()
	default:
		m.articles.WithLabelValues("failed").Inc()
	}
}
