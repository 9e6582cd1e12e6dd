//go:build unix

package dbtest

import (
	"bufio"
	"context"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// startPostgres starts a private server that listens on a socket in a folder
// of its own, and stops it, by its own process id, when the test ends.
func startPostgres(t *testing.T) (address string, ok bool) {
	t.Helper()
	programs, ok := findPrograms()
	if !ok {
		return "", false
	}
	// Not t.TempDir: its path can be too long for a socket's, and its parent
	// is closed to the user that the server runs as.
	folder, err := os.MkdirTemp("", "reckon-pg-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	as, ok := serverUser(t, folder)
	if !ok {
		return "", false
	}
	data := filepath.Join(folder, "data")
	initdb := exec.CommandContext(t.Context(), filepath.Join(programs, "initdb"), //nolint:gosec // found, not given
		"--pgdata", data, "--username", "reckon", "--auth", "trust", "--encoding", "UTF8", "--no-locale", "--no-sync")
	initdb.SysProcAttr, initdb.Dir = as, folder
	if out, err := initdb.CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	runServer(t, filepath.Join(programs, "postgres"), data, folder, as)
	return (&url.URL{Scheme: "postgres", Path: "/postgres", RawQuery: url.Values{"host": {folder}, "user": {"reckon"}}.Encode()}).String(), true
}

// findPrograms returns the folder of the newest PostgreSQL of this machine.
func findPrograms() (folder string, ok bool) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
	if err == nil && len(found) > 0 {
		return filepath.Dir(slices.MaxFunc(found, func(a, b string) int { return release(a) - release(b) })), true
	}
	onPath, err := exec.LookPath("postgres")
	if err != nil {
		return "", false
	}
	if onPath, err = filepath.EvalSymlinks(onPath); err != nil {
		return "", false
	}
	return filepath.Dir(onPath), true
}

// release is the number in /usr/lib/postgresql/{number}/bin/postgres.
func release(program string) int {
	n, err := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(program))))
	if err != nil {
		return 0
	}
	return n
}

// serverUser says as whom the server runs: PostgreSQL refuses to run as root.
func serverUser(t *testing.T, folder string) (*syscall.SysProcAttr, bool) {
	t.Helper()
	if os.Geteuid() != 0 {
		return &syscall.SysProcAttr{}, true
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, false
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chown(folder, int(uid), int(gid)); err != nil {
		t.Fatal(err)
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}, true
}

func runServer(t *testing.T, program, data, socket string, as *syscall.SysProcAttr) {
	t.Helper()
	const ready, patience = "ready to accept connections", 30 * time.Second
	// Its life ends by the signal in Cleanup, not with a context.
	server := exec.CommandContext(context.WithoutCancel(t.Context()), program, "-D", data, "-k", socket, //nolint:gosec // found, not given
		"-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=200")
	server.SysProcAttr, server.Dir = as, socket
	server.Env = append(os.Environ(), "LC_ALL=C")
	log, err := server.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	up := make(chan struct{})
	ended := make(chan string)
	go func() {
		var said []string
		for lines := bufio.NewScanner(log); lines.Scan(); {
			said = append(said, lines.Text())
			if strings.Contains(lines.Text(), ready) {
				close(up)
			}
		}
		ended <- strings.Join(said, "\n")
	}()
	t.Cleanup(func() {
		_ = server.Process.Signal(syscall.SIGINT) // ends sessions and stops
		<-ended
		_ = server.Wait()
	})
	select {
	case <-up:
	case said := <-ended:
		go func() { ended <- said }()
		t.Fatalf("postgres did not start:\n%s", said)
	case <-time.After(patience):
		t.Fatal("postgres did not get ready in time")
	}
}
