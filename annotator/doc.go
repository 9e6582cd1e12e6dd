// Package annotator finds the numeric claims of an article, says what each
// counts, for which period and on whose word, and checks the arithmetic
// between them.
//
// It is pure: bytes in, findings out. There is no network, clock, database or
// log in here; the date of publication comes in with the page.
//
// # The pipeline
//
//	HTML → article    the prose, its metadata, the map back to the page
//	     → quantity   numbers with unit, bound and counted noun
//	     → claim      which of them are claims; subject, period, source, stance
//	     → check      which bear on one another, and whether they agree
//	     → selector   where each stands on the page
//	     → annotation all of it as W3C Web Annotations
//
// # Glossary
//
//   - Quantity: any number with what it measures ("21,000 desertions").
//   - Claim: a quantity that somebody states about the world.
//   - Source: who states it; nil where it is the article itself.
//   - Stance: how firmly: stated, claimed, denied, projected, proposed.
//   - Check: arithmetic between claims, with its working and a verdict.
//   - Selector: how a claim is found again on the live page.
package annotator
