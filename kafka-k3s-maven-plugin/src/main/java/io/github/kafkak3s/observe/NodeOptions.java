package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kafka.OptionCatalogue;
import io.github.kafkak3s.observe.ConfigFile.Entry;
import io.github.kafkak3s.observe.ConfigFile.Properties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the options of one node in one view; what is added later wins. */
final class NodeOptions {
  private static final String PROVIDERS = "config.providers";

  private final Environment environment;
  private final boolean isMeant;
  private final Map<String, OptionFact> facts = new LinkedHashMap<>();
  private boolean complete = true;

  /**
   * Begins a view.
   *
   * @param isMeant whether a placeholder that nothing expands counts as the value meant
   */
  NodeOptions(Environment environment, boolean isMeant) {
    this.environment = environment;
    this.isMeant = isMeant;
  }

  /** Says that some source cannot be read. */
  NodeOptions incomplete() {
    complete = false;
    return this;
  }

  /** Adds what a properties file says. */
  NodeOptions file(Properties file, Origin origin) {
    boolean hasEnvProvider = hasEnvProvider(file);
    for (Entry entry : file.entries()) {
      if (entry.name().indexOf('\0') >= 0) {
        complete = false;
        continue;
      }
      Optional<Variable> variable = Placeholders.variable(entry.value(), environment);
      put(new OptionFact(
          entry.name(),
          entry.hasUnknownPart() ? Optional.empty() : value(entry.value(), hasEnvProvider),
          entry.value().replace(ConfigFile.UNKNOWN_PART, "<unknown>"),
          entry.place(),
          variable.isPresent() ? variable.get().valuePlace() : entry.place(),
          origin,
          variable));
    }
    return this;
  }

  private static boolean hasEnvProvider(Properties file) {
    for (Entry entry : file.entries()) {
      if (entry.name().equals(PROVIDERS) && Options.items(entry.value()).contains("env")) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> value(String text, boolean hasEnvProvider) {
    if (text.indexOf('$') < 0 && !text.contains("{{")) {
      return Optional.of(text);
    }
    if (isMeant) {
      return Placeholders.meant(text, environment);
    }
    boolean isResolved = Placeholders.in(text).stream()
        .anyMatch(reference -> !reference.provider().isEmpty());
    return !isResolved
        ? Optional.of(text)
        : hasEnvProvider ? Placeholders.meant(text, environment) : Optional.empty();
  }

  /** Adds what an image makes of the environment. */
  NodeOptions environment(ImageKind image) {
    complete &= environment.complete();
    for (Variable variable : environment.all()) {
      EnvOptions.option(image, variable.name())
          .ifPresent(name -> put(new OptionFact(
              name,
              isMeant
                  ? variable.value().flatMap(text -> Placeholders.meant(text, environment))
                  : variable.value(),
              variable.raw(),
              variable.place(),
              variable.valuePlace(),
              variable.source() == Variable.Source.SCRIPT ? Origin.SCRIPT : Origin.ENVIRONMENT,
              Optional.of(variable))));
    }
    return this;
  }

  /** Adds the {@code --override name=value} of a command line. */
  NodeOptions overrides(List<Located> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i).shown();
      Located pair = null;
      String text = "";
      if (word.equals("--override") && i + 1 < arguments.size()) {
        pair = arguments.get(++i);
        text = pair.text().shown(ConfigFile.UNKNOWN_PART);
      } else if (word.startsWith("--override=")) {
        pair = arguments.get(i);
        text = pair.text().shown(ConfigFile.UNKNOWN_PART).substring("--override=".length());
      } else if (arguments.get(i).known().isEmpty()) {
        // It may hold any override.
        complete = false;
      }
      int equals = text.indexOf('=');
      if (pair != null && equals > 0) {
        String value = text.substring(equals + 1);
        put(new OptionFact(
            text.substring(0, equals).trim(),
            value.contains(ConfigFile.UNKNOWN_PART) ? Optional.empty() : value(value, false),
            value.replace(ConfigFile.UNKNOWN_PART, "<unknown>"),
            pair.place(),
            pair.place(),
            Origin.ARGUMENT,
            Placeholders.variable(value, environment)));
      }
    }
    return this;
  }

  /** Adds what the image says where nobody else did. */
  NodeOptions stock(Map<String, String> stock, Place place) {
    stock.forEach((name, value) -> facts.putIfAbsent(
        name,
        new OptionFact(
            name, Optional.of(value), value, place, place, Origin.IMAGE, Optional.empty())));
    return this;
  }

  /** Returns an option as far as it is collected. */
  Optional<OptionFact> get(String name) {
    return Optional.ofNullable(facts.get(name));
  }

  /** Tells whether nothing is collected yet. */
  boolean isEmpty() {
    return facts.isEmpty();
  }

  private void put(OptionFact fact) {
    facts.put(fact.name(), fact);
  }

  /** Ends the view. */
  Options build(OptionCatalogue catalogue, Place placeOfAbsent) {
    return new Options(facts, catalogue, complete, placeOfAbsent);
  }
}
