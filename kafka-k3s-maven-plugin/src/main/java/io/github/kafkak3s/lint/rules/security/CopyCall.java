package io.github.kafkak3s.lint.rules.security;

import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.shell.Command.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call of {@code cp}, {@code mv} or {@code install}.
 *
 * @param call the call
 * @param flags its flags, as written
 * @param sources what is copied
 * @param target where to
 */
record CopyCall(Call call, List<String> flags, List<Word> sources, Word target) {
  private static final Set<String> PROGRAMS = Set.of("cp", "mv", "install");

  /** Reads a call; empty where it copies nothing. */
  static Optional<CopyCall> of(Call call) {
    List<Word> words = call.command().words();
    int first = call.program().equals("busybox") ? 1 : 0;
    boolean isCopy = first < words.size()
        && PROGRAMS.contains(name(words.get(first).text().known().orElse("")));
    if (!isCopy) {
      return Optional.empty();
    }
    List<String> flags = new ArrayList<>();
    List<Word> paths = new ArrayList<>();
    for (Word word : words.subList(first + 1, words.size())) {
      String text = word.text().toString();
      if (text.startsWith("-") && text.length() > 1) {
        flags.add(text);
      } else {
        paths.add(word);
      }
    }
    return paths.size() < 2
        ? Optional.empty()
        : Optional.of(new CopyCall(
            call, flags, paths.subList(0, paths.size() - 1), paths.get(paths.size() - 1)));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Tells whether links are copied as links: recursively, or because it says so. */
  boolean keepsLinks() {
    return isByCp()
        && hasFlag("rRaPd", "--recursive", "--archive", "--no-dereference")
        && !hasFlag("LH", "--dereference");
  }

  private boolean isByCp() {
    for (Word word : call.command().words()) {
      if (name(word.text().toString()).equals("cp")) {
        return true;
      }
    }
    return false;
  }

  private boolean hasFlag(String letters, String... longs) {
    for (String flag : flags) {
      if (flag.startsWith("--") ? List.of(longs).contains(flag) : hasLetter(flag, letters)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasLetter(String flag, String letters) {
    for (int i = 1; i < flag.length(); i++) {
      if (letters.indexOf(flag.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns the mount that is copied to, if any. */
  Optional<Mount> targetMount() {
    return call.mountOf(target);
  }
}
