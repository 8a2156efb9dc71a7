package io.github.kafkak3s;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A class path that the build has resolved from a module of {@code src/lab}.
 *
 * @param name the module, {@code kafka-4.3.1}
 * @param jars its jars, in order
 */
public record Classpath(String name, List<Path> jars) {
  /** Reads {@code target/lab/<name>.classpath}; fails saying how to make it where it is missing. */
  public static Classpath of(String name) throws IOException {
    Path file = Path.of("target", "lab", name + ".classpath");
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          file + " is missing; it is made by: mvn generate-test-resources");
    }
    List<Path> jars = Arrays.stream(Files.readString(file).trim().split(File.pathSeparator))
        .map(Path::of)
        .toList();
    return new Classpath(name, jars);
  }

  /** Returns the jar or directory that a class was loaded from. */
  public static Path of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the jars for a class loader. */
  public URL[] urls() throws MalformedURLException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return urls;
  }
}
