package io.github.kafkak3s.lint;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A small edit that spoils a good bundle. A file {@code lint/mutations/<ID>.txt} holds those of one
 * rule:
 *
 * <pre>
 * == the id is a constant
 * base: environment
 * nodes=servers=1,agents=2
 * &#64; statefulset.yaml
 *    replicas: 3 # expect: KK3006
 * &#64; statefulset.yaml
 *  - name: KAFKA_NODE_ID # expect: KK2101
 * -  valueFrom: ...
 * +  value: "1"
 * </pre>
 *
 * <p>The lines below {@code @ <file>} are a hunk as in a patch: those that begin with a blank or
 * {@code -} stand in the file, in this order and at one place only; those with {@code -} go, those
 * with {@code +} come; {@code …} at the end of a line is for the rest of it. {@code @@} is for
 * every place where they stand, {@code @+} for a new file, {@code @-} for a file that goes. Markers
 * say which findings come with the edit, and where, as in a {@link RuleCase}; {@code #} at the
 * start of a line begins a comment. Lines before the first hunk are as those of an
 * {@code intent.properties}, and hold instead of the base's own.
 *
 * @param rule the id of the rule that it is about
 * @param name what it does
 * @param base the name of the bundle
 * @param intent what the bundle is for where that is not what the base's is for, as in a
 *     {@link RuleCase}, with markers
 * @param hunks the edits in order
 */
record Mutation(String rule, String name, String base, String intent, List<Hunk> hunks) {
  static final String GROUP = "lint/mutations";
  private static final String REST = "…";

  /** One edit: how it begins ({@code @}, {@code @@}, {@code @+}, {@code @-}), file and lines. */
  record Hunk(String how, String file, List<String> lines) {
    private List<String> lines(char gone) {
      return lines.stream()
          .filter(line -> line.charAt(0) != gone)
          .map(line -> line.substring(1))
          .toList();
    }

    private void apply(SortedMap<String, String> texts) {
      if (how.equals("@+")) {
        assertTrue(!texts.containsKey(file), "there is a file " + file);
        texts.put(file, String.join("\n", lines('-')) + "\n");
        return;
      }
      assertTrue(texts.containsKey(file), "there is no file " + file);
      if (how.equals("@-")) {
        texts.remove(file);
        return;
      }
      List<String> text = new ArrayList<>(List.of(texts.get(file).split("\n", -1)));
      List<String> old = lines('+');
      int found = 0;
      for (int at = 0; at + old.size() <= text.size(); at++) {
        List<String> here = List.copyOf(text.subList(at, at + old.size()));
        if (isAll(here, old)) {
          found++;
          text.subList(at, at + old.size()).clear();
          List<String> come = replaced(here);
          text.addAll(at, come);
          at += come.size() - 1;
        }
      }
      assertTrue(found == 1 || found > 1 && how.equals("@@"), found + " places: " + old);
      texts.put(file, String.join("\n", text));
    }

    private static boolean isAll(List<String> here, List<String> old) {
      for (int i = 0; i < old.size(); i++) {
        String line = RuleCase.bare(here.get(i));
        String wanted = RuleCase.bare(old.get(i));
        boolean matches = wanted.endsWith(REST)
            ? line.startsWith(wanted.substring(0, wanted.length() - 1))
            : line.equals(wanted);
        if (!matches) {
          return false;
        }
      }
      return true;
    }

    /** Returns what stands there then: lines that stay may have been shortened in the hunk. */
    private List<String> replaced(List<String> here) {
      List<String> come = new ArrayList<>();
      int at = 0;
      for (String line : lines) {
        String text = line.substring(1);
        if (line.charAt(0) == '+') {
          come.add(text);
        } else {
          String old = here.get(at++);
          boolean isMarked = !RuleCase.bare(text).equals(text);
          String marker = text.substring(RuleCase.bare(text).length());
          if (line.charAt(0) == ' ') {
            come.add(isMarked ? RuleCase.bare(old) + marker : old);
          }
        }
      }
      return come;
    }
  }

  /** Reads those of one rule. */
  static List<Mutation> read(Path file) throws IOException {
    String rule = file.getFileName().toString().replace(".txt", "");
    List<Mutation> mutations = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Mutation last = mutations.isEmpty() ? null : mutations.get(mutations.size() - 1);
      if (line.startsWith("== ")) {
        mutations.add(new Mutation(rule, line.substring(3), "", "", new ArrayList<>()));
      } else if (line.startsWith("base: ")) {
        mutations.set(
            mutations.size() - 1,
            new Mutation(rule, last.name(), line.substring(6), "", last.hunks()));
      } else if (line.startsWith("@")) {
        String[] words = line.split(" ");
        last.hunks().add(new Hunk(words[0], words[1], new ArrayList<>()));
      } else if (line.isEmpty() || line.startsWith("#")) {
        continue;
      } else if (last.hunks().isEmpty()) {
        String intent = last.intent() + line + "\n";
        mutations.set(
            mutations.size() - 1,
            new Mutation(rule, last.name(), last.base(), intent, last.hunks()));
      } else {
        assertTrue(" +-".indexOf(line.charAt(0)) >= 0, line);
        last.hunks().get(last.hunks().size() - 1).lines().add(line);
      }
    }
    return List.copyOf(mutations);
  }

  /** Returns the good bundle, for what this one is for. */
  MutationBase placed(MutationBase good) throws IOException {
    return new MutationBase(
        good.texts(), RuleCase.intent(RuleCase.bareIntent(intent, new TreeSet<>()), good.intent()));
  }

  /** Returns the spoilt bundle with its markers. */
  RuleCase spoilt(MutationBase good) {
    SortedMap<String, String> texts = new TreeMap<>(good.texts());
    hunks.forEach(hunk -> hunk.apply(texts));
    RuleCase spoilt = RuleCase.of(texts, good.intent());
    assertTrue(!intent.isEmpty() || !spoilt.texts().equals(good.texts()), "nothing is edited");
    RuleCase.bareIntent(intent, spoilt.expected());
    return spoilt;
  }
}
