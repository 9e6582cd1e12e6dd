// Package db keeps what the server knows: articles with their revisions, the
// annotations and checks found in them, what editors decided, who the editors
// are, and what happened (events).
//
// There is one SQL text for two engines, embedded SQLite and PostgreSQL; all
// that differs between them is in dialect.go. What is a noun in the field is a
// file here. The conformance suite in dbtest runs on both.
//
// # What holds
//
//   - What readers may see is decided in one SQL fragment (visibility.go).
//   - Every transaction that changes what readers may see of an article counts
//     up its Version, and no other does: whatever is made from an article may
//     be kept under (id, version) for ever.
//   - A decision is made on a version of an annotation: a stale one is refused
//     with a *[StaleError], the identical one again succeeds.
//   - An article's identity is its address, never what its page says of itself.
//   - Time comes from [DB.Now] or from the caller, never from the engine; it
//     is kept in UTC to the microsecond.
//
// Texts are kept as given, but for what PostgreSQL cannot keep (NUL, broken
// UTF-8): making them safe to show is for whoever shows them.
package db
