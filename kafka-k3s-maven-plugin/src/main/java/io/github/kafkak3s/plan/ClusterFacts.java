package io.github.kafkak3s.plan;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlReader;
import io.github.kafkak3s.yaml.YamlScalar;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a bundle says that a running cluster cannot take otherwise: identity, quorum, claims,
 * selectors.
 */
final class ClusterFacts {
  private static final Pattern CLUSTER_ID = Pattern.compile("--cluster-id=(\\S+)");
  private static final String POLICY = "format.policy";
  private static final String REFORMAT = "reformat=";
  private static final String PROPERTIES = ".properties";

  /** A text and where it stands. */
  record Fact(String text, Place place) {}

  private final Map<String, CommittedSet> statefulSets = new TreeMap<>();
  private final Map<String, Fact> nodeIds = new TreeMap<>();
  private final Map<String, Fact> clusterIds = new TreeMap<>();
  private final Map<String, Fact> voters = new TreeMap<>();
  private final Map<String, Fact> reformats = new TreeMap<>();

  private ClusterFacts() {}

  /** Reads the facts of a bundle's files; what cannot be read is a finding. */
  static ClusterFacts of(Map<String, String> files, String directory, Findings findings) {
    ClusterFacts facts = new ClusterFacts();
    files.forEach((name, text) -> YamlReader.readAll(
            directory + "/" + name, text, YamlLimits.MANIFESTS, findings)
        .forEach(facts::add));
    return facts;
  }

  /** Returns the StatefulSets by name. */
  Map<String, CommittedSet> statefulSets() {
    return statefulSets;
  }

  /** Returns the node ids by pod. */
  Map<String, Fact> nodeIds() {
    return nodeIds;
  }

  /** Returns the cluster ids by ConfigMap. */
  Map<String, Fact> clusterIds() {
    return clusterIds;
  }

  /** Returns the voters by pod. */
  Map<String, Fact> voters() {
    return voters;
  }

  /** Returns the pods that may format an empty disk anew, each with the line that says so. */
  Map<String, Fact> reformats() {
    return reformats;
  }

  /** Returns namespace and cluster, as the StatefulSets bear them; empty without any. */
  String identity() {
    return statefulSets.values().stream()
        .findFirst()
        .map(set -> set.node().textAt("metadata", "namespace")
            + "/"
            + set.node().textAt("metadata", "labels", "kafka-k3s/cluster"))
        .orElse("");
  }

  private void add(YamlNode document) {
    if (!(document instanceof YamlMap object)) {
      return;
    }
    String name = object.textAt("metadata", "name");
    switch (object.textAt("kind")) {
      case "StatefulSet" -> addStatefulSet(name, object);
      case "ConfigMap" -> addConfigMap(name, object);
      default -> {}
    }
  }

  private void addStatefulSet(String name, YamlMap object) {
    if (object.at("spec") instanceof YamlMap spec) {
      Map<String, YamlMap> claims = new LinkedHashMap<>();
      if (spec.at("volumeClaimTemplates") instanceof YamlList list) {
        list.items().stream()
            .filter(YamlMap.class::isInstance)
            .map(YamlMap.class::cast)
            .forEach(claim -> claims.put(claim.textAt("metadata", "name"), claim));
      }
      statefulSets.put(name, new CommittedSet(object, spec, claims));
    }
  }

  private void addConfigMap(String name, YamlMap object) {
    if (!(object.at("data") instanceof YamlMap data)) {
      return;
    }
    for (YamlMap.Entry entry : data.entries()) {
      if (!(entry.value() instanceof YamlScalar scalar)) {
        continue;
      }
      if (entry.name().equals("format.sh")) {
        Matcher matcher = CLUSTER_ID.matcher(scalar.text());
        if (matcher.find()) {
          clusterIds.put(name, new Fact(matcher.group(1), entry.keyPlace()));
        }
      } else if (entry.name().equals(POLICY)) {
        addReformats(scalar);
      } else if (entry.name().endsWith(PROPERTIES)) {
        Properties options = options(scalar.text());
        String pod = entry.name().substring(0, entry.name().length() - PROPERTIES.length());
        if (options.containsKey("node.id")) {
          nodeIds.put(pod, new Fact(options.getProperty("node.id"), entry.keyPlace()));
        }
        if (options.containsKey("controller.quorum.voters")) {
          voters.put(
              pod, new Fact(options.getProperty("controller.quorum.voters"), entry.keyPlace()));
        }
      }
    }
  }

  private void addReformats(YamlScalar policy) {
    String[] lines = policy.text().split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].startsWith(REFORMAT)) {
        String pod = lines[i].substring(REFORMAT.length());
        reformats.putIfAbsent(pod, new Fact(pod, policy.placeOfLine(i + 1)));
      }
    }
  }

  private static Properties options(String text) {
    Properties options = new Properties();
    try {
      options.load(new StringReader(text));
    } catch (IllegalArgumentException e) {
      return new Properties(); // a broken escape; the file was edited by hand and says nothing
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return options;
  }
}
