package io.github.kafkak3s.plan;

import static io.github.kafkak3s.diagnostic.TransitionRules.CLUSTER_ID_CHANGE;
import static io.github.kafkak3s.diagnostic.TransitionRules.IMMUTABLE_CHANGE;
import static io.github.kafkak3s.diagnostic.TransitionRules.NODE_ID_CHANGE;
import static io.github.kafkak3s.diagnostic.TransitionRules.QUORUM_CHANGE;
import static io.github.kafkak3s.diagnostic.TransitionRules.REFORMAT_LEFT_ON;
import static io.github.kafkak3s.diagnostic.TransitionRules.STORAGE_SHRINK;

import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.bundle.Ownership;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.InputRules;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.Commas;
import io.github.kafkak3s.kubernetes.Quantity;
import io.github.kafkak3s.plan.ClusterFacts.Fact;
import io.github.kafkak3s.yaml.YamlLimits;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlSource;
import io.github.kafkak3s.yaml.YamlTrees;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares what is committed with what was compiled, and reports what a running cluster cannot
 * take.
 */
public final class Transitions {
  private final Set<String> accepted;
  private final Findings findings;

  private Transitions(Set<String> accepted, Findings findings) {
    this.accepted = accepted;
    this.findings = findings;
  }

  /**
   * Reports changes that a running cluster cannot take, at the committed manifest.
   *
   * @param output the output directory; need not exist
   * @param displayName how the user knows it
   * @param bundles what was compiled
   * @param accepted ids of rules that the user accepts
   * @param findings gets the changes that are not accepted, and committed files that cannot be read
   */
  public static void compare(
      Path output,
      String displayName,
      List<Bundle> bundles,
      Set<String> accepted,
      Findings findings) {
    Transitions transitions = new Transitions(accepted, findings);
    for (Bundle bundle : bundles) {
      transitions.compare(output, displayName, bundle);
    }
  }

  private void compare(Path output, String displayName, Bundle bundle) {
    String name = displayName + "/" + bundle.directory();
    Map<String, String> committed = read(output.resolve(bundle.directory()), name);
    if (!committed.isEmpty() && !committed.equals(bundle.files())) {
      ClusterFacts before = ClusterFacts.of(committed, name, findings);
      compare(before, ClusterFacts.of(bundle.files(), name, findings));
    } else if (committed.isEmpty() && Files.isDirectory(output)) {
      compareWithFormerDirectory(output, displayName, bundle);
    }
  }

  /**
   * A cluster that becomes an environment moves to another directory; it is still the same cluster.
   */
  private void compareWithFormerDirectory(Path output, String displayName, Bundle bundle) {
    ClusterFacts after =
        ClusterFacts.of(bundle.files(), displayName + "/" + bundle.directory(), findings);
    String identity = after.identity();
    String cluster = identity.substring(identity.indexOf('/') + 1);
    if (cluster.isEmpty() || cluster.equals(bundle.directory())) {
      return;
    }
    String former = displayName + "/" + cluster;
    Map<String, String> committed = read(output.resolve(cluster), former);
    if (!committed.isEmpty()) {
      ClusterFacts before = ClusterFacts.of(committed, former, findings);
      if (before.identity().equals(identity)) {
        compare(before, after);
      }
    }
  }

  private Map<String, String> read(Path directory, String name) {
    Map<String, String> files = new TreeMap<>();
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return files;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*.yaml")) {
      for (Path entry : entries) {
        if (Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
          String fileName = entry.getFileName().toString();
          Optional<String> text =
              YamlSource.read(entry, name + "/" + fileName, YamlLimits.MANIFESTS, findings);
          if (text.isPresent() && text.get().startsWith(Ownership.HEADER)) {
            files.put(fileName, text.get().replace("\r\n", "\n"));
          }
        }
      }
    } catch (IOException e) {
      findings.add(
          InputRules.UNREADABLE_INPUT,
          Place.ofFile(name),
          "this cannot be read: " + YamlSource.reason(e),
          "");
    }
    return files;
  }

  private void compare(ClusterFacts before, ClusterFacts after) {
    compareClusterId(before, after);
    before.nodeIds().forEach((pod, was) -> {
      Fact now = after.nodeIds().get(pod);
      if (now != null && !now.text().equals(was.text())) {
        report(
            NODE_ID_CHANGE,
            was.place(),
            "pod %s is committed with node.id %s and would get %s: it refuses its disk"
                .formatted(pod, was.text(), now.text()),
            "bring its firstNodeId back");
      }
    });
    compareVoters(before, after);
    compareReformats(before, after);
    before.statefulSets().forEach((name, was) -> {
      CommittedSet now = after.statefulSets().get(name);
      if (now != null) {
        compareStatefulSet(name, was, now);
      }
    });
  }

  private void compareClusterId(ClusterFacts before, ClusterFacts after) {
    Set<String> now = new TreeSet<>();
    after.clusterIds().values().forEach(fact -> now.add(fact.text()));
    before.clusterIds().values().stream()
        .filter(was -> !now.isEmpty() && !now.contains(was.text()))
        .findFirst()
        .ifPresent(was -> report(
            CLUSTER_ID_CHANGE,
            was.place(),
            "the committed cluster id is %s, the compiled one %s: every pod refuses its disk"
                .formatted(was.text(), String.join(", ", now)),
            "write clusterId: " + was.text()));
  }

  private void compareVoters(ClusterFacts before, ClusterFacts after) {
    Set<String> now = new TreeSet<>();
    after.voters().values().forEach(fact -> now.addAll(entries(fact)));
    before.voters().values().stream()
        .filter(was -> !now.isEmpty() && !now.equals(entries(was)))
        .findFirst()
        .ifPresent(was -> {
          Set<String> gone = entries(was);
          Set<String> added = new TreeSet<>(now);
          added.removeAll(gone);
          gone.removeAll(now);
          report(
              QUORUM_CHANGE,
              was.place(),
              ("the quorum changes (%s), which a static quorum cannot while it runs: voters with"
                      + " different lists elect different leaders, and empty new ones erase the"
                      + " cluster")
                  .formatted(changes(added, gone)),
              "keep the controllers as they are; brokers are added in a pool of their own");
        });
  }

  private static Set<String> entries(Fact voters) {
    return new TreeSet<>(Commas.split(voters.text().strip()));
  }

  /** One bundle heals a lost disk; the next one that still allows it waits for another loss. */
  private void compareReformats(ClusterFacts before, ClusterFacts after) {
    before.reformats().forEach((pod, was) -> {
      if (after.reformats().containsKey(pod) && !accepted.contains(REFORMAT_LEFT_ON.id())) {
        findings.add(
            REFORMAT_LEFT_ON,
            was.place(),
            "the committed bundle lets %s format an empty disk, and so does the new one: the next"
                    .formatted(pod)
                + " disk that it loses passes unseen",
            "remove it from reformat, once the pod is ready and has caught up");
      }
    });
  }

  private static String changes(Set<String> added, Set<String> gone) {
    String plus = added.isEmpty() ? "" : "added " + String.join(", ", added);
    String minus = gone.isEmpty() ? "" : "gone " + String.join(", ", gone);
    return plus + (plus.isEmpty() || minus.isEmpty() ? "" : "; ") + minus;
  }

  private void compareStatefulSet(String name, CommittedSet was, CommittedSet now) {
    for (String field : List.of("selector", "serviceName", "podManagementPolicy")) {
      if (!same(was.spec().at(field), now.spec().at(field))) {
        immutable(name, "spec." + field, was, was.spec().at(field));
      }
    }
    if (!List.copyOf(was.claims().keySet()).equals(List.copyOf(now.claims().keySet()))) {
      immutable(
          name,
          "its volumes (%s, now %s)"
              .formatted(
                  String.join(", ", was.claims().keySet()),
                  String.join(", ", now.claims().keySet())),
          was,
          was.spec().at("volumeClaimTemplates"));
    }
    was.claims().forEach((claim, old) -> {
      if (now.claims().containsKey(claim)) {
        compareClaim(name, was, old, now.claims().get(claim));
      } else {
        report(
            STORAGE_SHRINK,
            old.place(),
            "the volume %s of StatefulSet %s is gone: what it holds is lost to the cluster"
                .formatted(claim, name),
            "bring it back");
      }
    });
  }

  private void compareClaim(String name, CommittedSet set, YamlMap was, YamlMap now) {
    String claim = was.textAt("metadata", "name");
    YamlNode oldSize = was.at("spec", "resources", "requests", "storage");
    String size = was.textAt("spec", "resources", "requests", "storage");
    String newSize = now.textAt("spec", "resources", "requests", "storage");
    String oldClass = was.textAt("spec", "storageClassName");
    String newClass = now.textAt("spec", "storageClassName");
    if (!oldClass.equals(newClass)) {
      report(
          STORAGE_SHRINK,
          was.at("spec").place(),
          "the claim %s of StatefulSet %s has the class \"%s\" and would get \"%s\": no claim changes its class"
              .formatted(claim, name, oldClass, newClass),
          "bring the class back, or move node by node with new claims");
    } else if (isSmaller(newSize, size)) {
      report(
          STORAGE_SHRINK,
          oldSize.place(),
          "the claim %s of StatefulSet %s has %s and would get %s: no claim can shrink"
              .formatted(claim, name, size, newSize),
          "bring the size back");
    } else if (!same(was, now)) {
      immutable(
          name,
          size.equals(newSize)
              ? "the claim template " + claim
              : "the size of claim template %s (%s, now %s)".formatted(claim, size, newSize),
          set,
          was);
    }
  }

  private static boolean isSmaller(String now, String was) {
    return Quantity.parse(was)
        .flatMap(old -> Quantity.parse(now).map(size -> size.compareTo(old) < 0))
        .orElse(false);
  }

  private void immutable(String name, String what, CommittedSet was, YamlNode place) {
    String namespace = was.node().textAt("metadata", "namespace");
    report(
        IMMUTABLE_CHANGE,
        (place == null ? was.spec() : place).place(),
        "%s of StatefulSet %s changes, which the API server refuses: the sync will fail"
            .formatted(what, name),
        ("bring it back, or let the pods live on without their StatefulSet while it is replaced:"
                + " kubectl -n %s delete statefulset %s --cascade=orphan, then sync")
            .formatted(namespace, name));
  }

  private static boolean same(YamlNode was, YamlNode now) {
    return was == null || now == null
        ? was == now
        : Objects.equals(YamlTrees.of(was), YamlTrees.of(now));
  }

  private void report(Rule rule, Place place, String message, String help) {
    if (!accepted.contains(rule.id())) {
      findings.add(
          rule, place, message, help + "; to go on all the same: -Dkafka-k3s.accept=" + rule.id());
    }
  }
}
