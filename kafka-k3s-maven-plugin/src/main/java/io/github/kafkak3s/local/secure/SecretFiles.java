package io.github.kafkak3s.local.secure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/**
 * A directory of secrets that nobody but the owner may read, each in a file of its own. A
 * properties file names them by a config provider and so holds none itself (KIP-421).
 */
final class SecretFiles {
  /** The name of the config provider that reads them. */
  static final String PROVIDER = "throwaway";

  private final Path directory;
  private final Set<String> written = new HashSet<>();
  private boolean isMade;

  /**
   * Prepares a directory that is made when first asked for: it must not be there, its parents are.
   */
  SecretFiles(Path directory) {
    this.directory = directory.toAbsolutePath();
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return isPosix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Writes a file, if it is not there yet. */
  Path write(String name, byte[] content) throws IOException {
    Path file = directory().resolve(name);
    if (written.add(name)) {
      Files.createFile(file, ownerOnly("rw-------"));
      Files.write(file, content, StandardOpenOption.WRITE);
    }
    return file;
  }

  /** Writes a file, if it is not there yet. */
  Path write(String name, String content) throws IOException {
    return write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file, if it is not there yet, and returns what stands for its text in an option. */
  String reference(String name, String content) throws IOException {
    write(name, content);
    return "${" + PROVIDER + ":" + directory + ":" + name + "}";
  }

  /** Returns the directory, which is there. */
  Path directory() throws IOException {
    if (!isMade) {
      Files.createDirectory(directory, ownerOnly("rwx------"));
      isMade = true;
    }
    return directory;
  }

  /** Removes what it has made; what is gone already is no error. */
  void delete() throws IOException {
    if (!isMade) {
      return;
    }
    for (String name : written) {
      Files.deleteIfExists(directory.resolve(name));
    }
    Files.deleteIfExists(directory);
  }
}
