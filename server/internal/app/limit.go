package app

import (
	"math"
	"net/netip"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/maypok86/otter/v2"
	"golang.org/x/time/rate"

	"reckon/server/internal/problem"
)

const (
	// maxLimited bounds how many addresses are remembered. Who is forgotten
	// begins anew.
	maxLimited = 100_000
	// limitFor is how long an address is remembered that asks for nothing; by
	// then its allowance is full again.
	limitFor = 2 * time.Minute
)

// limiter allows each address so many requests.
type limiter struct {
	perMin int
	seen   *otter.Cache[netip.Prefix, *rate.Limiter]
	now    func() time.Time
}

func newLimiter(perMin int, now func() time.Time) *limiter {
	return &limiter{perMin: perMin, now: now, seen: otter.Must(&otter.Options[netip.Prefix, *rate.Limiter]{
		MaximumSize:      maxLimited,
		ExpiryCalculator: otter.ExpiryAccessing[netip.Prefix, *rate.Limiter](limitFor),
	})}
}

// handle refuses who asks too much. The machine itself is not limited: what
// comes from there is the operator, or a proxy that was not named as trusted,
// behind which all readers would share one allowance.
func (l *limiter) handle(c *fiber.Ctx) error {
	from := network(c)
	if l.perMin < 0 || from.Addr().IsLoopback() {
		return c.Next()
	}
	allowance, _ := l.seen.ComputeIfAbsent(from, func() (*rate.Limiter, bool) {
		return rate.NewLimiter(rate.Limit(float64(l.perMin)/60), l.perMin), false
	})
	now := l.now()
	if allowance.AllowN(now, 1) {
		return c.Next()
	}
	wait := (1 - allowance.TokensAt(now)) / float64(allowance.Limit())
	c.Set(fiber.HeaderRetryAfter, strconv.Itoa(max(1, int(math.Ceil(wait)))))
	return problem.New(problem.RateLimited, "")
}
