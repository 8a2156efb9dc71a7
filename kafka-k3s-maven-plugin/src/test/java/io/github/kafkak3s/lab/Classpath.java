package io.github.kafkak3s.lab;

import io.github.kafkak3s.local.child.ParentWatch;
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
record Classpath(String name, List<Path> jars) {
  /** Reads {@code target/lab/<name>.classpath}; fails saying how to make it where it is missing. */
  static Classpath of(String name) throws IOException {
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

  /**
   * Returns the jars as {@code java -cp} takes them, followed by the plugin's and the lab's own
   * compiled classes.
   */
  String withTestClasses() {
    StringBuilder text = new StringBuilder();
    jars.forEach(jar -> text.append(jar).append(File.pathSeparator));
    return text.append(compiled()).toString();
  }

  /** Returns the plugin's and the lab's own compiled classes as {@code java -cp} takes them. */
  static String compiled() {
    return compiled(ParentWatch.class) + File.pathSeparator + compiled(Classpath.class);
  }

  /** Returns the directory that a class was loaded from. */
  private static Path compiled(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the jars for a class loader. */
  URL[] urls() throws MalformedURLException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return urls;
  }
}
