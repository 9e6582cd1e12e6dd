package app

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"reckon/db"
)

// Config is what an App is made of. The zero value of a field is its default.
type Config struct {
	Listen   string // host:port; default localhost:8080
	Database string // as for db.Open; default reckon.db
	// Base is the server's own address as its users see it; by default made
	// from Listen.
	Base string
	// FreshFor is how long a page counts as read; default 15 minutes.
	FreshFor time.Duration
	// Visibility, where it is set, becomes the whole server's at the start.
	Visibility db.Visibility
	// FetchAllow opens networks for development.
	FetchAllow []netip.Prefix
	// FetchTimeout bounds the fetching of one page; default as in package fetch.
	FetchTimeout time.Duration
	// Resolver looks up names of sites; default the system's.
	Resolver *net.Resolver
	// TrustedProxies are the networks whose X-Forwarded-For is believed.
	TrustedProxies []netip.Prefix
	// RateLimit is how many requests a minute one address may make, and how
	// many of them at once; 0 is the default of 600, negative no limit.
	RateLimit int
	// Grace bounds how long requests may take to finish at the end; default 20 s.
	Grace  time.Duration
	Logger *slog.Logger // default slog.Default()
	// Announce is told the one-time link with which the first editor makes an
	// account, when there is none yet. By default it is logged.
	Announce func(setupLink string)
	Now      func() time.Time // default time.Now
}

// withDefaults fills in what is not set and checks the rest. An empty Base stays
// empty: it is made from the listener, whose port may be given by the system.
func (c Config) withDefaults() (Config, error) {
	if c.Listen == "" {
		c.Listen = "localhost:8080"
	}
	if c.Database == "" {
		c.Database = "reckon.db"
	}
	if c.FreshFor == 0 {
		c.FreshFor = 15 * time.Minute
	}
	if c.FreshFor < 0 {
		return c, errors.New("fresh-for must not be negative")
	}
	if c.RateLimit == 0 {
		c.RateLimit = 600
	}
	if c.Grace <= 0 {
		c.Grace = 20 * time.Second
	}
	if c.Logger == nil {
		c.Logger = slog.Default()
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Announce == nil {
		c.Announce = func(link string) { c.Logger.Info("there is no editor yet: make the first account here", "link", link) }
	}
	if c.Base != "" {
		base, err := checkBase(c.Base)
		if err != nil {
			return c, err
		}
		c.Base = base
	}
	return c, nil
}

// checkBase returns a base address without a trailing slash.
func checkBase(raw string) (string, error) {
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return "", fmt.Errorf("base-url %q must be an address such as https://reckon.example", raw)
	}
	if strings.Trim(u.Path, "/") != "" {
		return "", fmt.Errorf("base-url %q must have no path: the server answers at the root", raw)
	}
	return strings.ToLower(u.Scheme) + "://" + strings.ToLower(u.Host), nil
}

// baseOf is the address at which a listener can be reached from this machine.
func baseOf(listen string, at net.Addr) string {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		host = ""
	}
	_, port, err := net.SplitHostPort(at.String())
	if err != nil {
		return "http://" + at.String()
	}
	if ip, err := netip.ParseAddr(host); host == "" || err == nil && ip.IsUnspecified() {
		host = "localhost"
	}
	if port == "80" {
		return "http://" + host
	}
	return "http://" + net.JoinHostPort(host, port)
}
