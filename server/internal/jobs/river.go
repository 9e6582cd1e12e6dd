package jobs

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivertype"
)

// arguments are what River keeps of a job.
type arguments struct {
	URL string `json:"url"` // canonical
}

// Kind names the job to River.
func (arguments) Kind() string { return kind }

const kind = "annotate"

// InsertOpts makes a job unique for its address until it has ended.
func (arguments) InsertOpts() river.InsertOpts {
	return river.InsertOpts{
		MaxAttempts: attempts,
		UniqueOpts: river.UniqueOpts{
			ByArgs: true,
			ByState: []rivertype.JobState{
				rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRunning,
				rivertype.JobStateRetryable, rivertype.JobStateScheduled,
			},
		},
	}
}

// riverConfig has River look for jobs at once when one is inserted here, and
// now and then for those that other processes inserted.
func riverConfig(o Options, workers *river.Workers) *river.Config {
	const (
		cooldown = time.Millisecond       // an insert is followed by a look for jobs at once
		poll     = 500 * time.Millisecond // for what other processes insert
	)
	return &river.Config{
		ID:                   nodePrefix(o.Node) + strings.ToLower(rand.Text()),
		FetchCooldown:        cooldown,
		FetchPollInterval:    poll,
		JobTimeout:           -1, // the worker sees to it, to tell what took long
		RescueStuckJobsAfter: o.Patience + 30*time.Second,
		MaxAttempts:          attempts,
		Logger:               o.Logger,
		Queues:               map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: o.Workers}},
		Workers:              workers,
	}
}

// nodePrefix begins the ids under which a node takes part.
func nodePrefix(node string) string {
	const longest = 60 // River allows 100 for the whole id
	return node[:min(len(node), longest)] + "/"
}

func hostName() string {
	name, err := os.Hostname()
	if err != nil {
		return "reckon"
	}
	return name
}

// sqliteDriver keeps River from polling for notifications, every 50 ms on the
// one connection that writes. Without a listener River tells its own producer
// of each insert directly, which is quicker, and there is no other process.
type sqliteDriver struct{ *riversqlite.Driver }

func (sqliteDriver) SupportsListener() bool     { return false }
func (sqliteDriver) SupportsListenNotify() bool { return false }

func newDriver(d Database) riverdriver.Driver[*sql.Tx] {
	if d.IsPostgres() {
		return riverdatabasesql.New(d.Writer())
	}
	return sqliteDriver{riversqlite.New(d.Writer())}
}

// lockMigration keeps nodes that start at the same time from making River's
// tables at the same time.
func lockMigration(ctx context.Context, d Database) (unlock func() error, err error) {
	if !d.IsPostgres() {
		return func() error { return nil }, nil
	}
	const key = 7_253_620_178 // any number that nobody else takes
	session, err := d.Writer().Conn(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := session.ExecContext(ctx, `SELECT pg_advisory_lock($1)`, key); err != nil {
		return nil, errors.Join(err, session.Close())
	}
	return func() error {
		_, err := session.ExecContext(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock($1)`, key)
		return errors.Join(err, session.Close())
	}, nil
}

// rescue puts jobs back in the queue that are marked as running and cannot be:
// on SQLite all of them, as this is the process that works them and it has not
// begun; on PostgreSQL those of this node's earlier lives. The others' are
// River's own rescuer's, which needs longer to be sure. A job that has been cut
// off too often is given up: perhaps it was the reason. It returns how many
// there were.
func rescue(ctx context.Context, o Options) (int64, error) {
	mine, args := `TRUE`, []any(nil)
	if o.Database.IsPostgres() {
		mine, args = `starts_with(attempted_by[array_upper(attempted_by, 1)], $1)`, []any{nodePrefix(o.Node)}
	}
	const left = ` WHERE state = 'running' AND kind = '` + kind + `' AND `
	var total int64
	for _, update := range []string{
		`UPDATE river_job SET state = 'available'` + left + `attempt < max_attempts AND ` + mine,
		`UPDATE river_job SET state = 'discarded', finalized_at = attempted_at` + left + `attempt >= max_attempts AND ` + mine,
	} {
		result, err := o.Database.Writer().ExecContext(ctx, update, args...)
		if err != nil {
			return total, fmt.Errorf("begin jobs again: %w", err)
		}
		n, err := result.RowsAffected()
		if err != nil {
			return total, err
		}
		total += n
	}
	return total, nil
}
