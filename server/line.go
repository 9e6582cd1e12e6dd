package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// decodeLine reads one line of a batch. Members that the command does not know
// are left alone: data sets bring their own columns.
func decodeLine(line []byte, into any) error {
	line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf")) // a byte order mark, as some editors put it
	err := json.Unmarshal(line, into)
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &kind) && kind.Field != "":
		return &lineError{"invalid-line", fmt.Sprintf("%q must not be a %s", kind.Field, kind.Value)}
	case errors.As(err, &kind):
		return &lineError{"invalid-line", fmt.Sprintf("the line is a JSON %s, not an object", kind.Value)}
	default:
		return &lineError{"malformed-json", "the line is not JSON: " + err.Error()}
	}
}

// checkID tells whether an id is there and is a string or a number.
func checkID(id json.RawMessage) error {
	if len(id) == 0 || bytes.Equal(id, []byte("null")) {
		return &lineError{"missing-id", `the line has no "id"`}
	}
	if c := id[0]; c != '"' && c != '-' && (c < '0' || c > '9') {
		return &lineError{"invalid-line", `"id" must be a string or a number`}
	}
	return nil
}

// idOf reads the id of a line whose other members cannot be read; nil if there
// is none to be had.
func idOf(line []byte) json.RawMessage {
	var only struct {
		ID json.RawMessage `json:"id"`
	}
	if json.Unmarshal(bytes.TrimPrefix(line, []byte("\xef\xbb\xbf")), &only) != nil || checkID(only.ID) != nil {
		return nil
	}
	return only.ID
}
