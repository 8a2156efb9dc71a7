package io.github.kafkak3s.lint.rules.security;

import io.github.kafkak3s.observe.Container.Mount;
import io.github.kafkak3s.observe.shell.Command.Word;
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
        && words
            .get(first)
            .text()
            .known()
            .map(CopyCall::name)
            .filter(PROGRAMS::contains)
            .isPresent();
    if (!isCopy) {
      return Optional.empty();
    }
    List<Word> rest = words.subList(first + 1, words.size());
    List<String> flags = rest.stream()
        .map(word -> word.text().toString())
        .filter(text -> text.startsWith("-") && text.length() > 1)
        .toList();
    List<Word> paths = rest.stream()
        .filter(word ->
            !(word.text().toString().startsWith("-") && word.text().toString().length() > 1))
        .toList();
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
    return call.command().words().stream()
            .anyMatch(word -> name(word.text().toString()).equals("cp"))
        && hasFlag("rRaPd", "--recursive", "--archive", "--no-dereference")
        && !hasFlag("LH", "--dereference");
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
    return flag.chars().skip(1).anyMatch(c -> letters.indexOf(c) >= 0);
  }

  /** Returns the mount that is copied to, if any. */
  Optional<Mount> targetMount() {
    return call.mountOf(target);
  }
}
