package app

import (
	"net/netip"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"
)

// clientHeader is where [proxies.identify] leaves the client's address for
// Fiber's IP, and so for every package. Whatever a client sends in it is
// written over.
const clientHeader = "X-Reckon-Client"

// proxies are the networks whose word about a client's address is taken.
type proxies []netip.Prefix

func (p proxies) trust(a netip.Addr) bool {
	return slices.ContainsFunc(p, func(prefix netip.Prefix) bool { return prefix.Contains(a) })
}

// identify makes c.IP the address that a request comes from. Fiber's own way
// would take the first address of X-Forwarded-For, which anybody can write.
// Other words of proxies are not needed: the server knows its own address.
func (p proxies) identify(c *fiber.Ctx) error {
	h := &c.Request().Header
	h.Set(clientHeader, p.client(c).String())
	for _, name := range []string{fiber.HeaderXForwardedProto, fiber.HeaderXForwardedHost, "X-Forwarded-Protocol", "X-Forwarded-Ssl", "X-Url-Scheme"} {
		h.Del(name)
	}
	return c.Next()
}

// client reads X-Forwarded-For from its end, as far as trusted proxies wrote
// it: what stands before that is whatever the client liked to write.
func (p proxies) client(c *fiber.Ctx) netip.Addr {
	remote, _ := netip.AddrFromSlice(c.Context().RemoteIP())
	at := remote.Unmap()
	if !p.trust(at) {
		return at
	}
	said := strings.Split(c.Get(fiber.HeaderXForwardedFor), ",")
	for _, hop := range slices.Backward(said) {
		addr, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			return at
		}
		if at = addr.Unmap(); !p.trust(at) {
			return at
		}
	}
	return at
}

// network is what limits and logs know of a client: its IPv4 address, or the
// /64 that one IPv6 customer has to choose from.
func network(c *fiber.Ctx) netip.Prefix {
	addr, err := netip.ParseAddr(c.IP())
	if err != nil { // no address at all: they all share one limit
		return netip.Prefix{}
	}
	bits := 32
	if addr.Is6() {
		bits = 64
	}
	prefix, err := addr.WithZone("").Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return prefix
}
