// The server program: Reckon's HTTP server and its command line.
//
// One file a command: serve.go, annotate.go, quantities.go, editor.go,
// database.go (migrate, backup). cli.go reads the arguments and is the one
// place that turns an error into an exit code; batch.go runs JSON lines
// through all cores in their order.
package main
