package io.github.kafkak3s.proof;

import java.util.function.ToIntFunction;

/**
 * What a drain of one host takes away at a time: what it holds, as far as the budgets let it go.
 */
final class Drain {
  private final Model model;
  private final Packing packing;
  private final int[] left;
  private int[] best;
  private int most = -1;

  Drain(Model model, Packing packing) {
    this.model = model;
    this.packing = packing;
    this.left = model.evictable().clone();
  }

  /**
   * Returns those of some pods that go at once at worst; null where the cluster finds no hosts.
   *
   * @param pods how many of each kind
   * @param weight how bad it is that pods are away, from 0
   */
  int[] most(int[] pods, ToIntFunction<int[]> weight) {
    take(pods, new int[pods.length], 0, weight);
    return best;
  }

  private void take(int[] pods, int[] taken, int kind, ToIntFunction<int[]> weight) {
    if (kind == pods.length) {
      if (weight.applyAsInt(taken) > most && packing.isOneHost(taken)) {
        most = weight.applyAsInt(taken);
        best = taken.clone();
      }
      return;
    }
    int budget = model.kinds().get(kind).budget();
    int allowed = budget == Kind.BOUND ? 0 : budget == Kind.FREE ? Integer.MAX_VALUE : left[budget];
    for (int count = Math.min(pods[kind], allowed); count >= 0; count--) {
      taken[kind] = count;
      if (budget >= 0) {
        left[budget] -= count;
      }
      take(pods, taken, kind + 1, weight);
      if (budget >= 0) {
        left[budget] += count;
      }
    }
    taken[kind] = 0;
  }
}
