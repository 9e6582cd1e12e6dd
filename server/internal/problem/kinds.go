package problem

import "net/http"

// The codes. Each is the last part of its problem's type and is what clients
// compare, so a code that was once published keeps its meaning.
const (
	MalformedJSON        = "malformed-json"
	UnknownField         = "unknown-field"
	InvalidRequest       = "invalid-request"
	MissingURL           = "missing-url"
	InvalidURL           = "invalid-url"
	AddressNotAllowed    = "address-not-allowed"
	BodyTooLarge         = "body-too-large"
	UnsupportedEncoding  = "unsupported-encoding"
	UnsupportedMediaType = "unsupported-media-type"
	DNSFailure           = "dns-failure"
	ConnectionRefused    = "connection-refused"
	TLSFailure           = "tls-failure"
	Timeout              = "timeout"
	OriginStatus         = "origin-status"
	RobotsDisallowed     = "robots-disallowed"
	NotHTML              = "not-html"
	TooLarge             = "too-large"
	TooManyRedirects     = "too-many-redirects"
	BadResponse          = "bad-response"
	NoArticle            = "no-article"
	EmptyText            = "empty-text"
	NotFound             = "not-found"
	MethodNotAllowed     = "method-not-allowed"
	RateLimited          = "rate-limited"
	Conflict             = "conflict"
	Internal             = "internal"
	Unavailable          = "unavailable"
)

// Kind is one row of the table.
type Kind struct {
	Code   string
	Status int
	// Title is the same for every occurrence, without a full stop.
	Title string
	// Explanation is what happened, in one sentence, for when nothing more
	// particular is known.
	Explanation string
	// Advice is what the person who asked can do about it.
	Advice string
}

// kinds is read only; it is an array so that nothing can be added at run time.
var kinds = [...]Kind{
	{MalformedJSON, http.StatusBadRequest, "The request is not JSON",
		"The body of the request cannot be read as JSON.",
		"Send one JSON object, for example {\"url\": \"https://example.org/story\"}."},
	{UnknownField, http.StatusUnprocessableEntity, "The request has a field that is not known",
		"The request has a field that this address does not take.",
		"Leave the field out, or check its spelling."},
	{InvalidRequest, http.StatusUnprocessableEntity, "Something in the request is not valid",
		"A value in the request is not one that is accepted here.",
		"Correct the field that is named and send the request again."},
	{MissingURL, http.StatusUnprocessableEntity, "The address of the article is missing",
		"The request does not say which article is meant.",
		"Give the article's address as \"url\"."},
	{InvalidURL, http.StatusUnprocessableEntity, "This is not a web address",
		"The address cannot be read.",
		"Copy the whole address from the browser, beginning with https://."},
	{AddressNotAllowed, http.StatusUnprocessableEntity, "This address is not on the public web",
		"The address leads to a private network, or to a port or host that is not opened from here.",
		"Only pages that anybody can open on the web can be read by address."},
	{BodyTooLarge, http.StatusRequestEntityTooLarge, "The request is too large",
		"The request is larger than what is accepted.",
		"Send the page's address instead of its contents, or a smaller part of the page."},
	{UnsupportedEncoding, http.StatusUnsupportedMediaType, "Compressed requests are not accepted",
		"The request has a Content-Encoding.",
		"Send the request uncompressed."},
	{UnsupportedMediaType, http.StatusUnsupportedMediaType, "The request is of a type that is not accepted",
		"The Content-Type of the request is not accepted here.",
		"Send the request as application/json."},
	{DNSFailure, http.StatusBadGateway, "There is no site under this name",
		"The name in the address could not be found on the internet.",
		"Check the address for a typing error, or try again in a minute."},
	{ConnectionRefused, http.StatusBadGateway, "The site cannot be reached",
		"The site did not accept a connection.",
		"Check whether the page opens in your browser, and try again in a minute."},
	{TLSFailure, http.StatusBadGateway, "The site's secure connection does not work",
		"The site's certificate is not valid, or no secure connection could be made.",
		"Check whether the page opens in your browser without a warning."},
	{Timeout, http.StatusGatewayTimeout, "The site took too long to answer",
		"The page did not arrive in time.",
		"Try again in a minute."},
	{OriginStatus, http.StatusBadGateway, "The site did not give out the page",
		"The site answered with an error instead of the page.",
		"Check whether the page opens in your browser; if it needs a login, use the extension on the open page."},
	{RobotsDisallowed, http.StatusUnprocessableEntity, "The site does not want this page read by programs",
		"The site's robots.txt excludes this page.",
		"Use the extension on the open page, which sends what you see yourself."},
	{NotHTML, http.StatusUnprocessableEntity, "This is not a web page",
		"What is at the address is not HTML: perhaps a PDF, a picture or a video.",
		"Give the address of an article on a web page."},
	{TooLarge, http.StatusUnprocessableEntity, "The page is too large",
		"The page is larger than 5 MB.",
		"Look for a version of the article for printing or for phones."},
	{TooManyRedirects, http.StatusBadGateway, "The address leads round in circles",
		"The site sent us on to another address too many times.",
		"Copy the address again after the page has opened in your browser."},
	{BadResponse, http.StatusBadGateway, "The site's answer cannot be read",
		"The site answered with something that is not a proper web response.",
		"Try again in a minute."},
	{NoArticle, http.StatusUnprocessableEntity, "No article was found on this page",
		"The page does not hold an article: it may be a start page, a list, or only a notice.",
		"Open the article itself and give its address."},
	{EmptyText, http.StatusUnprocessableEntity, "There is no text to read",
		"The text or page that was sent is empty.",
		"Send the article's text or page."},
	{NotFound, http.StatusNotFound, "There is nothing here",
		"Nothing is kept under this address.",
		"Check the address; it may have been mistyped or the item withdrawn."},
	{MethodNotAllowed, http.StatusMethodNotAllowed, "This address does not take this kind of request",
		"The method of the request is not allowed here.",
		"See /openapi.json for what this address takes."},
	{RateLimited, http.StatusTooManyRequests, "Too many requests",
		"More requests came from your address than are accepted in this time.",
		"Wait a little and try again; the header Retry-After says how long."},
	{Conflict, http.StatusConflict, "Somebody else was quicker",
		"What you decided on has changed since you saw it.",
		"Look at how it stands now and decide again."},
	{Internal, http.StatusInternalServerError, "Something went wrong on our side",
		"The server failed while it worked on this.",
		"Try again; if it happens again, tell whoever runs this server."},
	{Unavailable, http.StatusServiceUnavailable, "The server is not ready",
		"The server is starting, stopping, or has too much to do.",
		"Try again in a few seconds."},
}

// All returns the whole table, in the order in which a page should list it.
func All() []Kind { return append([]Kind(nil), kinds[:]...) }

// Lookup returns the row of a code.
func Lookup(code string) (Kind, bool) {
	for _, k := range kinds {
		if k.Code == code {
			return k, true
		}
	}
	return Kind{}, false
}
