package io.github.kafkak3s.local;

import java.util.List;

/**
 * Something that a pod has on this machine in place of what its bundle says.
 *
 * @param pods the pods that it holds for, in order
 * @param what the option, {@code listeners}; or in words, {@code heap}
 * @param from what the bundle says; empty where it says nothing
 * @param to what it is here; where it differs from pod to pod, that of the first
 * @param why the reason, one clause
 */
public record Replacement(List<String> pods, String what, String from, String to, String why) {
  /** Keeps an unmodifiable copy. */
  public Replacement {
    pods = List.copyOf(pods);
  }
}
