package io.github.kafkak3s.spec;

import static io.github.kafkak3s.diagnostic.InputRules.WRONG_TYPE;

import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.kubernetes.Quantity;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code target}: the K3s cluster that the bundle is for. Emitted nowhere.
 *
 * @param kubernetes its Kubernetes version, {@code 1.35}
 * @param nodes its hosts
 * @param loadBalancer what serves Services of type LoadBalancer
 */
public record TargetSpec(
    Optional<Located<String>> kubernetes,
    Optional<Located<Nodes>> nodes,
    Optional<Located<String>> loadBalancer) {

  /**
   * The hosts of a cluster: counted, or one by one.
   *
   * @param servers how many K3s servers, where they are counted
   * @param agents how many K3s agents, where they are counted
   * @param hosts the hosts, where they are listed
   */
  public record Nodes(int servers, int agents, List<Located<Host>> hosts) {}

  /**
   * One host.
   *
   * @param name its name
   * @param role server or agent
   * @param zone its zone
   * @param arch its architecture, {@code amd64} or {@code arm64}
   * @param cpu its cores
   * @param memory its memory
   * @param disk its disk
   * @param schedulable whether pods may run on it
   */
  public record Host(
      Located<String> name,
      Located<String> role,
      Optional<Located<String>> zone,
      Optional<Located<String>> arch,
      Optional<Located<Quantity>> cpu,
      Optional<Located<Quantity>> memory,
      Optional<Located<Quantity>> disk,
      Located<Boolean> schedulable) {
    private static final Field<String> NAME =
        Field.required("name", FieldTypes.DNS_NAME, "Its name.");
    private static final Field<String> ROLE = Field.optional(
        "role",
        Types.text("server or agent", "server|agent"),
        "agent",
        "agent",
        "server or agent.");
    private static final Field<String> ZONE =
        Field.optional("zone", FieldTypes.LABEL_VALUE, "none", "Its zone.");
    private static final Field<String> ARCH = Field.optional(
        "arch",
        Types.text("an architecture such as amd64 or arm64", "[a-z0-9]+"),
        "amd64",
        "Its architecture.");
    private static final Field<Quantity> CPU =
        Field.optional("cpu", FieldTypes.QUANTITY, "not known", "Its cores.");
    private static final Field<Quantity> MEMORY =
        Field.optional("memory", FieldTypes.QUANTITY, "not known", "Its memory.");
    private static final Field<Quantity> DISK =
        Field.optional("disk", FieldTypes.QUANTITY, "not known", "Its disk for volumes.");
    private static final Field<Boolean> SCHEDULABLE =
        Field.optional("schedulable", Types.bool(), true, "true", "Whether pods may run on it.");
    private static final Shape<Host> SHAPE = new Shape<>(
        "a host",
        List.of(NAME, ROLE, ZONE, ARCH, CPU, MEMORY, DISK, SCHEDULABLE),
        List.of(),
        values -> new Host(
            values.get(NAME),
            values.get(ROLE),
            values.find(ZONE),
            values.find(ARCH),
            values.find(CPU),
            values.find(MEMORY),
            values.find(DISK),
            values.get(SCHEDULABLE)));
  }

  private static final Field<Integer> SERVERS =
      Field.optional("servers", Types.whole(0, 1000), 0, "0", "How many K3s servers.");
  private static final Field<Integer> AGENTS =
      Field.optional("agents", Types.whole(0, 1000), 0, "0", "How many K3s agents.");
  private static final Shape<Nodes> COUNTED = new Shape<>(
      "numbers of hosts",
      List.of(SERVERS, AGENTS),
      List.of(),
      values -> new Nodes(values.get(SERVERS).value(), values.get(AGENTS).value(), List.of()));
  private static final Field<String> KUBERNETES = Field.optional(
      "kubernetes",
      Types.text("a Kubernetes version such as 1.35", "1\\.[0-9]{1,3}"),
      "not known",
      "Its Kubernetes version.");
  private static final Field<Nodes> NODES = Field.optional(
      "nodes",
      new NodesType(Types.listOf(Host.SHAPE)),
      "not known",
      "Its hosts: `{servers: 1, agents: 2}`, or a list of hosts.");
  private static final Field<String> LOAD_BALANCER = Field.optional(
      "loadBalancer",
      Types.text("servicelb, other or none", "servicelb|other|none"),
      "servicelb",
      "What serves Services of type LoadBalancer: servicelb, other or none.");

  static final Shape<TargetSpec> SHAPE = new Shape<>(
      "the K3s cluster that this is for",
      List.of(KUBERNETES, NODES, LOAD_BALANCER),
      List.of(),
      values ->
          new TargetSpec(values.find(KUBERNETES), values.find(NODES), values.find(LOAD_BALANCER)));

  private record NodesType(ValueType<List<Located<Host>>> hosts) implements ValueType<Nodes> {
    @Override
    public Optional<Nodes> read(YamlNode node, Findings findings) {
      if (node instanceof YamlMap) {
        return COUNTED.read(node, findings);
      }
      if (node instanceof YamlList) {
        return hosts.read(node, findings).map(list -> new Nodes(0, 0, list));
      }
      findings.add(
          WRONG_TYPE, node.place(), "this must be %s, not %s".formatted(words(), node.kind()), "");
      return Optional.empty();
    }

    @Override
    public Map<String, Object> schema(boolean partial) {
      return Map.of("anyOf", List.of(COUNTED.schema(partial), hosts.schema(partial)));
    }

    @Override
    public String words() {
      return "a map with servers and agents, or a list of hosts";
    }

    @Override
    public Map<String, Shape<?>> shapes() {
      Map<String, Shape<?>> shapes = new LinkedHashMap<>();
      shapes.put("", COUNTED);
      shapes.put("[]", Host.SHAPE);
      return shapes;
    }
  }
}
