package claim

import (
	"strings"
)

// level words money: "cost of the lights", "profit of Acme", "median payment".
func (n *namer) level(f *frame) (string, string) {
	r := n.r
	if f.change() {
		if s, h := n.changed(f); s != "" {
			return s, h
		}
	}
	if f.before == "worth" {
		at := f.hedged - 1
		if at > f.sent.first && r.tokens[at-1].text == "," {
			at--
		}
		if p := r.nounPhraseBefore(at, f.sent.first); !p.empty() {
			return "value of " + withoutArticle(r.textOf(p)) + n.owner(f, p), "value"
		}
	}
	if f.after == "for" && f.noun.empty() && !n.nextFigure(f.at.last+1) {
		switch f.before {
		case ":", ",", "and", "including", "plus":
			if rest := n.complement(f, f.at.last, 8); rest != "" { // "$3.2m: $1.9m for the quay, $900,000 for the wall"
				return "money" + rest, "money"
			}
		}
	}
	if s, h := n.besides(f); s != "" {
		if g := f.leftGroup(); g != nil && !f.noun.empty() && n.nounBeforeOf(f).empty() && !f.apposed(r) {
			s += n.asObject(f, g)
		}
		return s, h
	}
	if m := n.movement(f); m != nil {
		if who := n.nameOf(m.subject, f.sentence); who != "" {
			return who, n.headOf(n.core(m.subject, f.sentence))
		}
	}
	g := f.leftGroup()
	if g == nil || g.subject.empty() {
		if g != nil && g.verb != nil {
			return "money" + n.asObject(f, g) + n.complement(f, f.at.last, 8), "money"
		}
		return "", ""
	}
	who := n.nameOf(g.subject, f.sentence)
	switch {
	case g.passive && g.verb != nil && g.verb.object != "":
		return g.verb.object + " " + who, strings.Fields(g.verb.object)[0]
	case g.verb != nil && strings.HasSuffix(g.verb.nominal, " for") && !g.passive:
		return strings.TrimSuffix(g.verb.nominal, "for") + "by " + who, strings.Fields(g.verb.nominal)[0]
	case g.verb != nil && g.verb.nominal != "" && g.verb.direction == 0 && who != "":
		return g.verb.nominal + " " + who + n.complement(f, f.at.last, 6), strings.Fields(g.verb.nominal)[0]
	case n.levelVerb(f, g):
		return who + n.per(f), n.headOf(g.subject)
	case (g.verb != nil && (g.verb.base == "pay" || g.verb.base == "charge")) && f.hedged > g.last && !n.objectBetween(f, g).empty():
		return g.verb.base + " to " + withoutArticle(r.textOf(n.objectBetween(f, g))), g.verb.base
	case f.before == "for" && !n.objectBetween(f, g).empty() && (g.verb == nil || g.verb.base != "change"):
		object := n.objectBetween(f, g)
		return "price of " + withoutArticle(r.textOf(object)), "price"
	case g.verb != nil && (g.verb.base == "sell" || g.verb.base == "buy") || f.before == "for":
		between := n.between(g.last, f.hedged-1)
		if p, _, _ := strings.Cut(between, " "); r.lex.classes[p]&preposition != 0 {
			between = ""
		}
		return strings.TrimSuffix("price of"+join(between, who), " of"), "price"
	case g.passive:
		return who + join(r.textOf(g.span), n.between(g.last, f.hedged)), n.headOf(g.subject)
	}
	return "money" + n.asObject(f, g) + n.complement(f, f.at.last, 8), "money"
}

// per is "per barrel", "a share" after a price.
func (n *namer) per(f *frame) string {
	i := f.at.last
	if i+1 < f.sent.last && (n.r.tokens[i].lower == "per" || n.r.tokens[i].lower == "a" || n.r.tokens[i].lower == "an") && n.r.nominal(i+1) {
		return " " + n.r.textOf(span{i, i + 2})
	}
	return ""
}
