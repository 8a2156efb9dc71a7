/** The rules of area 8 of the catalogue: secrets, listeners and pod security. */
package io.github.kafkak3s.lint.rules.security;
