package io.github.kafkak3s.spec;

import io.github.kafkak3s.diagnostic.Place;

/**
 * A Kafka option under {@code config:}.
 *
 * @param text its value as Kafka reads it; a list in the file is joined by commas
 * @param keyPlace where its name stands
 * @param place where its value stands
 */
public record Option(String text, Place keyPlace, Place place) {}
