package io.github.kafkak3s.lint;

import io.github.kafkak3s.diagnostic.Finding;

/**
 * A finding as it is reported.
 *
 * @param finding the finding, with the weight that it has here
 * @param object the object that it is about: {@code apps StatefulSet kafka/kafka}; the file where
 *     it is about none
 * @param pointer where in the object: a JSON pointer, empty for the object itself
 * @param fingerprint 32 hexadecimal digits that stay the same while only lines move; unique in a
 *     run
 */
public record Result(Finding finding, String object, String pointer, String fingerprint) {}
