package io.github.kafkak3s.render;

import java.util.Map;

/**
 * One Kubernetes object, ready to be written.
 *
 * @param fileName the file that it is written to: one path segment
 * @param tree the object as maps, lists and scalars; quantities are text
 */
public record RenderedObject(String fileName, Map<String, Object> tree) {}
