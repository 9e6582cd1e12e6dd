// Package auth knows who the editors are: passwords, sign-in and sign-out,
// sessions, the protection of forms, and the one-time link by which the first
// administrator makes their account.
//
// # Wiring
//
//	a, err := auth.New(auth.Options{Store: store, Shell: site, Base: "https://reckon.example", Logger: log})
//	a.Register(app)                          // before the routes under /moderation that need an editor
//	if link, err := a.SetupLink(ctx); link != "" { … print it … }
//	queue := moderation.New(moderation.Options{Editors: a, …})
//
// Register adds GET and POST /moderation/sign-in, POST /moderation/sign-out,
// GET and POST /moderation/setup/:token. [Auth.Require] is the middleware for
// everything else under /moderation. The command line adds accounts by
// [NewEditor], under the same rules as the setup link.
//
// # What holds here
//
//   - Passwords are kept as argon2id hashes with the parameters of [Strength]:
//     RFC 9106, section 4, second recommendation.
//   - A session is 256 random bits in a cookie, of which the store has only a
//     hash. It is made anew at each sign-in, so that a planted one is worth
//     nothing, and ends after [SessionLife].
//   - Every request that changes something carries a token: of its session, or,
//     where there is none yet, of a cookie that other sites can neither read
//     nor set. A browser's own word (Sec-Fetch-Site) is believed as well.
//   - Sign-in takes as long for an account that does not exist as for one that
//     does, and says the same. Attempts are limited by account and by address.
//   - Nothing here is cached or open to other origins.
//
// Where to look: password.go rules and hashing, session.go cookies and the
// middleware, form.go tokens of forms, signin.go, setup.go, throttle.go.
package auth
