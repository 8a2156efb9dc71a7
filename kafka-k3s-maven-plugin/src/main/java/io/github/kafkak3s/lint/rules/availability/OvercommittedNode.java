package io.github.kafkak3s.lint.rules.availability;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kubernetes.Quantity;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.Host;
import io.github.kafkak3s.observe.Workload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * KK7016: hosts are finite. Speaks only where no way at all to place the pods gives every host what
 * it can hold.
 */
public final class OvercommittedNode implements LintRule {
  private static final Rule RULE = new Rule(
      "KK7016",
      "overcommitted-node",
      WARNING,
      "requests or limits of the pods that share a node exceed it");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    List<Workload> workloads = subject.bundle().kafkaWorkloads();
    boolean mayTolerate = workloads.stream().anyMatch(HostFit::mayTolerate);
    List<Host> hosts = subject.bundle().intent().hosts().orElse(List.of()).stream()
        .filter(host -> host.isSchedulable() || mayTolerate)
        .toList();
    if (hosts.isEmpty()) {
      return;
    }
    boolean asksTooMuch = check("requests", "memory", memory(hosts), workloads, reporter)
        || check("requests", "cpu", cpu(hosts), workloads, reporter);
    if (!asksTooMuch) {
      check("limits", "memory", memory(hosts), workloads, reporter);
    }
  }

  private static List<Optional<Quantity>> memory(List<Host> hosts) {
    return hosts.stream().map(Host::memory).toList();
  }

  private static List<Optional<Quantity>> cpu(List<Host> hosts) {
    return hosts.stream().map(Host::cpu).toList();
  }

  /**
   * Pods of one size.
   *
   * @param size what each of them takes
   * @param pods how many there are
   */
  private record Pods(PodResources size, int pods) {}

  private static boolean check(
      String kind,
      String resource,
      List<Optional<Quantity>> hosts,
      List<Workload> workloads,
      Reporter reporter) {
    if (hosts.stream().anyMatch(Optional::isEmpty)) {
      return false;
    }
    List<BigDecimal> room = hosts.stream().map(host -> host.get().amount()).toList();
    List<Pods> all = new ArrayList<>();
    for (Workload workload : workloads) {
      PodResources.of(workload, kind, resource)
          .filter(size -> size.amount().signum() > 0 && fitsSomewhere(size, room))
          .ifPresent(size -> all.add(new Pods(size, workload.replicas())));
    }
    all.sort(Comparator.comparing((Pods pods) -> pods.size().amount()).reversed());
    BigDecimal sum = BigDecimal.ZERO;
    long count = 0;
    for (Pods pods : all) {
      BigDecimal size = pods.size().amount();
      sum = sum.add(size.multiply(BigDecimal.valueOf(pods.pods())));
      count += pods.pods();
      boolean isFull = sum.compareTo(room.stream().reduce(BigDecimal.ZERO, BigDecimal::add)) > 0;
      // Those so far are at least of this size: so many of them have room.
      if (isFull || count > places(size, room)) {
        report(kind, resource, pods, count, hosts, reporter);
        return true;
      }
    }
    return false;
  }

  /** One that fits nowhere at all is KK7015. */
  private static boolean fitsSomewhere(PodResources size, List<BigDecimal> room) {
    return room.stream().anyMatch(each -> each.compareTo(size.amount()) >= 0);
  }

  private static long places(BigDecimal size, List<BigDecimal> room) {
    long places = 0;
    for (BigDecimal each : room) {
      places += each.divide(size, 0, RoundingMode.DOWN)
          .min(BigDecimal.valueOf(1_000_000))
          .longValue();
    }
    return places;
  }

  private static void report(
      String kind,
      String resource,
      Pods pods,
      long count,
      List<Optional<Quantity>> hosts,
      Reporter reporter) {
    boolean isLimit = kind.equals("limits");
    reporter
        .at(
            pods.size().largest().place(),
            "%s pods of Kafka with %s of %s or more do not fit the hosts together: %s"
                .formatted(
                    count,
                    isLimit ? "a " + resource + " limit" : "a " + resource + " request",
                    new Quantity(pods.size().amount(), hosts.get(0).get().form()).canonical(),
                    hosts.size() == 1
                        ? "one host with " + hosts.get(0).get().canonical()
                        : hosts.size() + " hosts with "
                            + String.join(
                                ", ",
                                hosts.stream()
                                    .map(host -> host.get().canonical())
                                    .distinct()
                                    .toList())))
        .consequence(
            isLimit
                ? "a host that several of them share runs out of memory: the kernel kills one, with"
                    + " its load the others"
                : "some of them stay Pending, at the latest after the restart of a host")
        .help("ask for less, or add a host");
  }
}
