package io.github.kafkak3s.catalogue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where each option lives: for options that some release of the catalogue lacks, the releases that
 * have them ({@code b<TAB>name<TAB>3.9.0..4.1.2,4.4.0..}, an open end meaning the newest release);
 * for options of clients that no broker or topic has, the clients
 * ({@code c<TAB>acks<TAB>producer}).
 *
 * @param lines the index as text
 */
record OptionIndex(String lines) {

  /**
   * Reads the data files of a directory, and the clients' options of the release on the class path.
   */
  static OptionIndex of(Path directory) throws IOException {
    List<String> releases = releases(directory);
    Map<String, Set<String>> homes = new TreeMap<>();
    Set<String> serverNames = new TreeSet<>();
    for (String release : releases) {
      for (String line : Files.readAllLines(directory.resolve("options-" + release + ".tsv"))) {
        String[] fields = line.split("\t", 3);
        homes
            .computeIfAbsent(fields[0] + "\t" + fields[1], key -> new TreeSet<>())
            .add(release);
        serverNames.add(fields[1]);
      }
    }
    StringBuilder lines = new StringBuilder();
    homes.forEach((option, home) -> {
      if (home.size() < releases.size()) {
        lines.append(option).append('\t').append(ranges(releases, home)).append('\n');
      }
    });
    clients(directory.resolve("options-index.tsv"), serverNames)
        .forEach((name, clients) -> lines
            .append("c\t")
            .append(name)
            .append('\t')
            .append(String.join(",", clients))
            .append('\n'));
    return new OptionIndex(lines.toString());
  }

  private static List<String> releases(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("options-[0-9.]+\\.tsv"))
          .map(name -> name.substring("options-".length(), name.length() - ".tsv".length()))
          .sorted(Comparator.comparing(ModuleDescriptor.Version::parse))
          .toList();
    }
  }

  private static String ranges(List<String> releases, Set<String> home) {
    List<String> ranges = new ArrayList<>();
    String first = null;
    String last = null;
    for (String release : releases) {
      if (home.contains(release)) {
        first = first == null ? release : first;
        last = release;
      } else if (first != null) {
        ranges.add(first + ".." + last);
        first = null;
      }
    }
    if (first != null) {
      ranges.add(first + "..");
    }
    return String.join(",", ranges);
  }

  /** Clients of older releases stay known: the names only grow, whatever the order of the runs. */
  private static Map<String, Set<String>> clients(Path index, Set<String> serverNames)
      throws IOException {
    Map<String, Set<String>> clients = new TreeMap<>();
    if (Files.exists(index)) {
      for (String line : Files.readAllLines(index)) {
        String[] fields = line.split("\t");
        if (fields[0].equals("c")) {
          clients.put(fields[1], new TreeSet<>(List.of(fields[2].split(","))));
        }
      }
    }
    KafkaDefinitions.clients()
        .forEach((client, definition) -> definition.names().stream()
            .forEach(
                name -> clients.computeIfAbsent(name, key -> new TreeSet<>()).add(client)));
    clients.keySet().removeAll(serverNames);
    return clients;
  }
}
