package claim

// In English prose more than one word in five is one of the commonest that only
// English has ("the", "of", "that"). A text with far fewer is in another language,
// or no prose, and the rules here know nothing of it.
const (
	fewestWords     = 50   // shorter texts are taken for English
	fewestFunctions = 0.06 // share of those words
)

// english reports whether a document can be English.
func (r *reading) english() bool {
	all, functions := 0, 0
	for i := range r.tokens {
		t := &r.tokens[i]
		if t.is(mark | digit) {
			continue
		}
		all++
		switch t.lower {
		case "the", "of", "and", "to", "for", "that", "with", "is", "are", "by", "from", "on", "it", "he", "has", "have", "be", "as", "at", "they", "this", "were", "been":
			functions++
		}
	}
	return all < fewestWords || float64(functions) >= fewestFunctions*float64(all)
}
