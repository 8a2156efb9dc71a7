package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.kafkak3s.lint.LintReport;
import io.github.kafkak3s.lint.LintRun;
import io.github.kafkak3s.observe.Intent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is built to exhaust a reader ends with a finding at its place or with nothing to say, and
 * four times as much of it takes about four times the memory. {@code -Dkafka-k3s.hostile=20} makes
 * all of it that many times as large.
 */
class HostileManifestsTest {
  private static final int TIMES = Integer.getInteger("kafka-k3s.hostile", 1);
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final String STATEFUL_SET = """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata:
        name: kafka
      spec:
        serviceName: kafka
        replicas: %s
        selector:
          matchLabels: {app: kafka}
        template:
          metadata:
            labels: {app: kafka}
          spec:
            containers:
              - name: kafka
                image: apache/kafka:4.1.0
                env:
                  - {name: KAFKA_NODE_ID, value: "%s"}
                  - {name: KAFKA_PROCESS_ROLES, value: "broker,controller"}
                  - {name: KAFKA_CONTROLLER_QUORUM_VOTERS, value: "%s"}
                  - {name: KAFKA_CONTROLLER_LISTENER_NAMES, value: CONTROLLER}
                  - {name: KAFKA_LISTENERS, value: "PLAINTEXT://:9092,CONTROLLER://:9093"}
      """;

  private static final String VOTER = "1@kafka-0.kafka:9093";

  private static LintReport lint(Map<String, String> texts) throws IOException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path directory = memory.getPath("/manifests");
      for (Map.Entry<String, String> text : texts.entrySet()) {
        Path file = directory.resolve(text.getKey());
        Files.createDirectories(file.getParent());
        Files.write(file, text.getValue().getBytes(StandardCharsets.UTF_8));
      }
      return new AnyLint().lintManifests(directory, Intent.NONE.withHosts(Intent.counted(3, 0)));
    }
  }

  private static List<String> found(String text) throws IOException {
    return lint(Map.of("a.yaml", text)).results().stream()
        .map(result ->
            result.finding().place().toString() + " " + result.finding().rule().id())
        .toList();
  }

  private static String repeated(int times, IntFunction<String> part) {
    return IntStream.range(0, times).mapToObj(part).collect(Collectors.joining());
  }

  @Test
  void aliasesOfAliases() throws IOException {
    String bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + repeated(
            12,
            i -> "a" + (i + 1) + ": &a" + (i + 1) + " ["
                + String.join(", ", Collections.nCopies(10, "*a" + i)) + "]\n");
    assertEquals(List.of("a.yaml:7:10 KK1008"), found(bomb));
  }

  @Test
  void mergesOfMerges() throws IOException {
    String bomb = "a0: &a0 {x0: 1}\n"
        + repeated(
            3_000,
            i -> "a" + (i + 1) + ": &a" + (i + 1) + " {<<: *a" + i + ", x" + (i + 1) + ": 1}\n");
    assertEquals(List.of("a.yaml:225:7 KK1008"), found(bomb));
  }

  @Test
  void deepNesting() throws IOException {
    assertEquals(List.of("a.yaml:1:257 KK1008"), found("[".repeat(1 << 20)));
  }

  @Test
  void oneLongLine() throws IOException {
    assertEquals(List.of("a.yaml KK1008"), found("a: " + "x".repeat(20_000_000)));
  }

  @Test
  void aLineOfTheGreatestSize() throws IOException {
    assertEquals(List.of("a.yaml:1:1 KK1008"), found("a: " + "x".repeat((16 << 20) - 4) + "\n"));
  }

  @Test
  void manySmallDocuments() throws IOException {
    String document = "---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: a%s}}\n";
    assertEquals(List.of(), grown(1_000, size -> repeated(size, document::formatted)));
  }

  @Test
  void manyStrayDocuments() throws IOException {
    assertEquals(List.of("a.yaml:2:1 KK1008"), grown(1_000, size -> "---\na: 1\n".repeat(size)));
  }

  @Test
  void replicasWithoutEnd() throws IOException {
    for (String replicas : List.of("2147483647", "9".repeat(400))) {
      assertHas("KK2103", found(STATEFUL_SET.formatted(replicas, 1, VOTER)));
    }
  }

  @Test
  void aQuorumWithoutEnd() throws IOException {
    IntFunction<String> voters =
        size -> repeated(size, i -> i + "@kafka-" + i + ".kafka:9093,") + VOTER;
    assertHas("KK2102", grown(1_000, size -> STATEFUL_SET.formatted(3, 1, voters.apply(size))));
  }

  @Test
  void manyContainers() throws IOException {
    String container = "        - {name: c%s, image: busybox, env: [{name: A, value: b}]}\n";
    assertHas(
        "KK9002",
        grown(
            250,
            size -> STATEFUL_SET.formatted(3, 1, VOTER) + repeated(size, container::formatted)));
  }

  @Test
  void manyWorkloads() throws IOException {
    IntFunction<String> workload =
        i -> STATEFUL_SET.formatted(3, i, VOTER).replace("name: kafka\n", "name: kafka" + i + "\n")
            + "---\n";
    assertHas("KK2101", grown(15, size -> repeated(size, workload)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# kafka-k3s:ignore KK3501 x\n",
        "a: 1 # kafka-k3s:ignore KK3501 x\n",
        "# kafka-k3s:ignore ",
        "#kafka-k3s:ignore",
        "# kafka-k3s:ignore KK9999,a,b,c x\n",
        "kafka-k3s:ignore "
      })
  void manySuppressions(String comment) throws IOException {
    assertHas("KK1008", grown(500, size -> "a: 1 #\n" + comment.repeat(size) + "\nb: 1\n"));
  }

  @Test
  void kustomizationsInALoop() throws IOException {
    LintReport report = lint(Map.of(
        "a/kustomization.yaml", "resources: [../b, .]\n",
        "b/kustomization.yaml", "resources: [../a, ../b, ../..]\n",
        "b/a.yaml", STATEFUL_SET.formatted(3, 1, VOTER),
        "kustomization.yaml", "resources: [a, b, ., .., a/../a]\n"));
    assertEquals(
        1,
        report.results().stream()
            .filter(result -> result.finding().rule().id().equals("KK2103"))
            .count());
  }

  private static void assertHas(String rule, List<String> found) {
    assertTrue(found.stream().anyMatch(each -> each.endsWith(" " + rule)), found::toString);
  }

  /**
   * Returns what is found in four times a size. What a thread allocates is a count, the same on
   * every machine; one time and a half leaves room for what grows by doubling.
   */
  private static List<String> grown(int size, IntFunction<String> text) throws IOException {
    String small = text.apply(size * TIMES);
    String large = text.apply(4 * size * TIMES);
    found(small);
    long before = allocated();
    found(small);
    long between = allocated();
    List<String> found = found(large);
    long after = allocated();
    assertTrue(
        after - between < 6 * (between - before),
        () -> "%s bytes for one size, %s for four".formatted(between - before, after - between));
    assertTrue(found.size() <= LintRun.MOST_RESULTS);
    return found;
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
