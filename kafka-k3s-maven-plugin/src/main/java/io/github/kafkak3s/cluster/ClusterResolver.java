package io.github.kafkak3s.cluster;

import static io.github.kafkak3s.diagnostic.InputRules.MISSING_FIELD;
import static io.github.kafkak3s.diagnostic.InputRules.UNSUPPORTED_VERSION;
import static io.github.kafkak3s.diagnostic.InputRules.WRONG_TYPE;

import io.github.kafkak3s.cluster.Replication.Setting;
import io.github.kafkak3s.diagnostic.CompilerRules;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.kafka.ClusterIds;
import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.kafka.KafkaReleases;
import io.github.kafkak3s.kafka.MetadataVersions;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.kafka.Role;
import io.github.kafkak3s.spec.KafkaFile;
import io.github.kafkak3s.spec.KafkaSpec;
import io.github.kafkak3s.spec.Located;
import io.github.kafkak3s.spec.LoggingSpec;
import io.github.kafkak3s.spec.Option;
import io.github.kafkak3s.spec.PoolSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides what a kafka.yaml means: all defaults, ids, names, addresses, the quorum and the budgets.
 */
public final class ClusterResolver {
  private final KafkaFile file;
  private final KafkaSpec spec;
  private final Findings findings;
  private final List<String> notes;
  private final OptionCatalogues catalogues;

  private ClusterResolver(
      KafkaFile file, OptionCatalogues catalogues, Findings findings, List<String> notes) {
    this.file = file;
    this.spec = file.spec();
    this.catalogues = catalogues;
    this.findings = findings;
    this.notes = notes;
  }

  /**
   * Resolves one cluster.
   *
   * @param catalogues the options of Kafka's releases, shared by the clusters of one run
   * @param notes receives what is worth a line to the user although nothing is wrong
   * @return the cluster, or nothing with findings
   */
  public static Optional<Cluster> resolve(
      KafkaFile file, OptionCatalogues catalogues, Findings findings, List<String> notes) {
    int before = findings.errorCount();
    Optional<Cluster> cluster = new ClusterResolver(file, catalogues, findings, notes).resolve();
    return findings.errorCount() > before ? Optional.empty() : cluster;
  }

  private Optional<Cluster> resolve() {
    Optional<KafkaRelease> known = release();
    List<Listener> listeners = ListenerResolver.resolve(spec.listeners(), spec.place(), findings);
    NameChecks names = new NameChecks(findings);
    names.check(file, namespace());
    if (known.isEmpty()) {
      return Optional.empty();
    }
    KafkaRelease release = known.get();
    Optional<Image> image = ImageResolver.resolve(spec.image(), spec.version(), release, findings);
    OptionChecks checks = new OptionChecks(catalogues.of(release), findings);
    checks.check(spec.config());
    for (Located<PoolSpec> pool : spec.nodePools().value().values()) {
      checks.check(pool.value().config());
    }
    PoolResolver pools = new PoolResolver(file, namespace(), release, listeners, findings);
    List<Pool> resolved = pools.resolve();
    refuseUnknownReformat(resolved);
    String clusterId = clusterId();
    if (resolved.isEmpty() || image.isEmpty()) {
      return Optional.empty();
    }
    BudgetResolver budgets = new BudgetResolver(
        file.metadata().name().value(),
        spec.podDisruptionBudget(),
        settings(release, resolved),
        this::optionPlace,
        findings,
        notes);
    return Optional.of(new Cluster(
        file.metadata().name().value(),
        namespace(),
        file.environment(),
        texts(file.metadata().labels()),
        texts(file.metadata().annotations()),
        spec.createNamespace().value(),
        release,
        metadataVersion(release),
        clusterId,
        spec.bootstrap().value(),
        List.copyOf(new TreeSet<>(Located.values(spec.reformat()))),
        image.get(),
        logging(),
        listeners,
        resolved,
        budgets.resolve(resolved, spec.nodePools().place()),
        clientNamespaces()));
  }

  private Optional<KafkaRelease> release() {
    String version = spec.version().value();
    Optional<KafkaRelease> release = KafkaReleases.find(version);
    if (release.isEmpty()) {
      findings.add(
          UNSUPPORTED_VERSION,
          spec.version().place(),
          "the Kafka release %s is not known; known are %s"
              .formatted(version, KafkaReleases.supported()),
          "the nearest one is " + KafkaReleases.nearest(version).version());
    }
    return release;
  }

  private Optional<String> metadataVersion(KafkaRelease release) {
    if (spec.metadataVersion().isEmpty()) {
      return Optional.empty();
    }
    Located<String> written = spec.metadataVersion().get();
    MetadataVersions.problem(release, written.value())
        .ifPresent(problem -> findings.add(WRONG_TYPE, written.place(), problem, ""));
    return Optional.of(written.value());
  }

  private String namespace() {
    return file.metadata().namespace().orElse(file.metadata().name()).value();
  }

  private String clusterId() {
    if (spec.clusterId().isEmpty()) {
      return ClusterIds.derive(namespace(), file.metadata().name().value(), file.environment());
    }
    Located<String> written = spec.clusterId().get();
    Optional<String> problem = ClusterIds.problem(written.value());
    if (problem.isPresent()) {
      findings.add(
          CompilerRules.CLUSTER_ID_INVALID,
          written.place(),
          "the cluster id \"%s\" %s".formatted(Texts.shown(written.value()), problem.get()),
          "leave it out to have one derived, or take one from mvn kafka-k3s:init");
    }
    return written.value();
  }

  private void refuseUnknownReformat(List<Pool> pools) {
    if (pools.isEmpty()) {
      return;
    }
    List<String> pods = new ArrayList<>();
    for (Pool pool : pools) {
      for (KafkaNode node : pool.nodes()) {
        pods.add(node.podName());
      }
    }
    for (Located<String> pod : spec.reformat()) {
      if (!pods.contains(pod.value())) {
        findings.add(
            WRONG_TYPE,
            pod.place(),
            "reformat names \"%s\", which is no pod of this cluster".formatted(pod.value()),
            NearestName.hint(pod.value(), pods));
      }
    }
  }

  private List<Setting> settings(KafkaRelease release, List<Pool> pools) {
    int brokers = BudgetResolver.count(pools, Role.BROKER);
    List<Setting> settings = new ArrayList<>();
    for (Located<PoolSpec> pool : spec.nodePools().value().values()) {
      Map<String, String> config =
          NodeOptions.merged(spec.config(), pool.value().config());
      settings.addAll(Replication.of(release, brokers, config).settings());
    }
    return settings;
  }

  private Optional<Place> optionPlace(String name) {
    List<Map<String, Option>> configs = new ArrayList<>();
    spec.nodePools().value().values().forEach(pool -> configs.add(pool.value().config()));
    configs.add(spec.config());
    return configs.stream()
        .filter(config -> config.containsKey(name))
        .map(config -> config.get(name).place())
        .findFirst();
  }

  private Logging logging() {
    Map<String, String> loggers = new TreeMap<>();
    for (Map.Entry<String, Located<LoggingSpec.Level>> logger :
        spec.logging().loggers().entrySet()) {
      loggers.put(logger.getKey(), logger.getValue().value().name());
    }
    return new Logging(spec.logging().root().name(), loggers);
  }

  private List<String> clientNamespaces() {
    if (spec.networkClients().isEmpty()) {
      return List.of();
    }
    Located<List<Located<String>>> clients = spec.networkClients().get();
    if (clients.value().isEmpty()) {
      findings.add(
          MISSING_FIELD,
          clients.place(),
          "networkPolicy.clients names nobody, so no client could connect",
          "name a namespace, or leave networkPolicy out to let every namespace connect");
    }
    return List.copyOf(new LinkedHashSet<>(Located.values(clients.value())));
  }

  /**
   * Returns the values of a map without their places, sorted by key: the order in the file means
   * nothing.
   */
  static Map<String, String> texts(Map<String, Located<String>> located) {
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, Located<String>> entry : located.entrySet()) {
      texts.put(entry.getKey(), entry.getValue().value());
    }
    return texts;
  }
}
