package app

import (
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"

	"reckon/server/internal/problem"
)

func TestAPanicIsAProblemAndNotTheEnd(t *testing.T) {
	var log strings.Builder
	a := &App{
		Config: Config{Base: "http://reckon.example", Logger: slog.New(slog.NewTextHandler(&log, nil))},
		limits: newLimiter(-1, time.Now), metrics: newMetrics(),
	}
	server := a.newServer()
	server.Get("/panic", func(*fiber.Ctx) error { panic("secret words") })
	for range 2 {
		resp, err := server.Test(httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/panic", http.NoBody))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if resp.StatusCode != http.StatusInternalServerError || resp.Header.Get("Content-Type") != problem.MediaType || strings.Contains(string(body), "secret") {
			t.Errorf("status %d, %s", resp.StatusCode, body)
		}
	}
	if !strings.Contains(log.String(), "secret words") || !strings.Contains(log.String(), "survive_test.go") {
		t.Errorf("the log does not say where: %s", log.String())
	}
}

func TestBaseOf(t *testing.T) {
	at := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080}
	for listen, want := range map[string]string{
		"localhost:8080": "http://localhost:8080",
		":8080":          "http://localhost:8080",
		"0.0.0.0:8080":   "http://localhost:8080",
		"[::]:8080":      "http://localhost:8080",
		"[::1]:0":        "http://[::1]:8080",
		"127.0.0.1:0":    "http://127.0.0.1:8080",
	} {
		if got := baseOf(listen, at); got != want {
			t.Errorf("%s: %s, want %s", listen, got, want)
		}
	}
}
