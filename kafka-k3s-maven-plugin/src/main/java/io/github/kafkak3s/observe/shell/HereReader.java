package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.Here;
import io.github.kafkak3s.observe.shell.Syntax.HereLine;
import io.github.kafkak3s.observe.shell.Syntax.Word;
import java.util.ArrayList;
import java.util.List;

/** Reads the here-documents that the line before asked for. */
final class HereReader {
  private final Cursor in;

  HereReader(Cursor in) {
    this.in = in;
  }

  void readAll() throws SyntaxProblem {
    while (!in.pending.isEmpty()) {
      read(in.pending.remove());
    }
  }

  private void read(Here here) throws SyntaxProblem {
    int first = in.line;
    StringBuilder body = new StringBuilder();
    List<HereLine> literal = new ArrayList<>();
    while (in.at < in.text.length()) {
      int end = in.text.indexOf('\n', in.at);
      end = end < 0 ? in.text.length() : end;
      int start = in.at;
      while (here.stripsTabs && start < end && in.text.charAt(start) == '\t') {
        start++;
      }
      String line = in.text.substring(start, end);
      int number = in.line;
      in.at = Math.min(end + 1, in.text.length());
      in.line++;
      if (line.equals(here.delimiter)) {
        break;
      }
      if (here.quoted) {
        literal.add(new HereLine(Word.of(line + "\n", number), number));
      } else {
        body.append(line).append('\n');
      }
    }
    here.lines = here.quoted
        ? List.copyOf(literal)
        : List.copyOf(new WordReader(in.inside(body.toString(), first)).hereLines());
  }
}
