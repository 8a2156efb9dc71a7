package io.github.kafkak3s.render;

import io.github.kafkak3s.diagnostic.NearestName;
import io.github.kafkak3s.yaml.YamlLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * JSON patches (RFC 6902) on trees. What a patch may build is bounded as files are: a few copies of
 * a document into itself would otherwise fill the memory.
 */
final class JsonPatch {
  private static final String END = "-";

  private Object document;
  private int copied;

  private JsonPatch(Object document) throws Failure {
    this.document = copy(document, YamlLimits.MANIFESTS.depth());
  }

  /** An operation does not apply; the message says why. */
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Returns a document with an operation done; the given one is left as it is.
   *
   * @throws Failure where the operation does not apply
   */
  static Object apply(Object document, PatchOperation operation) throws Failure {
    JsonPatch patch = new JsonPatch(document);
    patch.apply(operation);
    return patch.document;
  }

  private void apply(PatchOperation operation) throws Failure {
    JsonPointer path = pointer("path", operation.path());
    switch (operation.kind()) {
      case ADD -> add(path, operation.value());
      case REMOVE -> remove(path);
      case REPLACE -> replace(path, operation.value());
      case MOVE -> move(pointer("from", operation.from()), path);
      case COPY -> add(path, find(pointer("from", operation.from())));
      case TEST -> test(path, operation.value());
    }
  }

  private static JsonPointer pointer(String member, String text) throws Failure {
    return JsonPointer.parse(text)
        .orElseThrow(() -> new Failure(
            "the %s \"%s\" is not a JSON pointer: each step starts with /, and ~ is written ~0, / inside a name ~1"
                .formatted(member, shortened(text))));
  }

  private void add(JsonPointer path, Object value) throws Failure {
    Object added = copy(value, YamlLimits.MANIFESTS.depth() - path.tokens().size());
    if (path.isRoot()) {
      document = added;
      return;
    }
    Object parent = find(path.parent());
    if (parent instanceof List<?>) {
      List<Object> list = list(parent);
      boolean atEnd = path.last().equals(END);
      list.add(atEnd ? list.size() : index(path, list.size() + 1), added);
    } else {
      map(path.parent(), parent).put(path.last(), added);
    }
  }

  private Object remove(JsonPointer path) throws Failure {
    Object removed = find(path);
    if (path.isRoot()) {
      document = null;
      return removed;
    }
    Object parent = find(path.parent());
    if (parent instanceof List<?>) {
      List<Object> list = list(parent);
      list.remove(index(path, list.size()));
    } else {
      map(path.parent(), parent).remove(path.last());
    }
    return removed;
  }

  private void replace(JsonPointer path, Object value) throws Failure {
    find(path);
    if (!path.isRoot() && find(path.parent()) instanceof List<?> list) {
      list(list).remove(index(path, list.size()));
    }
    add(path, value);
  }

  private void move(JsonPointer from, JsonPointer path) throws Failure {
    if (from.isAbove(path)) {
      throw new Failure(from + " cannot be moved into itself");
    }
    if (from.equals(path)) {
      find(from);
      return;
    }
    add(path, remove(from));
  }

  private void test(JsonPointer path, Object expected) throws Failure {
    Object actual = find(path);
    if (!isSame(actual, expected)) {
      throw new Failure(
          "the test fails: %s is %s, not %s".formatted(path, inWords(actual), inWords(expected)));
    }
  }

  private Object find(JsonPointer path) throws Failure {
    Object value = document;
    for (int depth = 0; depth < path.tokens().size(); depth++) {
      String token = path.tokens().get(depth);
      JsonPointer here = path.first(depth + 1);
      if (value instanceof List<?> list) {
        value = list.get(index(here, list.size()));
      } else {
        Map<String, Object> map = map(here.parent(), value);
        if (!map.containsKey(token)) {
          String hint = NearestName.hint(token, map.keySet());
          throw new Failure("there is no " + here + (hint.isEmpty() ? "" : "; " + hint));
        }
        value = map.get(token);
      }
    }
    return value;
  }

  /**
   * Returns the last token as an index below a bound: a number without leading zeros (RFC 6901 §4).
   */
  private static int index(JsonPointer path, int bound) throws Failure {
    String token = path.last();
    if (token.equals(END)) {
      throw new Failure(path + " is the place after the last item, where there is nothing yet");
    }
    if (!token.matches("0|[1-9][0-9]{0,8}")) {
      throw new Failure(
          "%s is a list, and \"%s\" is not an index".formatted(path.parent(), shortened(token)));
    }
    int index = Integer.parseInt(token);
    if (index >= bound) {
      throw new Failure("there is no " + path + "; the list ends before");
    }
    return index;
  }

  @SuppressWarnings("unchecked") // every list of our own copy was made by copy()
  private static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  @SuppressWarnings("unchecked") // every map of our own copy was made by copy()
  private static Map<String, Object> map(JsonPointer path, Object value) throws Failure {
    if (value instanceof Map<?, ?>) {
      return (Map<String, Object>) value;
    }
    throw new Failure("%s is %s, neither a map nor a list".formatted(path, inWords(value)));
  }

  private Object copy(Object value, int depth) throws Failure {
    if (depth < 0) {
      throw new Failure("nested deeper than " + YamlLimits.MANIFESTS.depth() + " levels");
    }
    if (++copied > YamlLimits.LANGUAGE.nodes()) {
      throw new Failure("more than " + YamlLimits.LANGUAGE.nodes() + " values");
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        copy.put((String) entry.getKey(), copy(entry.getValue(), depth - 1));
      }
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list.size());
      for (Object item : list) {
        copy.add(copy(item, depth - 1));
      }
      return copy;
    }
    return value;
  }

  /** Compares as RFC 6902 §4.6 says: numbers by value, maps without order. */
  private static boolean isSame(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return a.equals(b) || isFinite(x) && isFinite(y) && decimal(x).compareTo(decimal(y)) == 0;
    }
    if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
      return x.keySet().equals(y.keySet())
          && x.keySet().stream().allMatch(key -> isSame(x.get(key), y.get(key)));
    }
    if (a instanceof List<?> x && b instanceof List<?> y) {
      boolean same = x.size() == y.size();
      for (int i = 0; same && i < x.size(); i++) {
        same = isSame(x.get(i), y.get(i));
      }
      return same;
    }
    return Objects.equals(a, b);
  }

  private static boolean isFinite(Number number) {
    return !(number instanceof Double || number instanceof Float)
        || Double.isFinite(number.doubleValue());
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }

  private static String inWords(Object value) {
    if (value instanceof Map<?, ?>) {
      return "a map";
    }
    if (value instanceof List<?> list) {
      return "a list of " + list.size();
    }
    return value instanceof String text ? '"' + shortened(text) + '"' : String.valueOf(value);
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
