package io.github.kafkak3s.observe.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What {@code cp}, {@code mv}, {@code rm}, {@code mkdir} and their like do to files. */
final class FileCommands {
  private final Run run;

  FileCommands(Run run) {
    this.run = run;
  }

  /** Does what a file command does; returns false where the program is none. */
  boolean run(String name, List<Field> words) {
    List<Field> operands = new ArrayList<>();
    boolean recursive = false;
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i).raw();
      if (word.startsWith("-") && word.length() > 1) {
        recursive |= word.indexOf('r') > 0 || word.indexOf('R') > 0 || word.indexOf('a') > 0;
        boolean takesValue =
            name.equals("install") && (word.equals("-m") || word.equals("-o") || word.equals("-g"));
        i += takesValue ? 1 : 0;
      } else {
        operands.add(words.get(i));
      }
    }
    switch (name) {
      case "cp", "mv", "ln", "install" -> copy(operands, name.equals("mv"));
      case "rm", "rmdir" -> operands.forEach(this::remove);
      case "mkdir" -> {
        for (Field operand : operands) {
          if (!operand.isPattern()) {
            run.now.files.putIfAbsent(run.path(operand.raw()), Content.DIRECTORY);
          }
        }
      }
      case "touch" -> {
        for (Field operand : operands) {
          touch(run.path(operand.raw()));
        }
      }
      case "chmod", "chown", "chgrp", "sleep", "sync", "setfacl" -> {
        // Rights and time are not followed.
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void touch(String path) {
    if (run.now.files.get(path) == Content.ABSENT) {
      run.now.files.put(path, Content.EMPTY);
    } else if (Run.isFile(path)) {
      run.now.files.putIfAbsent(path, run.fileOrUnknown(path));
    }
  }

  private void copy(List<Field> operands, boolean moves) {
    if (operands.size() < 2) {
      return;
    }
    Field target = operands.get(operands.size() - 1);
    List<Field> sources = operands.subList(0, operands.size() - 1);
    String to = run.path(target.raw());
    for (Field source : sources) {
      String from = run.path(source.raw());
      boolean isFile = !source.isPattern() && run.file(from) != null;
      if (isFile) {
        boolean into = sources.size() > 1 || target.raw().endsWith("/") || isDirectory(from, to);
        put(from, into ? to + "/" + Programs.name(from) : to);
      } else {
        int copied = 0;
        for (String path : below(source)) {
          put(path, to + path.substring(directoryOf(source, from).length()));
          copied++;
        }
        if (copied == 0 && run.now.files.containsKey(to) && run.file(to) != null) {
          run.now.files.put(to, Content.unknown(run.spot()));
        }
      }
      if (moves) {
        remove(source);
      }
    }
  }

  private void put(String from, String to) {
    if (Run.isFile(to)) {
      Content content = run.fileOrUnknown(from);
      run.budget.work(content.length());
      run.now.files.put(to, content);
    } else {
      run.gap("a file is written whose name is not known");
    }
  }

  /** Tells a directory: one that was made, that holds a file, or whose name looks like one. */
  private boolean isDirectory(String from, String to) {
    Content content = run.now.files.get(to);
    if (content != null) {
      return content == Content.DIRECTORY;
    }
    if (run.input.files().containsKey(to)) {
      return false;
    }
    for (String path : known()) {
      if (path.startsWith(to + "/")) {
        return true;
      }
    }
    return Programs.name(from).indexOf('.') > 0 && Programs.name(to).indexOf('.') < 0;
  }

  private TreeSet<String> known() {
    TreeSet<String> known = new TreeSet<>(run.input.files().keySet());
    run.budget.work(16L * known.size());
    run.now.files.forEach((path, content) -> {
      if (content == Content.ABSENT || content == Content.DIRECTORY) {
        known.remove(path);
      } else if (!path.startsWith("|")) {
        known.add(path);
      }
    });
    return known;
  }

  private static String directoryOf(Field source, String from) {
    return source.isPattern() ? from.substring(0, Math.max(0, from.lastIndexOf('/'))) : from;
  }

  /** Returns the known files that a pattern or a directory means. */
  private List<String> below(Field source) {
    String from = run.path(source.raw());
    Glob glob = source.isPattern() ? Glob.of(pattern(source, from), run.budget) : null;
    List<String> below = new ArrayList<>();
    for (String path : known()) {
      boolean isMeant = glob == null
          ? path.startsWith(from + "/")
          : path.indexOf('/', directoryOf(source, from).length() + 1) < 0
              && glob.matches(path) == Truth.YES;
      if (isMeant) {
        below.add(path);
      }
    }
    return below;
  }

  private static Field pattern(Field source, String from) {
    if (source.raw().equals(from)) {
      return source;
    }
    Field pattern = new Field();
    pattern.add(from, false);
    return pattern;
  }

  private void remove(Field operand) {
    String path = run.path(operand.raw());
    if (!Run.isFile(path)) {
      return;
    }
    for (String each : below(operand)) {
      run.now.files.put(each, Content.ABSENT);
    }
    if (!operand.isPattern()) {
      run.now.files.put(path, Content.ABSENT);
    }
  }
}
