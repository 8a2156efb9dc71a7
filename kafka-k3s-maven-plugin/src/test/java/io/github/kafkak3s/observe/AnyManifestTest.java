package io.github.kafkak3s.observe;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kafka.OptionCatalogues;
import io.github.kafkak3s.observe.Container.EnvEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is written, a bundle is observed without an exception. */
class AnyManifestTest {
  private static final List<String> WORDS = List.of(
      "",
      "[]",
      "{}",
      "~",
      "0",
      "-1",
      "999999",
      "99999999999999999999",
      "\"\"",
      "a",
      "[a, {b: c}]",
      "{name: kafka}",
      "${X}",
      "$(POD_NAME)",
      "${",
      "$(",
      "{{a}}",
      "$$(A)",
      "@",
      "1@a:1",
      "::",
      "A://b:1,A://b:1",
      "&a [*b]",
      "/",
      "//",
      "/etc/kafka",
      "sh",
      "[sh, -c, 'kafka-server-start a']",
      "| \n",
      "apache/kafka",
      "bitnami/kafka:2",
      "confluentinc/cp-kafka:x",
      "kafka@",
      ":::",
      "None");

  private static final List<String> TEXTS = texts();
  private final OptionCatalogues catalogues = new OptionCatalogues();

  private static List<String> texts() {
    try (Stream<Path> files = Stream.concat(
        Files.walk(CaseFiles.group("lint/seed")), Files.walk(CaseFiles.group("bundles")))) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(AnyManifestTest::text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes lines of real manifests: values replaced, lines dropped, moved and doubled. */
  @Property(tries = 400)
  void mutatedManifests(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int changes) {
    Random random = new Random(seed);
    TreeMap<String, String> files = new TreeMap<>();
    for (int i = 0; i < 4; i++) {
      files.put(i + ".yaml", mutated(TEXTS.get(random.nextInt(TEXTS.size())), random, changes));
    }
    observe(files);
  }

  @Property(tries = 300)
  void anyText(@ForAll String text) {
    observe(new TreeMap<>(java.util.Map.of("a.yaml", text)));
  }

  private static String mutated(String text, Random random, int changes) {
    List<String> lines = new java.util.ArrayList<>(text.lines().toList());
    for (int i = 0; i < changes && !lines.isEmpty(); i++) {
      int at = random.nextInt(lines.size());
      String line = lines.get(at);
      int colon = line.indexOf(':');
      switch (random.nextInt(5)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(random.nextInt(lines.size()), line);
        case 2 -> lines.set(at, " " + line);
        default ->
          lines.set(
              at,
              (colon < 0 ? line.substring(0, line.length() / 2) : line.substring(0, colon + 1))
                  + " " + WORDS.get(random.nextInt(WORDS.size())));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private void observe(TreeMap<String, String> files) {
    Observation bundle =
        Observation.of(Manifests.parse("x", files, new Findings()), Intent.NONE, catalogues);
    for (KafkaNode node : bundle.nodes()) {
      assertNotNull(bundle.clusterOf(node).orElseThrow());
      node.declared().all().forEach(fact -> assertNotNull(fact.givenAt().toString()));
      node.environment()
          .all()
          .forEach(variable -> assertNotNull(variable.valuePlace().toString()));
      node.container().env().forEach(entry -> read(entry));
      assertNotNull(node.voters());
      node.logDirectories().forEach(directory -> assertNotNull(directory.volumePlace()));
    }
    for (Workload workload : bundle.workloads()) {
      bundle.servicesOf(workload);
      bundle.budgetsOf(workload);
      bundle.policiesOf(workload).forEach(policy -> assertNotNull(policy.limitsEgress()));
      bundle
          .services()
          .forEach(service -> service
              .ports()
              .forEach(port -> assertNotNull(Ports.resolve(workload, port.target()))));
    }
  }

  private static void read(EnvEntry entry) {
    assertNotNull(entry.literal());
    assertNotNull(entry.valuePlace());
  }
}
