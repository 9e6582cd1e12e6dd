package fetch

import (
	"context"
	"sync"
)

// hosts lets at most `most` requests at a time go to one host.
type hosts struct {
	most int
	mu   sync.Mutex
	busy map[string]*seat
}

// seat is one host's places, and how many requests hold or await one: at none
// the host is forgotten, so that the map stays as small as the work in hand.
type seat struct {
	places chan struct{}
	users  int
}

// enter waits for a place at host and returns the function that gives it back.
func (h *hosts) enter(ctx context.Context, host string) (leave func(), err error) {
	h.mu.Lock()
	s := h.busy[host]
	if s == nil {
		s = &seat{places: make(chan struct{}, h.most)}
		h.busy[host] = s
	}
	s.users++
	h.mu.Unlock()
	forget := func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		if s.users--; s.users == 0 {
			delete(h.busy, host)
		}
	}
	select {
	case s.places <- struct{}{}:
		return func() { <-s.places; forget() }, nil
	case <-ctx.Done():
		forget()
		return nil, ctx.Err()
	}
}
