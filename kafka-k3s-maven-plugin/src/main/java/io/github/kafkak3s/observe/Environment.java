package io.github.kafkak3s.observe;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables of one container in one pod. Immutable. */
public final class Environment {
  private final Map<String, Variable> variables;
  private final boolean complete;
  private final Set<String> unset;

  /**
   * Makes an environment.
   *
   * @param complete whether every source could be read
   */
  Environment(Map<String, Variable> variables, boolean complete) {
    this(variables, complete, Set.of());
  }

  private Environment(Map<String, Variable> variables, boolean complete, Set<String> unset) {
    this.variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    this.complete = complete;
    this.unset = unset;
  }

  /** Returns a variable, if the container surely has it. */
  public Optional<Variable> get(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /** Returns the text of a variable; empty where it is not set, or unknown. */
  public Optional<String> text(String name) {
    Variable variable = variables.get(name);
    return variable == null ? Optional.empty() : variable.value();
  }

  /** Tells whether a variable is surely not set. */
  public boolean lacks(String name) {
    return complete && !variables.containsKey(name);
  }

  /** Tells whether a script takes a variable away, be it one that Kubernetes or the image sets. */
  public boolean takesAway(String name) {
    return unset.contains(name) && !variables.containsKey(name);
  }

  /** Tells whether every source could be read. */
  public boolean complete() {
    return complete;
  }

  /** Returns this environment with more variables, which win over those of the same name. */
  Environment with(Map<String, Variable> more) {
    if (more.isEmpty()) {
      return this;
    }
    Map<String, Variable> all = new LinkedHashMap<>(variables);
    all.putAll(more);
    return new Environment(all, complete, unset);
  }

  /**
   * Returns this environment as a script leaves it.
   *
   * @param names the variables that are left
   * @param gone those that the script has surely taken away, whoever had set them
   */
  Environment only(Set<String> names, Set<String> gone) {
    if (names.containsAll(variables.keySet()) && gone.isEmpty()) {
      return this;
    }
    Map<String, Variable> kept = new LinkedHashMap<>(variables);
    kept.keySet().retainAll(names);
    return new Environment(kept, complete, gone);
  }

  /** Returns this environment, of which more variables may be set. */
  Environment incomplete() {
    return new Environment(variables, false, unset);
  }

  /** Returns all variables, in order. */
  public Collection<Variable> all() {
    return variables.values();
  }
}
