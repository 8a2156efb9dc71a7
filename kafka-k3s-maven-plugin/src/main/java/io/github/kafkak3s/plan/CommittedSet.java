package io.github.kafkak3s.plan;

import io.github.kafkak3s.yaml.YamlMap;
import java.util.Map;

/**
 * What a transition compares of one StatefulSet and its configuration.
 *
 * @param node the StatefulSet
 * @param spec its {@code spec}
 * @param claims its claim templates by name, in order
 */
record CommittedSet(YamlMap node, YamlMap spec, Map<String, YamlMap> claims) {}
