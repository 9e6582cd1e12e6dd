package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"os"
	"syscall"

	"code.dny.dev/ssrf"
)

// The codes of errors: why a page cannot be had. They are the names of the
// problem types that readers of the API see.
const (
	CodeInvalidURL        = "invalid-url"
	CodeAddressNotAllowed = "address-not-allowed"
	CodeDNSFailure        = "dns-failure"
	CodeConnectionRefused = "connection-refused"
	CodeTLSFailure        = "tls-failure"
	CodeTimeout           = "timeout"
	CodeOriginStatus      = "origin-status"
	CodeRobotsDisallowed  = "robots-disallowed"
	CodeNotHTML           = "not-html"
	CodeTooLarge          = "too-large"
	CodeTooManyRedirects  = "too-many-redirects"
	CodeBadResponse       = "bad-response"
)

// Error says why a page cannot be had.
type Error struct {
	Code   string // one of the Code constants
	Detail string // a sentence for the reader, without secrets of this network
	Err    error  // what happened underneath, for the log; may be nil
}

// Error gives the code, the sentence and the cause.
func (e *Error) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("fetch: %s: %s: %v", e.Code, e.Detail, e.Err)
	}
	return fmt.Sprintf("fetch: %s: %s", e.Code, e.Detail)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func refuse(why string) *Error { return &Error{Code: CodeAddressNotAllowed, Detail: why} }

// explain turns an error of the network into one for the reader. The detail
// never repeats the error's own text: that may hold addresses of this network.
func explain(err error) *Error {
	var ours *Error
	if errors.As(err, &ours) {
		return ours
	}
	is := func(targets ...error) bool {
		for _, t := range targets {
			if errors.Is(err, t) {
				return true
			}
		}
		return false
	}
	var dns *net.DNSError
	var timeout net.Error
	switch {
	case is(ssrf.ErrProhibitedIP, ssrf.ErrProhibitedPort, ssrf.ErrProhibitedNetwork, ssrf.ErrInvalidHostPort):
		return &Error{CodeAddressNotAllowed, "The address leads into a network that is not public.", err}
	case is(context.DeadlineExceeded, os.ErrDeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return &Error{CodeTimeout, "The site took too long to answer.", err}
	case errors.As(err, &dns):
		return &Error{CodeDNSFailure, "No site was found under this name.", err}
	case is(syscall.ECONNREFUSED, syscall.EHOSTUNREACH, syscall.ENETUNREACH, syscall.ECONNRESET):
		return &Error{CodeConnectionRefused, "The site did not accept the connection.", err}
	case isTLS(err):
		return &Error{CodeTLSFailure, "The site's certificate or encryption is not valid.", err}
	}
	return &Error{CodeBadResponse, "The site's answer could not be understood.", err}
}

func isTLS(err error) bool {
	var verification *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	var hostname x509.HostnameError
	var invalid x509.CertificateInvalidError
	var record tls.RecordHeaderError
	var alert tls.AlertError
	return errors.As(err, &verification) || errors.As(err, &authority) || errors.As(err, &hostname) ||
		errors.As(err, &invalid) || errors.As(err, &record) || errors.As(err, &alert)
}
