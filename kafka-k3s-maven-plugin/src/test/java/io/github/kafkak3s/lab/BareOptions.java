package io.github.kafkak3s.lab;

import java.util.ArrayList;
import java.util.List;

/** The lines of a properties file, in order; each change makes a new one. */
record BareOptions(List<String> lines) {
  BareOptions {
    lines = List.copyOf(lines);
  }

  /** Returns options with this one set, in its place where it is set already. */
  BareOptions with(String key, String value) {
    String line = key + "=" + value;
    if (lines.stream().noneMatch(each -> each.startsWith(key + "="))) {
      return and(line);
    }
    return new BareOptions(
        lines.stream().map(each -> each.startsWith(key + "=") ? line : each).toList());
  }

  /** Returns options without this one. */
  BareOptions without(String key) {
    return new BareOptions(
        lines.stream().filter(each -> !each.startsWith(key + "=")).toList());
  }

  /** Returns options with a line at the end, whether its key stands above or not. */
  BareOptions and(String line) {
    List<String> more = new ArrayList<>(lines);
    more.add(line);
    return new BareOptions(more);
  }

  /** Returns the value of an option that is set. */
  String get(String key) {
    return lines.stream()
        .filter(each -> each.startsWith(key + "="))
        .map(each -> each.substring(key.length() + 1))
        .findFirst()
        .orElseThrow();
  }
}
