/** The rules of area 3 of the catalogue: Kafka's options. */
package io.github.kafkak3s.lint.rules.options;
