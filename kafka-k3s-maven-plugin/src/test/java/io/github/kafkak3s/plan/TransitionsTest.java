package io.github.kafkak3s.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.kafkak3s.CaseFiles;
import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.compile.KafkaCompiler;
import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.TransitionRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each case is before.yaml, whose bundle is committed, after.yaml, and in expected.txt what is
 * refused.
 */
class TransitionsTest {
  @TestFactory
  Stream<DynamicTest> transitions() throws IOException {
    return CaseFiles.cases("transitions").stream()
        .map(directory -> dynamicTest(directory.getFileName().toString(), () -> check(directory)));
  }

  private static void check(Path directory) throws IOException {
    Path output = Path.of("target/transitions").resolve(directory.getFileName()).toAbsolutePath();
    CaseFiles.replace(output, java.util.Map.of());
    commit(output, directory);
    List<Bundle> after = compile(directory, "after.yaml").bundles();
    String said = refused(output, after, Set.of()).stream()
        .map(finding -> finding + "\n  help: " + finding.help() + "\n")
        .collect(Collectors.joining());
    Path expected = directory.resolve("expected.txt");
    if (CaseFiles.UPDATE) {
      Files.writeString(expected, said);
    }
    assertEquals(Files.readString(expected), said);

    Set<String> all = TransitionRules.ALL.stream().map(Rule::id).collect(Collectors.toSet());
    assertEquals(List.of(), refused(output, after, all), "every change is accepted by its name");
  }

  @Test
  void aCommittedFileWithMergeMarkersIsNotPassedOver(@TempDir Path output) throws IOException {
    Path directory = CaseFiles.group("transitions").resolve("cluster-id");
    commit(output, directory);
    Path configMap = output.resolve("kafka/kafka-configmap.yaml");
    Files.writeString(
        configMap, Files.readString(configMap).replace("data:\n", "<<<<<<< HEAD\ndata:\n"));
    List<Finding> refused = refused(output, compile(directory, "before.yaml").bundles(), Set.of());
    assertFalse(refused.isEmpty());
    assertEquals("deploy/kafka/kafka-configmap.yaml", refused.get(0).place().file());
  }

  @Test
  void votersThatAreWrittenOtherwiseAreTheSame(@TempDir Path output) throws IOException {
    Path directory = CaseFiles.group("transitions").resolve("cluster-id");
    commit(output, directory);
    Path configMap = output.resolve("kafka/kafka-configmap.yaml");
    String text = Files.readString(configMap);
    String spaced = text.replaceAll("(?m)(quorum\\.voters=[^,\n]*),", "$1 , ");
    assertNotEquals(text, spaced);
    Files.writeString(configMap, spaced);
    assertEquals(List.of(), refused(output, compile(directory, "before.yaml").bundles(), Set.of()));
  }

  private static void commit(Path output, Path directory) throws IOException {
    for (Bundle bundle : compile(directory, "before.yaml").bundles()) {
      CaseFiles.replace(output.resolve(bundle.directory()), bundle.files());
    }
  }

  private static List<Finding> refused(Path output, List<Bundle> bundles, Set<String> accepted) {
    Findings findings = new Findings();
    Transitions.compare(output, "deploy", bundles, accepted, findings);
    return findings.sorted();
  }

  private static Compilation compile(Path directory, String file) {
    Findings findings = new Findings();
    var compilation = KafkaCompiler.compile(directory, directory.resolve(file), findings);
    assertEquals(List.of(), findings.sorted());
    return compilation.orElseThrow();
  }
}
