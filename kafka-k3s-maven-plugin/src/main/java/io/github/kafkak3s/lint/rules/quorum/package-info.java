/** The rules of area 2 of the catalogue: identity of nodes, and the quorum. */
package io.github.kafkak3s.lint.rules.quorum;
