package io.github.kafkak3s.lint.rules.options;

import io.github.kafkak3s.kafka.OptionCatalogue;
import io.github.kafkak3s.kafka.OptionFate;
import io.github.kafkak3s.kafka.OptionFate.Status;
import io.github.kafkak3s.kafka.OptionKind;
import io.github.kafkak3s.lint.Reporter;
import io.github.kafkak3s.observe.ImageKind;
import io.github.kafkak3s.observe.KafkaNode;
import io.github.kafkak3s.observe.Observation;
import io.github.kafkak3s.observe.OptionFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One written option and what its node's release makes of the name.
 *
 * @param node the first node of its workload
 * @param fact the option
 * @param fate what becomes of it
 */
record JudgedOption(KafkaNode node, OptionFact fact, OptionFate fate) {

  /** Returns the written options whose names the release does not simply know. */
  static List<JudgedOption> unknown(Observation bundle) {
    List<JudgedOption> judged = new ArrayList<>();
    for (KafkaNode node : bundle.firstNodes()) {
      if (!node.isReleaseKnown() && node.image() == ImageKind.OTHER) {
        continue;
      }
      OptionCatalogue catalogue = node.declared().catalogue();
      Map<String, String> file = new HashMap<>();
      for (OptionFact fact : node.declared().all()) {
        file.put(fact.name(), fact.raw());
      }
      for (OptionFact fact : node.declared().all()) {
        if (fact.isWritten()) {
          OptionFate fate = catalogue.fate(OptionKind.BROKER, fact.name(), file);
          if (fate.status() != Status.KNOWN && fate.status() != Status.OUTSIDE) {
            judged.add(new JudgedOption(node, fact, fate));
          }
        }
      }
    }
    return judged;
  }

  /** Reports it with the words of its fate. */
  Reporter.Report report(Reporter reporter) {
    return reporter.at(fact.keyPlace(), fate.message()).about(fact.name()).help(fate.help());
  }
}
