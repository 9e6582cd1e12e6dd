//go:build !unix

package dbtest

import "testing"

// startPostgres starts nothing here: name a server by RECKON_TEST_POSTGRES.
func startPostgres(*testing.T) (address string, ok bool) { return "", false }
