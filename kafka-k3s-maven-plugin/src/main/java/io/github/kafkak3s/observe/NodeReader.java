package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kafka.KafkaOption;
import io.github.kafkak3s.kafka.OptionCatalogue;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.kafka.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the pods of workloads as Kafka nodes. Not thread-safe. */
final class NodeReader {
  /** More pods than any Kafka cluster has; hostile manifests ask for billions. */
  static final int MOST_PODS = 1_000;

  private static final Set<String> BATCH = Set.of("Job", "CronJob");

  private final ManifestSet set;
  private final Intent intent;
  private final OptionCatalogues catalogues;
  private final StartReader starts;
  private final Set<Unknown> unknowns = new LinkedHashSet<>();
  private int pods;

  NodeReader(ManifestSet set, Intent intent, OptionCatalogues catalogues) {
    this.set = set;
    this.intent = intent;
    this.catalogues = catalogues;
    this.starts = new StartReader(new Holdings(set));
  }

  /** Returns what could not be followed so far. */
  Set<Unknown> unknowns() {
    return unknowns;
  }

  /** Returns the nodes of a workload, in the order of its pods; none where it runs no Kafka. */
  List<KafkaNode> read(Workload workload) {
    if (BATCH.contains(workload.object().kind())) {
      return List.of();
    }
    List<StartedNode> started = new ArrayList<>();
    for (int index = 0; index < workload.replicas() && pods < MOST_PODS; index++) {
      Optional<StartedNode> node = starts.read(new Pod(workload, index));
      if (node.isEmpty()) {
        break;
      }
      started.add(node.get());
      pods++;
    }
    if (pods == MOST_PODS && started.size() < workload.replicas()) {
      unknowns.add(new Unknown(
          workload.object().placeOf("spec", "replicas"),
          "the pods of the bundle beyond the first " + MOST_PODS));
    }
    Set<String> read = new HashSet<>();
    for (StartedNode node : started) {
      if (node.readFile().isPresent()) {
        read.add(node.readFile().get().identity());
      }
    }
    List<KafkaNode> nodes = new ArrayList<>();
    for (StartedNode node : started) {
      nodes.add(node(node, read));
    }
    addValues(nodes);
    return List.copyOf(nodes);
  }

  /** Says once for a workload which options have values that only the running pod knows. */
  private void addValues(List<KafkaNode> nodes) {
    Map<String, Place> places = new LinkedHashMap<>();
    for (KafkaNode node : nodes) {
      for (OptionFact fact : node.effective().all()) {
        if (fact.value().isEmpty() && !isSaid(fact, node.effective())) {
          places.putIfAbsent(fact.name(), fact.valuePlace());
        }
      }
    }
    if (!places.isEmpty()) {
      unknowns.add(new Unknown(
          Collections.min(places.values()),
          "the value of " + String.join(", ", places.keySet()) + ", which only the running pod of "
              + nodes.get(0).workload().object().shown() + " knows"));
    }
  }

  /** Secrets are not to be known, and other rules name what is absent. */
  private static boolean isSaid(OptionFact fact, Options options) {
    Optional<KafkaOption> option = options.catalogue().broker(fact.name());
    boolean isPassword = option.isPresent() && option.get().type() == KafkaOption.Type.PASSWORD
        || fact.name().endsWith("sasl.jaas.config")
        || fact.name().endsWith("password");
    boolean isHeld = fact.variable().isPresent()
        && (fact.variable().get().isSecret()
            || fact.variable().get().source() == Variable.Source.CONFIG_MAP);
    boolean isProvided = Placeholders.in(fact.raw()).stream()
        .anyMatch(reference -> !reference.provider().isEmpty());
    return isPassword
        || isHeld
        || isProvided && options.written("config.providers").isEmpty();
  }

  private KafkaNode node(StartedNode started, Set<String> read) {
    Container container = started.container();
    Workload workload = started.pod().workload();
    ReleaseReader release = ReleaseReader.of(started.image(), container.image(), intent);
    OptionCatalogue catalogue = catalogues.of(release.release());
    List<ConfigFile> unread = unreadFiles(started, read);
    Optional<ConfigFile> readFile = started.readFile();
    Optional<ConfigFile> unreadFile =
        started.readText().isPresent() ? Optional.empty() : meantFile(started, unread);

    NodeViews views = new NodeViews(started, release.release());
    Options effective = views.effective().build(catalogue, placeOfAbsent(started, readFile));
    Options declared = views
        .declared(unreadFile)
        .build(catalogue, placeOfAbsent(started, readFile.isPresent() ? readFile : unreadFile));
    unknowns.addAll(started.gaps());
    unknowns.addAll(views.gaps());

    Optional<OptionFact> idFact = declared.given("node.id");
    if (idFact.isEmpty()) {
      idFact = declared.written("broker.id");
    }
    Optional<Integer> nodeId = idFact.isPresent() && idFact.get().value().isPresent()
        ? id(idFact.get().value().get())
        : Optional.empty();
    List<NodeListener> listeners = ListenerReader.read(declared);
    Set<Role> roles = RoleReader.read(declared, nodeId, started.podName(), listeners);
    return new KafkaNode(
        workload,
        container,
        started.pod().index(),
        started.podName(),
        started.image(),
        release.release(),
        release.isKnown(),
        started.main().environment(),
        started.start(),
        new FormatReader(started).read(),
        List.copyOf(started.files().configs().values()),
        readFile,
        unread,
        declared,
        effective,
        nodeId,
        idFact,
        roles,
        listeners,
        new DiskReader(workload, container, set).read(declared),
        ClusterReader.voters(declared),
        started.runs());
  }

  private static Place placeOfAbsent(StartedNode started, Optional<ConfigFile> file) {
    Optional<ConfigFile.Properties> properties =
        file.isPresent() ? file.get().properties() : Optional.empty();
    if (properties.isEmpty() && started.readText().isPresent()) {
      properties = Optional.of(ConfigFile.Properties.of(started.readText().get()));
    }
    return properties.isPresent() && !properties.get().entries().isEmpty()
        ? properties.get().entries().get(0).place()
        : started.envPlace();
  }

  /** Kafka takes 32 bits; what is longer is no id. */
  private static Optional<Integer> id(String text) {
    Optional<Long> id = Options.whole(text);
    return id.isPresent() && id.get() >= 0 && id.get() <= Integer.MAX_VALUE
        ? Optional.of(id.get().intValue())
        : Optional.empty();
  }

  private static List<ConfigFile> unreadFiles(StartedNode started, Set<String> read) {
    List<ConfigFile> unread = new ArrayList<>();
    if (started.start().by() != Start.By.UNKNOWN) {
      for (ConfigFile file : kafkaFiles(started)) {
        if (!read.contains(file.identity()) && !started.isNamedByScript(file)) {
          unread.add(file);
        }
      }
    }
    return List.copyOf(unread);
  }

  private static List<ConfigFile> kafkaFiles(StartedNode started) {
    List<ConfigFile> files = new ArrayList<>();
    for (ConfigFile file : started.files().configs().values()) {
      if (file.isKafkaProperties()) {
        files.add(file);
      }
    }
    return files;
  }

  /** Returns the mounted file that its author took for this node's, though nothing reads it. */
  private static Optional<ConfigFile> meantFile(StartedNode started, List<ConfigFile> unread) {
    return switch (started.start().by()) {
      case COMMAND -> Optional.empty();
      case IMAGE -> nearest(started, unread);
      case UNKNOWN -> nearest(started, kafkaFiles(started));
    };
  }

  private static Optional<ConfigFile> nearest(StartedNode started, List<ConfigFile> files) {
    for (ConfigFile file : files) {
      if (file.key().contains(started.podName())) {
        return Optional.of(file);
      }
    }
    for (ConfigFile file : files) {
      if (file.key().equals("server.properties")) {
        return Optional.of(file);
      }
    }
    return files.isEmpty() ? Optional.empty() : Optional.of(files.get(0));
  }
}
