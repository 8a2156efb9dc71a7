package io.github.kafkak3s.render;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The images that objects run, for pre-pulling and for sites without a registry. */
public final class ImageList {
  private static final List<String> CONTAINERS =
      List.of("containers", "initContainers", "ephemeralContainers");

  private final SortedSet<String> references = new TreeSet<>();

  private ImageList() {}

  /**
   * Returns the images of all containers and image volumes in trees of any kind, fully qualified,
   * sorted and distinct.
   */
  public static List<String> of(Collection<?> trees) {
    ImageList list = new ImageList();
    list.visit(trees);
    return List.copyOf(list.references);
  }

  /**
   * Returns a reference as a container runtime completes it: {@code nginx} is
   * {@code docker.io/library/nginx:latest}. The first segment is a registry where it has a dot or a
   * port, or is {@code localhost}.
   */
  static String qualified(String reference) {
    int slash = reference.indexOf('/');
    String first = slash < 0 ? "" : reference.substring(0, slash);
    boolean hasRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
    String registry = hasRegistry ? first : "docker.io";
    String rest = hasRegistry ? reference.substring(slash + 1) : reference;
    if (registry.equals("index.docker.io")) {
      registry = "docker.io";
    }
    if (registry.equals("docker.io") && !rest.contains("/")) {
      rest = "library/" + rest;
    }
    boolean hasVersion = rest.contains("@") || rest.lastIndexOf(':') > rest.lastIndexOf('/');
    return registry + "/" + rest + (hasVersion ? "" : ":latest");
  }

  private void visit(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      for (String key : CONTAINERS) {
        images(map.get(key), null);
      }
      images(map.get("volumes"), "reference");
      visit(map.values());
    } else if (tree instanceof Collection<?> items) {
      for (Object item : items) {
        visit(item);
      }
    }
  }

  private void images(Object items, String inside) {
    if (items instanceof Collection<?> list) {
      for (Object item : list) {
        Object image = item instanceof Map<?, ?> map ? map.get("image") : null;
        if (inside != null) {
          image = image instanceof Map<?, ?> volume ? volume.get(inside) : null;
        }
        if (image instanceof String reference && !reference.isBlank()) {
          references.add(qualified(reference.strip()));
        }
      }
    }
  }
}
