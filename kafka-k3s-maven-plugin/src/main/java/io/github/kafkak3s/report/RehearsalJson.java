package io.github.kafkak3s.report;

import io.github.kafkak3s.local.Replacement;
import io.github.kafkak3s.rehearse.Claim;
import io.github.kafkak3s.rehearse.Rehearsal;
import io.github.kafkak3s.rehearse.Rehearsal.Actor;
import io.github.kafkak3s.rehearse.Rehearsal.Traffic;
import io.github.kafkak3s.rehearse.StepResult;
import io.github.kafkak3s.rehearse.Timeline;
import io.github.kafkak3s.yaml.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * All that a rehearsal showed, as JSON; its schema is docs/rehearsal-report.schema.json. Times are
 * whole milliseconds since the rehearsal began.
 */
public final class RehearsalJson {
  /** The name of the file. */
  public static final String FILE_NAME = "rehearsal.json";

  private static final String VERSION = "kafka-k3s/rehearsal/v1";

  private RehearsalJson() {}

  /** Returns the text of the file. */
  public static String write(Rehearsal rehearsal) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("apiVersion", VERSION);
    map.put("file", text(rehearsal.file()));
    map.put("cluster", text(rehearsal.cluster()));
    map.put("release", text(rehearsal.release()));
    map.put("verdict", lower(rehearsal.verdict()));
    map.put("reason", text(RehearsalWords.reason(rehearsal)));
    map.put("durationMs", rehearsal.duration());
    map.put("pods", list(rehearsal.pods(), RehearsalJson::pod));
    map.put("steps", list(rehearsal.steps(), RehearsalJson::step));
    map.put("claims", list(rehearsal.claims(), RehearsalJson::claim));
    map.put("traffic", traffic(rehearsal.traffic()));
    map.put("timeline", timeline(rehearsal.timeline()));
    map.put("replacements", list(rehearsal.replacements(), RehearsalJson::replacement));
    map.put("leftOut", texts(rehearsal.leftOut()));
    return JsonWriter.write(map);
  }

  private static Map<String, Object> pod(Actor pod) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", text(pod.name()));
    map.put("id", pod.id());
    map.put("roles", texts(pod.roles()));
    map.put("workload", text(pod.workload()));
    return map;
  }

  private static Map<String, Object> step(StepResult step) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("step", step.step().word());
    map.put("fromMs", step.from());
    map.put("toMs", step.to());
    map.put("outcome", lower(step.outcome()));
    map.put("summary", text(step.summary()));
    map.put("details", texts(step.details()));
    return map;
  }

  private static Map<String, Object> claim(Claim claim) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("promise", claim.promise().word());
    map.put("event", text(claim.event()));
    map.put("away", texts(claim.away()));
    map.put("guarantee", claim.guarantee().map(RehearsalJson::text).orElse(null));
    map.put("model", claim.model().orElse(null));
    map.put("observed", claim.observed().orElse(null));
    map.put("agree", RehearsalWords.isCompared(claim) ? !claim.isDisagreement() : null);
    map.put("broken", claim.isBroken());
    map.put("figure", text(claim.figure()));
    return map;
  }

  private static Map<String, Object> traffic(Traffic traffic) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("sent", traffic.sent());
    map.put("acknowledged", traffic.acknowledged());
    map.put("failed", traffic.failed());
    map.put("read", traffic.read());
    map.put("lost", traffic.lost());
    map.put("longestGapMs", traffic.longestGap());
    map.put("longestGapAtMs", traffic.longestGapAt());
    return map;
  }

  private static Map<String, Object> timeline(Timeline timeline) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("spans", list(timeline.spans(), span -> {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("pod", text(span.pod()));
      entry.put("fromMs", span.from());
      entry.put("toMs", span.to());
      entry.put("state", text(span.state()));
      return entry;
    }));
    map.put("leaders", list(timeline.leaders(), leader -> {
      Map<String, Object> entry = at(leader.at());
      entry.put("pod", named(leader.pod()));
      return entry;
    }));
    map.put("partitions", list(timeline.partitions(), partition -> {
      Map<String, Object> entry = at(partition.at());
      entry.put("partition", text(partition.partition()));
      entry.put("leader", named(partition.leader()));
      entry.put("inSync", texts(partition.inSync()));
      return entry;
    }));
    map.put("latencies", list(timeline.latencies(), latency -> {
      Map<String, Object> entry = at(latency.at());
      entry.put("acknowledged", latency.count());
      entry.put("worstMs", latency.worst());
      entry.put("failed", latency.failed());
      return entry;
    }));
    map.put("marks", list(timeline.marks(), mark -> {
      Map<String, Object> entry = at(mark.at());
      entry.put("text", text(mark.text()));
      return entry;
    }));
    return map;
  }

  private static Map<String, Object> replacement(Replacement replacement) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("pods", texts(replacement.pods()));
    map.put("what", text(replacement.what()));
    map.put("from", text(RehearsalWords.shown(replacement, replacement.from())));
    map.put("to", text(RehearsalWords.shown(replacement, replacement.to())));
    map.put("why", text(replacement.why()));
    return map;
  }

  private static Map<String, Object> at(long ms) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("atMs", ms);
    return map;
  }

  /** The name of a pod, or null for none. */
  private static String named(String pod) {
    return pod.isEmpty() ? null : text(pod);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String text(String text) {
    return ForeignText.encodable(text);
  }

  private static List<String> texts(List<String> texts) {
    return texts.stream().map(RehearsalJson::text).toList();
  }

  private static <T> List<Map<String, Object>> list(
      List<T> items, Function<T, Map<String, Object>> form) {
    return items.stream().map(form).toList();
  }
}
