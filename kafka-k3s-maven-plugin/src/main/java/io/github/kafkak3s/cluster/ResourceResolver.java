package io.github.kafkak3s.cluster;

import static io.github.kafkak3s.diagnostic.InputRules.WRONG_TYPE;

import io.github.kafkak3s.cluster.Pool.Resources;
import io.github.kafkak3s.diagnostic.CompilerRules;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kubernetes.Quantity;
import io.github.kafkak3s.spec.Located;
import io.github.kafkak3s.spec.PoolSpec;
import java.util.Map;
import java.util.TreeMap;

/** Resolves a pool's cpu, memory and heap. */
final class ResourceResolver {
  /** Below it the log cleaner's default buffer of 128 MiB ends a broker at its start. */
  private static final int LEAST_HEAP = 256;

  private static final String MEMORY = "memory";

  private ResourceResolver() {}

  record Sized(Resources resources, int heapMebibytes) {}

  static Sized resolve(PoolSpec pool, boolean broker, Findings findings) {
    Place place = pool.place();
    Located<Quantity> memory = new Located<>(Quantity.of(broker ? "1Gi" : "512Mi"), place, false);
    Map<String, Located<Quantity>> requests = new TreeMap<>();
    requests.put("cpu", new Located<>(Quantity.of("500m"), place, false));
    requests.put(MEMORY, memory);
    requests.putAll(pool.resources().requests());
    Map<String, Located<Quantity>> limits = new TreeMap<>();
    limits.put(MEMORY, memory);
    limits.putAll(pool.resources().limits());
    for (Map.Entry<String, Located<Quantity>> request : requests.entrySet()) {
      refuseAboveLimit(request.getKey(), request.getValue(), limits, findings);
    }
    Located<Quantity> limit = limits.get(MEMORY);
    long limitMebibytes = limit.value().mebibytes();
    long half = Math.max(LEAST_HEAP, Math.min(Integer.MAX_VALUE, limitMebibytes / 2));
    int heap = Located.value(pool.heap()).orElse((int) half);
    if (heap >= limitMebibytes) {
      findings.add(
          CompilerRules.HEAP_ABOVE_LIMIT,
          pool.heap().map(Located::place).orElse(limit.place()),
          "the heap of %sm does not fit into the memory limit %s: the kernel will kill the process"
              .formatted(heap, limit.value().canonical()),
          "set resources.limits.memory to at least %sMi, twice the heap".formatted(2L * heap));
    }
    return new Sized(new Resources(canonical(requests), canonical(limits)), heap);
  }

  private static void refuseAboveLimit(
      String name,
      Located<Quantity> request,
      Map<String, Located<Quantity>> limits,
      Findings findings) {
    Located<Quantity> limit = limits.get(name);
    if (limit != null && request.value().compareTo(limit.value()) > 0) {
      findings.add(
          WRONG_TYPE,
          request.written() ? request.place() : limit.place(),
          "the %s request %s%s is above the limit %s%s; the API server refuses that"
              .formatted(
                  name,
                  request.value().canonical(),
                  request.written() ? "" : " (the default)",
                  limit.value().canonical(),
                  limit.written() ? "" : " (the default)"),
          "write both resources.requests.%s and resources.limits.%s".formatted(name, name));
    }
  }

  private static Map<String, String> canonical(Map<String, Located<Quantity>> amounts) {
    Map<String, String> texts = new TreeMap<>();
    for (Map.Entry<String, Located<Quantity>> amount : amounts.entrySet()) {
      texts.put(amount.getKey(), amount.getValue().value().canonical());
    }
    return texts;
  }
}
