package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"golang.org/x/term"

	"reckon/db"
	"reckon/server/internal/auth"
)

// editorCommands are the commands about editors' accounts.
type editorCommands struct {
	Add     editorAddCommand     `cmd:"" help:"Make an account. The password is asked for, or read from standard input."`
	List    editorListCommand    `cmd:"" help:"List the accounts."`
	Disable editorDisableCommand `cmd:"" help:"Close an account and end its sessions. What the editor decided stays."`
}

type editorAddCommand struct {
	databaseFlag
	Email string `arg:"" help:"The editor's e-mail address."`
	Admin bool   `help:"The editor may manage other editors."`
}

// Help implements kong.HelpProvider.
func (editorAddCommand) Help() string {
	return `At a terminal the password is asked for twice and not shown; otherwise it is the first line of standard input.

Examples:

    server editor add ann@example.org
    pwgen -s 20 1 | server editor add bot@example.org`
}

// Run implements the command.
func (c *editorAddCommand) Run(ctx context.Context, std streams) error {
	if _, err := auth.Email(c.Email); err != nil {
		return usagef("editor add %s: %s", c.Email, err)
	}
	password, err := readPassword(std)
	if err != nil {
		return err
	}
	role := db.RoleEditor
	if c.Admin {
		role = db.RoleAdmin
	}
	return c.use(ctx, func(store *db.DB) error {
		editor, err := auth.NewEditor(ctx, store, c.Email, password, role)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(std.out, "Added %s %s.\n", editor.Role, editor.Email)
		return err
	})
}

// readPassword asks for a password at a terminal, without showing it, or else
// takes the first line of standard input.
func readPassword(std streams) (string, error) {
	if in, ok := std.in.(*os.File); ok && term.IsTerminal(int(in.Fd())) {
		return askPassword(int(in.Fd()), std.err)
	}
	line, err := bufio.NewReader(io.LimitReader(std.in, 4096)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("reading the password: %w", err)
	}
	line = strings.TrimRight(line, "\r\n")
	if line == "" {
		return "", errors.New("no password was given on standard input")
	}
	return line, nil
}

func askPassword(terminal int, prompt io.Writer) (string, error) {
	ask := func(words string) (string, error) {
		if _, err := fmt.Fprint(prompt, words); err != nil {
			return "", err
		}
		typed, err := term.ReadPassword(terminal)
		_, _ = fmt.Fprintln(prompt)
		return string(typed), err
	}
	first, err := ask("Password: ")
	if err != nil {
		return "", fmt.Errorf("reading the password: %w", err)
	}
	again, err := ask("Once more: ")
	if err != nil {
		return "", fmt.Errorf("reading the password: %w", err)
	}
	if first != again {
		return "", errors.New("the two passwords are not the same")
	}
	return first, nil
}

type editorListCommand struct{ databaseFlag }

// Run implements the command.
func (c *editorListCommand) Run(ctx context.Context, std streams) error {
	return c.use(ctx, func(store *db.DB) error {
		editors, err := store.Editors(ctx)
		if err != nil {
			return err
		}
		table := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
		if _, err := fmt.Fprintln(table, "EMAIL\tROLE\tSINCE\tSTATE"); err != nil {
			return err
		}
		for _, e := range editors {
			state := "active"
			if !e.Active() {
				state = "disabled " + e.Disabled.Format(time.DateOnly)
			}
			if _, err := fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", e.Email, e.Role, e.Created.Format(time.DateOnly), state); err != nil {
				return err
			}
		}
		return table.Flush()
	})
}

type editorDisableCommand struct {
	databaseFlag
	Email string `arg:"" help:"The editor's e-mail address."`
}

// Run implements the command.
func (c *editorDisableCommand) Run(ctx context.Context, std streams) error {
	return c.use(ctx, func(store *db.DB) error {
		editor, err := store.EditorByEmail(ctx, c.Email)
		if errors.Is(err, db.ErrNotFound) {
			return fmt.Errorf("there is no editor with the address %s", c.Email)
		}
		if err != nil {
			return err
		}
		if err := store.DisableEditor(ctx, editor.ID); err != nil {
			return err
		}
		_, err = fmt.Fprintf(std.out, "Disabled %s.\n", editor.Email)
		return err
	})
}
