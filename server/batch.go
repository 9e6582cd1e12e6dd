package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
)

const (
	// maxLine is the longest line of a batch, in bytes: a page of 5 MB with
	// every character escaped stays below it.
	maxLine = 16 << 20
	// maxInFlight bounds the bytes of the lines that are read but not yet
	// answered, whatever their number.
	maxInFlight = 4 * maxLine
	// windowPerCore bounds the number of such lines, so that one slow line
	// cannot pile up the answers behind it.
	windowPerCore = 64
)

// lineError says why a line of a batch has no answer.
type lineError struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

func (e *lineError) Error() string { return e.Message }

// lineFailure is the answer to a line that could not be read.
type lineFailure struct {
	ID    json.RawMessage `json:"id,omitempty"`
	Line  int             `json:"line"`
	Error *lineError      `json:"error"`
}

// answerLine answers one line: a value to be written as JSON, or a *lineError
// beside the line's id as far as that could be read.
type answerLine func(ctx context.Context, line []byte) (answer any, id json.RawMessage, err error)

// task is one line on its way through a batch.
type task struct {
	number  int
	line    []byte
	tooLong bool
	weight  int64
	done    chan []byte // receives the answer, once
}

// runBatch reads JSON lines from in, answers them on all cores and writes the
// answers in the order of the lines, each as soon as those before it are out.
// Its memory is bounded by maxInFlight and the window, not by the input.
func runBatch(ctx context.Context, in io.Reader, out io.Writer, answer answerLine) error {
	cores := runtime.GOMAXPROCS(0)
	group, ctx := errgroup.WithContext(ctx)
	room := semaphore.NewWeighted(maxInFlight)
	work := make(chan *task, cores)
	ordered := make(chan *task, windowPerCore*cores)

	group.Go(func() error {
		defer close(work)
		defer close(ordered)
		return readLines(ctx, in, room, work, ordered)
	})
	for range cores {
		group.Go(func() error {
			for t := range work {
				t.done <- encodeAnswer(ctx, t, answer)
			}
			return nil
		})
	}
	group.Go(func() error { return writeInOrder(ctx, out, room, ordered) })
	return group.Wait()
}

// readLines hands each line that is not blank to the workers and, in order,
// to the writer.
func readLines(ctx context.Context, in io.Reader, room *semaphore.Weighted, work, ordered chan<- *task) error {
	lines := bufio.NewReaderSize(in, 64<<10)
	for number := 1; ; number++ {
		line, tooLong, err := readLine(lines)
		if len(bytes.TrimSpace(line)) > 0 || tooLong {
			t := &task{number: number, line: line, tooLong: tooLong, weight: int64(len(line)), done: make(chan []byte, 1)}
			if err := room.Acquire(ctx, t.weight); err != nil {
				return err
			}
			for _, to := range []chan<- *task{ordered, work} {
				select {
				case to <- t:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading line %d: %w", number, err)
		}
	}
}

// readLine returns the next line without its end. Of a line longer than
// maxLine nothing is kept but that it was too long.
func readLine(r *bufio.Reader) (line []byte, tooLong bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if !tooLong {
			line = append(line, part...)
		}
		if len(line) > maxLine+1 { // the line's end counts for nothing
			line, tooLong = nil, true
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimSuffix(line, []byte("\n")), tooLong, err
		}
	}
}

// encodeAnswer gives the line that answers a task. A fault of the program on
// one line is that line's answer and does not end the run.
func encodeAnswer(ctx context.Context, t *task, answer answerLine) (out []byte) {
	defer func() {
		if fault := recover(); fault != nil {
			out = encodeFailure(t.number, nil, &lineError{"internal", fmt.Sprintf("the program failed on this line: %v", fault)})
		}
	}()
	if t.tooLong {
		return encodeFailure(t.number, nil, &lineError{"line-too-long", fmt.Sprintf("the line is longer than %d MB", maxLine>>20)})
	}
	value, id, err := answer(ctx, t.line)
	if err == nil {
		out, err = encodeJSON(value)
	}
	if err != nil {
		return encodeFailure(t.number, id, err)
	}
	return out
}

func encodeFailure(number int, id json.RawMessage, err error) []byte {
	var known *lineError
	if !errors.As(err, &known) {
		known = &lineError{"internal", err.Error()}
	}
	out, err := encodeJSON(lineFailure{ID: id, Line: number, Error: known})
	if err != nil { // an id that is no JSON: cannot be, it was read as JSON
		out, _ = encodeJSON(lineFailure{Line: number, Error: known})
	}
	return out
}

// encodeJSON writes a value as one line of JSON, with < > & as they are.
func encodeJSON(value any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// writeInOrder writes answers as they come and flushes whenever the next one
// is not there yet, so that a reader at the other end of a pipe never waits
// for an answer that exists.
func writeInOrder(ctx context.Context, to io.Writer, room *semaphore.Weighted, ordered <-chan *task) error {
	out := bufio.NewWriterSize(to, 256<<10)
	for {
		t, ok, err := next(ctx, out, ordered)
		if err != nil {
			return err
		}
		if !ok {
			return out.Flush()
		}
		answer, _, err := next(ctx, out, t.done)
		if err != nil {
			return err
		}
		if _, err := out.Write(answer); err != nil {
			return err
		}
		room.Release(t.weight)
	}
}

// next receives from a channel, flushing out first if that means waiting.
func next[T any](ctx context.Context, out *bufio.Writer, from <-chan T) (value T, ok bool, err error) {
	select {
	case value, ok = <-from:
		return value, ok, nil
	default:
	}
	if err := out.Flush(); err != nil {
		return value, false, err
	}
	select {
	case value, ok = <-from:
		return value, ok, nil
	case <-ctx.Done():
		return value, false, ctx.Err()
	}
}

// openBatch opens a file of JSON lines, "-" being standard input.
func openBatch(name string, std streams) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(std.in), nil
	}
	return os.Open(name) //nolint:gosec // the file that the caller names
}
