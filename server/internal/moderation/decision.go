package moderation

import (
	"errors"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/utils"

	"reckon/db"
	"reckon/server/internal/problem"
)

// maxWords bounds an editor's own words, in bytes.
const maxWords = 2000

// decisionAnswer is what the script gets in place of a page.
type decisionAnswer struct {
	Status  string `json:"status"` // of the item, as it is now
	Version int64  `json:"version"`
	Words   string `json:"words"` // what to tell the editor
}

// decide takes the form of a decision.
func (q *Queue) decide(c *fiber.Ctx) error {
	d, err := q.decisionOf(c)
	if err != nil {
		return err
	}
	decided, err := q.Store.Decide(c.UserContext(), d)
	var stale *db.StaleError
	switch {
	case errors.As(err, &stale):
		return q.answerStale(c, d, stale.Current)
	case errors.Is(err, db.ErrNotFound):
		return problem.New(problem.NotFound, "There is no such figure in the queue")
	case errors.Is(err, db.ErrInvalid):
		return problem.New(problem.InvalidRequest, "").WithField("action").Because(err)
	case err != nil:
		return err
	}
	if wantsJSON(c) {
		return c.JSON(decisionAnswer{string(decided.Status), decided.Version, outcome(decided)})
	}
	return c.Redirect(placeAfter(formField(c, "back"), formField(c, "next"), decided.ID), fiber.StatusSeeOther)
}

// decisionOf reads the form.
func (q *Queue) decisionOf(c *fiber.Ctx) (db.Decision, error) {
	d := db.Decision{
		AnnotationID: utils.CopyString(c.Params("id")), EditorID: q.Editors.EditorID(c),
		Action: db.Action(formField(c, "action")), Words: plainText(formField(c, "words")),
	}
	var err error
	if d.Version, err = strconv.ParseInt(formField(c, "version"), 10, 64); err != nil {
		return d, problem.New(problem.InvalidRequest, "The form does not say which version was decided on").WithField("version")
	}
	switch d.Action {
	case db.Approve, db.Reopen:
	case db.Reject:
		if d.Reason = formField(c, "reason"); !isReason(d.Reason) {
			return d, problem.New(problem.InvalidRequest, "A rejection needs a reason from the list").WithField("reason")
		}
	default:
		return d, problem.New(problem.InvalidRequest, "A figure can be approved, rejected or reopened").WithField("action")
	}
	if len(d.Words) > maxWords {
		return d, problem.New(problem.InvalidRequest, "The note is longer than 2,000 characters").WithField("words")
	}
	return d, nil
}

// answerStale tells an editor that somebody was quicker, and what holds now.
func (q *Queue) answerStale(c *fiber.Ctx, d db.Decision, current db.Annotation) error {
	v, err := q.viewPage(c, current, formField(c, "back"))
	if err != nil {
		return err
	}
	v.Stale = &staleView{Wanted: actionWords(d.Action), Seen: d.Version}
	for _, entry := range v.History {
		entry.New = entry.Made > d.Version
		if entry.New {
			v.Stale.Since = append(v.Stale.Since, entry)
		}
	}
	if wantsJSON(c) {
		return c.Status(fiber.StatusConflict).JSON(decisionAnswer{string(current.Status), current.Version, v.Stale.words(current)})
	}
	return q.page(c, fiber.StatusConflict, "This figure has changed", "item.html", v)
}

// outcome says what was done.
func outcome(a db.Annotation) string {
	switch a.Status {
	case db.Approved:
		return "Approved. Readers see it as reviewed."
	case db.Rejected:
		return "Rejected. Readers do not see it any more."
	case db.Pending:
		return "Reopened. It waits for a decision again."
	case db.Superseded:
	}
	return "It is " + statusWords(a.Status) + "."
}

func actionWords(a db.Action) string {
	switch a {
	case db.Approve:
		return "approved"
	case db.Reject:
		return "rejected"
	case db.Reopen:
		return "reopened"
	}
	return string(a)
}

// placeAfter is where the browser goes after a decision: where it came from,
// at the item after the one that was decided.
func placeAfter(back, next, decided string) string {
	u, err := url.Parse(back)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || strings.ContainsAny(back, "\\\r\n") ||
		u.Path != "/moderation" && !strings.HasPrefix(u.Path, "/moderation/") || strings.Contains(u.Path, "..") {
		u = &url.URL{Path: "/moderation"}
	}
	query := u.Query()
	query.Set("done", decided)
	at := url.URL{Path: u.Path, RawQuery: query.Encode()}
	if next != "" && isID(next) {
		at.Fragment = "item-" + next
	}
	return at.String()
}

// isID tells whether a text can be the id of an annotation.
func isID(s string) bool {
	return len(s) <= 64 && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLower(r) && !unicode.IsDigit(r) })
}

// wantsJSON tells the script's requests from the forms'.
func wantsJSON(c *fiber.Ctx) bool { return c.Get(fiber.HeaderAccept) == fiber.MIMEApplicationJSON }

// formField reads a field of a urlencoded form, in a copy that outlives the
// handler.
func formField(c *fiber.Ctx, name string) string {
	return utils.CopyString(string(c.Request().PostArgs().Peek(name)))
}

// plainText keeps an editor's words to text: valid UTF-8 without control
// characters but line breaks, and without what turns the direction of writing.
func plainText(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return -1
		}
		return r
	}, s))
}
