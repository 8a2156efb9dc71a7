package io.github.kafkak3s.lint;

import io.github.kafkak3s.diagnostic.Checksum;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What makes a finding the same one after lines have moved: its rule, the object, the place inside
 * of the object and the value there.
 */
final class Fingerprint {
  private static final int BYTES = 16;

  private Fingerprint() {}

  /** Returns 32 hexadecimal digits of a key. */
  static String of(String key) {
    byte[] checksum = Checksum.of(key.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(checksum, 0, BYTES);
  }

  /**
   * Returns the key of a hit: no line number in it, and no name of a file but its directory's.
   *
   * @param identity what {@link #identity} says of it
   * @param pointer what {@link #pointer} says of it
   */
  static String key(Hit hit, String identity, String pointer) {
    Place place = hit.place();
    String directory = place.file().substring(0, place.file().lastIndexOf('/') + 1);
    return String.join(
        "\n", hit.ruleId(), directory, identity, pointer, hit.about(), value(hit, pointer));
  }

  /**
   * Returns how a hit's object is known: {@code apps StatefulSet kafka/kafka}; the file without.
   */
  static String identity(Hit hit) {
    if (hit.object().isEmpty()) {
      return hit.place().file();
    }
    K8sObject object = hit.object().get();
    String name = object.qualifiedName();
    return object.group().isEmpty()
        ? object.kind() + " " + name
        : object.group() + " " + object.kind() + " " + name;
  }

  /** Returns the pointer of a hit inside of its object. */
  static String pointer(Hit hit) {
    String pointer = hit.place().pointer();
    String start = hit.object().isPresent() ? hit.object().get().node().pointer() : "";
    return pointer.startsWith(start) ? pointer.substring(start.length()) : pointer;
  }

  /** Returns the text of a hit's value; in a block the line that it stands on. */
  static String value(Hit hit, String pointer) {
    YamlNode node = hit.object().isPresent() ? hit.object().get().node() : null;
    for (String step : pointer.isEmpty() ? List.<String>of() : steps(pointer)) {
      node = node == null ? null : node.at(step);
    }
    if (!(node instanceof YamlScalar scalar)) {
      return "";
    }
    int line = hit.place().line() - scalar.line();
    // A place below the scalar's own line is one of the lines of a block.
    return line < 1 ? scalar.text().strip() : lineOf(scalar.text(), line);
  }

  private static List<String> steps(String pointer) {
    List<String> steps = new ArrayList<>();
    int from = 1;
    while (from <= pointer.length()) {
      int end = pointer.indexOf('/', from);
      end = end < 0 ? pointer.length() : end;
      steps.add(pointer.substring(from, end).replace("~1", "/").replace("~0", "~"));
      from = end + 1;
    }
    return steps;
  }

  private static String lineOf(String text, int number) {
    int start = 0;
    for (int line = 1; line < number && start >= 0; line++) {
      start = text.indexOf('\n', start) + 1;
      start = start == 0 ? -1 : start;
    }
    if (start < 0) {
      return "";
    }
    int end = text.indexOf('\n', start);
    return text.substring(start, end < 0 ? text.length() : end).strip();
  }
}
