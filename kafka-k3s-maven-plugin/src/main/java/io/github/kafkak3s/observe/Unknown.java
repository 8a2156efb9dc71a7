package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;

/**
 * Something that could not be followed, so that what depends on it stays unknown (KK1015).
 *
 * @param place where it stands
 * @param what what it is and why, in words for a message: {@code the variables of the Secret
 *     kafka-env, which the bundle does not hold}
 */
public record Unknown(Place place, String what) {}
