package auth

import (
	"context"
	"errors"
	"fmt"
	"net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"
	"golang.org/x/text/unicode/norm"

	"reckon/db"
)

// Strength is how passwords are hashed: 64 MiB, 3 passes, 4 lanes, the second
// recommendation of RFC 9106, section 4. On two cores of 2025 a hash takes
// about a tenth of a second. The numbers stand in each hash, so they can be
// raised without anybody noticing.
func Strength() *argon2id.Params {
	return &argon2id.Params{Memory: 64 * 1024, Iterations: 3, Parallelism: 4, SaltLength: 16, KeyLength: 32}
}

// The length of passwords, in characters. The upper limit only keeps work
// bounded. There are no rules about which characters: they make passwords
// worse (NIST SP 800-63B, section 3.1.1).
const (
	MinPassword = 12
	MaxPassword = 256
)

// EditorStore is what an account is made in; *db.DB is one.
type EditorStore interface {
	AddEditor(ctx context.Context, e db.Editor) (db.Editor, error)
	EditorByEmail(ctx context.Context, email string) (db.Editor, error)
}

// Refusal says in words for the person at the form what is wrong with an
// e-mail address or a password.
type Refusal struct {
	Field string // "email" or "password"
	Words string
}

// Error implements error.
func (r *Refusal) Error() string { return r.Words }

// NewEditor makes an account. It is refused with a *[Refusal] where the
// address or the password will not do, or the address has an account already.
func NewEditor(ctx context.Context, store EditorStore, email, password string, role db.Role) (db.Editor, error) {
	editor, err := prepare(ctx, store, email, password, Strength())
	if err != nil {
		return db.Editor{}, err
	}
	editor.Role = role
	return translate(store.AddEditor(ctx, editor))
}

// prepare makes everything of an account but its role, and keeps nothing.
func prepare(ctx context.Context, store EditorStore, email, password string, strength *argon2id.Params) (db.Editor, error) {
	address, err := Email(email)
	if err != nil {
		return db.Editor{}, err
	}
	if err := CheckPassword(password, address); err != nil {
		return db.Editor{}, err
	}
	if _, err := store.EditorByEmail(ctx, address); err == nil {
		return db.Editor{}, taken()
	} else if !errors.Is(err, db.ErrNotFound) {
		return db.Editor{}, fmt.Errorf("look for the account: %w", err)
	}
	hash, err := argon2id.CreateHash(normal(password), strength)
	if err != nil {
		return db.Editor{}, fmt.Errorf("hash the password: %w", err)
	}
	return db.Editor{Email: address, PasswordHash: hash}, nil
}

// translate puts it in words where somebody was quicker with the address.
func translate(editor db.Editor, err error) (db.Editor, error) {
	if errors.Is(err, db.ErrExists) {
		return db.Editor{}, taken()
	}
	return editor, err
}

func taken() error {
	return &Refusal{Field: "email", Words: "There is an account with this e-mail address already."}
}

// Email gives the form in which an e-mail address names an account: lower
// case, without a name beside it.
func Email(given string) (string, error) {
	given = strings.ToLower(strings.TrimSpace(given))
	parsed, err := mail.ParseAddress(given)
	if err != nil || parsed.Address != given || len(given) > 254 {
		return "", &Refusal{Field: "email", Words: "This is not an e-mail address. It should look like name@example.org."}
	}
	return given, nil
}

// CheckPassword tells whether a new password will do: long enough, and not one
// of those that are tried first. email may be empty.
func CheckPassword(password, email string) error {
	if !utf8.ValidString(password) || strings.ContainsRune(password, 0) {
		return &Refusal{Field: "password", Words: "The password holds characters that cannot be typed."}
	}
	password = normal(password)
	switch n := utf8.RuneCountInString(password); {
	case n < MinPassword:
		return &Refusal{Field: "password", Words: fmt.Sprintf("The password needs at least %d characters; this one has %d. A few words with spaces are fine.", MinPassword, n)}
	case n > MaxPassword:
		return &Refusal{Field: "password", Words: fmt.Sprintf("The password is longer than %d characters.", MaxPassword)}
	case isObvious(password, email):
		return &Refusal{Field: "password", Words: "This password is among the first that are tried. Take a few words that nobody would put together."}
	}
	return nil
}

// normal makes one password of the ways in which keyboards write the same
// letters.
func normal(password string) string { return norm.NFC.String(password) }

// fragments are what obvious passwords of twelve characters and more are put
// together from. Longer ones come before those that they begin with.
var fragments = [...]string{
	"administrator", "moderation", "moderator", "correcthorsebatterystaple", "password", "passwort", "passw0rd", "p4ssword", "p@ssw0rd", "p@ssword",
	"iloveyou", "changeme", "welcome", "letmein", "trustno1", "whatever", "football", "baseball", "superman", "princess", "sunshine", "starwars",
	"qwertyuiop", "qwertyuio", "qwertzuiop", "azertyuiop", "qwerty", "qwertz", "azerty", "asdfghjkl", "asdfgh", "zxcvbnm", "1q2w3e4r5t", "1q2w3e4r", "1qaz2wsx", "qazwsx",
	"abcdefghijklmnopqrstuvwxyz", "abcdefghijkl", "abcdef", "abc", "newsroom", "reporter", "editor", "secret", "monkey", "dragon", "master", "shadow",
	"reckon", "admin", "login", "hello", "test", "pass", "user", "root",
}

// isObvious tells whether nothing is left of a password once what everybody
// thinks of first is taken out of it.
func isObvious(password, email string) bool {
	rest := strings.ToLower(password)
	name, host, _ := strings.Cut(email, "@")
	for _, own := range []string{email, name, host, strings.TrimSuffix(host, ending(host))} {
		if len(own) >= 3 {
			rest = strings.ReplaceAll(rest, own, "")
		}
	}
	for _, f := range fragments {
		rest = strings.ReplaceAll(rest, f, "")
	}
	left := make(map[rune]bool)
	for _, r := range rest {
		if unicode.IsLetter(r) || r > unicode.MaxASCII {
			left[r] = true
		}
	}
	digits := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, rest)
	// Twelve digits that do not run on, as from dice, are no worse than words.
	return len(left) < 4 && (len(digits) < MinPassword || runsOn(digits))
}

// ending is the last part of a host name with its dot.
func ending(host string) string {
	if i := strings.LastIndexByte(host, '.'); i >= 0 {
		return host[i:]
	}
	return ""
}

// runsOn tells whether digits mostly count up, count down or repeat.
func runsOn(digits string) bool {
	steps := 0
	for i := 1; i < len(digits); i++ {
		switch int(digits[i]) - int(digits[i-1]) {
		case 0, 1, -1, 9, -9:
			steps++
		}
	}
	return steps*2 > len(digits)
}
