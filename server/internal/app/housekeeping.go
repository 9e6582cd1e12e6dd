package app

import (
	"context"
	"time"
)

// housekeepingEvery is how often what has expired is thrown away. Nothing
// depends on it but the size of the database.
const housekeepingEvery = time.Hour

// keepHouse throws away editors' sessions that have expired, until ctx ends.
func (a *App) keepHouse(ctx context.Context) {
	tick := time.NewTicker(housekeepingEvery)
	defer tick.Stop()
	for {
		n, err := a.store.DeleteExpiredSessions(ctx, a.Now())
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			a.Logger.Warn("expired sessions were not deleted", "error", err)
		case n > 0:
			a.Logger.Debug("expired sessions deleted", "sessions", n)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}
