package jobs

import (
	"context"
	"sync"
	"time"
)

// flights tells those who wait for jobs in this process how they ended, at
// once and without asking the database for each of them.
type flights struct {
	mu    sync.Mutex
	byID  map[int64]*flight
	byURL map[string]*flight // those that have not landed
}

// flight is a job that somebody here waits for, or that has just ended here.
type flight struct {
	id      int64
	url     string
	landed  chan struct{} // closed when outcome is set
	outcome Outcome
	waiting int
	stop    context.CancelFunc // ends looking for it in the database
}

// remembered is how long a flight is kept after landing: longer than River
// takes, up to a quarter of a second, to write down that the job has ended.
const remembered = 30 * time.Second

func newFlights() *flights {
	return &flights{byID: map[int64]*flight{}, byURL: map[string]*flight{}}
}

// of returns the flight of a job, if there is one.
func (f *flights) of(id int64) (*flight, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	one, found := f.byID[id]
	return one, found
}

// to returns the flight of a job that is under way for an address and looked
// after: somebody waits for it here.
func (f *flights) to(url string) (id int64, found bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	one, found := f.byURL[url]
	if !found {
		return 0, false
	}
	return one.id, true
}

// watch joins those who wait for a job. The first has look run in the
// background, until the flight has landed or nobody waits any more. Each must
// leave.
func (f *flights) watch(id int64, url string, look func(context.Context)) *flight {
	f.mu.Lock()
	defer f.mu.Unlock()
	one, found := f.byID[id]
	if !found {
		one = &flight{id: id, url: url, landed: make(chan struct{})}
		ctx, stop := context.WithCancel(context.Background())
		one.stop = stop
		f.byID[id], f.byURL[url] = one, one
		go look(ctx)
	}
	one.waiting++
	return one
}

// leave ends waiting.
func (f *flights) leave(one *flight) {
	f.mu.Lock()
	defer f.mu.Unlock()
	one.waiting--
	if one.waiting > 0 || one.hasLanded() {
		return
	}
	one.stop()
	f.forget(one)
}

// land tells all who wait how a job ended; the first to say so is believed.
func (f *flights) land(id int64, url string, outcome Outcome) {
	f.mu.Lock()
	defer f.mu.Unlock()
	one, found := f.byID[id]
	if !found {
		one = &flight{id: id, url: url, landed: make(chan struct{}), stop: func() {}}
		f.byID[id] = one
	}
	if one.hasLanded() {
		return
	}
	one.outcome = outcome
	close(one.landed)
	one.stop()
	if f.byURL[url] == one {
		delete(f.byURL, url)
	}
	time.AfterFunc(remembered, func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.forget(one)
	})
}

// forget takes a flight out of the books. f.mu is held.
func (f *flights) forget(one *flight) {
	if f.byID[one.id] == one {
		delete(f.byID, one.id)
	}
	if f.byURL[one.url] == one {
		delete(f.byURL, one.url)
	}
}

func (one *flight) hasLanded() bool {
	select {
	case <-one.landed:
		return true
	default:
		return false
	}
}
