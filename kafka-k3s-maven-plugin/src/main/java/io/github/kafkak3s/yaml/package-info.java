/**
 * YAML text and trees of nodes with places. Every reader of YAML in this product goes through
 * {@link io.github.kafkak3s.yaml.YamlReader}, so bounds, duplicate keys, merge keys and places are
 * the same everywhere; every writer goes through the canonical {@code YamlWriter}.
 */
package io.github.kafkak3s.yaml;
