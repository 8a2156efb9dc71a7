package io.github.kafkak3s.kubernetes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of the kinds that a Kafka deployment is made of, as Kubernetes 1.36 declares them in
 * its OpenAPI document, alpha fields among them. Immutable.
 */
public final class ApiFields {
  private static final String RESOURCE = "fields.txt";

  /** What a field holds. */
  public enum Shape {
    /** A text. */
    TEXT,
    /** A whole number. */
    INTEGER,
    /** A number. */
    NUMBER,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** An amount: {@code 500m}, {@code 1Gi}. */
    QUANTITY,
    /** A whole number, or a text: a port's name, a percentage. */
    PORT,
    /** A point in time. */
    TIME,
    /** Base64. */
    BYTES,
    /** Anything. */
    ANY,
    /** A map of fields that have names. */
    OBJECT,
    /** A map of free keys. */
    MAP,
    /** A list. */
    LIST
  }

  /**
   * The type of a field.
   *
   * @param shape what it holds
   * @param item of what a map or list is; the type itself for all others
   * @param fields the fields of an object; none for all others
   */
  public record Type(Shape shape, Optional<Type> item, Map<String, Type> fields) {
    private static Type of(Shape shape) {
      return new Type(shape, Optional.empty(), Map.of());
    }

    private static Type of(Shape shape, Type item) {
      return new Type(shape, Optional.of(item), Map.of());
    }

    /** Returns the type of what a map holds below a key, or null where the kind has no such. */
    public Type field(String name) {
      return shape == Shape.MAP ? item.orElseThrow() : fields.get(name);
    }

    /** Types of Kubernetes may hold themselves, so that their text must not go down. */
    @Override
    public String toString() {
      return shape + " of " + fields.size() + " fields";
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private final Map<String, Type> kinds = new HashMap<>();

  /** Reads the data file. */
  private ApiFields() {
    Map<String, Map<String, Type>> types = new HashMap<>();
    try (InputStream in = ApiFields.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Map<String, Type> fields = Map.of();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ");
        if (line.charAt(0) == ' ') {
          fields.put(words[1], type(words[2], types));
        } else if (words[0].equals("type")) {
          fields = types.computeIfAbsent(words[1], name -> new LinkedHashMap<>());
        } else {
          kinds.put(words[1] + " " + words[2], type(words[3], types));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Read when it is first asked for. */
  private static final class Holder {
    private static final ApiFields KNOWN = new ApiFields();
  }

  /** Returns the fields that are known. */
  public static ApiFields known() {
    return Holder.KNOWN;
  }

  private static Type type(String text, Map<String, Map<String, Type>> types) {
    char first = text.charAt(0);
    if (first == '{' || first == '[') {
      Type item = type(text.substring(1, text.length() - 1), types);
      return Type.of(first == '{' ? Shape.MAP : Shape.LIST, item);
    }
    return switch (text) {
      case "text" -> Type.of(Shape.TEXT);
      case "integer" -> Type.of(Shape.INTEGER);
      case "number" -> Type.of(Shape.NUMBER);
      case "boolean" -> Type.of(Shape.BOOLEAN);
      case "quantity" -> Type.of(Shape.QUANTITY);
      case "port" -> Type.of(Shape.PORT);
      case "time" -> Type.of(Shape.TIME);
      case "bytes" -> Type.of(Shape.BYTES);
      case "any" -> Type.of(Shape.ANY);
      default ->
        new Type(
            Shape.OBJECT,
            Optional.empty(),
            Collections.unmodifiableMap(
                types.computeIfAbsent(text, name -> new LinkedHashMap<>())));
    };
  }

  /**
   * Returns the type of a kind.
   *
   * @param apiVersion group and version, {@code apps/v1}
   * @param kind the kind, {@code StatefulSet}
   */
  public Optional<Type> kind(String apiVersion, String kind) {
    return Optional.ofNullable(kinds.get(apiVersion + " " + kind));
  }
}
