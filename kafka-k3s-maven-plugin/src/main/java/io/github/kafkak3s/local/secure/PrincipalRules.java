package io.github.kafkak3s.local.secure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/**
 * What Kafka makes of the subject of a certificate: {@code ssl.principal.mapping.rules} (KIP-371),
 * read and applied as {@code SslPrincipalMapper} does.
 */
final class PrincipalRules {
  private static final String RULE =
      "(DEFAULT)|RULE:((\\\\.|[^\\\\/])*)\\/((\\\\.|[^\\\\/])*)\\/([LU]?).*?|(.*?)";
  private static final Pattern SPLITTER = Pattern.compile("\\s*(" + RULE + ")\\s*(,\\s*|$)");
  private static final Pattern PARSER = Pattern.compile(RULE);

  /** An attribute of a subject in a rule, and the text that it begins with. */
  private static final Pattern ATTRIBUTE = Pattern.compile("\\b([A-Z]{1,12})=([\\w -]*)");

  private static final int MOST_ATTRIBUTES = 10;
  private static final String ANYTHING = "rehearsal";

  /** A country is two letters (RFC 5280, appendix A). */
  private static final String COUNTRY = "C";

  private static final String ANY_COUNTRY = "XX";

  private record Rule(boolean isDefault, String pattern, String replacement, String changeOfCase) {
    Optional<String> apply(String subject) {
      if (isDefault) {
        return Optional.of(subject);
      }
      try {
        Matcher matcher = Pattern.compile(pattern).matcher(new Bounded(subject));
        if (!matcher.matches()) {
          return Optional.empty();
        }
        String name = matcher.replaceAll(replacement);
        return Optional.of(
            switch (changeOfCase) {
              case "L" -> name.toLowerCase(Locale.ENGLISH);
              case "U" -> name.toUpperCase(Locale.ENGLISH);
              default -> name;
            });
      } catch (IllegalArgumentException | IndexOutOfBoundsException | TooMuch e) {
        return Optional.empty();
      }
    }
  }

  private final List<Rule> rules = new ArrayList<>();

  /** Reads the option's value; Kafka's default is {@code DEFAULT}. */
  PrincipalRules(String text) {
    Matcher split = SPLITTER.matcher(text.trim());
    while (split.find()) {
      Matcher rule = PARSER.matcher(split.group(1));
      if (rule.lookingAt() && rule.end() == split.group(1).length()) {
        if (rule.group(1) != null) {
          rules.add(new Rule(true, "", "", ""));
        } else if (rule.group(2) != null) {
          rules.add(new Rule(false, rule.group(2), rule.group(4), rule.group(6)));
        }
      }
    }
  }

  /** Returns the name of a principal, without its type; empty where no rule matches. */
  Optional<String> name(X500Principal subject) {
    return rules.stream()
        .map(rule -> rule.apply(subject.getName()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Returns a subject that the rules make a name of; empty where none was found. */
  Optional<X500Principal> subjectOf(String name) {
    return subject(name, name::equals);
  }

  /** Returns a subject with a name in it that the rules take, whatever they make of it. */
  Optional<X500Principal> subjectWith(String name) {
    return subjectOf(name).or(() -> subject(name, any -> true));
  }

  private Optional<X500Principal> subject(String name, Predicate<String> isMeant) {
    for (String candidate : candidates(name)) {
      Optional<X500Principal> subject = parsed(candidate);
      if (subject.flatMap(this::name).filter(isMeant).isPresent()) {
        return subject;
      }
    }
    return Optional.empty();
  }

  /** Returns subjects that may do: each is tried. */
  private Set<String> candidates(String name) {
    Set<String> candidates = new LinkedHashSet<>();
    if (name.indexOf('=') >= 0) {
      candidates.add(name);
      return candidates;
    }
    candidates.add("CN=" + name);
    for (Rule rule : rules) {
      List<String[]> attributes = new ArrayList<>();
      Matcher matcher = ATTRIBUTE.matcher(rule.pattern());
      while (matcher.find() && attributes.size() < MOST_ATTRIBUTES) {
        attributes.add(new String[] {matcher.group(1), matcher.group(2)});
      }
      for (int at = 0; at < attributes.size(); at++) {
        candidates.add(filled(attributes, at, name));
      }
    }
    return candidates;
  }

  private static String filled(List<String[]> attributes, int at, String name) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < attributes.size(); i++) {
      String type = attributes.get(i)[0];
      String text = attributes.get(i)[1];
      String value = i == at
          ? text + name
          : !text.isEmpty() ? text : type.equals(COUNTRY) ? ANY_COUNTRY : ANYTHING;
      parts.add(type + "=" + value);
    }
    return String.join(",", parts);
  }

  private static Optional<X500Principal> parsed(String subject) {
    try {
      return Optional.of(new X500Principal(subject));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A text that ends a match which would take for ever: a rule is anybody's pattern. */
  private record Bounded(String text, int[] looks) implements CharSequence {
    private static final int MOST_LOOKS = 1_000_000;

    Bounded(String text) {
      this(text, new int[1]);
    }

    @Override
    public char charAt(int index) {
      if (++looks[0] > MOST_LOOKS) {
        throw new TooMuch();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
