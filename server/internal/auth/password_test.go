package auth_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alexedwards/argon2id"

	"reckon/db"
	"reckon/server/internal/auth"
)

func TestCheckPassword(t *testing.T) {
	for _, tc := range []struct {
		password string
		good     bool
	}{
		{"seven gulls on the quay", true},
		{"kaltesklareswasser", true},
		{"ünïcödé wörds", true},
		{"83917465028371", true}, // from dice
		{"aB3$aB3$xQ9!", true},
		{"elevenchars", false},
		{"", false},
		{"password1234", false},
		{"Password!2025", false},
		{"passwordpassword", false},
		{"123456789012", false},
		{"111111111111", false},
		{"aaaaaaaaaaaaaa", false},
		{"            ", false},
		{"qwertyuiop12", false},
		{"letmeinletmein", false},
		{"reckonreckon", false},
		{"admin-admin-admin", false},
		{"nell.ashdown1", false},
		{"nell.ashdown@ellery.example", false},
		{"gull\x00gull\x00gulls", false},
		{"\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8\xf7\xf6\xf5\xf4", false},
		{strings.Repeat("gulls and ", 26), false}, // 260
	} {
		err := auth.CheckPassword(tc.password, "nell.ashdown@ellery.example")
		if (err == nil) != tc.good {
			t.Errorf("CheckPassword(%q) = %v", tc.password, err)
		}
		var refusal *auth.Refusal
		if err != nil && (!errors.As(err, &refusal) || refusal.Field != "password") {
			t.Errorf("CheckPassword(%q) = %#v", tc.password, err)
		}
	}
}

func TestEmail(t *testing.T) {
	for given, want := range map[string]string{
		" Nell@Ellery.Example ": "nell@ellery.example", "a+b@c.example": "a+b@c.example",
		"": "", "nell": "", "Nell <nell@ellery.example>": "", "a@b@c": "", "nell@ellery.example\nBcc: x@y.example": "",
		strings.Repeat("a", 250) + "@b.example": "",
	} {
		if got, err := auth.Email(given); got != want || (err == nil) != (want != "") {
			t.Errorf("Email(%q) = %q, %v", given, got, err)
		}
	}
}

func TestNewEditor(t *testing.T) {
	store, err := db.Open(t.Context(), filepath.Join(t.TempDir(), "reckon.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	if err := store.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	made, err := auth.NewEditor(t.Context(), store, "Nell@Ellery.Example", password, db.RoleEditor)
	if err != nil {
		t.Fatal(err)
	}
	if made.Email != address || made.Role != db.RoleEditor || made.ID == "" {
		t.Errorf("the account is %+v", made)
	}
	right, params, err := argon2id.CheckHash(password, made.PasswordHash)
	if err != nil || !right || *params != *auth.Strength() {
		t.Errorf("the hash %s is %v with %+v, %v", made.PasswordHash, right, params, err)
	}
	var refusal *auth.Refusal
	if _, err := auth.NewEditor(t.Context(), store, address, password, db.RoleEditor); !errors.As(err, &refusal) || refusal.Field != "email" {
		t.Errorf("a second account with one address: %v", err)
	}
	if _, err := auth.NewEditor(t.Context(), store, "tom@ellery.example", "password1234", db.RoleEditor); !errors.As(err, &refusal) || refusal.Field != "password" {
		t.Errorf("an obvious password: %v", err)
	}
}
