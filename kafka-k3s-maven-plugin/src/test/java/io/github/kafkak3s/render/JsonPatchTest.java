package io.github.kafkak3s.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.diagnostic.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operations of RFC 6902, each of the situations in its appendix and in its text. */
class JsonPatchTest {
  private static final Place HERE = Place.ofFile("kafka.yaml");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // add (§4.1, A.1, A.2, A.10, A.11, A.16)
        "{a: 1}             | {op: add, path: /b, value: 2}                | {a: 1, b: 2}",
        "{a: 1}             | {op: add, path: /a, value: 2}                | {a: 2}",
        "{a: 1}             | {op: add, path: /b, value: {c: [1]}}         | {a: 1, b: {c: [1]}}",
        "{a: [x, z]}        | {op: add, path: /a/1, value: y}              | {a: [x, y, z]}",
        "{a: [x, z]}        | {op: add, path: /a/0, value: w}              | {a: [w, x, z]}",
        "{a: [x]}           | {op: add, path: /a/1, value: y}              | {a: [x, y]}",
        "{a: [x]}           | {op: add, path: /a/-, value: [y, z]}         | {a: [x, [y, z]]}",
        "{a: {}}            | {op: add, path: /a/-, value: 1}              | {a: {'-': 1}}",
        "{a: 1}             | {op: add, path: /b, value: null}             | {a: 1, b: null}",
        "{a: 1}             | {op: add, path: '', value: [1]}              | [1]",
        "{a: 1}             | {op: add, path: /, value: 2}                 | {a: 1, '': 2}",
        // remove (§4.2, A.3, A.4)
        "{a: 1, b: 2}       | {op: remove, path: /b}                       | {a: 1}",
        "{a: [x, y, z]}     | {op: remove, path: /a/1}                     | {a: [x, z]}",
        "{a: null}          | {op: remove, path: /a}                       | {}",
        // replace (§4.3, A.5)
        "{a: 1, b: 2}       | {op: replace, path: /a, value: [3]}          | {a: [3], b: 2}",
        "{a: [x, y]}        | {op: replace, path: /a/0, value: z}          | {a: [z, y]}",
        "{a: [x, y]}        | {op: replace, path: /a/1, value: z}          | {a: [x, z]}",
        "{a: null}          | {op: replace, path: /a, value: 1}            | {a: 1}",
        "{a: 1}             | {op: replace, path: '', value: text}         | text",
        // move (§4.4, A.6, A.7)
        "{a: {b: 1}, c: {}} | {op: move, from: /a/b, path: /c/d}           | {a: {}, c: {d: 1}}",
        "{a: [1, 2, 3, 4]}  | {op: move, from: /a/1, path: /a/3}           | {a: [1, 3, 4, 2]}",
        "{a: [1, 2, 3]}     | {op: move, from: /a/0, path: /a/-}           | {a: [2, 3, 1]}",
        "{a: 1, b: 2}       | {op: move, from: /a, path: /b}               | {b: 1}",
        "{a: {b: 1}}        | {op: move, from: /a/b, path: /a}             | {a: 1}",
        "{a: {b: 1}}        | {op: move, from: /a/b, path: ''}             | 1",
        "{a: 1}             | {op: move, from: /a, path: /a}               | {a: 1}",
        "{a: 1, ab: 2}      | {op: move, from: /a, path: /ab}              | {ab: 1}",
        // copy (§4.5)
        "{a: {b: [1]}}      | {op: copy, from: /a/b, path: /c}             | {a: {b: [1]}, c: [1]}",
        "{a: [1, 2]}        | {op: copy, from: /a/0, path: /a/-}           | {a: [1, 2, 1]}",
        "{a: 1}             | {op: copy, from: '', path: /b}               | {a: 1, b: {a: 1}}",
        // test (§4.6, A.8, A.14, A.15)
        "{a: [x, {b: 2}]}   | {op: test, path: /a/1/b, value: 2}           | {a: [x, {b: 2}]}",
        "{a: {b: 1, c: 2}}  | {op: test, path: /a, value: {c: 2, b: 1}}    | {a: {b: 1, c: 2}}",
        "{a: 10}            | {op: test, path: /a, value: 1.0e1}           | {a: 10}",
        "{a: null}          | {op: test, path: /a, value: null}            | {a: null}",
        "[]                 | {op: test, path: '', value: []}              | []",
        // pointers (RFC 6901)
        "{a/b: 1}           | {op: replace, path: /a~1b, value: 2}         | {a/b: 2}",
        "{a~b: 1}           | {op: replace, path: /a~0b, value: 2}         | {a~b: 2}",
        "{a~1b: 1}          | {op: replace, path: /a~01b, value: 2}        | {a~1b: 2}",
        "{'': {'': 1}}      | {op: replace, path: //, value: 2}            | {'': {'': 2}}",
        "{'0': a}           | {op: remove, path: /0}                       | {}",
      })
  void applies(String document, String operation, String expected) throws JsonPatch.Failure {
    Object before = Trees.tree(document);
    assertEquals(Trees.tree(expected), JsonPatch.apply(before, operation(operation)));
    assertEquals(Trees.tree(document), before, "the given document was changed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a: 1}      | {op: add, path: /b/c, value: 1}           | there is no /b",
        "{spec: {}}  | {op: add, path: /spce/x, value: 1}        | did you mean \"spec\"?",
        "{a: x}      | {op: add, path: /a/b, value: 1}           | /a is \"x\", neither a map nor a list",
        "{a: [x]}    | {op: add, path: /a/2, value: y}           | there is no /a/2; the list ends before",
        "{a: [x]}    | {op: add, path: /a/00, value: y}          | \"00\" is not an index",
        "{a: [x]}    | {op: add, path: /a/-1, value: y}          | \"-1\" is not an index",
        "{a: [x]}    | {op: add, path: /a/1e0, value: y}         | \"1e0\" is not an index",
        "{a: [x]}    | {op: add, path: /a/99999999999, value: y} | is not an index",
        "{a: [x]}    | {op: add, path: /a/٠, value: y}           | is not an index",
        "{a: 1}      | {op: add, path: a, value: 1}              | is not a JSON pointer",
        "{a: 1}      | {op: add, path: /~2, value: 1}            | is not a JSON pointer",
        "{a: 1}      | {op: add, path: /~, value: 1}             | is not a JSON pointer",
        "{a: 1}      | {op: remove, path: /b}                    | there is no /b",
        "{a: [x]}    | {op: remove, path: /a/1}                  | there is no /a/1",
        "{a: [x]}    | {op: remove, path: /a/-}                  | place after the last item",
        "{a: 1}      | {op: replace, path: /b, value: 1}         | there is no /b",
        "{a: [x]}    | {op: replace, path: /a/-, value: y}       | place after the last item",
        "{a: {b: 1}} | {op: move, from: /a, path: /a/b}          | cannot be moved into itself",
        "{a: {b: 1}} | {op: move, from: '', path: /a}            | cannot be moved into itself",
        "{a: 1}      | {op: move, from: /b, path: /b}            | there is no /b",
        "{a: 1}      | {op: move, from: /b, path: /a}            | there is no /b",
        "{a: 1}      | {op: copy, from: b, path: /a}             | the from \"b\" is not a JSON pointer",
        "{a: 1}      | {op: test, path: /b, value: null}         | there is no /b",
        "{a: '1'}    | {op: test, path: /a, value: 1}            | the test fails: /a is \"1\", not 1",
        "{a: [1, 2]} | {op: test, path: /a, value: [2, 1]}       | the test fails",
        "{a: {b: 1}} | {op: test, path: /a, value: {b: 1, c: 1}} | the test fails: /a is a map, not a map",
        "{a: 0}      | {op: test, path: /a, value: false}        | the test fails: /a is 0, not false",
      })
  void refuses(String document, String operation, String reason) {
    Object before = Trees.tree(document);
    JsonPatch.Failure failure =
        assertThrows(JsonPatch.Failure.class, () -> JsonPatch.apply(before, operation(operation)));
    assertTrue(failure.getMessage().contains(reason), failure.getMessage());
    assertEquals(Trees.tree(document), before, "the given document was changed");
  }

  @Test
  void numbersAreComparedByValueWhateverTheirType() throws JsonPatch.Failure {
    List<Number> ones = List.of(1, 1L, 1.0, 1.0f, (short) 1, new java.math.BigDecimal("1.000"));
    for (Number a : ones) {
      for (Number b : ones) {
        JsonPatch.apply(
            Map.of("a", a), new PatchOperation(HERE, PatchOperation.Kind.TEST, "/a", "", b));
      }
    }
    for (Object notANumber : new Object[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(
          JsonPatch.Failure.class,
          () -> JsonPatch.apply(
              Map.of("a", notANumber),
              new PatchOperation(HERE, PatchOperation.Kind.TEST, "/a", "", 1)));
    }
  }

  @Test
  void valuesAreNotSharedBetweenTheDocumentAndTheOperation() throws JsonPatch.Failure {
    List<Object> value = new ArrayList<>(List.of("x"));
    Object once = JsonPatch.apply(
        Map.of(), new PatchOperation(HERE, PatchOperation.Kind.ADD, "/a", "", value));
    value.add("y");
    assertEquals(Map.of("a", List.of("x")), once);
  }

  @Test
  void copiesThatDoubleADocumentEndBeforeTheyFillTheMemory() {
    JsonPatch.Failure failure = assertThrows(JsonPatch.Failure.class, () -> {
      Object document = Trees.tree("{a: 1}");
      for (int i = 0; i < 64; i++) {
        document = JsonPatch.apply(
            document, new PatchOperation(HERE, PatchOperation.Kind.COPY, "/c" + i, "", null));
      }
    });
    assertTrue(failure.getMessage().startsWith("more than "), failure.getMessage());
  }

  @Test
  void valuesDoNotNestWithoutBound() {
    Object deep = "x";
    for (int i = 0; i < 100_000; i++) {
      deep = Collections.singletonList(deep);
    }
    Object value = deep;
    assertThrows(
        JsonPatch.Failure.class,
        () -> JsonPatch.apply(
            Map.of(), new PatchOperation(HERE, PatchOperation.Kind.ADD, "/a", "", value)));
  }

  /** Whatever a pointer says: either the operation applies or it is refused in words. */
  @Property
  void noPointerMakesItThrowAnythingElse(
      @ForAll PatchOperation.Kind kind,
      @ForAll("pointers") String path,
      @ForAll("pointers") String from) {
    Object document = Trees.tree("{a: [1, {b: x}], '': {a: null}, '-': 0}");
    try {
      JsonPatch.apply(document, new PatchOperation(HERE, kind, path, from, 1));
    } catch (JsonPatch.Failure failure) {
      assertTrue(failure.getMessage().length() > 10);
    }
    assertEquals(Trees.tree("{a: [1, {b: x}], '': {a: null}, '-': 0}"), document);
  }

  /** What an add has put somewhere, a remove takes away again, and the document is as before. */
  @Property
  void removeUndoesAdd(@ForAll("insertions") String path) throws JsonPatch.Failure {
    Object document = Trees.tree("{a: [1, {b: x}, []], c: {}}");
    Object added = JsonPatch.apply(
        document, new PatchOperation(HERE, PatchOperation.Kind.ADD, path, "", "new"));
    assertTrue(!added.equals(document), path);
    assertEquals(
        document,
        JsonPatch.apply(
            added, new PatchOperation(HERE, PatchOperation.Kind.REMOVE, path, "", null)));
  }

  @Provide
  Arbitrary<String> insertions() {
    return Arbitraries.of(
        "/a/0", "/a/1", "/a/2", "/a/3", "/a/1/c", "/a/2/0", "/c/x", "/c/~1", "/d");
  }

  @Provide
  Arbitrary<String> pointers() {
    return Arbitraries.strings().withChars("/a-01~b").ofMaxLength(8);
  }

  static PatchOperation operation(String yaml) {
    Object tree = Trees.tree(yaml);
    String kind = (String) Trees.at(tree, "op");
    String from = (String) Trees.at(tree, "from");
    return new PatchOperation(
        HERE,
        PatchOperation.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
        (String) Trees.at(tree, "path"),
        from == null ? "" : from,
        Trees.at(tree, "value"));
  }
}
