package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestFurniture bounds the lines that are looked at: whatever its first
// words, a long paragraph is prose.
const longestFurniture = 280

// isFurnitureLine says whether a line of text is a page's and not an
// article's: an invitation to log in, sign up, follow or share; a pointer to
// other stories; a byline, a date line, a count of comments; a credit.
func isFurnitureLine(line string) bool {
	if len(line) > longestFurniture || line == "" {
		return false
	}
	lower := strings.ToLower(strings.TrimLeft(line, " ([*—–-•▶►»>|"))
	return hasPrefixOf(lower, invitations[:]) || len(lower) < 160 && (hasPrefixOf(lower, pointers[:]) || isCredit(line, lower)) ||
		isWholeLabel(lower) || saysAll(lower) || isDateLine(lower) || isByline(line) || isCounter(lower)
}

// isInvitation says whether a line asks its reader to log in, sign up or
// follow: what is left of a page's furniture when its text is copied.
func isInvitation(line string) bool {
	if len(line) > longestFurniture {
		return false
	}
	lower := strings.ToLower(line)
	return hasPrefixOf(lower, invitations[:]) || saysAll(lower)
}

func hasPrefixOf(s string, prefixes []string) bool {
	if s == "" {
		return false
	}
	for _, p := range prefixes {
		if p[0] == s[0] && strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// isPointer says whether a short line heads a list of other stories.
func isPointer(line string) bool {
	lower := strings.ToLower(line)
	return hasPrefixOf(lower, pointers[:]) || isWholeLabel(lower)
}

// invitations begin lines that ask the reader for something.
var invitations = [...]string{
	"you must be logged in", "you must log in", "you need to be logged in", "you have to be logged in", "please log in", "please sign in",
	"please login", "please subscribe", "please enable", "please share", "log in to ", "login to ", "log in or ", "sign in to ", "sign in or ",
	"register to ", "create an account", "already a subscriber", "already have an account", "already registered", "subscribe to ", "subscribe now",
	"subscribe today", "subscribe for ", "subscribe here", "sign up for ", "sign up to ", "sign up here", "sign up now", "sign up today",
	"get the latest updates", "get the latest news", "get breaking news", "get our ", "get updates", "get more stories", "join our ", "join us on ",
	"join the conversation", "join the discussion", "follow us", "follow @", "find us on", "like us on", "like this story", "like this article",
	"enjoyed this article", "enjoy this article", "did you like this", "was this article", "share this", "share on ", "share it ", "share your thoughts", "tell us what you think",
	"let us know what you think", "let us know in the comments", "what do you think? ", "leave a comment", "leave a reply", "leave your comment", "post a comment", "add a comment",
	"write a comment", "join the debate", "be the first to comment", "have your say", "have a tip", "got a tip", "have a story", "do you have a story",
	"send us your", "send tips", "send your tips", "contact the author", "contact the writer", "contact the reporter", "email the author", "email the writer", "support our journalism",
	"support independent", "donate ", "download our app", "download the app", "your email address", "click here to subscribe", "click here to sign", "click here for more", "click to subscribe",
	"thank you for subscribing", "thanks for signing", "by signing up", "by subscribing", "by clicking", "by submitting", "we use cookies", "this site uses", "this website uses", "this site is protected", "enter your email",
	"sie müssen eingeloggt", "sie müssen angemeldet", "vous devez être connecté", "debes iniciar sesión", "debe iniciar sesión", "suscríbete", "abonnez-vous", "inscrivez-vous", "inscreva-se",
	"siga-nos", "síguenos", "suivez-nous", "seguici su", "iscriviti", "jetzt abonnieren", "newsletter abonnieren", "melden sie sich",
}

// pointers begin lines that point to something else to read or watch.
var pointers = [...]string{
	"read more:", "read more about", "read more from", "read more at", "read more here", "read also", "read next", "read:", "read our ", "read the full story", "also read", "also see", "also on ", "see also", "see more:",
	"more:", "more from", "more on this", "more on ", "more stories", "more news", "more great", "most read", "most popular", "related:", "related article", "related stor",
	"related post", "related news", "related topic", "related content", "related link", "recommended for", "recommended:", "recommended stories", "you may also", "you might also", "you may like", "you might like", "don't miss", "don’t miss",
	"up next", "watch:", "watch more", "watch now", "video:", "listen:", "continue reading", "keep reading", "article continues", "story continues", "advertisement", "scroll to continue",
	"skip to ", "next:", "previous:", "next article", "previous article", "next story", "editor's pick", "editors' pick", "editor’s pick", "trending now", "click here", "tap here", "in case you missed",
	"lire aussi", "à lire aussi", "lesen sie auch", "mehr zum thema", "lea también", "le puede interesar", "te puede interesar", "leia também", "leia mais", "veja também", "leggi anche", "lees ook", "читайте также", "baca juga",
}

// isWholeLabel knows labels that are a line of their own.
func isWholeLabel(lower string) bool {
	switch strings.TrimRight(lower, " .:…!→»>*") {
	case "advert", "advertising", "ad", "sponsored", "sponsored content", "promoted", "comment", "comments", "share", "tweet", "print", "email",
		"e-mail", "save", "copy link", "follow", "subscribe", "sign up", "sign in", "log in", "login", "register", "menu", "search", "close", "loading",
		"read more", "more", "learn more", "view more", "show more", "load more", "see more", "view comments", "show comments", "no comments", "no comments yet", "newsletter", "newsletters",
		"related", "tags", "topics", "filed under", "source", "sources", "back to top", "top", "home", "next", "previous", "anzeige", "werbung", "publicité",
		"publicidad", "publicidade", "pubblicità", "реклама", "facebook", "twitter", "linkedin", "whatsapp", "pinterest", "instagram", "photo", "image", "video",
		"getty", "getty images", "reuters", "ap", "afp", "unknown", "photos", "see more photos", "article", "opinion":
		return true
	}
	return false
}

// telling are words, each with those that make a line furniture beside it.
var telling = [...][]string{
	{"logged in", "comment"},
	{"log in", "to comment"},
	{"newsletter", "sign up", "signup", "subscribe", "inbox"},
	{"inbox", "delivered", "straight to", "right in your"},
	{"delivered", "letterbox", "your door"},
	{"on twitter", "follow him", "follow her", "follow them", "follow me"},
	{"reached at", "@"},
	{"not be published", "email", "broadcast"},
	{"all rights", "reserved"},
	{"permission", "reproduced", "republished"},
	{"cookie", "we use cookies", "website uses", "site uses", "cookie policy"},
	{"privacy policy", "terms of"},
	{"unsubscribe", "subscribe"},
	{"commission", "may earn"},
	{"affiliate", "links"},
	{"originally", "this article was", "this story was", "this article originally", "this story originally"},
	{"comments are", "closed"},
	{"click here", "more information"},
}

// saysAll knows lines by words that stand together anywhere in them.
func saysAll(lower string) bool {
	for i := range telling {
		if !strings.Contains(lower, telling[i][0]) {
			continue
		}
		for _, with := range telling[i][1:] {
			if strings.Contains(lower, with) {
				return true
			}
		}
	}
	return strings.HasPrefix(lower, "follow ") &&
		(strings.Contains(lower, "twitter") || strings.Contains(lower, "facebook") || strings.Contains(lower, "instagram"))
}

// isCredit knows who took a picture or edited a report. Agencies put the
// latter in brackets under the text.
func isCredit(line, lower string) bool {
	switch {
	case strings.HasPrefix(lower, "reporting by"), strings.HasPrefix(lower, "additional reporting"), strings.HasPrefix(lower, "editing by"),
		strings.HasPrefix(lower, "writing by"), strings.HasPrefix(lower, "compiled by"), strings.HasPrefix(lower, "with reporting by"),
		strings.HasPrefix(lower, "photo:"), strings.HasPrefix(lower, "photos:"), strings.HasPrefix(lower, "photo by"), strings.HasPrefix(lower, "photo credit"),
		strings.HasPrefix(lower, "image:"), strings.HasPrefix(lower, "image credit"), strings.HasPrefix(lower, "image by"), strings.HasPrefix(lower, "picture:"),
		strings.HasPrefix(lower, "photograph:"), strings.HasPrefix(lower, "credit:"), strings.HasPrefix(lower, "foto:"), strings.HasPrefix(lower, "file photo"),
		strings.HasPrefix(lower, "bild:"), strings.HasPrefix(lower, "copyright"), strings.HasPrefix(lower, "©"), strings.HasPrefix(lower, "(c)"):
		return true
	}
	return strings.Contains(line, "Getty Images") || strings.Contains(line, "(Photo by") || strings.Contains(line, "(Image credit") ||
		strings.HasSuffix(strings.TrimRight(line, " .)"), "File Photo")
}

// isDateLine says whether lower holds a date or a time and nothing that is not
// part of one: "Updated 10:01 pm PST, Tuesday, November 19, 2019".
func isDateLine(lower string) bool {
	if len(lower) > 100 || !strings.ContainsAny(lower, "0123456789") {
		return false
	}
	figures, dated, words := false, false, 0
	for word := range strings.FieldsFuncSeq(lower, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != ':'
	}) {
		words++
		switch {
		case word[0] >= '0' && word[0] <= '9':
			figures = true
			dated = dated || strings.Contains(word, ":") || len(word) == 4 && (word[:2] == "19" || word[:2] == "20")
		case isDateWord(strings.Trim(word, ":")):
		case monthOf(word) != 0:
			dated = true
		default:
			return false
		}
	}
	return figures && dated && words > 1
}

// isDateWord knows what stands around a date, besides the month: the day of
// the week, halves of the day, zones, and what happened then.
func isDateWord(word string) bool {
	switch word {
	case "", "mon", "monday", "tue", "tues", "tuesday", "wed", "wednesday", "thu", "thur", "thurs", "thursday", "fri", "friday", "sat", "saturday",
		"sun", "sunday", "am", "pm", "a", "p", "m", "gmt", "utc", "bst", "est", "edt", "et", "pst", "pdt", "pt", "cst", "cdt", "ct", "cet", "cest",
		"ist", "mst", "mdt", "msk", "jst", "kst", "aest", "published", "updated", "posted", "modified", "created", "first", "last", "on", "at", "by", "date", "of",
		"the", "st", "nd", "rd", "th", "time", "local", "de", "del", "le", "à", "às", "um", "uhr", "am.", "h", "hrs", "edited", "added", "issued", "release",
		"publié", "publicado", "veröffentlicht", "aktualisiert", "actualizado", "mis", "jour", "stand", "pubblicato", "aggiornato",
		"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
		"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo":
		return true
	}
	return false
}

// isByline says whether line is "By", then names and nothing else.
func isByline(line string) bool {
	rest, ok := strings.CutPrefix(line, "By ")
	if !ok {
		if rest, ok = strings.CutPrefix(line, "BY "); !ok {
			return false
		}
	}
	if len(rest) > 90 || strings.HasSuffix(rest, ".") && strings.Count(rest, " ") > 4 {
		return false
	}
	names := 0
	for word := range strings.FieldsSeq(rest) {
		switch word {
		case "and", "&", "|", "of", "the", "in", "for", "at", "on", "de", "van", "von", "der", "al", "-", "–", "—", "•", "/":
			continue
		}
		r, _ := utf8.DecodeRuneInString(word)
		if unicode.IsLower(r) {
			return false
		}
		names++
	}
	return names > 0 && names <= 12
}

// isCounter knows the counts that pages keep of themselves: "12 comments",
// "5 min read", "Share 300".
func isCounter(lower string) bool {
	if len(lower) > 40 || !strings.ContainsAny(lower, "0123456789") {
		return false
	}
	figures, words := false, 0
	for word := range strings.FieldsFuncSeq(lower, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '.' }) {
		switch strings.Trim(word, ".") {
		case "comment", "comments", "share", "shares", "view", "views", "read", "reads", "min", "mins", "minute", "minutes", "like", "likes", "tweet", "tweets",
			"retweets", "reading", "replies", "reply", "votes", "facebook", "twitter", "kommentare", "commentaires", "comentarios", "total":
			words++
		case "k", "m", "":
		default:
			if word[0] < '0' || word[0] > '9' {
				return false
			}
			figures = true
		}
	}
	return figures && words > 0 && (words > 1 || !strings.HasSuffix(lower, "minutes") && !strings.HasSuffix(lower, "votes") && !strings.HasSuffix(lower, "total"))
}
