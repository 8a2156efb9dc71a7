package io.github.kafkak3s.observe.shell;

import io.github.kafkak3s.observe.shell.Syntax.Redirect;
import java.util.List;

/** Points input and output of a command elsewhere, and back. */
final class Redirections {
  private final Run run;
  private final Expansion words;

  Redirections(Run run, Expansion words) {
    this.run = run;
    this.words = words;
  }

  /** Where input and output were. */
  record Saved(String out, String errors, Content in, int inAt, boolean readsElsewhere) {}

  Saved apply(List<Redirect> redirects) {
    State now = run.now;
    boolean reads = false;
    Saved saved = new Saved(now.out, now.errors, now.in, now.inAt, false);
    for (Redirect redirect : redirects) {
      reads |= redirect.operator().startsWith("<");
      apply(redirect);
    }
    return new Saved(saved.out, saved.errors, saved.in, saved.inAt, reads);
  }

  /** Undoes it on the way that goes on; what was read of the input stays read. */
  void restore(Saved saved) {
    if (run.now != null) {
      run.now.out = saved.out;
      run.now.errors = saved.errors;
      if (saved.readsElsewhere) {
        run.now.in = saved.in;
        run.now.inAt = saved.inAt;
      }
    }
  }

  private void apply(Redirect redirect) {
    run.line = redirect.line();
    State now = run.now;
    if (redirect.here() != null) {
      reads(words.here(redirect.here().lines));
      return;
    }
    String target = words.text(redirect.target());
    int descriptor = redirect.descriptor();
    switch (redirect.operator()) {
      case "<<<" -> reads(Content.of(target + "\n", run.spot()));
      case "<" -> {
        if (descriptor <= 0) {
          reads(target.equals("/dev/null") ? Content.EMPTY : run.fileOrUnknown(run.path(target)));
        }
      }
      case ">&" -> duplicate(descriptor, target);
      case ">", ">|", ">>", "&>", "&>>" -> {
        String opened = opened(target, redirect.operator().endsWith(">>"));
        if (descriptor == -1 || descriptor == 1 || descriptor == -2) {
          now.out = opened;
        }
        if (descriptor == 2 || descriptor == -2) {
          now.errors = opened;
        }
      }
      default -> {
        // <& and <> are left alone: nothing of a start script's outcome goes that way.
      }
    }
  }

  private void reads(Content content) {
    run.now.in = content;
    run.now.inAt = 0;
  }

  private void duplicate(int descriptor, String target) {
    State now = run.now;
    String from = switch (target) {
      case "1" -> now.out;
      case "2" -> now.errors;
      case "-" -> null;
      default -> {
        boolean isDescriptor = target.length() == 1 && Character.isDigit(target.charAt(0));
        if (isDescriptor) {
          run.gap("output to the descriptor " + target);
        }
        yield isDescriptor ? null : opened(target, false);
      }
    };
    if (descriptor == 2) {
      now.errors = from;
    } else if (descriptor == -1 || descriptor == 1) {
      now.out = from;
    }
  }

  /** Opens a file for writing; returns null where what is written does not matter. */
  private String opened(String target, boolean appends) {
    switch (target) {
      case "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1" -> {
        return run.now.out;
      }
      case "/dev/stderr", "/dev/fd/2", "/proc/self/fd/2" -> {
        return run.now.errors;
      }
      default -> {
        if (target.startsWith("/dev/") && !target.startsWith("/dev/shm/")
            || target.startsWith("/proc/")) {
          return null;
        }
      }
    }
    String path = run.path(target);
    if (!Run.isFile(path)) {
      run.gap("a file is written whose name is not known");
      return null;
    }
    if (!appends || run.now.files.get(path) == Content.ABSENT) {
      run.now.files.put(path, Content.EMPTY);
    } else if (!run.now.files.containsKey(path)) {
      run.now.files.put(path, run.fileOrUnknown(path));
    }
    return path;
  }
}
