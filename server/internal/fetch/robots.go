package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/maypok86/otter/v2"
	"github.com/temoto/robotstxt"
)

const (
	maxRobots      = 500 << 10 // bytes; RFC 9309 asks for at least 500 KiB
	robotsLifetime = time.Hour // RFC 9309 allows 24; sites change their minds sooner
	robotsHosts    = 4096      // sites remembered
)

// robots remembers what each site's robots.txt asks for.
type robots struct {
	agent string
	cache *otter.Cache[string, *robotstxt.RobotsData]
}

func newRobots(agent string) *robots {
	return &robots{agent: agent, cache: otter.Must(&otter.Options[string, *robotstxt.RobotsData]{
		MaximumSize:      robotsHosts,
		ExpiryCalculator: otter.ExpiryWriting[string, *robotstxt.RobotsData](robotsLifetime),
	})}
}

// allows says whether the site lets u be read. By RFC 9309 a robots.txt that is
// not there (4xx) allows everything and one that cannot be had (5xx) nothing.
// An error is one of reaching the site, which the page would meet as well.
func (r *robots) allows(ctx context.Context, u *url.URL, get func(context.Context, *url.URL) (int, []byte, error)) (bool, error) {
	at := url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	data, err := r.cache.Get(ctx, at.String(), otter.LoaderFunc[string, *robotstxt.RobotsData](
		func(ctx context.Context, _ string) (*robotstxt.RobotsData, error) {
			status, body, err := get(ctx, &at)
			var ours *Error
			if errors.As(err, &ours) && ours.Code == CodeTooLarge {
				status, err = http.StatusNotFound, nil // nobody's rules are this long
			}
			if err != nil {
				return nil, err
			}
			return robotstxt.FromStatusAndBytes(status, body)
		}))
	if err != nil {
		return false, err
	}
	path := u.EscapedPath()
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	return data.TestAgent(path, r.agent), nil
}
