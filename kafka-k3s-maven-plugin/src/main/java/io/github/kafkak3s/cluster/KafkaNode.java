package io.github.kafkak3s.cluster;

import java.util.Map;

/**
 * One Kafka node: one pod.
 *
 * @param id {@code node.id}
 * @param podName the pod's name, the StatefulSet's with the ordinal
 * @param host the pod's full DNS name
 * @param options its complete Kafka options in the order that they are written
 */
public record KafkaNode(int id, String podName, String host, Map<String, String> options) {}
