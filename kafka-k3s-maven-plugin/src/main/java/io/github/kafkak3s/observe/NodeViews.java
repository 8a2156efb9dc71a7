package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kafka.KafkaRelease;
import io.github.kafkak3s.kafka.ListenerAddress;
import io.github.kafkak3s.observe.ConfigFile.Properties;
import io.github.kafkak3s.observe.shell.LocatedText;
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
    unreadFile
        .flatMap(ConfigFile::properties)
        .ifPresent(properties -> options.file(properties, Origin.FILE));
    switch (node.start().by()) {
      case IMAGE -> byImage(options);
      case COMMAND -> byCommand(options);
      case UNKNOWN -> {
        options.incomplete();
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
    text.ifPresent(each -> {
      Properties properties =
          mounted.flatMap(ConfigFile::properties).orElseGet(() -> Properties.of(each));
      options.file(properties, mounted.isPresent() ? Origin.FILE : Origin.SCRIPT);
      if (properties.isPartial()) {
        gaps.add(new Unknown(
            node.main().program().place(),
            "all lines of the file " + node.readPath().orElseThrow() + ", which a script makes"));
      }
    });
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
    boolean hasFile = addFile(options);
    if (!hasFile) {
      image.readFiles().stream().filter(node.files()::mayHold).findFirst().ifPresent(path -> {
        options.incomplete();
        gaps.add(new Unknown(
            node.container().mountOf(path).map(Container.Mount::place).orElse(node.envPlace()),
            "the file " + path + ", which the bundle does not hold"));
      });
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

  /** Both images bind to every address of the ports that the environment advertises. */
  private void addDerivedListeners(NodeOptions options) {
    Optional<String> advertised = options
        .get("advertised.listeners")
        .filter(fact -> fact.origin() != Origin.FILE)
        .flatMap(OptionFact::value);
    boolean isController = options
        .get("process.roles")
        .flatMap(OptionFact::value)
        .filter(roles -> roles.equals("controller"))
        .isPresent();
    if (options.get("listeners").isEmpty() && !isController) {
      advertised.flatMap(ListenerAddress::parseAll).ifPresent(addresses -> {
        List<String> bound = addresses.stream()
            .map(address -> address.name() + "://0.0.0.0:" + address.port())
            .toList();
        options.stock(Map.of("listeners", String.join(",", bound)), node.envPlace());
      });
    }
  }
}
