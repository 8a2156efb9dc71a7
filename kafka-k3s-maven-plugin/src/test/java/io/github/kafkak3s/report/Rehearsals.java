package io.github.kafkak3s.report;

import static io.github.kafkak3s.rehearse.StepResult.Outcome.FAILED;
import static io.github.kafkak3s.rehearse.StepResult.Outcome.PASSED;
import static io.github.kafkak3s.rehearse.StepResult.Outcome.SKIPPED;
import static io.github.kafkak3s.rehearse.StepResult.Outcome.UNFINISHED;

import io.github.kafkak3s.local.Replacement;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.rehearse.Claim;
import io.github.kafkak3s.rehearse.Rehearsal;
import io.github.kafkak3s.rehearse.Rehearsal.Actor;
import io.github.kafkak3s.rehearse.Rehearsal.Traffic;
import io.github.kafkak3s.rehearse.Step;
import io.github.kafkak3s.rehearse.StepResult;
import io.github.kafkak3s.rehearse.Timeline;
import io.github.kafkak3s.rehearse.Timeline.Latency;
import io.github.kafkak3s.rehearse.Timeline.Leader;
import io.github.kafkak3s.rehearse.Timeline.Mark;
import io.github.kafkak3s.rehearse.Timeline.Partition;
import io.github.kafkak3s.rehearse.Timeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rehearsals made by hand: such as drills give, and such as no drill gives. */
final class Rehearsals {
  /** What breaks a page that does not escape, or a terminal or a line of writing. */
  static final String NASTY =
      "</title><script>alert(1)</script>\"'&amp; \u0001\u001b[31m\u0085\u202eevil\u2066 \ud800 \uFFFE"
          + " \u2028 שלום é 😀 \n]]> --> ";

  private static final List<String> THREE = List.of("kafka-0", "kafka-1", "kafka-2");
  private static final Optional<String> ONE_NODE = Optional.of("writes: 1 node failure");

  private Rehearsals() {}

  /** Returns a rehearsal of three combined nodes in which all is well. */
  static Rehearsal holds() {
    List<StepResult> steps = List.of(
        new StepResult(
            Step.FORM, 0, 4130, PASSED, "3 pods formatted and ready, kafka-0 leads", List.of()),
        new StepResult(
            Step.TOPICS,
            4130,
            5720,
            PASSED,
            "2 topics with 4 partitions, __consumer_offsets by its first use",
            List.of()),
        new StepResult(
            Step.ROLL,
            5720,
            23950,
            PASSED,
            "3 pods replaced one at a time, longest wait for an acknowledgement 412 ms",
            List.of("kafka-2 was away for 4.9 s", "kafka-1 was away for 5.1 s")),
        new StepResult(
            Step.KILL,
            23950,
            64200,
            PASSED,
            "3 brokers killed and returned, the active controller twice among them",
            List.of()),
        new StepResult(
            Step.LIMITS,
            64200,
            92400,
            PASSED,
            "1 pod away is survived, 2 pods away are not, and all is well when they are back",
            List.of()),
        new StepResult(
            Step.DISKS, 0, 0, SKIPPED, "the pods carry brokers, whose records would go", List.of()),
        new StepResult(
            Step.VERIFY, 92400, 94860, PASSED, "17,284 acknowledged records read", List.of()));
    return new Rehearsal(
        "deploy/production/kafka.yaml",
        "kafka/kafka",
        "4.3.1",
        combined(),
        steps,
        claims(),
        new Traffic(17_290, 17_284, 6, 17_284, 0, 21_240, 69_060),
        timeline(),
        replacements(),
        List.of(
            "ServiceAccount, NetworkPolicy and PodDisruptionBudget are Kubernetes' own and have no"
                + " effect here.",
            "The listener EXTERNAL is started, but no client came through it."));
  }

  /** Returns one whose time was over in the middle of the roll. */
  static Rehearsal unfinished() {
    Rehearsal unformed = unformed();
    String late = "not tried, the time of the rehearsal was over";
    return new Rehearsal(
        unformed.file(),
        unformed.cluster(),
        unformed.release(),
        unformed.pods(),
        List.of(
            new StepResult(Step.FORM, 0, 4130, PASSED, "2 pods formed a cluster", List.of()),
            new StepResult(
                Step.ROLL,
                4130,
                30_000,
                UNFINISHED,
                "not done when the time of the rehearsal was over, 30.0 s",
                List.of("k-1 is not ready")),
            new StepResult(Step.KILL, 30_000, 30_000, SKIPPED, late, List.of()),
            new StepResult(Step.VERIFY, 30_000, 30_000, SKIPPED, late, List.of())),
        unformed.claims(),
        unformed.traffic(),
        unformed.timeline(),
        unformed.replacements(),
        unformed.leftOut());
  }

  /**
   * Returns what {@link #holds} shows with a broken guarantee, a failed step, lost records and a
   * disagreement.
   */
  static Rehearsal broken() {
    Rehearsal good = holds();
    List<StepResult> steps = new ArrayList<>(good.steps());
    steps.set(
        3,
        new StepResult(
            Step.KILL,
            23950,
            64200,
            FAILED,
            "kafka-1 did not come back within 30.0 s",
            List.of(
                "kafka-1 ended with status 1; the last lines of its log:",
                "[2026-01-01 00:00:00] ERROR Exiting Kafka due to fatal exception"
                    + " (kafka.Kafka$)\njava.lang.IllegalArgumentException: requirement failed:"
                    + " advertised.listeners cannot use the nonroutable meta-address 0.0.0.0\n\n")));
    steps.set(
        6,
        new StepResult(
            Step.VERIFY,
            92400,
            94860,
            FAILED,
            "3 acknowledged records could not be read",
            List.of("orders-0: offsets 118, 119 and 120")));
    List<Claim> claims = new ArrayList<>(good.claims());
    claims.set(
        1,
        claim(
            Promise.WRITES,
            "kafka-0 is killed",
            List.of("kafka-0"),
            ONE_NODE,
            true,
            false,
            "nothing acknowledged on orders-0 in 9.8 s, then kafka-0 came back"));
    return new Rehearsal(
        good.file(),
        good.cluster(),
        good.release(),
        good.pods(),
        steps,
        claims,
        new Traffic(17_310, 17_284, 6, 17_281, 3, 21_240, 69_060),
        good.timeline(),
        good.replacements(),
        good.leftOut());
  }

  /** Returns a rehearsal in which nothing is wrong but the model. */
  static Rehearsal disagrees() {
    Rehearsal good = holds();
    List<Claim> claims = new ArrayList<>(good.claims());
    claims.set(
        4,
        claim(
            Promise.WRITES,
            "kafka-1 and kafka-2 are killed, kafka-0 being away",
            List.of("kafka-1", "kafka-2"),
            Optional.empty(),
            false,
            true,
            "first acknowledgement after 1.2 s"));
    return new Rehearsal(
        good.file(),
        good.cluster(),
        good.release(),
        good.pods(),
        good.steps(),
        claims,
        good.traffic(),
        good.timeline(),
        good.replacements(),
        good.leftOut());
  }

  /** Returns a rehearsal that ended when the quorum did not form. */
  static Rehearsal unformed() {
    List<Span> spans = List.of(
        new Span("k-0", 0, 30_000, "starting"),
        new Span("k-1", 0, 2100, "starting"),
        new Span("k-1", 2100, 30_000, "down"));
    return new Rehearsal(
        "manifests/kafka.yaml",
        "default/k",
        "3.9.2",
        List.of(
            new Actor("k-0", 1, List.of("controller"), "StatefulSet/k"),
            new Actor("k-1", 2, List.of("broker"), "StatefulSet/k")),
        List.of(
            new StepResult(
                Step.FORM,
                0,
                30_000,
                FAILED,
                "the quorum did not form within 30.0 s",
                List.of("k-1: java.net.UnknownHostException: k-0.k-headless: Name not known")),
            new StepResult(Step.ROLL, 0, 0, SKIPPED, "the cluster did not form", List.of())),
        List.of(),
        new Traffic(0, 0, 0, 0, 0, 0, 0),
        new Timeline(spans, List.of(), List.of(), List.of(), List.of()),
        List.of(),
        List.of());
  }

  /** Returns a rehearsal of nothing at all. */
  static Rehearsal empty() {
    return new Rehearsal(
        "f.yaml",
        "default/k",
        "4.4.0",
        List.of(),
        List.of(),
        List.of(),
        new Traffic(0, 0, 0, 0, 0, 0, 0),
        new Timeline(List.of(), List.of(), List.of(), List.of(), List.of()),
        List.of(),
        List.of());
  }

  /** Returns a rehearsal of which every text is foreign, and times are out of all order. */
  static Rehearsal nasty() {
    String wide = "w".repeat(5000) + NASTY;
    return new Rehearsal(
        NASTY,
        NASTY,
        NASTY,
        List.of(
            new Actor(NASTY, -1, List.of(NASTY, wide), NASTY),
            new Actor(wide, Integer.MAX_VALUE, List.of(), "")),
        List.of(
            new StepResult(Step.FORM, 0, 900, FAILED, NASTY, List.of(NASTY, wide, "")),
            new StepResult(Step.KILL, 800, 700, SKIPPED, wide, List.of())),
        List.of(
            new Claim(
                Promise.READS,
                NASTY,
                List.of(NASTY),
                Optional.of(NASTY),
                Optional.of(true),
                Optional.of(false),
                wide),
            new Claim(
                Promise.DURABILITY,
                wide,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "")),
        new Traffic(Long.MAX_VALUE, 1, 1, 1, 1, 5000, 99_000),
        new Timeline(
            List.of(
                new Span(NASTY, 900, 100, "ready"),
                new Span(wide, 0, 800, NASTY),
                new Span("nobody", 0, 900, "ready")),
            List.of(new Leader(0, NASTY), new Leader(400, "")),
            List.of(
                new Partition(700, NASTY, "", List.of()),
                new Partition(0, NASTY, NASTY, List.of(NASTY)),
                new Partition(0, wide, wide, List.of(wide))),
            List.of(new Latency(0, 0, 0, 0), new Latency(0, 3, Long.MAX_VALUE, 2)),
            List.of(new Mark(-5, NASTY), new Mark(100, wide))),
        List.of(
            new Replacement(List.of(NASTY), NASTY, NASTY, wide, NASTY),
            new Replacement(
                List.of("k-0"),
                "listener.name.client.plain.sasl.jaas.config",
                "PlainLoginModule required password=\"hunter2\";",
                "hunter3",
                "thrown away"),
            new Replacement(
                List.of("k-0"), "ssl.keystore.password", "hunter2", "hunter3", "thrown away")),
        List.of(NASTY, wide));
  }

  /** Returns a rehearsal as large as they come: 12 pods, 60 partitions, ten minutes. */
  static Rehearsal large() {
    long end = 600_000;
    List<String> names =
        IntStream.range(0, 12).mapToObj(i -> "kafka-orders-europe-" + i).toList();
    List<Actor> pods = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    List<Partition> partitions = new ArrayList<>();
    List<Claim> claims = new ArrayList<>();
    List<Replacement> replacements = new ArrayList<>();
    List<String> events = new ArrayList<>(List.of("a roll"));
    for (int pod = 0; pod < names.size(); pod++) {
      String name = names.get(pod);
      pods.add(new Actor(name, pod, List.of("broker", "controller"), "StatefulSet/kafka-orders"));
      events.add(name + " is killed");
      long from = 60_000 + pod * 40_000L;
      spans.add(new Span(name, 0, 6000, "starting"));
      spans.add(new Span(name, 6000, from, "ready"));
      spans.add(new Span(name, from, from + 12_000, "down"));
      spans.add(new Span(name, from + 12_000, from + 16_000, "starting"));
      spans.add(new Span(name, from + 16_000, end, "ready"));
      marks.add(new Mark(from, name + " is killed"));
      marks.add(new Mark(from + 12_000, name + " is started"));
      for (String what : List.of("listeners", "log.dirs", "controller.quorum.voters")) {
        replacements.add(new Replacement(
            List.of(name), what, "PLAINTEXT://:9092,CONTROLLER://:9093", "127.0.0.1", "one host"));
      }
    }
    for (int partition = 0; partition < 60; partition++) {
      String name = "topic-" + partition / 6 + "-" + partition % 6;
      List<String> all = IntStream.range(0, 3)
          .mapToObj(replica -> names.get((names.indexOf(names.get(0)) + replica) % 12))
          .toList();
      for (long at = 8000 + partition; at < end; at += 10_000) {
        boolean isWhole = at / 10_000 % 2 == 0;
        boolean isLed = at / 10_000 % 7 > 0;
        partitions.add(new Partition(
            at, name, isLed ? all.get(0) : "", isWhole ? all : all.subList(0, isLed ? 2 : 0)));
      }
    }
    for (Promise promise : Promise.values()) {
      events.forEach(event -> claims.add(claim(
          promise, event, List.of(), ONE_NODE, true, true, "first acknowledgement after 9.4 s")));
    }
    List<Latency> latencies = new ArrayList<>();
    for (long at = 8000; at < end; at += 250) {
      latencies.add(
          new Latency(at, 40 + (int) (at / 250 % 17), 3 + at * 7919 % 97, at % 9000 == 0 ? 1 : 0));
    }
    List<StepResult> steps = List.of(
        new StepResult(Step.FORM, 0, 8000, PASSED, "12 pods ready", List.of()),
        new StepResult(Step.ROLL, 8000, 60_000, PASSED, "12 pods replaced", List.of()),
        new StepResult(Step.KILL, 60_000, 590_000, PASSED, "12 brokers killed", List.of()),
        new StepResult(Step.VERIFY, 590_000, end, PASSED, "all records read", List.of()));
    return new Rehearsal(
        "deploy/kafka.yaml",
        "orders/kafka-orders-europe",
        "4.4.0",
        pods,
        steps,
        claims,
        new Traffic(120_066, 120_000, 66, 120_000, 0, 9400, 61_000),
        new Timeline(spans, List.of(new Leader(5000, names.get(3))), partitions, latencies, marks),
        replacements,
        List.of());
  }

  private static List<Actor> combined() {
    List<Actor> pods = new ArrayList<>();
    for (int i = 0; i < THREE.size(); i++) {
      pods.add(new Actor(THREE.get(i), i, List.of("broker", "controller"), "StatefulSet/kafka"));
    }
    return pods;
  }

  private static List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    List<String> two = List.of("kafka-1", "kafka-2");
    for (Promise promise : List.of(Promise.WRITES, Promise.READS, Promise.CONTROL)) {
      Optional<String> guarantee = promise == Promise.CONTROL
          ? Optional.empty()
          : Optional.of(promise.word() + ": 1 node failure");
      boolean isWrites = promise == Promise.WRITES;
      claims.add(claim(
          promise,
          "a roll",
          List.of(),
          guarantee,
          true,
          true,
          isWrites
              ? "longest wait 412 ms"
              : promise == Promise.READS ? "read on" : "made in 0.1 s"));
      for (String pod : THREE) {
        claims.add(claim(
            promise,
            pod + " is killed",
            List.of(pod),
            guarantee,
            true,
            true,
            isWrites
                ? "first acknowledgement after 9.1 s"
                : promise == Promise.READS ? "first record after 9.2 s" : "made after 2.3 s"));
      }
      claims.add(claim(
          promise,
          "kafka-1 and kafka-2 are killed",
          two,
          Optional.empty(),
          false,
          false,
          isWrites
              ? "nothing acknowledged in 18.0 s; 6 records given up"
              : promise == Promise.READS ? "nothing read in 18.0 s" : "not made in 18.0 s"));
    }
    claims.add(
        8,
        new Claim(
            Promise.DURABILITY,
            "kafka-1 loses its disk",
            List.of("kafka-1"),
            Optional.of("durability: 1 node failure"),
            Optional.of(true),
            Optional.empty(),
            "not tried"));
    return claims;
  }

  private static Claim claim(
      Promise promise,
      String event,
      List<String> away,
      Optional<String> guarantee,
      boolean model,
      boolean observed,
      String figure) {
    return new Claim(
        promise, event, away, guarantee, Optional.of(model), Optional.of(observed), figure);
  }

  private static Timeline timeline() {
    List<Span> spans = new ArrayList<>();
    spans(spans, "kafka-0", 3900, "S18100-19900-22800 K24400-34100-37300");
    spans(spans, "kafka-1", 4000, "S12200-14100-17000 K38100-47400-50900 K69000-86000-89800");
    spans(spans, "kafka-2", 3800, "S6100-8200-11100 K51700-60800-63900 K69000-87000-91500");
    List<Leader> leaders = List.of(
        new Leader(0, ""),
        new Leader(2700, "kafka-0"),
        new Leader(18_300, "kafka-2"),
        new Leader(51_700, ""),
        new Leader(53_900, "kafka-1"),
        new Leader(69_000, ""),
        new Leader(89_000, "kafka-0"));
    return new Timeline(spans, leaders, partitions(), latencies(), marks());
  }

  /** Reads absences: S stopped, K killed; when it goes, when it is started, when it is ready. */
  private static void spans(List<Span> spans, String pod, long formed, String absences) {
    spans.add(new Span(pod, 0, formed, "starting"));
    long ready = formed;
    for (String absence : absences.split(" ")) {
      String[] times = absence.substring(1).split("-");
      long gone = Long.parseLong(times[0]);
      long started = Long.parseLong(times[1]);
      long back = Long.parseLong(times[2]);
      spans.add(new Span(pod, ready, gone, "ready"));
      spans.add(new Span(pod, gone, started, absence.startsWith("S") ? "stopping" : "down"));
      spans.add(new Span(pod, started, back, "starting"));
      ready = back;
    }
    spans.add(new Span(pod, ready, 94_860, "ready"));
  }

  private static List<Partition> partitions() {
    List<Partition> changes = new ArrayList<>();
    for (int partition = 0; partition < 4; partition++) {
      String name = partition < 3 ? "orders-" + partition : "audit-0";
      String first = THREE.get(partition % 3);
      String second = THREE.get((partition + 1) % 3);
      String third = THREE.get((partition + 2) % 3);
      changes.add(new Partition(4700, name, first, List.of(first, second, third)));
      changes.add(new Partition(
          6300, name, first.equals("kafka-2") ? second : first, List.of("kafka-0", "kafka-1")));
      changes.add(new Partition(11_500, name, first, THREE));
      changes.add(new Partition(
          12_400, name, first.equals("kafka-1") ? second : first, List.of("kafka-0", "kafka-2")));
      changes.add(new Partition(17_500, name, first, THREE));
      changes.add(new Partition(
          18_300, name, first.equals("kafka-0") ? second : first, List.of("kafka-1", "kafka-2")));
      changes.add(new Partition(23_300, name, first, THREE));
      changes.add(new Partition(
          33_500, name, first.equals("kafka-0") ? second : first, List.of("kafka-1", "kafka-2")));
      changes.add(new Partition(37_900, name, first, THREE));
      changes.add(new Partition(
          47_200, name, first.equals("kafka-1") ? second : first, List.of("kafka-0", "kafka-2")));
      changes.add(new Partition(51_300, name, first, THREE));
      changes.add(new Partition(
          60_700, name, first.equals("kafka-2") ? second : first, List.of("kafka-0", "kafka-1")));
      changes.add(new Partition(64_100, name, first, THREE));
      boolean isLed = first.equals("kafka-0");
      changes.add(
          new Partition(71_000, name, isLed ? first : "", isLed ? List.of("kafka-0") : List.of()));
      changes.add(new Partition(90_000, name, "kafka-0", List.of("kafka-0", "kafka-1")));
      changes.add(new Partition(91_800, name, first, THREE));
    }
    return changes;
  }

  private static List<Latency> latencies() {
    long[][] stalls = {
      {6200, 6510},
      {12_300, 12_712},
      {18_200, 18_530},
      {24_400, 33_520},
      {38_100, 47_230},
      {51_700, 60_780},
      {69_060, 90_300}
    };
    List<Latency> buckets = new ArrayList<>();
    for (long at = 5000; at < 94_500; at += 250) {
      int count = 45 + (int) (at / 250 * 31 % 11);
      long worst = 4 + at / 250 * 37 % 23;
      int failed = 0;
      for (long[] stall : stalls) {
        long longest = stall[1] - stall[0];
        if (at >= stall[0] && at + 250 <= stall[1]) {
          count = longest < 10_000 ? 14 : 0;
          failed = at == 87_000 ? 6 : 0;
        } else if (at < stall[1] && at + 250 > stall[1]) {
          count = (int) Math.min(900, 50 + longest / 12);
          worst = longest;
        }
      }
      buckets.add(new Latency(at, count, count == 0 ? 0 : worst, failed));
    }
    return buckets;
  }

  private static List<Mark> marks() {
    return List.of(
        new Mark(0, "form"),
        new Mark(5720, "roll"),
        new Mark(6100, "kafka-2 is stopped"),
        new Mark(8200, "kafka-2 is started"),
        new Mark(12_200, "kafka-1 is stopped"),
        new Mark(14_100, "kafka-1 is started"),
        new Mark(18_100, "kafka-0 is stopped"),
        new Mark(19_900, "kafka-0 is started"),
        new Mark(24_400, "kafka-0 is killed"),
        new Mark(34_100, "kafka-0 is started"),
        new Mark(38_100, "kafka-1 is killed"),
        new Mark(47_400, "kafka-1 is started"),
        new Mark(51_700, "kafka-2, which leads, is killed"),
        new Mark(60_800, "kafka-2 is started"),
        new Mark(69_000, "kafka-1 and kafka-2 are killed"),
        new Mark(86_000, "kafka-1 is started"),
        new Mark(87_000, "kafka-2 is started"),
        new Mark(92_400, "every record is read"));
  }

  private static List<Replacement> replacements() {
    String listeners = "PLAINTEXT://:9092,CONTROLLER://:9093";
    return List.of(
        new Replacement(
            THREE,
            "listeners",
            listeners,
            "PLAINTEXT://127.77.1.1:9092,CONTROLLER://127.77.1.1:9093",
            "each pod has a loopback address of its own"),
        new Replacement(
            THREE,
            "log.dirs",
            "/var/lib/kafka/data/kraft",
            "pods/kafka-0/data/kraft",
            "directories of this machine"),
        new Replacement(THREE, "heap", "-Xms1g -Xmx1g", "-Xms64m -Xmx192m", "the small profile"),
        new Replacement(
            THREE,
            "log.cleaner.dedupe.buffer.size",
            "",
            "2097152",
            "the default takes more than the small heap"),
        new Replacement(
            THREE,
            "names of pods and Services",
            "cluster DNS",
            "a hosts file",
            "there is no cluster DNS"),
        new Replacement(
            THREE, "minReadySeconds", "30", "2", "the drill is to end within two minutes"),
        new Replacement(
            THREE,
            "period of the readiness probe",
            "10 s",
            "0.2 s",
            "the drill is to end within two minutes"));
  }
}
