package io.github.kafkak3s.lint.rules.references;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.observe.ManifestSet;
import io.github.kafkak3s.observe.Reference;
import io.github.kafkak3s.observe.StorageClass;
import io.github.kafkak3s.observe.Workload;
import io.github.kafkak3s.yaml.YamlMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** KK1002: what a pod needs by name is in the bundle, or known to be elsewhere. */
public final class DanglingReference implements LintRule {
  private static final Rule RULE = new Rule(
      "KK1002",
      "dangling-reference",
      ERROR,
      "volume, env, envFrom, imagePullSecret, serviceAccount, storage class or service name that"
          + " the bundle should hold and does not, or that is itself invalid; W where it may live"
          + " outside; what K3s brings (local-path, traefik, ServiceLB, the system priority"
          + " classes) exists");
  private static final Map<String, Set<String>> ALWAYS_THERE = Map.of(
      "ConfigMap", Set.of("kube-root-ca.crt"),
      "ServiceAccount", Set.of("default"),
      "StorageClass", Set.of(StorageClass.OF_K3S),
      "PriorityClass", Set.of("system-node-critical", "system-cluster-critical"));
  private static final Set<String> MAY_LIVE_OUTSIDE =
      Set.of("Secret", "StorageClass", "PriorityClass");
  private static final Set<String> CLUSTER_WIDE = Set.of("StorageClass", "PriorityClass");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    boolean isWhole = subject.isWhole();
    Set<String> made = isWhole ? Makers.texts(subject) : Set.of();
    for (Workload workload : subject.bundle().workloads()) {
      for (Mount mount : Mounts.undeclared(workload)) {
        reporter
            .at(
                mount.place(),
                "a container mounts the volume %s, which the pods of %s do not have"
                    .formatted(mount.volume(), workload.object().shown()))
            .consequence("the API server refuses the " + workload.object().kind())
            .help("declare it under volumes: or volumeClaimTemplates:, or remove the mount");
      }
      for (Reference reference : Reference.of(workload)) {
        if (!reference.isOptional()) {
          check(subject, workload, reference, isWhole, made, reporter);
        }
      }
    }
  }

  private static void check(
      Subject subject,
      Workload workload,
      Reference reference,
      boolean isWhole,
      Set<String> made,
      Reporter reporter) {
    ManifestSet set = subject.bundle().set();
    String namespace =
        CLUSTER_WIDE.contains(reference.kind()) ? "" : workload.object().namespace();
    Optional<K8sObject> object = set.find(reference.kind(), namespace, reference.name());
    String named = reference.kind() + " " + reference.name();
    if (object.isEmpty()) {
      boolean isElsewhere =
          ALWAYS_THERE.getOrDefault(reference.kind(), Set.of()).contains(reference.name())
              || set.find(reference.kind(), "", reference.name()).isPresent()
              || subject.bundle().intent().secrets().contains(reference.name())
              || subject.bundle().intent().isOurs() && isNamedInKafkaYaml(reference)
              || !isWhole
              || made.contains(reference.name());
      boolean isSaidBefore =
          reference.use() == Reference.Use.FILES && reference.key().isPresent();
      if (!isElsewhere && !isSaidBefore) {
        Severity severity = MAY_LIVE_OUTSIDE.contains(reference.kind()) ? WARNING : ERROR;
        reporter
            .at(
                reference.place(),
                "%s of %s needs the %s, which the bundle does not hold"
                    .formatted(reference.by(), workload.object().shown(), named))
            .severity(severity)
            .consequence(consequence(reference))
            .help(
                severity == ERROR
                    ? "add it to the bundle, or correct the name"
                    : "make sure that it is there before the pods are; here it cannot be seen");
      }
      return;
    }
    if (reference.kind().equals("Secret")) {
      SecretNotBase64.firstFault(object.get())
          .ifPresent(fault -> reporter
              .at(
                  reference.place(),
                  "%s of %s needs the %s, which is invalid"
                      .formatted(reference.by(), workload.object().shown(), named))
              .consequence(consequence(reference))
              .help("repair the Secret, and apply it before the pods")
              .related(fault.keyPlace(), "not base64")
              .causedBy("KK1001"));
    } else if (reference.kind().equals("ConfigMap") && lacks(object.get(), reference)) {
      reporter
          .at(
              reference.place(),
              "%s of %s needs the key %s, which the %s does not have"
                  .formatted(
                      reference.by(), workload.object().shown(), reference.key().get(), named))
          .consequence(consequence(reference))
          .help("add the key, or correct its name")
          .related(object.get().place(), "the ConfigMap");
    }
  }

  /** What the compiler only hands on: whoever wrote the field knows that it exists. */
  private static boolean isNamedInKafkaYaml(Reference reference) {
    return CLUSTER_WIDE.contains(reference.kind()) || reference.use() == Reference.Use.IMAGE_PULL;
  }

  private static boolean lacks(K8sObject configMap, Reference reference) {
    return reference.key().isPresent()
        && !has(configMap, "data", reference.key().get())
        && !has(configMap, "binaryData", reference.key().get());
  }

  private static boolean has(K8sObject configMap, String field, String key) {
    return configMap.node().at(field) instanceof YamlMap map && map.byName().containsKey(key);
  }

  private static String consequence(Reference reference) {
    return switch (reference.use()) {
      case FILES ->
        "the pods hang before their first container (FailedMount), and their logs say"
            + " no more than PodInitializing";
      case CLAIM -> "the pods stay Pending";
      case VARIABLES -> "the container does not start (CreateContainerConfigError)";
      case IMAGE_PULL ->
        "the image is pulled without a password: ImagePullBackOff where the"
            + " registry asks for one";
      case ACCOUNT, PRIORITY -> "the API server refuses every pod; the workload stays at 0";
      case STORAGE_CLASS ->
        "the claims stay Pending, and so do the pods; K3s brings local-path" + " only";
      case PEERS -> "the pods have no DNS names, so that none finds another";
    };
  }
}
