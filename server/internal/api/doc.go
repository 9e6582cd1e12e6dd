// Package api is the readers' API: what the browser extension, and anybody
// else's program, asks the server for. routes.go is the whole table.
//
// It is open to every origin and knows no cookies or accounts (cors.go).
// Answers about stored articles are made once for each version of an article
// and kept as final bytes (content.go), so that a hot article costs one build
// however many read it. Every error is a problem+json (reply.go) of a type
// from package problem.
//
// It knows the database's types and declares what it needs of the rest (api.go);
// fetching and storing are behind [Jobs].
package api
