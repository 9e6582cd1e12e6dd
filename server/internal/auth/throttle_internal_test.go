package auth

import (
	"fmt"
	"testing"
	"time"
)

func TestThrottleIsBounded(t *testing.T) {
	th, now := newThrottle(), time.Date(2025, 11, 25, 9, 0, 0, 0, time.UTC)
	for i := range throttleKeys + 500 {
		if wait := th.try(now.Add(time.Duration(i)), fmt.Sprintf("address:%d", i)); wait != 0 {
			t.Fatalf("the first attempt of %d has to wait %v", i, wait)
		}
	}
	if len(th.keys) > throttleKeys {
		t.Errorf("it keeps %d", len(th.keys))
	}
	if _, kept := th.keys[fmt.Sprintf("address:%d", throttleKeys+499)]; !kept {
		t.Error("the newest was dropped")
	}
}

func TestAddressKey(t *testing.T) {
	for _, same := range [][2]string{
		{"2001:db8::1", "2001:db8::ffff:2"}, {"192.0.2.1", "::ffff:192.0.2.1"}, {"fe80::1%eth0", "fe80::2"}, {"127.0.0.1", "::1"},
	} {
		if addressKey(same[0]) != addressKey(same[1]) {
			t.Errorf("%s and %s are told apart", same[0], same[1])
		}
	}
	for _, other := range [][2]string{{"2001:db8::1", "2001:db8:0:1::1"}, {"192.0.2.1", "192.0.2.2"}} {
		if addressKey(other[0]) == addressKey(other[1]) {
			t.Errorf("%s and %s are one", other[0], other[1])
		}
	}
}

func TestALimitForEachSortOfKey(t *testing.T) {
	for key, want := range map[string]int{
		attemptKeys("nell@ellery.example", "192.0.2.1")[0]: 10, accountKey("nell@ellery.example"): 100, accountKey("?"): 100,
		addressKey("192.0.2.1"): 30, addressKey("127.0.0.1"): 300} {
		th, now := newThrottle(), time.Date(2025, 11, 25, 9, 0, 0, 0, time.UTC)
		n := 0
		for th.try(now, key) == 0 {
			n++
		}
		if n != want {
			t.Errorf("%s may try %d times, want %d", key, n, want)
		}
	}
}

func TestRightAttemptsDoNotCount(t *testing.T) {
	th, now := newThrottle(), time.Date(2025, 11, 25, 9, 0, 0, 0, time.UTC)
	keys := attemptKeys("nell@ellery.example", "192.0.2.1")
	for range perPair - 1 {
		th.try(now, keys...)
	}
	for i := range 1000 {
		if wait := th.try(now, keys...); wait != 0 {
			t.Fatalf("after %d right attempts the next has to wait %v", i, wait)
		}
		th.succeeded(keys...)
	}
	if _, kept := th.keys[keys[0]]; kept {
		t.Error("what an editor mistyped is held against them after they got it right")
	}
	if got := th.keys[keys[2]].tries; got != perPair-1 {
		t.Errorf("the address has %d attempts, want the wrong ones: %d", got, perPair-1)
	}
}
