package fetch

import (
	"errors"
	"net/netip"
	"net/url"
	"testing"
)

func TestGate(t *testing.T) {
	base := &url.URL{Scheme: "https", Host: "news.example", Path: "/a/b"}
	for _, c := range []struct {
		name, raw string
		base      *url.URL
		open      bool
		want      string // the URL to ask for, or the code of the error
	}{
		{"plain", "http://news.example", nil, false, "http://news.example"},
		{"fragment goes", "https://news.example/a#b", nil, false, "https://news.example/a"},
		{"host in lower case", "https://NEWS.Example/A", nil, false, "https://news.example/A"},
		{"default port goes", "https://news.example:443/", nil, false, "https://news.example/"},
		{"international name", "https://bücher.example/", nil, false, "https://xn--bcher-kva.example/"},
		{"relative redirect", "../c?d=e", base, false, "https://news.example/c?d=e"},
		{"scheme-relative redirect", "//other.example/x", base, false, "https://other.example/x"},
		{"wrong port for the scheme", "http://news.example:443/", nil, false, CodeAddressNotAllowed},
		{"user information", "https://me:secret@news.example/", nil, false, CodeAddressNotAllowed},
		{"file", "file:///etc/passwd", nil, false, CodeAddressNotAllowed},
		{"redirect to a script", "javascript:alert(1)", base, false, CodeAddressNotAllowed},
		{"a name of the local network", "http://printer.local/", nil, false, CodeAddressNotAllowed},
		{"a single label", "http://intranet/", nil, false, CodeAddressNotAllowed},
		{"an internal name", "http://db.prod.internal/", nil, false, CodeAddressNotAllowed},
		{"an onion", "http://abc.onion/", nil, false, CodeAddressNotAllowed},
		{"a suffix that only looks private", "http://mylocal.example/", nil, false, "http://mylocal.example/"},
		{"a number as the last label", "http://1.2.3/", nil, false, CodeAddressNotAllowed},
		{"a zone", "http://[fe80::1%25eth0]/", nil, false, CodeAddressNotAllowed},
		{"backslash", `http://news.example\@other.example/`, nil, false, CodeInvalidURL},
		{"no scheme", "news.example/x", nil, false, CodeAddressNotAllowed},
		{"empty port", "http://news.example:/", nil, false, CodeInvalidURL},
		{"development: any port", "http://127.0.0.1:8181/x", nil, true, "http://127.0.0.1:8181/x"},
		{"development: a local name", "http://localhost:8181/", nil, true, "http://localhost:8181/"},
		{"development: still no file", "file:///etc/passwd", nil, true, CodeAddressNotAllowed},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := gate(c.raw, c.base, c.open)
			var ours *Error
			switch {
			case errors.As(err, &ours):
				if ours.Code != c.want {
					t.Errorf("refused as %s, want %s", ours.Code, c.want)
				}
			case err != nil:
				t.Errorf("error without a code: %v", err)
			case got.String() != c.want:
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func FuzzGateURL(f *testing.F) {
	for _, seed := range []string{"http://news.example/", "http://[::1]/", "http://a@b/", "http://0x7f.1/", "//x", "http://ⓛocal/", "http://news.example.:80"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		u, err := gate(raw, nil, false)
		if err != nil {
			var ours *Error
			if !errors.As(err, &ours) || ours.Detail == "" {
				t.Fatalf("error without words: %v", err)
			}
			return
		}
		if u.User != nil || u.Port() != "" || u.Fragment != "" || u.Scheme != "http" && u.Scheme != "https" {
			t.Fatalf("%q passed as %q", raw, u)
		}
		again, err := gate(u.String(), nil, false)
		if err != nil || again.String() != u.String() {
			t.Fatalf("%q passed as %q, which becomes %v, %v", raw, u, again, err)
		}
	})
}

func FuzzGuardAddr(f *testing.F) {
	f.Add([]byte{127, 0, 0, 1}, uint16(80))
	f.Add([]byte{8, 8, 8, 8}, uint16(443))
	f.Add([]byte{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 10, 0, 0, 1}, uint16(80))
	g := newGuard(nil)
	f.Fuzz(func(t *testing.T, raw []byte, port uint16) {
		ip, ok := netip.AddrFromSlice(raw)
		if !ok {
			return
		}
		network := "tcp6"
		if ip.Is4() {
			network = "tcp4"
		}
		if g.control(network, netip.AddrPortFrom(ip, port).String(), nil) != nil {
			return
		}
		plain := ip.Unmap()
		if ip.Is4In6() || plain.IsPrivate() || plain.IsLoopback() || plain.IsLinkLocalUnicast() || plain.IsMulticast() || plain.IsUnspecified() {
			t.Fatalf("%s was permitted", ip)
		}
		if port != 80 && port != 443 {
			t.Fatalf("port %d was permitted", port)
		}
	})
}
