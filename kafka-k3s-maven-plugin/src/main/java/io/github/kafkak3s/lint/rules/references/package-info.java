/**
 * The rules of area 1 of the catalogue: references between objects, and what the API server
 * accepts.
 */
package io.github.kafkak3s.lint.rules.references;
