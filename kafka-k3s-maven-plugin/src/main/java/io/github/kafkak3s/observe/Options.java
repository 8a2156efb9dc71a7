package io.github.kafkak3s.observe;

import io.github.kafkak3s.diagnostic.Place;
import io.github.kafkak3s.kafka.KafkaOption;
import io.github.kafkak3s.kafka.OptionCatalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The Kafka options of one node in one view of it. Immutable. */
public final class Options {
  private final Map<String, OptionFact> facts;
  private final OptionCatalogue catalogue;
  private final boolean complete;
  private final Place placeOfAbsent;

  /**
   * Makes a view.
   *
   * @param facts what is written or given by the image, in order
   * @param catalogue the release's options
   * @param complete whether every source could be read
   * @param placeOfAbsent where an option would be written
   */
  Options(
      Map<String, OptionFact> facts,
      OptionCatalogue catalogue,
      boolean complete,
      Place placeOfAbsent) {
    this.facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    this.catalogue = catalogue;
    this.complete = complete;
    this.placeOfAbsent = placeOfAbsent;
  }

  /** Tells whether every source could be read; where not, an option not listed may yet be set. */
  public boolean complete() {
    return complete;
  }

  /** Returns where an option that is not written would stand: the file's first option, or env. */
  public Place placeOfAbsent() {
    return placeOfAbsent;
  }

  /** Returns the options of the release. */
  public OptionCatalogue catalogue() {
    return catalogue;
  }

  /** Returns all that is written or given by the image, in order; Kafka's defaults left out. */
  public Collection<OptionFact> all() {
    return facts.values();
  }

  /** Returns an option that is written, as against a default. */
  public Optional<OptionFact> written(String name) {
    OptionFact fact = facts.get(name);
    return fact != null && fact.isWritten() ? Optional.of(fact) : Optional.empty();
  }

  /** Returns an option that is written, or given by the image; Kafka's own default left out. */
  public Optional<OptionFact> given(String name) {
    return Optional.ofNullable(facts.get(name));
  }

  /** Tells whether an option is surely written nowhere; false where a source is unknown. */
  public boolean lacks(String name) {
    return complete && written(name).isEmpty();
  }

  /**
   * Returns an option as written, by the image or by Kafka's default; empty where a source that may
   * set it is unknown, or where Kafka has no default.
   */
  public Optional<OptionFact> get(String name) {
    OptionFact fact = facts.get(name);
    if (fact != null) {
      return Optional.of(fact);
    }
    return complete ? byDefault(name) : Optional.empty();
  }

  private Optional<OptionFact> byDefault(String name) {
    Optional<KafkaOption> option = catalogue.broker(name);
    if (option.isEmpty() || option.get().defaultValue().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> text = option.get().defaultValue();
    return Optional.of(new OptionFact(
        name, text, text.get(), placeOfAbsent, placeOfAbsent, Origin.KAFKA, Optional.empty()));
  }

  /** Returns an option's text, defaults applied; empty where it is unknown or there is none. */
  public Optional<String> value(String name) {
    Optional<OptionFact> fact = get(name);
    return fact.isPresent() ? fact.get().value() : Optional.empty();
  }

  /** Returns an option's whole number, defaults applied; empty where it is unknown or is none. */
  public Optional<Long> number(String name) {
    Optional<String> text = value(name);
    return text.isPresent() ? whole(text.get()) : Optional.empty();
  }

  /** Returns an option's truth, defaults applied; empty where it is unknown or is none. */
  public Optional<Boolean> flag(String name) {
    return switch (value(name).orElse("").trim().toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** Returns an option's items, defaults applied, blanks cut off; empty where it is unknown. */
  public Optional<List<String>> list(String name) {
    Optional<String> text = value(name);
    return text.isPresent() ? Optional.of(items(text.get())) : Optional.empty();
  }

  /** Takes a list apart as Kafka does: by commas, blanks around each item cut off. */
  static List<String> items(String text) {
    List<String> items = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == ',') {
        String item = text.substring(start, i).trim();
        if (!item.isEmpty()) {
          items.add(item);
        }
        start = i + 1;
      }
    }
    return List.copyOf(items);
  }

  static Optional<Long> whole(String text) {
    String trimmed = text.trim();
    try {
      return trimmed.isEmpty() || trimmed.length() > 20
          ? Optional.empty()
          : Optional.of(Long.parseLong(trimmed));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
