package io.github.kafkak3s.cluster;

import java.util.Map;

/**
 * Log levels, by log4j's own words.
 *
 * @param root level of the root logger
 * @param loggers level by logger name, sorted by name
 */
public record Logging(String root, Map<String, String> loggers) {}
