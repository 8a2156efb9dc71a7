package io.github.kafkak3s.lint.rules.gitops;

import static io.github.kafkak3s.diagnostic.Severity.WARNING;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.kubernetes.ApiGroups;
import io.github.kafkak3s.kubernetes.Durations;
import io.github.kafkak3s.kubernetes.Quantity;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.K8sObject;
import io.github.kafkak3s.yaml.YamlList;
import io.github.kafkak3s.yaml.YamlMap;
import io.github.kafkak3s.yaml.YamlNode;
import io.github.kafkak3s.yaml.YamlScalar;
import java.util.Set;

/** KK9010: forms that the API server writes otherwise, which Argo CD then shows as a difference. */
public final class DriftProneForm implements LintRule {
  private static final Rule RULE = new Rule(
      "KK9010",
      "drift-prone-form",
      WARNING,
      "non-canonical quantities and durations, empty maps that the API server drops or fills,"
          + " creationTimestamp, stringData, missing protocol, octal modes: forms that Argo CD shows"
          + " as OutOfSync for ever");
  private static final Set<String> QUANTITIES = Set.of("requests", "limits", "hard", "capacity");
  private static final Set<String> DROPPED =
      Set.of("requests", "limits", "labels", "annotations", "nodeSelector");

  /** Groups whose kinds have durations, and the fields that are one. */
  private static final Set<String> DURABLE = Set.of("cert-manager.io", "external-secrets.io");

  private static final Set<String> DURATIONS = Set.of("duration", "renewBefore", "refreshInterval");
  private static final Set<String> MODES = Set.of("defaultMode", "mode");

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    if (!subject.bundle().isGitOps()) {
      return;
    }
    for (K8sObject object : subject.bundle().set().objects()) {
      if (ApiGroups.isBuiltIn(object.group())) {
        visit(object.node(), reporter);
        if (object.is("Secret") && object.node().at("stringData") != null) {
          report(object.keyPlaceOf("stringData"), "stringData is stored as data", "data", reporter);
        }
      } else if (DURABLE.contains(object.group())
          && object.node().at("spec") instanceof YamlMap spec) {
        durations(spec, reporter);
      }
    }
  }

  private static void durations(YamlMap spec, Reporter reporter) {
    for (YamlMap.Entry entry : spec.entries()) {
      if (DURATIONS.contains(entry.name()) && entry.value() instanceof YamlScalar scalar) {
        Durations.canonical(scalar.text())
            .filter(canonical -> !canonical.equals(scalar.text()))
            .ifPresent(canonical -> stored(entry, scalar, canonical, reporter));
      }
    }
  }

  private static void visit(YamlNode node, Reporter reporter) {
    if (node instanceof YamlList list) {
      list.items().forEach(item -> visit(item, reporter));
    } else if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        form(entry, reporter);
        visit(entry.value(), reporter);
      }
    }
  }

  private static void form(YamlMap.Entry entry, Reporter reporter) {
    String name = entry.name();
    YamlNode value = entry.value();
    if (QUANTITIES.contains(name) && value instanceof YamlMap amounts) {
      amounts.entries().forEach(amount -> quantity(amount, reporter));
    } else if (name.equals("sizeLimit")) {
      quantity(entry, reporter);
    } else if (MODES.contains(name) && value instanceof YamlScalar mode) {
      mode(mode, reporter);
    } else if (name.equals("creationTimestamp")) {
      report(entry.keyPlace(), "creationTimestamp is the API server's own", "nothing", reporter);
    }
    if (name.equals("ports") && value instanceof YamlList ports) {
      ports.items().forEach(port -> protocol(port, reporter));
    }
    if (DROPPED.contains(name) && value instanceof YamlMap map && map.entries().isEmpty()) {
      report(entry.keyPlace(), name + " is empty and is dropped", "nothing", reporter);
    }
  }

  private static void quantity(YamlMap.Entry entry, Reporter reporter) {
    if (entry.value() instanceof YamlScalar scalar) {
      Quantity.parse(scalar.text())
          .map(Quantity::canonical)
          .filter(canonical -> !canonical.equals(scalar.text()))
          .ifPresent(canonical -> stored(entry, scalar, canonical, reporter));
    }
  }

  private static void stored(
      YamlMap.Entry entry, YamlScalar scalar, String canonical, Reporter reporter) {
    report(
        scalar.place(),
        "%s: %s is stored as %s".formatted(entry.name(), Texts.shown(scalar.text()), canonical),
        canonical,
        reporter);
  }

  private static void mode(YamlScalar mode, Reporter reporter) {
    String text = mode.text();
    String digits =
        text.isEmpty() ? "" : text.startsWith("0o") ? text.substring(2) : text.substring(1);
    boolean isOctal = mode.isPlain()
        && text.length() > 1
        && text.length() <= 6
        && text.charAt(0) == '0'
        && !digits.isEmpty()
        && digits.chars().allMatch(c -> c >= '0' && c <= '7');
    if (isOctal) {
      report(
          mode.place(),
          "the mode %s is octal for some readers and decimal for others".formatted(text),
          Integer.toString(Integer.parseInt(digits, 8)),
          reporter);
    }
  }

  /** Service, container and policy ports all have one; server-side apply merges by it. */
  private static void protocol(YamlNode port, Reporter reporter) {
    boolean isPort = port.at("port") != null || port.at("containerPort") != null;
    if (isPort && port.at("protocol") == null) {
      report(port.place(), "the port has no protocol", "protocol: TCP", reporter);
    }
  }

  private static void report(Place place, String what, String instead, Reporter reporter) {
    reporter
        .at(place, what)
        .consequence("Argo CD may compare the text with the stored form and show the object as"
            + " OutOfSync for ever")
        .help(instead.equals("nothing") ? "leave it out" : "write " + instead);
  }
}
