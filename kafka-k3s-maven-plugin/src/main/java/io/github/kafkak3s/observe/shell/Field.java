package io.github.kafkak3s.observe.shell;

/** A word after its expansions; of each character is known whether it was quoted. */
final class Field {
  private final StringBuilder raw = new StringBuilder();
  private final StringBuilder mask = new StringBuilder();

  /** Line of the word, and the line breaks that are written in it. */
  int line;

  int breaks;

  /** Whether it stands for any number of words: an unknown text without quotes. */
  boolean many;

  private boolean keepsPattern;

  static Field of(String raw) {
    Field field = new Field();
    field.add(raw, true);
    return field;
  }

  void add(String text, boolean quoted) {
    raw.append(text);
    mask.append((quoted ? "q" : "u").repeat(text.length()));
    many |= !quoted && !ShellText.isKnown(text);
  }

  void add(char c, boolean quoted) {
    raw.append(c);
    mask.append(quoted ? 'q' : 'u');
    many |= !quoted && c == ShellText.GAP;
  }

  String raw() {
    return ShellText.squeezed(raw.toString());
  }

  int length() {
    return raw.length();
  }

  char charAt(int index) {
    return raw.charAt(index);
  }

  boolean isQuoted(int index) {
    return mask.charAt(index) == 'q';
  }

  /** Lets a pattern of file names stand for itself. */
  void keepPattern() {
    keepsPattern = true;
  }

  /** Tells whether it is a pattern of file names. */
  boolean isPattern() {
    int lastClosing = raw.lastIndexOf("]");
    for (int i = 0; !keepsPattern && i < raw.length(); i++) {
      char c = raw.charAt(i);
      if ((c == '*' || c == '?' || c == '[' && lastClosing > i) && !isQuoted(i)) {
        return true;
      }
    }
    return false;
  }
}
