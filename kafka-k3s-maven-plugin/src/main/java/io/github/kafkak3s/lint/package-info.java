/**
 * Judges what a bundle of manifests will run: the rules, which of them speaks where two meet, what
 * follows from what, and what has been decided to be lived with. Reads nothing and prints nothing.
 */
package io.github.kafkak3s.lint;
