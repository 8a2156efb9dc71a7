package io.github.kafkak3s.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What stands for an image's {@code /bin/sh}.
 *
 * @param command the shell's program and leading arguments
 * @param path the search path of the commands that a script calls
 */
record Shell(List<String> command, String path) {
  /** This machine's own. */
  static final Shell SYSTEM = new Shell(List.of("/bin/sh"), "/usr/bin:/bin");

  /** Debian's shell, strict POSIX; empty where it is not installed. */
  static Optional<Shell> dash() {
    return program("dash").map(dash -> new Shell(List.of(dash.toString()), "/usr/bin:/bin"));
  }

  /**
   * The shell of Alpine images with its own grep, tee and the like; empty where busybox is not
   * installed.
   */
  static Optional<Shell> busybox() throws IOException {
    Optional<Path> busybox = program("busybox");
    if (busybox.isPresent()) {
      Path applets = Files.createDirectories(Path.of("target", "busybox").toAbsolutePath());
      for (String applet : List.of("sh", "grep", "tee", "cat", "env")) {
        Path link = applets.resolve(applet);
        if (!Files.exists(link)) {
          Files.createSymbolicLink(link, busybox.get());
        }
      }
      return Optional.of(new Shell(List.of(applets.resolve("sh").toString()), applets.toString()));
    }
    return Optional.empty();
  }

  private static Optional<Path> program(String name) {
    return List.of("/usr/bin", "/bin", "/usr/local/bin").stream()
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
