package io.github.kafkak3s.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Constant;

/**
 * SnakeYAML's view of a text that is in memory as a whole. Its own reader copies what is not
 * consumed yet for every 1,023 characters that it fetches: time that grows with the square of the
 * longest token.
 */
final class WholeTextReader extends StreamReader {
  private final int[] codePoints;
  private int next;
  private int documentStart;
  private int line;
  private int column;

  WholeTextReader(int[] codePoints) {
    super("");
    this.codePoints = codePoints;
  }

  @Override
  public Mark getMark() {
    return new Mark("text", next, line, column, codePoints, next);
  }

  @Override
  public void forward() {
    forward(1);
  }

  @Override
  public void forward(int length) {
    for (int i = 0; i < length && next < codePoints.length; i++) {
      int c = codePoints[next++];
      if (Constant.LINEBR.has(c) || c == '\r' && peek() != '\n') {
        line++;
        column = 0;
      } else if (c != 0xFEFF) {
        column++;
      }
    }
  }

  @Override
  public int peek() {
    return peek(0);
  }

  /** Returns the code point so many behind the next one; 0 behind the end, which no text holds. */
  @Override
  public int peek(int distance) {
    return next + distance < codePoints.length ? codePoints[next + distance] : 0;
  }

  @Override
  public String prefix(int length) {
    return new String(codePoints, next, Math.min(length, codePoints.length - next));
  }

  @Override
  public String prefixForward(int length) {
    String prefix = prefix(length);
    next += length;
    column += length;
    return prefix;
  }

  @Override
  public int getColumn() {
    return column;
  }

  @Override
  public int getLine() {
    return line;
  }

  @Override
  public int getIndex() {
    return next;
  }

  @Override
  public int getDocumentIndex() {
    return next - documentStart;
  }

  @Override
  public void resetDocumentIndex() {
    documentStart = next;
  }
}
