package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.kafka.ListenerAddress;
import io.github.kafkak3s.observe.ConfigFile.Properties;
import io.github.kafkak3s.observe.shell.LocatedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects the options of one node in its two views. */
final class NodeViews {
  private final StartedNode node;
  private final KafkaRelease release;
  private final Set<Unknown> gaps = new LinkedHashSet<>();

  NodeViews(StartedNode node, KafkaRelease release) {
    this.node = node;
    this.release = release;
  }

  /** Returns what could not be read so far. */
  Set<Unknown> gaps() {
    return gaps;
  }

  /** Returns what the image really makes of everything. */
  NodeOptions effective() {
    return collect(false, Optional.empty());
  }

  /**
   * Returns what the author meant.
   *
   * @param unreadFile the mounted file that was taken for this node's though nothing reads it
   */
  NodeOptions declared(Optional<ConfigFile> unreadFile) {
    return collect(true, unreadFile);
  }

  private NodeOptions collect(boolean isMeant, Optional<ConfigFile> unreadFile) {
    NodeOptions options = new NodeOptions(node.main().environment(), isMeant);
    if (unreadFile.isPresent() && unreadFile.get().properties().isPresent()) {
      options.file(unreadFile.get().properties().get(), Origin.FILE);
    }
    switch (node.start().by()) {
      case IMAGE -> byImage(options);
      case COMMAND -> byCommand(options);
      case UNKNOWN -> {
        options.incomplete();
        if (node.main().kind() == Launch.Kind.OTHER) {
          gaps.add(new Unknown(node.main().program().place(), "how this command starts Kafka"));
        }
        if (node.main().kind() == Launch.Kind.ENTRYPOINT) {
          gaps.add(new Unknown(
              node.main().program().place(),
              "how the image " + node.container().image().repository() + " starts Kafka"));
        }
      }
    }
    return options;
  }

  /** Adds the file that is read; false where there is none. */
  private boolean addFile(NodeOptions options) {
    Optional<LocatedText> text = node.readText();
    Optional<ConfigFile> mounted = node.readFile();
    if (text.isPresent()) {
      Optional<Properties> known =
          mounted.isPresent() ? mounted.get().properties() : Optional.empty();
      Properties properties = known.isPresent() ? known.get() : Properties.of(text.get());
      options.file(properties, mounted.isPresent() ? Origin.FILE : Origin.SCRIPT);
      if (properties.isPartial()) {
        gaps.add(new Unknown(
            node.main().program().place(),
            "all lines of the file " + node.readPath().orElseThrow() + ", which a script makes"));
      }
    }
    return text.isPresent();
  }

  private void byCommand(NodeOptions options) {
    if (!addFile(options)) {
      options.incomplete();
      gaps.add(new Unknown(
          node.main().program().place(),
          node.readPath()
              .map(path -> "the file " + path + ", which the bundle does not hold")
              .orElse("the properties file that Kafka is started with")));
    }
    options.overrides(node.main().arguments());
  }

  private void byImage(NodeOptions options) {
    ImageKind image = node.image();
    if (node.changesEntrypoint()) {
      gaps.add(new Unknown(
          node.main().program().place(),
          "the image's entrypoint, parts of which the start script changes"));
    }
    boolean hasFile = addFile(options);
    if (!hasFile) {
      addHiddenFile(options);
    }
    boolean fileWins = hasFile && image == ImageKind.BITNAMI;
    if (!fileWins) {
      options.environment(image);
    }
    if (image != ImageKind.BITNAMI) {
      addDerivedListeners(options);
    }
    Place place = node.envPlace();
    switch (image) {
      case CONFLUENT -> options.stock(StockOptions.ofConfluent(), place);
      case APACHE -> {
        if (options.isEmpty()) {
          options.stock(StockOptions.ofApache(release), place);
        }
      }
      case BITNAMI -> {
        if (!fileWins) {
          options.stock(StockOptions.ofBitnami(release), place);
        }
      }
      case OTHER -> options.incomplete();
    }
  }

  /** Says of the first file that the image may read that the bundle does not show it. */
  private void addHiddenFile(NodeOptions options) {
    for (String path : node.image().readFiles()) {
      if (node.files().mayHold(path)) {
        Optional<Container.Mount> mount = node.container().mountOf(path);
        options.incomplete();
        gaps.add(new Unknown(
            mount.isPresent() ? mount.get().place() : node.envPlace(),
            "the file " + path + ", which the bundle does not hold"));
        return;
      }
    }
  }

  /** Both images bind to every address of the ports that the environment advertises. */
  private void addDerivedListeners(NodeOptions options) {
    Optional<OptionFact> advertised = options.get("advertised.listeners");
    if (options.get("listeners").isPresent()
        || isController(options)
        || advertised.isEmpty()
        || advertised.get().origin() == Origin.FILE
        || advertised.get().value().isEmpty()) {
      return;
    }
    Optional<List<ListenerAddress>> addresses =
        ListenerAddress.parseAll(advertised.get().value().get());
    if (addresses.isPresent()) {
      List<String> bound = new ArrayList<>();
      for (ListenerAddress address : addresses.get()) {
        bound.add(address.name() + "://0.0.0.0:" + address.port());
      }
      options.stock(Map.of("listeners", String.join(",", bound)), node.envPlace());
    }
  }

  private static boolean isController(NodeOptions options) {
    Optional<OptionFact> roles = options.get("process.roles");
    return roles.isPresent() && roles.get().value().equals(Optional.of("controller"));
  }
}
