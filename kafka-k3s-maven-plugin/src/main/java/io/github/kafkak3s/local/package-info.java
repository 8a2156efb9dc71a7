/**
 * Real Kafka processes on this machine, made from what a bundle was seen to run: their files,
 * addresses and disks, their start and end. {@code local.child} is what runs inside of them.
 */
package io.github.kafkak3s.local;
