package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalPod.State;
import io.github.kafkak3s.observe.KafkaCluster;
import io.github.kafkak3s.observe.KafkaNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A cluster without processes: pods that do as they are told, a clock that only waiting moves, and
 * clients whose answers a test gives. What has happened is in {@link #events}.
 */
final class FakeCluster {
  /** How long a pod takes to be ready, and to end, in ms. */
  static final long BOOT = 3_000;

  static final long END = 1_000;

  final List<String> events = new ArrayList<>();
  final List<FakePod> pods = new ArrayList<>();
  final Accounts accounts = new Accounts();
  final Recorder recorder;
  final Stage stage;
  private final TreeMap<Long, List<Runnable>> agenda = new TreeMap<>();
  private final Map<String, Function<List<String>, List<List<String>>>> answers = new HashMap<>();
  private long now;

  /** Whether every voter follows, at each {@link #work}. */
  boolean follows = true;

  FakeCluster(KafkaCluster cluster, long limit) {
    cluster.nodes().forEach(node -> pods.add(new FakePod(node)));
    recorder = new Recorder(
        pods.stream().map(FakePod::name).toList(),
        id -> pods.stream()
            .filter(pod -> pod.id() == id)
            .map(FakePod::name)
            .findFirst()
            .orElse("node " + id));
    Clock clock = new Clock() {
      @Override
      public long now() {
        return now;
      }

      @Override
      public void sleep(long ms) {
        long end = now + ms;
        while (!agenda.isEmpty() && agenda.firstKey() <= end) {
          Map.Entry<Long, List<Runnable>> next = agenda.pollFirstEntry();
          now = next.getKey();
          next.getValue().forEach(Runnable::run);
        }
        now = end;
      }
    };
    stage = new Stage(
        cluster,
        List.copyOf(pods),
        this::ask,
        accounts,
        recorder,
        clock,
        limit,
        (line, isMilestone) -> {});
  }

  /** Does something later. */
  void in(long ms, Runnable task) {
    agenda.computeIfAbsent(now + ms, each -> new ArrayList<>()).add(task);
  }

  /** Does something again and again. */
  void every(long ms, Runnable task) {
    in(ms, () -> {
      task.run();
      every(ms, task);
    });
  }

  /** Sets what the clients answer; null for no answer, and an exception of this test's for none. */
  void answer(String verb, Function<List<String>, List<List<String>>> answer) {
    answers.put(verb, answer);
  }

  private CompletableFuture<List<List<String>>> ask(
      long patience, String verb, List<String> arguments) {
    CompletableFuture<List<List<String>>> answer = new CompletableFuture<>();
    in(100, () -> {
      try {
        List<List<String>> rows = answers.getOrDefault(verb, each -> null).apply(arguments);
        if (rows != null) {
          answer.complete(rows);
        }
      } catch (IllegalStateException e) {
        answer.completeExceptionally(new Client.Refused(e.getMessage()));
      }
    });
    return answer;
  }

  FakePod pod(String name) {
    return pods.stream().filter(pod -> pod.name().equals(name)).findFirst().orElseThrow();
  }

  /** Every partition acknowledges and gives what was asked for at this moment. */
  void work(String... partitions) {
    if (follows) {
      recorder.followed(now);
    }
    for (String partition : partitions) {
      int number = (int) now;
      accounts.sent(partition, number, now);
      accounts.acknowledged(partition, number, now, now);
      accounts.found(partition, now);
    }
  }

  long now() {
    return now;
  }

  /** A pod that is ready some time after its start. */
  final class FakePod implements Pod {
    private final KafkaNode node;
    State state = State.DOWN;
    Optional<Integer> exit = Optional.empty();
    Optional<String> refusal = Optional.empty();
    List<String> errors = List.of();
    Path log = Path.of("/nowhere");
    boolean boots = true;
    boolean isStubborn;
    private int start;

    private FakePod(KafkaNode node) {
      this.node = node;
    }

    @Override
    public KafkaNode node() {
      return node;
    }

    @Override
    public String name() {
      return node.podName();
    }

    @Override
    public int id() {
      return node.nodeId().orElseThrow();
    }

    @Override
    public synchronized Optional<String> start() {
      synchronized (events) {
        events.add(name() + " starts at " + now);
      }
      if (refusal.isEmpty()) {
        int current = ++start;
        state = State.STARTING;
        exit = Optional.empty();
        if (boots) {
          synchronized (agenda) {
            in(BOOT, () -> state = current == start ? State.READY : state);
          }
        }
      }
      return refusal;
    }

    /** Ends by itself. */
    void crash(int code) {
      start++;
      state = State.DOWN;
      exit = Optional.of(code);
    }

    @Override
    public State state() {
      return state;
    }

    @Override
    public Optional<Integer> exitCode() {
      return exit;
    }

    @Override
    public void terminate() {
      events.add(name() + " is asked to end at " + now);
      in(END, () -> crash(143));
    }

    @Override
    public void kill() {
      events.add(name() + " is killed at " + now);
      crash(137);
    }

    @Override
    public void loseDisks() {
      events.add(name() + " has empty disks at " + now);
    }

    @Override
    public void allowFormat() {
      events.add(name() + " may format at " + now);
      refusal = isStubborn ? refusal : Optional.empty();
    }

    @Override
    public void detachDisks() {
      events.add(name() + " loses its disks at " + now);
    }

    @Override
    public void attachDisks() {
      events.add(name() + " has its disks back at " + now);
    }

    @Override
    public Path log() {
      return log;
    }

    @Override
    public List<String> lastErrors() {
      return errors;
    }
  }
}
