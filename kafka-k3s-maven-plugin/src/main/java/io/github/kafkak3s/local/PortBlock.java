package io.github.kafkak3s.local;

import java.io.IOException;
import java.net.ServerSocket;

/**
 * A block of ports of 127.0.0.1 that no other run on this machine uses: whoever listens on the
 * first of them owns it. They lie below the ports that systems give to outgoing connections: while
 * a broker is down, a client that comes back to it again and again would sooner or later be given
 * the broker's own port as its source, and so keep the broker from returning.
 */
final class PortBlock implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.1";
  private static final int FIRST = 20_480;
  private static final int SIZE = 128;
  private static final int BLOCKS = 90;

  private final int first;
  private final ServerSocket claim;
  private int last;

  private PortBlock(int first, ServerSocket claim) {
    this.first = first;
    this.claim = claim;
    this.last = first;
  }

  /** Claims the first free block, searched from one that differs from process to process. */
  static PortBlock claim() throws LocalException {
    int start = (int) (ProcessHandle.current().pid() % BLOCKS);
    for (int i = 0; i < BLOCKS; i++) {
      int first = FIRST + (start + i) % BLOCKS * SIZE;
      ServerSocket socket = Loopback.bound(ADDRESS, first);
      if (socket != null) {
        return new PortBlock(first, socket);
      }
    }
    throw new LocalException("No block of ports from " + FIRST + " to " + (FIRST + BLOCKS * SIZE)
        + " of " + ADDRESS + " is free; stop what listens there.");
  }

  /** Returns the next port that nothing listens on. */
  int next() throws LocalException {
    while (last + 1 < first + SIZE) {
      last++;
      ServerSocket socket = Loopback.bound(ADDRESS, last);
      if (socket != null) {
        close(socket);
        return last;
      }
    }
    throw new LocalException("The cluster has more listeners than there are ports for it on this"
        + " machine (" + (SIZE - 1) + "); run fewer nodes.");
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It was bound, which is all that matters.
    }
  }

  @Override
  public void close() {
    close(claim);
  }
}
