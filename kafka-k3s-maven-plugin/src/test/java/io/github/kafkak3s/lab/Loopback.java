package io.github.kafkak3s.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * A block {@code 127.a.b.*} of loopback addresses that no other lab on this machine uses: whoever
 * holds a listening socket on {@code 127.a.b.1} owns it. Linux answers on the whole of 127.0.0.0/8;
 * macOS only on 127.0.0.1.
 */
final class Loopback implements AutoCloseable {
  private static final int CLAIM_PORT = 29092;
  private static final int FIRST_POD = 10;

  private final String prefix;
  private final ServerSocket claim;

  private Loopback(String prefix, ServerSocket claim) {
    this.prefix = prefix;
    this.claim = claim;
  }

  /** Claims the first free block, searched from one that differs from process to process. */
  static Loopback claim() throws IOException {
    int start = (int) (ProcessHandle.current().pid() % 64_000);
    for (int i = 0; i < 64_000; i++) {
      int block = 256 + (start + i) % 64_000;
      String prefix = "127." + (block >> 8) + "." + (block & 255) + ".";
      ServerSocket socket = new ServerSocket();
      try {
        socket.bind(new InetSocketAddress(InetAddress.getByName(prefix + 1), CLAIM_PORT));
        return new Loopback(prefix, socket);
      } catch (IOException taken) {
        socket.close();
      }
    }
    throw new IOException("no free loopback addresses; the lab needs Linux");
  }

  /** Returns the address of the n-th pod, counted from 0. */
  String address(int pod) {
    if (pod < 0 || pod > 200) {
      throw new IllegalArgumentException("no address for pod number " + pod);
    }
    return prefix + (FIRST_POD + pod);
  }

  @Override
  public void close() throws IOException {
    claim.close();
  }
}
