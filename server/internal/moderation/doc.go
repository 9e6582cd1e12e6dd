// Package moderation is the editors' queue: what waits, an article at a time,
// one item with its history, and the decisions on them.
//
// # Wiring
//
//	queue, err := moderation.New(moderation.Options{Store: store, Editors: a, Shell: site})
//	queue.Register(app)              // GET /moderation, …/articles/:id, …/items/:id; POST …/items/:id/decision
//
// Editors is *auth.Auth, Shell is *web.Site. Errors that handlers return are
// *problem.Problem where the editor can do something about them; the
// application's error handler makes a page of them.
//
// # What holds here
//
//   - Each decision is made on a version. A stale one changes nothing and is
//     answered with 409 and a page that says what has changed since and lets
//     the editor decide again; the identical one over again succeeds.
//   - Everything is a form. After a decision the browser is sent back (303) to
//     where it was, at the next item, so that reloading decides nothing twice.
//     The script only adds keys and saves the reload.
//   - Filters and places in the list are URLs. The place is a cursor: items that
//     come or go do not make pages jump.
//   - Nothing is cached, and nothing is open to other origins.
//
// Where to look: queue.go, article.go, item.go are the pages, decision.go the
// decisions, view.go what the templates are made from, reasons.go the list of
// reasons, static/moderation.js the keys.
package moderation
