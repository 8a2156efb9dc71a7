package io.github.kafkak3s.lint.rules.network;

import static io.github.kafkak3s.diagnostic.Severity.ERROR;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import io.github.kafkak3s.kafka.Voter;
import io.github.kafkak3s.lint.LintRule;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.lint.Subject;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.NodeListener;
import io.github.kafkak3s.observe.Voters;
import io.github.kafkak3s.observe.Workload;

/** KK5015: DNS names have limits (RFC 1035, section 2.3.4), and so have the labels of pods. */
public final class DnsLabelTooLong implements LintRule {
  private static final Rule RULE = new Rule(
      "KK5015",
      "dns-label-too-long",
      ERROR,
      "<pod>.<service>.<ns>.svc.<domain> past 253, or a label past 63");
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_NAME = 253;

  /** A hyphen and ten digits: what the revision of a StatefulSet has behind its name. */
  private static final int REVISION = 11;

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public void check(Subject subject, Reporter reporter) {
    for (Workload workload : subject.bundle().kafkaWorkloads()) {
      if (workload.object().is("StatefulSet")) {
        pods(workload, reporter);
      }
    }
    for (KafkaNode node : subject.bundle().nodes()) {
      for (NodeListener listener : node.listeners()) {
        if (listener.advertised().isPresent()) {
          host(
              listener.advertised().get().host(),
              node.declared().get("advertised.listeners").orElseThrow().keyPlace(),
              reporter);
        }
      }
      if (node.voters().isPresent()) {
        voters(node.voters().get(), reporter);
      }
    }
  }

  private static void voters(Voters voters, Reporter reporter) {
    for (Voter voter : voters.voters()) {
      if (isTooLong(voter.host())) {
        host(voter.host(), voters.fact().keyPlace(), reporter);
        return;
      }
    }
  }

  private static void pods(Workload workload, Reporter reporter) {
    String last = workload.podName(Math.max(workload.replicas() - 1, 0));
    int revision = workload.object().name().length() + REVISION;
    if (last.length() > LONGEST_LABEL || revision > LONGEST_LABEL) {
      reporter
          .at(
              workload.object().placeOf("metadata", "name"),
              "the name of %s is too long: %s"
                  .formatted(
                      workload.object().shown(),
                      last.length() > LONGEST_LABEL
                          ? "%s is a label of %s characters".formatted(last, last.length())
                          : "with the revision behind it, it is a label of up to %s characters"
                              .formatted(revision)))
          .consequence("a label has at most 63 characters: the API server refuses every pod, and"
              + " the StatefulSet stays at 0")
          .help("name it with at most 52 characters");
    }
  }

  private static boolean isTooLong(String host) {
    for (String label : host.split("\\.")) {
      if (label.length() > LONGEST_LABEL) {
        return true;
      }
    }
    return host.length() > LONGEST_NAME;
  }

  private static void host(String host, Place place, Reporter reporter) {
    if (Hosts.isAddress(host)) {
      return;
    }
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    for (String label : name.split("\\.")) {
      if (label.length() > LONGEST_LABEL) {
        report(place, "%s has %s characters, more than 63", label, label.length(), reporter);
        return;
      }
    }
    if (name.length() > LONGEST_NAME) {
      report(place, "the host %s has %s characters, more than 253", name, name.length(), reporter);
    }
  }

  private static void report(
      Place place, String message, String name, int length, Reporter reporter) {
    reporter
        .at(place, message.formatted(name, length))
        .consequence("no DNS server answers for such a name")
        .help("shorten the names of the StatefulSet, its Service or the namespace");
  }
}
