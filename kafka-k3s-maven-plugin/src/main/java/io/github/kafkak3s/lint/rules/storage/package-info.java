/** The rules of area 6 of the catalogue: claims, log directories and retention. */
package io.github.kafkak3s.lint.rules.storage;
