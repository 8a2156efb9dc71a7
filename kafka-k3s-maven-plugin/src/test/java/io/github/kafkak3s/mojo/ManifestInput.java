package io.github.kafkak3s.mojo;

import io.github.kafkak3s.Choices;
import io.github.kafkak3s.lint.LintSettings;
import io.github.kafkak3s.observe.Intent;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Manifests to lint, and how.
 *
 * @param files the bytes of each file by its path
 * @param intent what they are for
 * @param settings what has been decided about the rules
 * @param output a number that says which report is written; each has its turn
 * @param baseline changes the baseline that holds what was found; empty where there is none
 */
record ManifestInput(
    SortedMap<String, byte[]> files,
    Intent intent,
    LintSettings settings,
    int output,
    Optional<Choices> baseline) {}
