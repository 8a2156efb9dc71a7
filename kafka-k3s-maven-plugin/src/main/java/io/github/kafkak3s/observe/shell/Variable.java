package io.github.kafkak3s.observe.shell;

import java.util.List;
import java.util.Objects;

/**
 * A variable of the shell.
 *
 * @param value its raw text; null where it is unset
 * @param items of an array, else null; an array's {@code value} is its first item
 * @param maybeUnset whether it may also be unset
 */
record Variable(
    String value, List<String> items, Export export, boolean readOnly, boolean maybeUnset) {
  /** Whether programs get it. */
  enum Export {
    NO,
    YES,
    MAYBE
  }

  static final Variable UNSET = new Variable(null, null, Export.NO, false, false);
  static final Variable MAYBE = new Variable(ShellText.ANY, null, Export.MAYBE, false, true);

  // Written out: what the JVM makes for a record at its first call costs a cold one milliseconds.
  @Override
  public boolean equals(Object other) {
    return other instanceof Variable variable
        && Objects.equals(value, variable.value)
        && Objects.equals(items, variable.items)
        && export == variable.export
        && readOnly == variable.readOnly
        && maybeUnset == variable.maybeUnset;
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(value) * 31 + Objects.hashCode(items);
  }

  static Variable of(String value) {
    return new Variable(value, null, Export.NO, false, false);
  }

  Variable with(String newValue) {
    return new Variable(newValue, null, export, readOnly, false);
  }

  Variable with(List<String> newItems) {
    return new Variable(
        newItems.isEmpty() ? null : newItems.get(0), newItems, export, readOnly, false);
  }

  Variable with(Export newExport) {
    return new Variable(value, items, newExport, readOnly, maybeUnset);
  }

  Variable asReadOnly() {
    return new Variable(value, items, export, true, maybeUnset);
  }

  /** Tells whether its value, or an item of it, has a line break. */
  boolean hasLineBreak() {
    return value != null && value.indexOf('\n') >= 0
        || items != null && items.stream().anyMatch(item -> item.indexOf('\n') >= 0);
  }

  /** Returns the same variable with nothing known of its value. */
  Variable forgotten() {
    return new Variable(ShellText.ANY, null, export, readOnly, true);
  }

  static Variable merged(Variable one, Variable other) {
    if (one.equals(other)) {
      return one;
    }
    Export export = one.export == other.export ? one.export : Export.MAYBE;
    boolean readOnly = one.readOnly && other.readOnly;
    if (one.value == null && other.value == null) {
      return new Variable(null, null, export, readOnly, false);
    }
    boolean maybeUnset =
        one.maybeUnset || other.maybeUnset || one.value == null || other.value == null;
    String value = one.value == null || other.value == null
        ? ShellText.ANY
        : ShellText.merged(one.value, other.value);
    List<String> items = one.items != null && one.items.equals(other.items) ? one.items : null;
    if (items == null && (one.items != null || other.items != null)) {
      value = ShellText.ANY;
    }
    return new Variable(value, items, export, readOnly, maybeUnset);
  }
}
