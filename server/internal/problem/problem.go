package problem

import (
	"errors"
	"strings"
	"unicode"
)

// MediaType is the Content-Type of a rendered problem.
const MediaType = "application/problem+json"

// maxDetail bounds what an occurrence says of itself, in bytes: details may
// repeat what a client or a site sent.
const maxDetail = 500

// Problem is one occurrence. It is an error: find it with errors.As into a
// *Problem, or with [Of].
type Problem struct {
	Code   string
	Status int
	Title  string
	// Detail is what is particular to this occurrence, as a sentence; empty
	// where the kind's explanation says it all.
	Detail string
	// Field names the part of the request that is meant, as the client wrote
	// it ("url", "body.period.start"); empty where it is none.
	Field string

	cause error
}

// New makes a problem of a code of the table, with what is particular to the
// occurrence or "". A code that is not in the table makes an [Internal] problem
// without the detail, so that a slip of ours never shows a reader more than it
// should.
func New(code, detail string) *Problem {
	kind, known := Lookup(code)
	if !known {
		kind, _ = Lookup(Internal)
		detail = ""
	}
	return &Problem{Code: kind.Code, Status: kind.Status, Title: kind.Title, Detail: plain(detail)}
}

// WithField returns a copy that names the field of the request that is meant.
func (p *Problem) WithField(name string) *Problem {
	named := *p
	named.Field = plain(name)
	return &named
}

// Because returns a copy that carries the error behind it, for the log and for
// errors.Is; it is never shown to who asked.
func (p *Problem) Because(cause error) *Problem {
	caused := *p
	caused.cause = cause
	return &caused
}

// Error says what happened, for a log.
func (p *Problem) Error() string {
	text := p.Code
	if p.Field != "" {
		text += " (" + p.Field + ")"
	}
	if p.Detail != "" {
		text += ": " + p.Detail
	}
	if p.cause != nil {
		text += ": " + p.cause.Error()
	}
	return text
}

// Unwrap returns the error behind the problem, if any.
func (p *Problem) Unwrap() error { return p.cause }

// Of returns the problem in err's chain, or an [Internal] problem because of
// err where there is none. It returns nil for a nil err.
func Of(err error) *Problem {
	if err == nil {
		return nil
	}
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	return New(Internal, "").Because(err)
}

// Words says what happened and what to do about it, for a reader.
func (p *Problem) Words() string {
	kind, _ := Lookup(p.Code)
	what := p.Detail
	if what == "" {
		what = kind.Explanation
	}
	if what != "" && !strings.ContainsAny(what[len(what)-1:], ".!?") {
		what += "."
	}
	return strings.TrimSpace(what + " " + kind.Advice)
}

// Document is the problem as RFC 9457 has it, with two members of our own:
// code, which is the last part of type, and field.
type Document struct {
	Type   string `json:"type" format:"uri-reference" doc:"Which problem this is; the address explains it"`
	Title  string `json:"title" doc:"The problem in a few words, the same for every occurrence"`
	Status int    `json:"status" doc:"The HTTP status"`
	Detail string `json:"detail" doc:"What happened and what to do about it, in words for a reader"`
	Code   string `json:"code" doc:"The last part of type"`
	Field  string `json:"field,omitempty" doc:"The part of the request that is meant"`
}

// Render gives the problem its outer form. base is the server's own address
// without a trailing slash; with an empty one, type is relative, which RFC 9457
// allows.
func (p *Problem) Render(base string) Document {
	return Document{
		Type:  TypeURL(base, p.Code),
		Title: p.Title, Status: p.Status, Detail: p.Words(), Code: p.Code, Field: p.Field,
	}
}

// TypeURL is the address that names, and explains, the problems of a code.
func TypeURL(base, code string) string { return base + "/problems/" + code }

// plain keeps text from outside from being anything but one line of text:
// valid UTF-8, no control characters, none that change the direction of
// writing.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	if len(s) > maxDetail {
		s = strings.ToValidUTF8(s[:maxDetail], "") + "…"
	}
	return strings.TrimSpace(s)
}
