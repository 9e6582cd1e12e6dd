// Package jobs reads articles in the background: one job per address, however
// many ask for it, on River, which keeps its jobs in the same database as all
// else.
//
// A job fetches the page, annotates it, and keeps the result. What a reader
// should be told of a page that cannot be had is the job's outcome, kept with
// it and for a short time with the address; it is not tried again by itself.
// A job whose process died is tried again when the server next starts.
//
// What is in which file: queue.go the queue's life, wait.go what callers do,
// flights.go how those who wait learn the outcome, worker.go the work,
// river.go what River needs to be told.
package jobs
