package canonical_test

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"reckon/annotator/canonical"
)

// cases is shared with the extension, whose own form of this rule must agree.
const cases = "../testdata/canonical.json"

func TestURL(t *testing.T) {
	raw, err := os.ReadFile(cases)
	if err != nil {
		t.Fatal(err)
	}
	var table []struct {
		URL       string
		Canonical *string
		Why       string
	}
	if err := json.Unmarshal(raw, &table); err != nil {
		t.Fatal(err)
	}
	if len(table) < 30 {
		t.Fatalf("%s holds %d cases, want at least 30", cases, len(table))
	}
	for _, c := range table {
		t.Run(c.Why, func(t *testing.T) {
			got, err := canonical.URL(c.URL)
			switch {
			case c.Canonical == nil && err == nil:
				t.Fatalf("URL(%q) = %q, want it refused", c.URL, got)
			case c.Canonical == nil:
				return
			case err != nil:
				t.Fatalf("URL(%q): %v", c.URL, err)
			case got != *c.Canonical:
				t.Fatalf("URL(%q) = %q, want %q", c.URL, got, *c.Canonical)
			}
			again, err := canonical.URL(got)
			if err != nil || again != got {
				t.Errorf("not idempotent: URL(%q) = %q, %v", got, again, err)
			}
		})
	}
}

func TestURLRefusesWhatIsTooLong(t *testing.T) {
	if _, err := canonical.URL("https://example.com/" + strings.Repeat("a", canonical.MaxLength)); err == nil {
		t.Error("an address over MaxLength was accepted")
	}
}

func TestURLSaysWhenItIsNotHTTP(t *testing.T) {
	if _, err := canonical.URL("ftp://example.com/"); !errors.Is(err, canonical.ErrNotHTTP) {
		t.Errorf("got %v, want ErrNotHTTP", err)
	}
}

func FuzzURL(f *testing.F) {
	f.Add("https://example.com/a?utm_source=x&id=1#b")
	f.Add("http://[::1]:80/%zz")
	f.Fuzz(func(t *testing.T, raw string) {
		once, err := canonical.URL(raw)
		if err != nil {
			return
		}
		twice, err := canonical.URL(once)
		if err != nil || twice != once {
			t.Errorf("URL(%q) = %q, but URL of that = %q, %v", raw, once, twice, err)
		}
	})
}
