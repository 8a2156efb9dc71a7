package io.github.kafkak3s.render;

import java.util.Map;

/** Minimal, until kafka has one. */
final class PropertiesText {
  private PropertiesText() {}

  static String of(Map<String, String> options) {
    StringBuilder text = new StringBuilder();
    options.forEach((k, v) -> text.append(k).append('=').append(v).append('\n'));
    return text.toString();
  }
}
