package fetch

import (
	"context"
	"crypto/tls"
	"encoding/binary"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// ssrfCase is one hostile or benign address, with the DNS answers and the
// redirect that go with it. testdata/ssrf.json explains the fields.
type ssrfCase struct {
	ID, Group, URL, Expect, Why, Redirect string
	DNS                                   map[string][][]string
}

// TestSSRF runs every case against the client as it ships, but for the last
// step: a connection that the guard permits is noted and led to a server of
// the test instead of the address.
func TestSSRF(t *testing.T) {
	raw, err := os.ReadFile("testdata/ssrf.json")
	if err != nil {
		t.Fatal(err)
	}
	var list struct{ Cases []ssrfCase }
	if err := json.Unmarshal(raw, &list); err != nil {
		t.Fatal(err)
	}
	if len(list.Cases) < 100 {
		t.Fatalf("only %d cases were read", len(list.Cases))
	}
	for _, c := range list.Cases {
		t.Run(c.ID+" "+c.Why, func(t *testing.T) { t.Parallel(); runSSRF(t, c) })
	}
}

func runSSRF(t *testing.T, c ssrfCase) {
	world := newWorld(t, c)
	page, err := world.client.Fetch(t.Context(), c.URL)
	for _, to := range world.connections() {
		if !isPublic(to) {
			t.Errorf("connected to %s", to)
		}
	}
	switch c.Expect {
	case "allow":
		if err != nil {
			t.Errorf("refused: %v", err)
		} else if !strings.Contains(string(page.Body), "a page") {
			t.Errorf("got %q", page.Body)
		}
	case "block":
		if err == nil {
			t.Errorf("fetched %s", page.URL)
		}
		if c.Redirect == "" && len(world.connections()) > 0 {
			t.Errorf("connected to %v", world.connections())
		}
	case "no_internal":
	default:
		t.Errorf("unknown expectation %q", c.Expect)
	}
	var ours *Error
	if err != nil && !errors.As(err, &ours) {
		t.Errorf("error %v has no code", err)
	}
}

// isPublic is written apart from the guard, from the cases' own meaning: the
// public addresses that the list uses.
func isPublic(to netip.AddrPort) bool {
	if to.Port() != 80 && to.Port() != 443 {
		return false
	}
	for _, public := range []string{"93.184.215.14", "172.32.0.1", "100.63.255.255", "100.128.0.1", "11.0.0.1"} {
		if to.Addr() == netip.MustParseAddr(public) {
			return true
		}
	}
	return false
}

func TestGuardCanBeSeenToFail(t *testing.T) {
	world := newWorld(t, ssrfCase{DNS: map[string][][]string{"*": {{"127.0.0.1"}}}})
	world.client.dialer.Control = world.note(func(string, string, syscall.RawConn) error { return nil })
	if _, err := world.client.Fetch(t.Context(), "http://news.example/"); err != nil {
		t.Fatal(err)
	}
	if got := world.connections(); len(got) == 0 || isPublic(got[0]) {
		t.Fatalf("a client without its guard was not seen to connect to loopback: %v", got)
	}
}

// world is a private internet: names answer as the case says, and every
// address serves the same page.
type world struct {
	client *Client
	mu     sync.Mutex
	to     []netip.AddrPort
}

// errPermitted ends a dial that the guard has permitted, before it reaches the
// network.
var errPermitted = errors.New("permitted")

func newWorld(t *testing.T, c ssrfCase) *world {
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c.Redirect != "" {
			w.Header()["Location"] = []string{c.Redirect}
			w.WriteHeader(http.StatusFound)
			return
		}
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte("<!doctype html><title>t</title><p>a page</p>"))
	})
	plain, secure := httptest.NewServer(handler), httptest.NewTLSServer(handler)
	t.Cleanup(plain.Close)
	t.Cleanup(secure.Close)
	w := &world{client: New(Options{Resolver: resolver(t, c.DNS)})}
	t.Cleanup(w.client.Close)
	w.client.dialer.Control = w.note(w.client.dialer.Control)
	w.client.transport.TLSClientConfig = &tls.Config{InsecureSkipVerify: true} //nolint:gosec // the test's own server
	w.client.transport.DialContext = func(ctx context.Context, network, addr string) (net.Conn, error) {
		before := len(w.connections())
		conn, err := w.client.dialer.DialContext(ctx, network, addr)
		if err == nil {
			t.Errorf("a real connection was made to %s", addr)
			return conn, nil
		}
		permitted := w.connections()[before:]
		if len(permitted) == 0 {
			return nil, err
		}
		target := plain.Listener.Addr()
		if permitted[0].Port() == 443 {
			target = secure.Listener.Addr()
		}
		return (&net.Dialer{}).DialContext(ctx, "tcp", target.String())
	}
	return w
}

func (w *world) note(guard func(string, string, syscall.RawConn) error) func(string, string, syscall.RawConn) error {
	return func(network, address string, conn syscall.RawConn) error {
		if err := guard(network, address, conn); err != nil {
			return err
		}
		w.mu.Lock()
		defer w.mu.Unlock()
		w.to = append(w.to, netip.MustParseAddrPort(address))
		return errPermitted
	}
}

func (w *world) connections() []netip.AddrPort {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]netip.AddrPort(nil), w.to...)
}

// resolver asks a DNS server of the test, on loopback. Each list of answers
// stands for one query, an A and its AAAA together; the last repeats.
func resolver(t *testing.T, answers map[string][][]string) *net.Resolver {
	conn, err := (&net.ListenConfig{}).ListenPacket(t.Context(), "udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	go func() {
		asked := map[string]int{}
		buffer := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buffer)
			if err != nil {
				return
			}
			if reply := answerDNS(buffer[:n], answers, asked); reply != nil {
				_, _ = conn.WriteTo(reply, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

func answerDNS(query []byte, answers map[string][][]string, asked map[string]int) []byte {
	var message dnsmessage.Message
	if message.Unpack(query) != nil || len(message.Questions) != 1 {
		return nil
	}
	question := message.Questions[0]
	message.Additionals = nil
	message.Response, message.RecursionAvailable = true, true
	name := strings.TrimSuffix(question.Name.String(), ".")
	lists, known := answers[name]
	if !known {
		lists = answers["*"]
	}
	key := name + question.Type.String()
	if len(lists) == 0 {
		message.RCode = dnsmessage.RCodeNameError
	} else {
		for _, text := range lists[min(asked[key], len(lists)-1)] {
			ip := netip.MustParseAddr(text)
			header := dnsmessage.ResourceHeader{Name: question.Name, Class: question.Class}
			switch {
			case ip.Is4() && question.Type == dnsmessage.TypeA:
				message.Answers = append(message.Answers, dnsmessage.Resource{Header: header, Body: &dnsmessage.AResource{A: ip.As4()}})
			case ip.Is6() && question.Type == dnsmessage.TypeAAAA:
				message.Answers = append(message.Answers, dnsmessage.Resource{Header: header, Body: &dnsmessage.AAAAResource{AAAA: ip.As16()}})
			}
		}
	}
	asked[key]++
	packed, err := message.Pack()
	if err != nil || len(packed) < binary.Size(uint16(0)) {
		return nil
	}
	return packed
}
