/** The rules of area 5 of the catalogue: names, ports and ways in. */
package io.github.kafkak3s.lint.rules.network;
