// Package app puts the server together: it is the only package that sees all
// the others.
//
//	a, err := app.New(ctx, app.Config{…})   // opens the database and the listener
//	err = a.Run(ctx)                        // serves until ctx ends, then lets requests finish
//	err = a.Close()
//
// config.go has the settings, app.go the wiring, server.go the HTTP server and
// the order of its middleware; one file each for what a middleware does
// (client.go and limit.go, headers.go, observe.go, errors.go), for health.go
// and metrics.go, for the one way to the annotator (annotating.go), and for
// what turns one package's things into another's (background.go for jobs,
// reading.go for pages). log.go keeps what readers read out of the log,
// housekeeping.go throws away what has expired.
package app
