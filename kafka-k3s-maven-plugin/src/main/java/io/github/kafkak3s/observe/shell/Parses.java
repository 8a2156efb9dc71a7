package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.Script;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Scripts that were parsed already: each is run once for every pod. */
final class Parses {
  /** The most characters of script that are kept. */
  private static final int MOST = 1 << 21;

  private final Map<Dialect, Map<String, Script>> scripts = new EnumMap<>(Dialect.class);
  private int kept;

  Script of(String text, Dialect dialect) {
    Map<String, Script> parsed = scripts.get(dialect);
    Script known = parsed == null ? null : parsed.get(text);
    if (known != null) {
      return known;
    }
    kept += text.length();
    if (kept > MOST) {
      scripts.clear();
      kept = text.length();
    }
    parsed = scripts.get(dialect);
    if (parsed == null) {
      parsed = new HashMap<>();
      scripts.put(dialect, parsed);
    }
    Script script = CommandReader.script(text, dialect);
    parsed.put(text, script);
    return script;
  }
}
