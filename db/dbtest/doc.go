// Package dbtest holds what every engine of the store must do, as one suite of
// tests ([Run]), and opens a store for a test on each: [SQLite], [Postgres].
//
// A test of PostgreSQL needs a server: the one that RECKON_TEST_POSTGRES names,
// whose user may create databases, or PostgreSQL's own programs on this
// machine, with which a private one is started and stopped.
package dbtest
