package io.github.kafkak3s.lint.rules.storage;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.LogDirectory;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.StorageClass;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** KK6016: Kafka deletes files that it has open, which a network filesystem does not hide. */
public final class NetworkFilesystem implements LintRule {
  private static final Rule RULE =
      new Rule("KK6016", "network-filesystem", WARNING, "log directories on NFS or SMB");
  private static final List<String> SOURCES = List.of("nfs", "azureFile", "glusterfs", "cephfs");

  /** Drivers and provisioners, by their own pages. */
  private static final Set<String> DRIVERS = Set.of(
      "nfs.csi.k8s.io",
      "smb.csi.k8s.io",
      "efs.csi.aws.com",
      "file.csi.azure.com",
      "kubernetes.io/azure-file",
      "cephfs.csi.ceph.com",
      "k8s-sigs.io/nfs-subdir-external-provisioner");

  /** The names that those have in their own guides. */
  private static final Set<String> CLASSES =
      Set.of("nfs-client", "nfs-csi", "smb", "efs-sc", "azurefile", "azurefile-csi");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (KafkaNode node : subject.bundle().firstNodes()) {
      for (LogDirectory directory : node.logDirectories()) {
        directory
            .volume()
            .flatMap(volume -> found(subject.bundle().set(), volume))
            .ifPresent(found -> reporter
                .at(
                    found.place(),
                    "the log directory %s lies on a network filesystem, %s"
                        .formatted(directory.path(), found.what()))
                .related(directory.fact().keyPlace(), "the log directory")
                .consequence("a deleted segment that is still open stays as .nfs…, and a stale file"
                    + " handle takes the log directory offline: with the only one the broker stops")
                .help("use a block device or a local disk; Kafka replicates by itself")
                .about(directory.path()));
      }
    }
  }

  private record Found(Place place, String what) {}

  private static Optional<Found> found(ManifestSet set, YamlMap volume) {
    Optional<Found> direct = source(volume);
    if (direct.isPresent() || !(volume.at("spec") instanceof YamlMap claim)) {
      return direct;
    }
    String volumeName = claim.textAt("volumeName");
    Optional<K8sObject> bound = set.ofKind("PersistentVolume").stream()
        .filter(each -> each.name().equals(volumeName))
        .findFirst();
    if (bound.isPresent()) {
      return bound
          .filter(each -> each.node().at("spec") instanceof YamlMap)
          .flatMap(each -> source((YamlMap) each.node().at("spec")));
    }
    String name = claim.textAt("storageClassName");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    StorageClass storageClass = StorageClass.of(set, Optional.of(name));
    boolean isOfNetwork = storageClass.object().isPresent()
        ? DRIVERS.contains(storageClass.provisioner())
        : CLASSES.contains(name);
    return isOfNetwork
        ? Optional.of(new Found(claim.at("storageClassName").place(), "by the class " + name))
        : Optional.empty();
  }

  /** Reads a volume of a pod, or the {@code spec} of a PersistentVolume. */
  private static Optional<Found> source(YamlMap volume) {
    for (String source : SOURCES) {
      if (volume.byName().containsKey(source)) {
        return Optional.of(new Found(volume.byName().get(source).keyPlace(), source));
      }
    }
    YamlNode driver = volume.at("csi", "driver");
    return driver != null && DRIVERS.contains(volume.textAt("csi", "driver"))
        ? Optional.of(new Found(driver.place(), volume.textAt("csi", "driver")))
        : Optional.empty();
  }
}
