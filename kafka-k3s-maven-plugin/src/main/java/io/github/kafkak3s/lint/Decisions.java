package io.github.kafkak3s.lint;

import static io.github.kafkak3s.diagnostic.InputRules.UNUSED_SUPPRESSION;

import io.github.kafkak3s.diagnostic.Finding;
import io.github.kafkak3s.diagnostic.Findings;
import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.diagnostic.Place;
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
  private final Findings faults = new Findings();
  private final Map<LintSettings, Map<String, LintSettings.Decision>> byId =
      new IdentityHashMap<>();
  private final Map<Place, String> offs = new HashMap<>();
  private final Set<Place> used = new HashSet<>();

  /** Returns the decision of some settings about a rule. */
  Optional<LintSettings.Decision> about(String ruleId, LintSettings settings) {
    Map<String, LintSettings.Decision> decisions = byId.get(settings);
    if (decisions == null) {
      decisions = resolved(settings);
      byId.put(settings, decisions);
    }
    LintSettings.Decision decision = decisions.get(ruleId);
    if (decision == null) {
      return Optional.empty();
    }
    used.add(decision.place());
    return Optional.of(decision);
  }

  private Map<String, LintSettings.Decision> resolved(LintSettings settings) {
    Map<String, LintSettings.Decision> resolved = new HashMap<>();
    settings.rules().forEach((name, decision) -> {
      Optional<AllRules.Row> row = AllRules.find(name);
      if (row.isEmpty()) {
        refuse(decision, "no rule is named " + name, NearestName.hint(name, AllRules.slugs()));
      } else if (decision.reason().isBlank()) {
        refuse(decision, "the decision about " + name + " has no reason and no effect", "add one");
      } else {
        resolved.put(row.get().rule().id(), decision);
        if (decision.severity().isEmpty()) {
          offs.put(decision.place(), row.get().rule().id());
        }
      }
    });
    return resolved;
  }

  private void refuse(LintSettings.Decision decision, String message, String help) {
    faults.add(UNUSED_SUPPRESSION, decision.place(), message, help);
  }

  /** Returns where rules are switched off in vain, after every finding was asked for. */
  Set<Place> unneeded() {
    Set<Place> unneeded = new HashSet<>(offs.keySet());
    unneeded.removeAll(used);
    return unneeded;
  }

  /** Returns what was decided in vain, after every finding was asked for. */
  List<Finding> faults() {
    offs.forEach((place, id) -> {
      if (!used.contains(place)) {
        faults.add(
            UNUSED_SUPPRESSION, place, "nothing is a finding of " + id, "remove this decision");
      }
    });
    return faults.sorted();
  }
}
