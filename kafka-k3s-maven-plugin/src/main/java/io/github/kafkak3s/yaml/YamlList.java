package io.github.kafkak3s.yaml;

import java.util.List;

/** A sequence. */
public final class YamlList extends YamlNode {
  private final List<YamlNode> items;

  YamlList(String file, int line, int column, List<YamlNode> items) {
    super(file, line, column);
    this.items = List.copyOf(items);
  }

  @Override
  void bindChildren() {
    for (int i = 0; i < items.size(); i++) {
      items.get(i).below(this, Integer.toString(i));
    }
  }

  /** Returns the items in order. */
  public List<YamlNode> items() {
    return items;
  }

  @Override
  public String kind() {
    return "a list";
  }
}
