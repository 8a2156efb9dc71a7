package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.Script;
import java.util.HashMap;
import java.util.Map;

/** Scripts that were parsed already: each is run once for every pod. */
final class Parses {
  /** The most characters of script that are kept. */
  private static final int MOST = 1 << 21;

  private record Key(String text, Dialect dialect) {}

  private final Map<Key, Script> scripts = new HashMap<>();
  private int kept;

  Script of(String text, Dialect dialect) {
    Key key = new Key(text, dialect);
    Script known = scripts.get(key);
    if (known != null) {
      return known;
    }
    kept += text.length();
    if (kept > MOST) {
      scripts.clear();
      kept = text.length();
    }
    Script script = CommandReader.script(text, dialect);
    scripts.put(key, script);
    return script;
  }
}
