/**
 * What Kafka is: releases, option catalogues, cluster ids, image contracts, listener and voter
 * syntax. Facts only; what a kafka.yaml means by them is decided in {@code cluster}.
 */
package io.github.kafkak3s.kafka;
