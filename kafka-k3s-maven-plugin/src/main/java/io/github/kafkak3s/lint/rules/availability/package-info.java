/** The rules of area 7 of the catalogue: probes, budgets, placement, shutdown and resources. */
package io.github.kafkak3s.lint.rules.availability;
