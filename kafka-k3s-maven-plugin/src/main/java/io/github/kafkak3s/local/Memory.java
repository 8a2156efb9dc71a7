package io.github.kafkak3s.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The memory that is left for brokers, in MiB: what the kernel thinks new processes can have, or
 * the rest of a control group's limit where that is less. Where the system does not say (Linux
 * does), nothing is known.
 */
final class Memory {
  private static final long MIB = 1 << 20;

  private final Path proc;
  private final Path groups;

  /** Makes one that reads a root's {@code proc} and {@code sys/fs/cgroup}. */
  Memory(Path root) {
    this.proc = root.resolve("proc");
    this.groups = root.resolve("sys").resolve("fs").resolve("cgroup");
  }

  /**
   * Refuses a cluster that does not fit.
   *
   * @param needed the sum, in MiB
   * @param sum how it comes about, in words
   */
  void refuse(long needed, String sum) throws LocalException {
    OptionalLong available = available();
    if (available.isPresent() && available.getAsLong() < needed) {
      throw new LocalException("The cluster needs about " + needed + " MiB of memory (" + sum
          + "), and this machine has " + available.getAsLong() + " MiB left. Close something, run"
          + " fewer nodes (kafka-k3s.local.nodes=1 folds them to one), or give every pod a smaller"
          + " heap (kafka-k3s.rehearse.heap; a broker needs the 128 MiB of its log cleaner and about"
          + " as much again).");
    }
  }

  /** Tells whether so many MiB are left, as far as it is known. */
  boolean fits(long needed) {
    OptionalLong available = available();
    return available.isEmpty() || available.getAsLong() >= needed;
  }

  /** Returns what is left. */
  OptionalLong available() {
    OptionalLong machine = machine();
    OptionalLong group = group();
    if (machine.isEmpty() || group.isEmpty()) {
      return machine.isPresent() ? machine : group;
    }
    return OptionalLong.of(Math.min(machine.getAsLong(), group.getAsLong()));
  }

  private OptionalLong machine() {
    for (String line : lines(proc.resolve("meminfo"))) {
      if (line.startsWith("MemAvailable:")) {
        OptionalLong kibibytes = number(line.substring("MemAvailable:".length()).replace("kB", ""));
        return kibibytes.isPresent()
            ? OptionalLong.of(kibibytes.getAsLong() / 1024)
            : OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  /** Returns what the groups of this process leave, from the own one up to the root. */
  private OptionalLong group() {
    OptionalLong least = OptionalLong.empty();
    for (Path group : List.of(groups, groups.resolve("memory"))) {
      least = less(least, left(group));
    }
    for (String line : lines(proc.resolve("self").resolve("cgroup"))) {
      String[] parts = line.split(":", 3);
      boolean isMemory = parts.length == 3 && (parts[1].isEmpty() || parts[1].contains("memory"));
      if (isMemory) {
        Path root = parts[1].isEmpty() ? groups : groups.resolve("memory");
        Path group = root.resolve(parts[2].replaceFirst("^/+", "")).normalize();
        while (group.startsWith(root) && !group.equals(root)) {
          least = less(least, left(group));
          group = group.getParent();
        }
      }
    }
    return least;
  }

  private static OptionalLong less(OptionalLong one, OptionalLong other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isPresent() ? one : other;
    }
    return OptionalLong.of(Math.min(one.getAsLong(), other.getAsLong()));
  }

  /** Returns what one group leaves; what it holds of files can be given back. */
  private static OptionalLong left(Path group) {
    boolean isSecond = Files.isReadable(group.resolve("memory.max"));
    OptionalLong limit =
        number(first(group.resolve(isSecond ? "memory.max" : "memory.limit_in_bytes")));
    OptionalLong used =
        number(first(group.resolve(isSecond ? "memory.current" : "memory.usage_in_bytes")));
    if (limit.isEmpty() || used.isEmpty()) {
      return OptionalLong.empty();
    }
    long files = 0;
    for (String line : lines(group.resolve("memory.stat"))) {
      if (line.startsWith(isSecond ? "inactive_file " : "total_inactive_file ")) {
        files = number(line.substring(line.indexOf(' '))).orElse(0);
      }
    }
    return OptionalLong.of(Math.max(0, limit.getAsLong() - used.getAsLong() + files) / MIB);
  }

  private static String first(Path file) {
    return lines(file).stream().findFirst().orElse("");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static OptionalLong number(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
