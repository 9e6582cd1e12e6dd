package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime/debug"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
)

// Exit codes.
const (
	exitDone   = 0
	exitFailed = 1 // the work could not be done
	exitUsage  = 2 // the command line cannot be understood
)

// commands is the whole command line.
type commands struct {
	Serve      serveCommand      `cmd:"" default:"withargs" help:"Run the HTTP server. This is what runs when no command is given."`
	Annotate   annotateCommand   `cmd:"" help:"Find and check the numeric claims of an article, or of a batch of them."`
	Quantities quantitiesCommand `cmd:"" help:"Find every quantity of each text of a batch, claim or not."`
	Editor     editorCommands    `cmd:"" help:"Editors' accounts: add, list, disable."`
	Migrate    migrateCommand    `cmd:"" help:"Bring the database to the newest schema."`
	Backup     backupCommand     `cmd:"" help:"Write a consistent copy of the database while the server runs."`

	Version kong.VersionFlag `help:"Print the version and end." env:"-"`
}

const description = `Reckon checks the numbers in an article while you read it: it finds every numeric claim, says what it counts, for which
period and on whose word, and works out whether the figures agree.

Every flag can be set by environment: --fresh-for 1h is RECKON_FRESH_FOR=1h.
A flag on the command line wins over the environment.

Examples:

  server                                     serve http://localhost:8080 from reckon.db
  server annotate story.html                 one article as JSON
  server annotate https://example.org/story  the same, fetched
  server annotate --batch articles.jsonl     many, one JSON line each
  server editor add ann@example.org          make an editor's account`

// streams are the three standard streams of a run.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// usageError is a mistake in how the program was called.
type usageError struct {
	message string
	command string // whose help tells more; empty for the program's own
}

func (e usageError) Error() string { return e.message }

func usagef(format string, args ...any) error {
	return usageError{message: fmt.Sprintf(format, args...)}
}

// misread makes a usage error of what kong could not read.
func misread(err error) error {
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context != nil {
		if node := parse.Context.Selected(); node != nil {
			return usageError{err.Error(), node.FullPath()}
		}
	}
	return usageError{message: err.Error()}
}

// run reads the command line, does what it says and returns the exit code.
func run(ctx context.Context, args []string, std streams) int {
	var cli commands
	ended := -1 // set by --help and --version, which end the run while it is still being parsed
	parser, err := kong.New(&cli,
		kong.Name("server"),
		kong.Description(description),
		kong.Writers(std.out, std.err),
		kong.Exit(func(code int) {
			if ended < 0 {
				ended = code
			}
		}),
		kong.DefaultEnvars("RECKON"),
		kong.ConfigureHelp(kong.HelpOptions{NoAppDescFormat: true, NoExpandSubcommands: true, WrapUpperBound: 110}),
		kong.Vars{"version": version()},
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(std),
	)
	if err != nil {
		return report(std.err, err)
	}
	chosen, err := parser.Parse(args)
	if ended >= 0 {
		return ended
	}
	if err != nil {
		return report(std.err, misread(err))
	}
	return report(std.err, chosen.Run())
}

// report writes what went wrong as one line and returns the exit code for it.
func report(w io.Writer, err error) int {
	var usage usageError
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		// Whoever reads our output has seen enough: that is no failure.
		return exitDone
	case errors.As(err, &usage):
		if usage.command == "" {
			usage.command = "server"
		}
		_, _ = fmt.Fprintf(w, "server: %s (see %s --help)\n", oneLine(usage.message), usage.command)
		return exitUsage
	default:
		_, _ = fmt.Fprintf(w, "server: %s\n", oneLine(plain(err)))
		return exitFailed
	}
}

// plain says a failure in the fewest words: a path error without the name of
// the system call.
func plain(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return fmt.Sprintf("%s: %s", path.Path, path.Err)
	}
	return err.Error()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// version names the build by the commit it was made from.
func version() string {
	name := "reckon"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return name
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return name + " " + v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return name + " " + s.Value
		}
	}
	return name + " (development build)"
}
