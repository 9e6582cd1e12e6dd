package api

import (
	"testing"
	"time"
)

func TestPreferredWait(t *testing.T) {
	for header, want := range map[string]struct {
		wait    time.Duration
		applied bool
	}{
		"":                              {15 * time.Second, false},
		"wait=5":                        {5 * time.Second, true},
		"Wait = 5":                      {5 * time.Second, true},
		`wait="5"`:                      {5 * time.Second, true},
		"wait=0":                        {0, true},
		"wait=3600":                     {60 * time.Second, true},
		"wait=-1":                       {15 * time.Second, false},
		"wait=soon":                     {15 * time.Second, false},
		"wait":                          {15 * time.Second, false},
		"wait=99999999999999999999":     {15 * time.Second, false},
		"respond-async":                 {0, true},
		"respond-async, wait=10":        {10 * time.Second, true},
		"return=minimal, wait=7; x=y":   {7 * time.Second, true},
		"wait=1, wait=2":                {time.Second, true},
		"handling=lenient,respond-sync": {15 * time.Second, false},
	} {
		if wait, applied := preferredWait(header, defaultWait); wait != want.wait || applied != want.applied {
			t.Errorf("%q: %v %v, want %v %v", header, wait, applied, want.wait, want.applied)
		}
	}
}
