package io.github.kafkak3s.plan;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Rule;
import java.util.List;

/** The rules about changes that a running cluster cannot take. */
public final class TransitionRules {
  /** A field that the API server refuses to change. */
  public static final Rule IMMUTABLE_CHANGE = new Rule("KK9501", "immutable-change", ERROR);

  /** Another cluster id: pods will refuse their disks. */
  public static final Rule CLUSTER_ID_CHANGE = new Rule("KK9502", "cluster-id-change", ERROR);

  /** A pod with another node id: it will refuse its disk. */
  public static final Rule NODE_ID_CHANGE = new Rule("KK9503", "node-id-change", ERROR);

  /** Voters added, removed or moved in one step. */
  public static final Rule QUORUM_CHANGE = new Rule("KK9504", "quorum-change", ERROR);

  /** A smaller claim, another storage class, or a volume that is gone. */
  public static final Rule STORAGE_SHRINK = new Rule("KK9506", "storage-shrink", ERROR);

  /** All of them, by id; each may be accepted by name. */
  public static final List<Rule> ALL =
      List.of(IMMUTABLE_CHANGE, CLUSTER_ID_CHANGE, NODE_ID_CHANGE, QUORUM_CHANGE, STORAGE_SHRINK);

  private TransitionRules() {}

  /** Returns the ids of all of them. */
  public static List<String> ids() {
    return ALL.stream().map(Rule::id).toList();
  }
}
