package io.github.kafkak3s.spec;

import io.github.kafkak3s.yaml.YamlMap;

/**
 * One cluster as kafka.yaml declares it: the file itself, or one of its environments merged over
 * it.
 *
 * @param environment the environment's name; empty where the file has none
 * @param metadata how it is called
 * @param spec the cluster
 * @param tree what both were read from; each value stands where it is written
 */
public record KafkaFile(String environment, Metadata metadata, KafkaSpec spec, YamlMap tree) {}
