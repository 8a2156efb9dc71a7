package io.github.kafkak3s.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Loopback addresses that no other run on this machine uses: whoever holds a listening socket on
 * the first of them owns them. Linux answers on the whole of 127.0.0.0/8, so a block
 * {@code 127.a.b.*} is taken, another one for each run; macOS answers on those alone that were
 * given to its loopback interface, so there they are always the same, from 127.0.0.11.
 */
final class Loopback implements AutoCloseable {
  private static final int CLAIM_PORT = 29092;
  private static final int BLOCKS = 64_000;
  private static final int FIRST_POD = 11;
  private static final int MOST_PODS = 100;

  private final String prefix;
  private final boolean isBlock;
  private final ServerSocket claim;

  private Loopback(String prefix, boolean isBlock, ServerSocket claim) {
    this.prefix = prefix;
    this.isBlock = isBlock;
    this.claim = claim;
  }

  /**
   * Claims addresses for a number of pods.
   *
   * @throws LocalException where the machine has none; the message says how it gets them
   */
  static Loopback claim(int pods) throws LocalException {
    if (pods > MOST_PODS) {
      throw new LocalException(
          "The cluster has " + pods + " pods; at most " + MOST_PODS + " are run on one machine.");
    }
    int start = (int) (ProcessHandle.current().pid() % BLOCKS);
    if (!isThere(prefix(start) + FIRST_POD)) {
      return fixed(pods);
    }
    for (int i = 0; i < BLOCKS; i++) {
      String prefix = prefix((start + i) % BLOCKS);
      ServerSocket socket = bound(prefix + FIRST_POD, CLAIM_PORT);
      if (socket != null) {
        return new Loopback(prefix, true, socket);
      }
    }
    throw new LocalException("Every block of loopback addresses is taken on port " + CLAIM_PORT
        + "; stop what listens there.");
  }

  private static Loopback fixed(int pods) throws LocalException {
    String prefix = "127.0.0.";
    StringBuilder commands = new StringBuilder();
    for (int pod = 0; pod < pods; pod++) {
      String address = prefix + (FIRST_POD + pod);
      if (!isThere(address)) {
        commands.append("\n  sudo ifconfig lo0 alias ").append(address).append(" up");
      }
    }
    if (commands.length() > 0) {
      throw new LocalException("Each pod needs a loopback address of its own, and this machine"
          + " has not got all of them (Linux has them; macOS only what it is given). Give them to"
          + " it until its next start by:" + commands);
    }
    ServerSocket socket = bound(prefix + FIRST_POD, CLAIM_PORT);
    if (socket == null) {
      throw new LocalException("The loopback addresses from " + prefix + FIRST_POD
          + " are used by another run on this machine (port " + CLAIM_PORT
          + " is taken); wait until it has ended.");
    }
    return new Loopback(prefix, false, socket);
  }

  private static String prefix(int block) {
    // From 127.1.0.* on: the first ones are what people use by hand.
    return "127." + (block + 256 >> 8) + "." + (block & 255) + ".";
  }

  private static boolean isThere(String address) {
    ServerSocket socket = bound(address, 0);
    return socket != null && isClosed(socket);
  }

  private static boolean isClosed(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It was bound, which is all that matters.
    }
    return true;
  }

  /** Returns a socket that listens; null where it cannot. */
  static ServerSocket bound(String address, int port) {
    ServerSocket socket = null;
    try {
      socket = new ServerSocket();
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      return socket;
    } catch (IOException e) {
      if (socket != null) {
        isClosed(socket);
      }
      return null;
    }
  }

  /** Returns the address of the n-th pod, counted from 0. */
  String pod(int number) {
    return prefix + (FIRST_POD + number);
  }

  /**
   * Returns what {@code localhost} means inside the n-th pod: an address that the others do not
   * know. Where addresses are few it is the pod's own.
   */
  String localhost(int number) {
    return prefix + (FIRST_POD + number + (isBlock ? MOST_PODS : 0));
  }

  @Override
  public void close() {
    isClosed(claim);
  }
}
