package io.github.kafkak3s.diagnostic;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;
import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import java.util.List;

/** The rules about changes that a running cluster cannot take. */
public final class TransitionRules {
  /** A field that the API server refuses to change. */
  public static final Rule IMMUTABLE_CHANGE = new Rule(
      "KK9501", "immutable-change", ERROR, "a field that the API server refuses to change");

  /** Another cluster id: pods will refuse their disks. */
  public static final Rule CLUSTER_ID_CHANGE = new Rule(
      "KK9502", "cluster-id-change", ERROR, "another cluster id: pods will refuse their disks");

  /** A pod with another node id: it will refuse its disk. */
  public static final Rule NODE_ID_CHANGE = new Rule(
      "KK9503", "node-id-change", ERROR, "a pod with another node id: it will refuse its disk");

  /** Voters added, removed or moved in one step. */
  public static final Rule QUORUM_CHANGE =
      new Rule("KK9504", "quorum-change", ERROR, "voters added, removed or moved in one step");

  /** A smaller claim, another storage class, or a volume that is gone. */
  public static final Rule STORAGE_SHRINK = new Rule(
      "KK9506",
      "storage-shrink",
      ERROR,
      "a smaller claim, another storage class, or a volume that is gone");

  /** A permission to format an empty disk anew that was there in the bundle before. */
  public static final Rule REFORMAT_LEFT_ON = new Rule(
      "KK2119", "reformat-left-on", WARNING, "a pod stays in reformat over two bundles in a row");

  /** All of them, by id; each may be accepted by name. */
  public static final List<Rule> ALL = List.of(
      REFORMAT_LEFT_ON,
      IMMUTABLE_CHANGE,
      CLUSTER_ID_CHANGE,
      NODE_ID_CHANGE,
      QUORUM_CHANGE,
      STORAGE_SHRINK);

  private TransitionRules() {}

  /** Returns the ids of all of them. */
  public static List<String> ids() {
    return ALL.stream().map(Rule::id).toList();
  }
}
