package io.github.kafkak3s.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A client inside the cluster: {@link LabClientMain} in a child process with the jars of the
 * release and the host names of the cluster, which a JVM reads once and for all. Requests and
 * answers are lines of fields parted by tabs; an answer ends with a line {@code .} or starts with
 * {@code !}. A failed request throws what the client said.
 */
final class LabClient implements AutoCloseable {
  /**
   * An effective value and where Kafka says that it comes from, {@code STATIC_BROKER_CONFIG} for
   * the file.
   */
  record Option(String value, String source) {}

  /** A broker as clients see it; {@code rack} is empty where there is none. */
  record Node(int id, String host, int port, String rack) {}

  /** The metadata quorum. */
  record Quorum(int leader, Set<Integer> voters, Set<Integer> observers) {}

  /** A topic as it was created. */
  record Topic(int partitions, int replicationFactor) {}

  /** Who has a partition; {@code leader} is -1 where there is none. */
  record Partition(int leader, Set<Integer> replicas, Set<Integer> inSync) {}

  private static final long ANSWER_SECONDS = 180;

  private final Process process;
  private final Path log;
  private final Writer requests;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  /**
   * Makes one of a process that has been started.
   *
   * @param process one that runs {@link LabClientMain}
   * @param log where what it logs goes
   */
  LabClient(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    Thread pump = new Thread(this::pump, "lab-client");
    pump.setDaemon(true);
    pump.start();
  }

  /**
   * Waits until the quorum has a leader, every voter keeps up with it and this many brokers are
   * registered.
   */
  Quorum awaitQuorum(int voters, int brokers) throws IOException, InterruptedException {
    List<String[]> answer = ask("quorum", Integer.toString(voters), Integer.toString(brokers));
    return new Quorum(
        Integer.parseInt(answer.get(0)[0]),
        numbers(answer.get(0)[1]),
        numbers(answer.get(0)[2]));
  }

  /** Creates a topic and leaves partitions and replication factor to the cluster. */
  Topic createTopic(String name) throws IOException, InterruptedException {
    String[] answer = ask("create", name).get(0);
    return new Topic(Integer.parseInt(answer[0]), Integer.parseInt(answer[1]));
  }

  /** Creates a topic with partitions, replication factor and options {@code key=value}. */
  Topic createTopic(String name, int partitions, int replicationFactor, String... options)
      throws IOException, InterruptedException {
    List<String> request = new ArrayList<>(List.of(
        "create-as", name, Integer.toString(partitions), Integer.toString(replicationFactor)));
    request.addAll(List.of(options));
    String[] answer = ask(request.toArray(String[]::new)).get(0);
    return new Topic(Integer.parseInt(answer[0]), Integer.parseInt(answer[1]));
  }

  /** Returns the partitions of a topic in order. */
  List<Partition> partitions(String topic) throws IOException, InterruptedException {
    List<Partition> partitions = new ArrayList<>();
    for (String[] line : ask("partitions", topic)) {
      partitions.add(new Partition(Integer.parseInt(line[0]), numbers(line[1]), numbers(line[2])));
    }
    return partitions;
  }

  /** Sets options {@code key=value} of every client that is made from now on. */
  void with(String... options) throws IOException, InterruptedException {
    String[] request = new String[options.length + 1];
    request[0] = "with";
    System.arraycopy(options, 0, request, 1, options.length);
    ask(request);
  }

  /** Sets how long the client waits for what it is asked for, 120 s at first. */
  void patience(int seconds) throws IOException, InterruptedException {
    ask("patience", Integer.toString(seconds));
  }

  /** Returns what the client says of a request that has to fail: class and message. */
  String refusal(String... request) throws IOException, InterruptedException {
    requests.write(String.join("\t", request) + "\n");
    requests.flush();
    String line = lines.poll(ANSWER_SECONDS, TimeUnit.SECONDS);
    if (line == null || !line.startsWith("!")) {
      process.destroyForcibly();
      throw new IllegalStateException(String.join(" ", request) + " was expected to fail: " + line);
    }
    return line.substring(1);
  }

  /** Sends records with acks=all and waits for every acknowledgement. */
  int produce(String topic, int records) throws IOException, InterruptedException {
    return Integer.parseInt(ask("produce", topic, Integer.toString(records)).get(0)[0]);
  }

  /** Gives a topic to one principal, {@code User:alice}, by an ACL. */
  void restrict(String topic, String principal) throws IOException, InterruptedException {
    ask("restrict", topic, principal);
  }

  /** Sends records in one transaction and commits it. */
  int produceInTransaction(String topic, int records) throws IOException, InterruptedException {
    return Integer.parseInt(ask("transact", topic, Integer.toString(records)).get(0)[0]);
  }

  /**
   * Reads a topic from its start as a group until this many records came, commits, and returns the
   * distinct ones.
   */
  int consume(String topic, String group, int records) throws IOException, InterruptedException {
    return Integer.parseInt(
        ask("consume", topic, group, Integer.toString(records)).get(0)[0]);
  }

  /** Returns replication factor and partitions of a topic as it is. */
  Topic describeTopic(String name) throws IOException, InterruptedException {
    String[] answer = ask("topic", name).get(0);
    return new Topic(Integer.parseInt(answer[0]), Integer.parseInt(answer[1]));
  }

  /** Returns the effective options of a broker. */
  Map<String, Option> brokerOptions(int id) throws IOException, InterruptedException {
    return options("broker", Integer.toString(id));
  }

  /** Returns the effective options of a controller that is no broker, asked of the controllers. */
  Map<String, Option> controllerOptions(int id) throws IOException, InterruptedException {
    return options("controller", Integer.toString(id));
  }

  /** Returns the effective options of a topic. */
  Map<String, Option> topicOptions(String name) throws IOException, InterruptedException {
    return options("topic-options", name);
  }

  /** Returns the brokers by id. */
  Map<Integer, Node> nodes() throws IOException, InterruptedException {
    Map<Integer, Node> nodes = new TreeMap<>();
    for (String[] line : ask("nodes")) {
      Node node = new Node(Integer.parseInt(line[0]), line[1], Integer.parseInt(line[2]), line[3]);
      nodes.put(node.id(), node);
    }
    return nodes;
  }

  /** Returns the cluster id that the brokers report. */
  String clusterId() throws IOException, InterruptedException {
    return ask("cluster-id").get(0)[0];
  }

  private Map<String, Option> options(String... request) throws IOException, InterruptedException {
    Map<String, Option> options = new LinkedHashMap<>();
    for (String[] line : ask(request)) {
      options.put(line[0], new Option(line[1], line[2]));
    }
    return options;
  }

  private static Set<Integer> numbers(String text) {
    Set<Integer> numbers = new TreeSet<>();
    for (String number : text.split(",")) {
      if (!number.isEmpty()) {
        numbers.add(Integer.valueOf(number));
      }
    }
    return numbers;
  }

  private List<String[]> ask(String... request) throws IOException, InterruptedException {
    requests.write(String.join("\t", request) + "\n");
    requests.flush();
    List<String[]> answer = new ArrayList<>();
    while (true) {
      String line = lines.poll(ANSWER_SECONDS, TimeUnit.SECONDS);
      if (line == null || line.startsWith("!")) {
        process.destroyForcibly();
        throw new IllegalStateException(String.join(" ", request)
            + (line == null ? ": no answer in time" : ": " + line.substring(1))
            + "\n"
            + Files.readString(log));
      }
      if (line.equals(".")) {
        return answer;
      }
      answer.add(line.split("\t", -1));
    }
  }

  private void pump() {
    try (BufferedReader reader = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
      lines.add("!the client has ended");
    } catch (IOException e) {
      lines.add("!" + e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
