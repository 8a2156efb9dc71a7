package io.github.kafkak3s.local.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class and ends the whole process as soon as standard input ends. The parent
 * keeps the other end of that pipe open; the kernel closes it when the parent is gone, whatever it
 * died of. So no child outlives its parent, SIGKILL and a crashed JVM included. What the parent
 * writes is what the main class reads from standard input.
 */
public final class ParentWatch {
  private static final int BUFFER = 4_096;

  private ParentWatch() {}

  /** Runs {@code args[0]}'s main with the other arguments. */
  public static void main(String[] args) throws Exception {
    InputStream parent = System.in;
    PipedOutputStream words = new PipedOutputStream();
    System.setIn(new PipedInputStream(words, BUFFER));
    Thread watch = new Thread(() -> haltWhenAlone(parent, words), "parent-watch");
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

  private static void haltWhenAlone(InputStream parent, OutputStream words) {
    try {
      byte[] buffer = new byte[BUFFER];
      for (int count = parent.read(buffer); count >= 0; count = parent.read(buffer)) {
        words.write(buffer, 0, count);
        words.flush();
      }
    } catch (IOException e) {
      // The pipe is broken: the same as its end.
    }
    Runtime.getRuntime().halt(130);
  }
}
