package auth

import (
	"strings"
	"sync"
	"time"
)

// How many sign-ins may fail in a window.
const (
	throttleWindow = 15 * time.Minute
	// perPair is for one account from one address: what a forgetful editor
	// needs. It leaves the account open from elsewhere, so that a stranger who
	// guesses does not shut its owner out.
	perPair = 10
	// perAccount keeps guessing one account hopeless from many addresses.
	perAccount = 100
	// perAddress keeps trying one password on many accounts hopeless. It is
	// higher than perPair because a newsroom may share an address.
	perAddress = 30
	// perLoopback is for the machine itself, which is most likely a proxy that
	// was not named as trusted, behind which everybody has one address.
	perLoopback = 300
	// throttleKeys bounds the memory; the one that ends soonest makes room.
	throttleKeys = 10_000
)

// loopbackKey is the key of every address of the machine itself.
const loopbackKey = "address:loopback"

// throttle counts attempts in this process alone: a restart forgets them, and
// each node has its own, which multiplies the limits by their number.
type throttle struct {
	mu   sync.Mutex
	keys map[string]window
}

// window is how often one key was tried, and when that is forgotten.
type window struct {
	tries int
	ends  time.Time
}

func newThrottle() *throttle { return &throttle{keys: make(map[string]window)} }

// try counts an attempt for each key before it is made, so that many at once
// do not slip through. Where a key has had its share nothing is counted, and
// the time to wait is returned.
func (t *throttle) try(now time.Time, keys ...string) time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, key := range keys {
		if w := t.keys[key]; w.tries >= limit(key) && w.ends.After(now) {
			return w.ends.Sub(now)
		}
	}
	for _, key := range keys {
		w := t.keys[key]
		if !w.ends.After(now) {
			t.makeRoom(now)
			w = window{ends: now.Add(throttleWindow)}
		}
		w.tries++
		t.keys[key] = w
	}
	return 0
}

// succeeded takes back what a right attempt was counted as, and forgets the
// wrong ones before it where they were the same person's.
func (t *throttle) succeeded(keys ...string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, key := range keys {
		w := t.keys[key]
		if w.tries--; w.tries <= 0 || limit(key) == perPair {
			delete(t.keys, key)
		} else {
			t.keys[key] = w
		}
	}
}

// makeRoom drops what is over, and if that was nothing, what is over next.
func (t *throttle) makeRoom(now time.Time) {
	if len(t.keys) < throttleKeys {
		return
	}
	var first string
	for key, w := range t.keys {
		if !w.ends.After(now) {
			delete(t.keys, key)
		} else if first == "" || w.ends.Before(t.keys[first].ends) {
			first = key
		}
	}
	if len(t.keys) >= throttleKeys {
		delete(t.keys, first)
	}
}

func limit(key string) int {
	switch {
	case strings.HasPrefix(key, "pair:"):
		return perPair
	case strings.HasPrefix(key, "account:"):
		return perAccount
	case key == loopbackKey:
		return perLoopback
	}
	return perAddress
}
