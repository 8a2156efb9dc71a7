package io.github.kafkak3s.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * References to variables inside of a text: {@code ${NAME}}, {@code $(NAME)} and <code>{{NAME}}
 * </code>, with or without a config provider before the name.
 */
public final class Placeholders {
  private Placeholders() {}

  /**
   * One reference.
   *
   * @param text as written, <code>${env:KAFKA_ID}</code>
   * @param provider the config provider's name before the colon; empty where there is none
   * @param name what follows, <code>KAFKA_ID</code>, with all that a shell may have behind it
   * @param start the index of its first character
   */
  public record Reference(String text, String provider, String name, int start) {
    /** Tells whether the name is a variable's name and nothing more. */
    public boolean isPlain() {
      return isVariableName(name);
    }
  }

  /** Returns the references in a text, in order. */
  public static List<Reference> in(String text) {
    int from = text.indexOf('$');
    if (from < 0 && !text.contains("{{")) {
      return List.of();
    }
    List<Reference> found = new ArrayList<>();
    for (int i = 0; i + 2 < text.length(); i++) {
      String closing = closing(text, i);
      int end = closing.isEmpty() ? -1 : text.indexOf(closing, i + 2);
      if (end >= 0) {
        String inner = text.substring(i + 2, end).strip();
        int colon = text.charAt(i + 1) == '{' && text.charAt(i) == '$' ? inner.indexOf(':') : -1;
        boolean hasProvider = colon > 0 && isProviderName(inner, colon);
        found.add(new Reference(
            text.substring(i, end + closing.length()),
            hasProvider ? inner.substring(0, colon) : "",
            hasProvider ? inner.substring(colon + 1) : inner,
            i));
        i = end + closing.length() - 1;
      }
    }
    return List.copyOf(found);
  }

  private static String closing(String text, int at) {
    char c = text.charAt(at);
    char next = text.charAt(at + 1);
    if (c == '$' && next == '{') {
      return "}";
    }
    if (c == '$' && next == '(') {
      return ")";
    }
    return c == '{' && next == '{' ? "}}" : "";
  }

  /** A shell's {@code ${VAR:-x}} is none of a provider's: those have a name, colon and path. */
  private static boolean isProviderName(String inner, int colon) {
    return isVariableName(inner.substring(0, colon).replace('-', '_'))
        && colon + 1 < inner.length()
        && "-=?+".indexOf(inner.charAt(colon + 1)) < 0;
  }

  /** Tells whether a text is the name of a variable as shells have it. */
  static boolean isVariableName(String text) {
    if (text.isEmpty() || text.charAt(0) >= '0' && text.charAt(0) <= '9') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean fits =
          c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the text that its author meant: each reference to a variable that the pod has replaced
   * by what it holds. Empty where any other reference remains.
   */
  static Optional<String> meant(String text, Environment environment) {
    List<Reference> references = in(text);
    if (references.isEmpty()) {
      return Optional.of(text);
    }
    StringBuilder meant = new StringBuilder();
    int at = 0;
    for (Reference reference : references) {
      boolean isVariables =
          reference.provider().isEmpty() || reference.provider().equals("env");
      Optional<String> value = isVariables ? environment.text(reference.name()) : Optional.empty();
      if (value.isEmpty()) {
        return Optional.empty();
      }
      meant.append(text, at, reference.start()).append(value.get());
      at = reference.start() + reference.text().length();
    }
    return Optional.of(meant.append(text, at, text.length()).toString());
  }

  /** Returns the variable that a text is nothing but a reference to. */
  static Optional<Variable> variable(String text, Environment environment) {
    List<Reference> references = in(text);
    return references.size() == 1 && references.get(0).text().equals(text.strip())
        ? environment.get(references.get(0).name())
        : Optional.empty();
  }

  /**
   * Expands {@code $(NAME)} as the kubelet does in env, command and args: {@code $$} stands for
   * {@code $}, an unknown name stays as it is (Kubernetes page "Define Dependent Environment
   * Variables"). Empty where a variable's value is not known.
   */
  static Optional<String> expand(
      String text, java.util.function.Function<String, Optional<Variable>> variables) {
    if (text.indexOf('$') < 0) {
      return Optional.of(text);
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : '\0';
      if (c != '$' || next != '$' && next != '(') {
        out.append(c);
      } else if (next == '$') {
        out.append('$');
        i++;
      } else {
        int end = text.indexOf(')', i + 2);
        Optional<Variable> variable =
            end < 0 ? Optional.empty() : variables.apply(text.substring(i + 2, end));
        if (variable.isEmpty()) {
          out.append(c);
        } else if (variable.get().value().isEmpty()) {
          return Optional.empty();
        } else {
          out.append(variable.get().value().get());
          i = end;
        }
      }
    }
    return Optional.of(out.toString());
  }
}
