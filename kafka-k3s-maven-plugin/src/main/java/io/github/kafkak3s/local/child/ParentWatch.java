package io.github.kafkak3s.local.child;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and ends the whole process as soon as standard input ends. The parent
 * keeps the other end of that pipe open and never writes; the kernel closes it when the parent is
 * gone, whatever it died of. So no child outlives its parent, SIGKILL and a crashed JVM included.
 */
public final class ParentWatch {
  private ParentWatch() {}

  /** Runs {@code args[0]}'s main with the other arguments. */
  public static void main(String[] args) throws Exception {
    Thread watch = new Thread(ParentWatch::haltWhenAlone, "parent-watch");
    watch.setDaemon(true);
    watch.start();
    try {
      Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
          Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace();
      System.exit(1);
    }
  }

  private static void haltWhenAlone() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said here; only the end matters.
      }
    } catch (IOException e) {
      // The pipe is broken: the same as its end.
    }
    Runtime.getRuntime().halt(130);
  }
}
