package io.github.kafkak3s.mojo;

import io.github.kafkak3s.bundle.Bundle;
import io.github.kafkak3s.compile.Compilation;
import io.github.kafkak3s.compile.Origins;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Severity;
import io.github.kafkak3s.kafka.KafkaReleases;
import io.github.kafkak3s.lint.LintSettings;
import io.github.kafkak3s.lint.Origin;
import io.github.kafkak3s.observe.Guarantee;
import io.github.kafkak3s.observe.Guarantee.Domain;
import io.github.kafkak3s.observe.Guarantee.Promise;
import io.github.kafkak3s.observe.Host;
import io.github.kafkak3s.observe.Intent;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.spec.GuaranteesSpec;
import io.github.kafkak3s.spec.KafkaSpec;
import io.github.kafkak3s.spec.LintSpec;
import io.github.kafkak3s.spec.Located;
import io.github.kafkak3s.spec.TargetSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What kafka.yaml says to the lint. */
final class Intents {
  private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  private static final String OURS = "kafka-k3s";

  private Intents() {}

  /** Returns what a bundle is for, as its specification says. */
  static Intent of(KafkaSpec spec) {
    TargetSpec target = spec.target().isPresent() ? spec.target().get().value() : null;
    return new Intent(
        target == null || target.nodes().isEmpty()
            ? Optional.empty()
            : Optional.of(hosts(target.nodes().get().value())),
        target == null ? Optional.empty() : value(target.kubernetes()),
        target == null ? Optional.empty() : value(target.loadBalancer()),
        KafkaReleases.find(spec.version().value()),
        Set.of(),
        true,
        guarantees(spec));
  }

  private static List<Guarantee> guarantees(KafkaSpec spec) {
    List<Guarantee> guarantees = new ArrayList<>();
    if (spec.guarantees().isPresent()) {
      GuaranteesSpec said = spec.guarantees().get().value();
      add(Promise.WRITES, said.writes(), guarantees);
      add(Promise.READS, said.reads(), guarantees);
      add(Promise.DURABILITY, said.durability(), guarantees);
      add(Promise.CONTROL, said.control(), guarantees);
    }
    return guarantees;
  }

  private static void add(
      Promise promise, Optional<GuaranteesSpec.Failures> said, List<Guarantee> guarantees) {
    if (said.isPresent()) {
      add(promise, Domain.NODE, said.get().nodes(), guarantees);
      add(promise, Domain.ZONE, said.get().zones(), guarantees);
    }
  }

  private static void add(
      Promise promise, Domain domain, Optional<Located<Integer>> said, List<Guarantee> guarantees) {
    if (said.isPresent()) {
      Located<Integer> number = said.get();
      guarantees.add(new Guarantee(promise, domain, number.value(), number.place()));
    }
  }

  private static List<Host> hosts(TargetSpec.Nodes nodes) {
    return nodes.hosts().isEmpty()
        ? Intent.counted(nodes.servers(), nodes.agents())
        : nodes.hosts().stream().map(host -> host(host.value())).toList();
  }

  private static <T> Optional<T> value(Optional<Located<T>> said) {
    return said.isPresent() ? Optional.of(said.get().value()) : Optional.empty();
  }

  private static Host host(TargetSpec.Host host) {
    return new Host(
        host.name().value(),
        host.role().value().equals("server"),
        value(host.zone()),
        value(host.arch()),
        value(host.cpu()),
        value(host.memory()),
        value(host.disk()),
        host.schedulable().value());
  }

  /** Returns what has been decided about the rules. */
  static LintSettings settings(LintSpec lint) {
    Map<String, LintSettings.Decision> rules = new LinkedHashMap<>();
    for (Map.Entry<String, Located<LintSpec.Decision>> each : lint.rules().entrySet()) {
      Located<LintSpec.Decision> decision = each.getValue();
      rules.put(
          each.getKey(),
          new LintSettings.Decision(
              severity(decision.value().severity().value()),
              decision.value().reason().value(),
              decision.place()));
    }
    return new LintSettings(
        rules,
        switch (lint.failOn()) {
          case ERROR -> Optional.of(Severity.ERROR);
          case WARNING -> Optional.of(Severity.WARNING);
          case INFO -> Optional.of(Severity.INFO);
          case NEVER -> Optional.empty();
        });
  }

  /**
   * Returns where the values of a bundle are written: in kafka.yaml those of its own objects, in
   * their own files those of extra manifests.
   *
   * @param output how the user knows the output directory
   */
  static Origin origin(Compilation compilation, Bundle bundle, String output) {
    Origins origins = new Origins(compilation.files().get(bundle.directory()));
    return value -> {
      K8sObject object = value.object();
      String source = compilation.copies().get(object.file().substring(output.length() + 1));
      if (source != null) {
        Place place = value.place();
        // Our header is the first line of the copy.
        int line = Math.max(1, place.line() - 1);
        return Optional.of(new Place(source, line, place.column(), place.pointer()));
      }
      return object.labels().getOrDefault(MANAGED_BY, "").equals(OURS)
          ? Optional.of(origins.of(
              value.ruleId(),
              value.about(),
              new Origins.Value(object.kind(), object.name(), value.pointer(), value.text())))
          : Optional.empty();
    };
  }

  private static Optional<Severity> severity(LintSpec.Weight weight) {
    return switch (weight) {
      case ERROR -> Optional.of(Severity.ERROR);
      case WARNING -> Optional.of(Severity.WARNING);
      case INFO -> Optional.of(Severity.INFO);
      case OFF -> Optional.empty();
    };
  }
}
