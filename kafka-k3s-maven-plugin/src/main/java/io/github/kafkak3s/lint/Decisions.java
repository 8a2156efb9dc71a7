package io.github.kafkak3s.lint;

import static io.github.kafkak3s.diagnostic.InputRules.UNUSED_SUPPRESSION;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.diagnostic.Rule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decisions about rules by the rules' ids, over all bundles of a run; remembers which were needed.
 */
final class Decisions {
  private final Map<LintSettings, Map<Rule, Optional<LintSettings.Decision>>> asked =
      new IdentityHashMap<>();
  private final Set<Place> used = new HashSet<>();

  /** Returns the decision of some settings about a rule. */
  Optional<LintSettings.Decision> about(Rule rule, LintSettings settings) {
    Map<Rule, Optional<LintSettings.Decision>> known = asked.get(settings);
    if (known == null) {
      known = new HashMap<>();
      asked.put(settings, known);
    }
    Optional<LintSettings.Decision> decision = known.get(rule);
    if (decision == null) {
      decision = find(rule, settings);
      known.put(rule, decision);
    }
    if (decision.isPresent()) {
      used.add(decision.get().place());
    }
    return decision;
  }

  /** By the names of the rule: the list of all rules would load the class of each of them. */
  private static Optional<LintSettings.Decision> find(Rule rule, LintSettings settings) {
    Optional<LintSettings.Decision> found = Optional.empty();
    for (Map.Entry<String, LintSettings.Decision> each : settings.rules().entrySet()) {
      if (rule.isNamed(each.getKey()) && !each.getValue().reason().isBlank()) {
        found = Optional.of(each.getValue());
      }
    }
    return found;
  }

  /** Returns the ids of the rules that are switched off, by the places of the decisions. */
  private Map<Place, String> resolve(Findings said) {
    Map<Place, String> offs = new HashMap<>();
    for (LintSettings settings : asked.keySet()) {
      for (Map.Entry<String, LintSettings.Decision> each : settings.rules().entrySet()) {
        String name = each.getKey();
        LintSettings.Decision decision = each.getValue();
        Optional<AllRules.Row> row = AllRules.find(name);
        if (row.isEmpty()) {
          String help = NearestName.hint(name, AllRules.slugs());
          said.add(UNUSED_SUPPRESSION, decision.place(), "no rule is named " + name, help);
        } else if (decision.reason().isBlank()) {
          said.add(
              UNUSED_SUPPRESSION,
              decision.place(),
              "the decision about " + name + " has no reason and no effect",
              "add one");
        } else if (decision.severity().isEmpty()) {
          offs.put(decision.place(), row.get().rule().id());
        }
      }
    }
    return offs;
  }

  /** Returns where rules are switched off in vain, after every finding was asked for. */
  Set<Place> unneeded() {
    Set<Place> unneeded = new HashSet<>(resolve(new Findings()).keySet());
    unneeded.removeAll(used);
    return unneeded;
  }

  /** Returns what was decided in vain, after every finding was asked for. */
  List<Finding> faults() {
    Findings faults = new Findings();
    resolve(faults).forEach((place, id) -> {
      if (!used.contains(place)) {
        faults.add(
            UNUSED_SUPPRESSION, place, "nothing is a finding of " + id, "remove this decision");
      }
    });
    return faults.sorted();
  }
}
