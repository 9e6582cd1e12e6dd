package claim

import "strings"

// The spelling rules of English verbs that verbs.tsv leaves out. Doubling of
// the last consonant ("cut", "cutting") is a guess by shape, so both spellings
// of "travelled" are not needed: the suffix alone marks an unknown word.

const vowels = "aeiou"

func thirdPerson(base string) string {
	switch {
	case base == "be":
		return "is"
	case base == "have":
		return "has"
	case strings.HasSuffix(base, "s"), strings.HasSuffix(base, "x"), strings.HasSuffix(base, "z"),
		strings.HasSuffix(base, "ch"), strings.HasSuffix(base, "sh"), strings.HasSuffix(base, "o"):
		return base + "es"
	case endsConsonantY(base):
		return base[:len(base)-1] + "ies"
	}
	return base + "s"
}

func regularPast(base string) string {
	switch {
	case strings.HasSuffix(base, "e"):
		return base + "d"
	case endsConsonantY(base):
		return base[:len(base)-1] + "ied"
	case doubles(base):
		return base + base[len(base)-1:] + "ed"
	}
	return base + "ed"
}

func ingForm(base string) string {
	switch {
	case strings.HasSuffix(base, "ie"):
		return base[:len(base)-2] + "ying"
	case strings.HasSuffix(base, "ee"), base == "be":
		return base + "ing"
	case strings.HasSuffix(base, "e"):
		return base[:len(base)-1] + "ing"
	case doubles(base):
		return base + base[len(base)-1:] + "ing"
	}
	return base + "ing"
}

func endsConsonantY(s string) bool {
	return len(s) > 1 && s[len(s)-1] == 'y' && !strings.Contains(vowels, s[len(s)-2:len(s)-1])
}

// doubles reports whether the last consonant is doubled before -ed and -ing:
// one syllable that ends in consonant, vowel, consonant, or one of the few
// longer verbs that are stressed at the end.
func doubles(s string) bool {
	switch s {
	case "admit", "commit", "submit", "refer", "occur", "permit", "regret", "deter", "incur", "transfer", "propel", "expel", "forget", "begin", "upset":
		return true
	}
	n := len(s)
	if n < 3 || strings.ContainsAny(s[n-1:], "aeiouwxy") {
		return false
	}
	isVowel := func(i int) bool { return strings.IndexByte(vowels, s[i]) >= 0 }
	if !isVowel(n-2) || isVowel(n-3) {
		return false
	}
	for i := range n - 3 {
		if isVowel(i) {
			return false
		}
	}
	return true
}

// singular is a guess at the singular of a noun, for comparing heads.
func singular(s string) string {
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "'")
	switch s {
	case "people", "persons":
		return "person"
	case "men":
		return "man"
	case "women":
		return "woman"
	case "children":
		return "child"
	case "lives", "wives", "knives", "halves", "thieves":
		return s[:len(s)-3] + "f" + map[bool]string{true: "e"}[s == "lives" || s == "wives" || s == "knives"]
	case "series", "species", "news", "politics":
		return s
	}
	switch {
	case strings.HasSuffix(s, "ies") && len(s) > 4:
		return s[:len(s)-3] + "y"
	case strings.HasSuffix(s, "sses"), strings.HasSuffix(s, "shes"), strings.HasSuffix(s, "ches"), strings.HasSuffix(s, "xes"):
		return s[:len(s)-2]
	case strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss") && !strings.HasSuffix(s, "us") && len(s) > 3:
		return s[:len(s)-1]
	}
	return s
}
