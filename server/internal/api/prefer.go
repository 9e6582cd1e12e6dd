package api

import (
	"strconv"
	"strings"
	"time"
)

// preferredWait reads how long a client wants to wait from its Prefer header
// (RFC 7240): wait=N in seconds, at most maxWait; respond-async without a wait
// is not at all. What cannot be understood counts as not said, as the RFC
// wants it; applied says whether anything was.
func preferredWait(prefer string, otherwise time.Duration) (wait time.Duration, applied bool) {
	wait = otherwise
	for preference := range strings.SplitSeq(prefer, ",") {
		preference, _, _ = strings.Cut(preference, ";")
		name, value, _ := strings.Cut(preference, "=")
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "wait":
			seconds, err := strconv.ParseUint(strings.Trim(strings.TrimSpace(value), `"`), 10, 31)
			if err != nil {
				continue
			}
			return min(time.Duration(seconds)*time.Second, maxWait), true // the first one counts
		case "respond-async":
			wait, applied = 0, true
		}
	}
	return wait, applied
}

// preferenceApplied is the header that tells a client how long it was waited.
func preferenceApplied(wait time.Duration) [2]string {
	return [2]string{"Preference-Applied", "wait=" + strconv.Itoa(int(wait/time.Second))}
}
