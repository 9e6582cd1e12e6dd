package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"
)

// The bounds of one fetch, from what was measured to keep a hostile origin
// from holding memory or workers.
const (
	MaxBody       = 5 << 20 // bytes after decompression
	maxHeader     = 64 << 10
	maxRedirects  = 5
	perHost       = 2
	dialTimeout   = 5 * time.Second
	headerTimeout = 10 * time.Second
	wholeTimeout  = 20 * time.Second
)

// Page is what came back.
type Page struct {
	URL         string // after redirects
	Body        []byte // decompressed, at most MaxBody
	ContentType string // as the header has it
	Retrieved   time.Time
	Status      int
}

// Options are the settings of a Client; the zero value is ready for use.
type Options struct {
	UserAgent string         // an honest name with a way to learn more
	Allow     []netip.Prefix // development: these ranges may be reached, on any port
	Timeout   time.Duration  // for a whole fetch, redirects included; 20 s if 0
	Resolver  *net.Resolver  // the system's if nil
	Now       func() time.Time
	Logger    *slog.Logger
}

// Client fetches pages. It is safe for concurrent use.
type Client struct {
	options   Options
	dialer    *net.Dialer
	transport *http.Transport
	robots    *robots
	hosts     hosts
}

// New returns a Client. Opened ranges are told in the log, loudly: they let
// anybody who may ask for a page reach that network.
func New(o Options) *Client {
	if o.UserAgent == "" {
		o.UserAgent = "Reckon (numeric claim reader)"
	}
	if o.Timeout == 0 {
		o.Timeout = wholeTimeout
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if len(o.Allow) > 0 {
		o.Logger.Warn("DEVELOPMENT ONLY: pages are fetched from these networks too; anybody who can ask this server for a page can reach them",
			"fetch_allow", o.Allow)
	}
	dialer := &net.Dialer{Timeout: dialTimeout, Resolver: o.Resolver, Control: newGuard(o.Allow).control}
	return &Client{
		options: o,
		dialer:  dialer,
		transport: &http.Transport{
			Proxy:                  nil, // a proxy would connect where the guard cannot see
			DialContext:            dialer.DialContext,
			ForceAttemptHTTP2:      true,
			TLSHandshakeTimeout:    dialTimeout,
			ResponseHeaderTimeout:  headerTimeout,
			MaxResponseHeaderBytes: maxHeader,
			MaxIdleConns:           64,
			IdleConnTimeout:        30 * time.Second,
		},
		robots: newRobots(product(o.UserAgent)),
		hosts:  hosts{most: perHost, busy: map[string]*seat{}},
	}
}

// Close ends idle connections.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

// Fetch gets the page at rawURL. Errors are *Error.
func (c *Client) Fetch(ctx context.Context, rawURL string) (Page, error) {
	ctx, cancel := context.WithTimeout(ctx, c.options.Timeout)
	defer cancel()
	page, err := c.fetch(ctx, rawURL)
	if err != nil {
		return Page{}, explain(err)
	}
	return page, nil
}

func (c *Client) fetch(ctx context.Context, rawURL string) (Page, error) {
	answer, err := c.follow(ctx, rawURL, c.respectRobots)
	if err != nil {
		return Page{}, err
	}
	defer answer.Body.Close() //nolint:errcheck // nothing is left to lose
	if answer.StatusCode != http.StatusOK {
		return Page{}, &Error{Code: CodeOriginStatus, Detail: statusWords(answer.StatusCode)}
	}
	body, err := readBody(answer, MaxBody)
	if err != nil {
		return Page{}, err
	}
	contentType := answer.Header.Get("Content-Type")
	if !isHTML(contentType, body) {
		return Page{}, &Error{Code: CodeNotHTML, Detail: notHTMLWords(contentType)}
	}
	return Page{
		URL: answer.Request.URL.String(), Body: body, ContentType: contentType,
		Retrieved: c.options.Now().UTC(), Status: answer.StatusCode,
	}, nil
}

// follow asks for raw and for what it redirects to; each hop goes through the
// gate and, where there is one, the check.
func (c *Client) follow(ctx context.Context, raw string, check func(context.Context, *url.URL) error) (*http.Response, error) {
	var from *url.URL
	for range maxRedirects + 1 {
		u, err := gate(raw, from, len(c.options.Allow) > 0)
		if err != nil {
			return nil, err
		}
		if check != nil {
			if err := check(ctx, u); err != nil {
				return nil, err
			}
		}
		answer, err := c.ask(ctx, u)
		if err != nil {
			return nil, err
		}
		location := answer.Header.Get("Location")
		if !isRedirect(answer.StatusCode) || location == "" {
			return answer, nil
		}
		answer.Body.Close() //nolint:errcheck,gosec // a redirect's body says nothing
		raw, from = location, u
	}
	return nil, &Error{Code: CodeTooManyRedirects, Detail: fmt.Sprintf("The site redirected more than %d times.", maxRedirects)}
}

// ask makes one request. The host's place is given back when the body is closed.
func (c *Client) ask(ctx context.Context, u *url.URL) (*http.Response, error) {
	leave, err := c.hosts.enter(ctx, u.Host)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		leave()
		return nil, err
	}
	request.Header.Set("User-Agent", c.options.UserAgent)
	request.Header.Set("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1")
	request.Header.Set("Accept-Language", "en, *;q=0.5")
	answer, err := c.transport.RoundTrip(request)
	if err != nil {
		leave()
		return nil, err
	}
	answer.Body = &leavingBody{answer.Body, leave}
	return answer, nil
}

type leavingBody struct {
	io.ReadCloser
	leave func()
}

// Close closes the body and gives the host's place back, once.
func (b *leavingBody) Close() error {
	if b.leave != nil {
		b.leave()
		b.leave = nil
	}
	return b.ReadCloser.Close()
}

func (c *Client) respectRobots(ctx context.Context, u *url.URL) error {
	allowed, err := c.robots.allows(ctx, u, func(ctx context.Context, at *url.URL) (int, []byte, error) {
		answer, err := c.follow(ctx, at.String(), nil)
		if err != nil {
			return 0, nil, err
		}
		defer answer.Body.Close() //nolint:errcheck // nothing is left to lose
		body, err := readBody(answer, maxRobots)
		return answer.StatusCode, body, err
	})
	if err != nil {
		return err
	}
	if !allowed {
		return &Error{Code: CodeRobotsDisallowed, Detail: "The site asks programs not to read this page (robots.txt)."}
	}
	return nil
}

// readBody reads at most most bytes; one more is an error.
func readBody(answer *http.Response, most int64) ([]byte, error) {
	if !answer.Uncompressed && answer.ContentLength > most {
		return nil, tooLarge(most)
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, most+1))
	if err != nil {
		return nil, err
	}
	if int64(len(body)) > most {
		return nil, tooLarge(most)
	}
	return body, nil
}

func tooLarge(most int64) *Error {
	return &Error{Code: CodeTooLarge, Detail: fmt.Sprintf("The page is larger than %d MB.", most>>20)}
}

// isHTML says whether a body is a web page, by its header and by its looks: a
// header alone may be wrong, and a missing one tells nothing.
func isHTML(header string, body []byte) bool {
	looks, _, _ := strings.Cut(http.DetectContentType(body), ";")
	kind, _, err := mime.ParseMediaType(header)
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		return looks == "text/html"
	}
	return (kind == "text/html" || kind == "application/xhtml+xml") && strings.HasPrefix(looks, "text/")
}

func isRedirect(status int) bool {
	switch status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}

func statusWords(status int) string {
	switch {
	case status == http.StatusNotFound, status == http.StatusGone:
		return fmt.Sprintf("The site says that there is no such page (%d).", status)
	case status == http.StatusUnauthorized, status == http.StatusForbidden, status == http.StatusPaymentRequired:
		return fmt.Sprintf("The site does not let this page be read without signing in (%d).", status)
	case status >= 500:
		return fmt.Sprintf("The site has a fault of its own just now (%d).", status)
	}
	return fmt.Sprintf("The site answered with status %d instead of a page.", status)
}

func notHTMLWords(contentType string) string {
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil || kind == "text/html" || len(kind) > 64 {
		return "This is not a web page."
	}
	return fmt.Sprintf("This is not a web page but %s.", kind)
}

// product is the name by which robots.txt addresses us: the user agent up to
// its version.
func product(agent string) string {
	name, _, _ := strings.Cut(agent, "/")
	name, _, _ = strings.Cut(name, " ")
	return name
}
