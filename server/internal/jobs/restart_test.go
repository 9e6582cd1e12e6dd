package jobs_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"reckon/db"
	"reckon/db/dbtest"
	"reckon/server/internal/jobs"
	"reckon/server/internal/problem"
)

// held is a site whose pages come when release is closed; begun tells of each
// page that is asked for.
func held() (web *site, begun chan string, release chan struct{}) {
	begun, release = make(chan string, 10), make(chan struct{})
	return &site{answer: func(ctx context.Context, url string) (jobs.Page, error) {
		begun <- url
		select {
		case <-release:
			return pageAt(url), nil
		case <-ctx.Done():
			return jobs.Page{}, ctx.Err()
		}
	}}, begun, release
}

func TestStopWaitsForWhatRuns(t *testing.T) {
	store := dbtest.SQLite(t)
	web, begun, release := held()
	q := newQueue(t, store, web, nil)
	if err := q.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	id := ensure(t, q, story)
	<-begun
	stopped := make(chan error)
	go func() { stopped <- q.Stop(t.Context()) }()
	close(release)
	if err := <-stopped; err != nil {
		t.Error(err)
	}
	after := newQueue(t, store, &site{}, nil) // does not work: what it says was written down
	if outcome := wait(t, after, id); outcome.ArticleID == "" {
		t.Errorf("outcome %+v", outcome)
	}
}

func TestWhatStopCutsOffIsDoneAtTheNextStart(t *testing.T) {
	store := dbtest.SQLite(t)
	web, begun, _ := held()
	q := newQueue(t, store, web, nil)
	if err := q.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	id := ensure(t, q, story)
	<-begun
	told := make(chan jobs.Outcome)
	go func() {
		outcome, err := waitFor(t.Context(), q, id)
		if err != nil {
			t.Error(err)
		}
		told <- outcome
	}()
	now, cancel := context.WithCancel(t.Context())
	cancel()
	if err := q.Stop(now); err != nil {
		t.Error(err)
	}
	wantProblem(t, <-told, problem.Unavailable)
	again := &site{}
	next := started(t, store, again, nil)
	if outcome := wait(t, next, id); outcome.ArticleID == "" || again.asked.Load() != 1 {
		t.Errorf("outcome %+v after %d fetches", outcome, again.asked.Load())
	}
}

// TestKilled starts this test's program again as a server that is killed in
// the middle of a job; the job is done at the next start.
func TestKilled(t *testing.T) {
	const file, running = "RECKON_JOBS_TEST_FILE", "running "
	if path := os.Getenv(file); path != "" {
		workUntilKilled(t, path, running)
		return
	}
	path := t.TempDir() + "/reckon.db"
	server := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestKilled$") //nolint:gosec // this very program
	server.Env = append(os.Environ(), file+"="+path)
	out, err := server.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	var id string
	for lines := bufio.NewScanner(out); id == "" && lines.Scan(); {
		_, _ = fmt.Sscanf(lines.Text(), running+"%s", &id)
	}
	if err := server.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = server.Wait() // says that it was killed
	if id == "" {
		t.Fatal("no job was begun")
	}

	store, err := db.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	begin := time.Now()
	web := &site{}
	q := started(t, store, web, nil)
	outcome := wait(t, q, id)
	if outcome.ArticleID == "" || web.asked.Load() != 1 {
		t.Errorf("outcome %+v after %d fetches", outcome, web.asked.Load())
	}
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
}

func workUntilKilled(t *testing.T, path, running string) {
	t.Helper()
	store, err := db.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	web, begun, _ := held()
	q := started(t, store, web, func(o *jobs.Options) { o.Patience = time.Hour })
	id := ensure(t, q, story)
	<-begun
	fmt.Println(running + id)
	select {} // until killed
}

// A page that ends the process each time is given up.
func TestWhatIsCutOffTooOftenIsGivenUp(t *testing.T) {
	store := dbtest.SQLite(t)
	web := &site{}
	waiting := newQueue(t, store, web, nil)
	id := ensure(t, waiting, story)
	if _, err := store.Writer().ExecContext(t.Context(),
		"UPDATE river_job SET state = 'running', attempt = max_attempts, attempted_at = created_at"); err != nil {
		t.Fatal(err)
	}
	q := started(t, store, web, nil)
	wantProblem(t, wait(t, q, id), problem.Internal)
	if n := web.asked.Load(); n != 0 {
		t.Errorf("%d fetches", n)
	}
}

// On PostgreSQL one node's readers wait for what another works on.
func TestOnPostgres(t *testing.T) {
	open, ok := dbtest.Postgres(t)
	if !ok {
		return
	}
	store := open(t)
	web := &site{}
	var nodes sync.WaitGroup
	for range 4 { // that start at once
		nodes.Go(func() { newQueue(t, store, web, nil) })
	}
	nodes.Wait()
	reading := newQueue(t, store, web, func(o *jobs.Options) { o.Node = "reading" })
	started(t, store, web, func(o *jobs.Options) { o.Node = "working" })
	id := ensure(t, reading, story)
	if outcome := wait(t, reading, id); outcome.ArticleID == "" {
		t.Errorf("outcome %+v", outcome)
	}
	if state, err := reading.State(t.Context(), id); err != nil || state.Phase != jobs.Done {
		t.Errorf("state %+v, %v", state, err)
	}

	// What a node's earlier life left behind it begins again; another's it
	// leaves alone.
	for _, c := range []struct {
		node string
		mine bool
	}{{"working", true}, {"elsewhere", false}} {
		page := story + "?" + c.node
		cut := ensure(t, reading, page)
		wait(t, reading, cut)
		if _, err := store.Writer().ExecContext(t.Context(), `UPDATE river_job SET state = 'running', finalized_at = NULL,
			attempted_by = ARRAY[$1 || '/earlier'] WHERE args->>'url' = $2`, c.node, page); err != nil {
			t.Fatal(err)
		}
		next := newQueue(t, store, web, func(o *jobs.Options) { o.Node = "working" })
		if err := next.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		var state string
		if err := store.Writer().QueryRowContext(t.Context(), `SELECT state FROM river_job WHERE args->>'url' = $1`, page).Scan(&state); err != nil {
			t.Fatal(err)
		}
		if !c.mine && state != "running" {
			t.Errorf("another node's job was put back: it is %s", state)
		}
		if c.mine {
			wait(t, next, cut)
		}
		stop(t, next)
	}
}
