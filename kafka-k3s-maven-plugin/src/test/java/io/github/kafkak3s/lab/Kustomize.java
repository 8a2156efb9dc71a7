package io.github.kafkak3s.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The real {@code kubectl kustomize}. */
final class Kustomize {
  /** What one run said. */
  record Output(int exit, String out, String err) {}

  private static final long SECONDS = 60;

  private Kustomize() {}

  /** Tells whether {@code kubectl} is on the search path. */
  static boolean isAvailable() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
  }

  /** Runs {@code kubectl kustomize} on a directory. */
  static Output build(Path directory) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("kustomize");
    Path out = work.resolve("out");
    Path err = work.resolve("err");
    try {
      Process process = new ProcessBuilder("kubectl", "kustomize", directory.toString())
          .redirectOutput(out.toFile())
          .redirectError(err.toFile())
          .start();
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("kubectl kustomize did not end in time");
      }
      return new Output(
          process.exitValue(),
          Files.readString(out, StandardCharsets.UTF_8),
          Files.readString(err, StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
      Files.delete(work);
    }
  }

  /**
   * Asserts that a bundle builds without a word on standard error to exactly the objects of its
   * files.
   */
  static void assertBuildsItsFiles(Path bundle) throws IOException, InterruptedException {
    Output output = build(bundle);
    assertEquals("", output.err());
    assertEquals(0, output.exit());
    List<String> texts = new ArrayList<>();
    for (Manifest manifest : Manifest.of(bundle)) {
      texts.add(manifest.text());
    }
    assertEquals(objects(texts), objects(List.of(output.out())));
  }

  /** Returns every object by kind and name, typed as YAML types it. */
  private static Map<String, Object> objects(List<String> texts) {
    Map<String, Object> objects = new TreeMap<>();
    for (String text : texts) {
      for (Object object : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text)) {
        Map<?, ?> map = (Map<?, ?>) object;
        String id = map.get("kind") + " " + ((Map<?, ?>) map.get("metadata")).get("name");
        if (objects.put(id, object) != null) {
          throw new IllegalArgumentException("twice: " + id);
        }
      }
    }
    return objects;
  }
}
