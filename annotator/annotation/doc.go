// Package annotation is the outer form of a result: the JSON shapes of W3C Web
// Annotations with NumericClaim bodies, and the identity of each.
//
// An annotation's id is made from the article, the figure and the sentence
// around it. Reading the page again gives the same id as long as that sentence
// stands, so that an editor's decision outlives changes elsewhere on the page;
// a figure that changed is another annotation.
package annotation
