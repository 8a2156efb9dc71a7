package io.github.kafkak3s.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.diagnostic.Findings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes again and again, each time something else. */
class KilledWriterTest {
  private static final int KILLS = 50;
  private static final int VARIANTS = 4;
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /** The child: writes one variant after the other, and a line each time. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) {
      for (int i = 0; ; i++) {
        write(Path.of(args[0]), emission(i % VARIANTS));
        System.out.println(i);
      }
    }
  }

  @Test
  void aKilledRunLeavesWholeFilesAndTheNextOneRepairs(@TempDir Path project) throws Exception {
    Path output = project.resolve("deploy");
    Map<String, String> foreign = Map.of(
        "mine.txt", "mine\n",
        "a/mine.yaml", "mine: true\n",
        "gitops/application.yaml", Ownership.HEADER + "\n",
        "other/.b.yaml.kafka-k3s-tmp", "not in a directory of ours\n");
    for (Map.Entry<String, String> file : foreign.entrySet()) {
      Path path = output.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Map<String, Set<String>> whole = new TreeMap<>();
    foreign.forEach((name, text) -> whole.put(name, Set.of(text)));
    for (int i = 0; i < VARIANTS; i++) {
      files(emission(i))
          .forEach((name, text) ->
              whole.computeIfAbsent(name, key -> new HashSet<>()).add(text));
    }
    Random random = new Random();
    int interrupted = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      runAndKill(output, random);
      int temporary = 0;
      Map<String, String> found = onDisk(output);
      for (Map.Entry<String, String> file : found.entrySet()) {
        Path name = Path.of(file.getKey());
        if (!foreign.containsKey(file.getKey())
            && Ownership.isTemporary(name.getFileName().toString())) {
          temporary++;
        } else {
          assertTrue(
              whole.getOrDefault(file.getKey(), Set.of()).contains(file.getValue()),
              () -> file.getKey() + " is not whole: " + file.getValue().length() + " characters");
        }
      }
      assertTrue(found.keySet().containsAll(foreign.keySet()));
      interrupted += temporary > 0 ? 1 : 0;
      Emission next = emission(random.nextInt(VARIANTS));
      write(output, next);
      Map<String, String> repaired = new TreeMap<>(files(next));
      repaired.putAll(foreign);
      assertEquals(repaired, onDisk(output));
    }
    assertTrue(interrupted > 0, "no kill came while files were written");
  }

  private static void runAndKill(Path output, Random random) throws Exception {
    Process child = new ProcessBuilder(
            JAVA.toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            output.toString())
        .redirectErrorStream(true)
        .start();
    try (BufferedReader lines = child.inputReader()) {
      assertEquals("0", lines.readLine());
      Thread.sleep(random.nextInt(25), random.nextInt(1_000_000));
      assertTrue(child.isAlive());
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static void write(Path output, Emission emission) {
    Findings findings = new Findings();
    BundleStore store = new BundleStore(output, "deploy");
    store
        .compare(emission, findings)
        .flatMap(found -> store.write(found, findings))
        .orElseThrow(() -> new IllegalStateException(findings.sorted().toString()));
  }

  /** Each variant has other texts and other files. */
  private static Emission emission(int variant) {
    List<Bundle> bundles = new ArrayList<>();
    for (String directory : List.of("a", "b")) {
      Map<String, String> manifests = new TreeMap<>();
      for (int i = 0; i < 6; i++) {
        manifests.put("file-" + i + ".yaml", ("text: " + variant + "\n").repeat(500 * i + variant));
      }
      manifests.put("only-" + variant + ".yaml", "text: 1\n");
      bundles.add(Bundle.of(directory, manifests));
    }
    return new Emission(bundles, "image:" + variant + "\n", true);
  }

  private static Map<String, String> files(Emission emission) {
    Map<String, String> files = new TreeMap<>(Map.of(Emission.IMAGES, emission.images()));
    for (Bundle bundle : emission.bundles()) {
      bundle.files().forEach((name, text) -> files.put(bundle.directory() + "/" + name, text));
    }
    return files;
  }

  private static Map<String, String> onDisk(Path output) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(output)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(output.relativize(path).toString().replace('\\', '/'), Files.readString(path));
      }
    }
    return files;
  }
}
