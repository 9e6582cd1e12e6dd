package main

import "sync/atomic"

// endless is an input that never ends: lines of 64 kB.
type endless struct{ read atomic.Int64 }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
		if (e.read.Load()+int64(i))%(64<<10) == 0 {
			p[i] = '\n'
		}
	}
	e.read.Add(int64(len(p)))
	return len(p), nil
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }
