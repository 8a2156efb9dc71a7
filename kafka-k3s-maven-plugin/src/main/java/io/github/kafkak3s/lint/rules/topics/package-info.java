/** The rules of area 31 of the catalogue: topics, users and access control. */
package io.github.kafkak3s.lint.rules.topics;
