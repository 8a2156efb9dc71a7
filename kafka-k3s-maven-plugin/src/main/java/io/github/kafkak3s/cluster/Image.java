package io.github.kafkak3s.cluster;

import io.github.kafkak3s.kafka.ImageContract;
import java.util.List;

/**
 * The Kafka image.
 *
 * @param contract what the image promises
 * @param reference the full reference, {@code docker.io/apache/kafka:4.3.1} or
 *     {@code repo:tag@sha256:…}
 * @param pullPolicy Kubernetes' word: IfNotPresent, Always or Never
 * @param pullSecrets names of Secrets in the namespace
 */
public record Image(
    ImageContract contract, String reference, String pullPolicy, List<String> pullSecrets) {}
