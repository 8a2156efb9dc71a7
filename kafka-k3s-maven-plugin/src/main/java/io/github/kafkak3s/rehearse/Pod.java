package io.github.kafkak3s.rehearse;

import io.github.kafkak3s.local.LocalException;
import io.github.kafkak3s.local.LocalPod;
import io.github.kafkak3s.observe.KafkaNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A pod as a drill needs it; {@link LocalPod} says what each of these does. */
interface Pod {
  KafkaNode node();

  String name();

  int id();

  Optional<String> start() throws LocalException, InterruptedException;

  LocalPod.State state();

  Optional<Integer> exitCode();

  void terminate();

  void kill();

  void loseDisks() throws IOException;

  void allowFormat();

  void detachDisks() throws IOException;

  void attachDisks() throws IOException;

  Path log();

  List<String> lastErrors();

  /** Returns a pod that runs on this machine. */
  static Pod of(LocalPod pod) {
    return new Pod() {
      @Override
      public KafkaNode node() {
        return pod.node();
      }

      @Override
      public String name() {
        return pod.name();
      }

      @Override
      public int id() {
        return pod.id();
      }

      @Override
      public Optional<String> start() throws LocalException, InterruptedException {
        return pod.start();
      }

      @Override
      public LocalPod.State state() {
        return pod.state();
      }

      @Override
      public Optional<Integer> exitCode() {
        return pod.exitCode();
      }

      @Override
      public void terminate() {
        pod.terminate();
      }

      @Override
      public void kill() {
        pod.kill();
      }

      @Override
      public void loseDisks() throws IOException {
        pod.loseDisks();
      }

      @Override
      public void allowFormat() {
        pod.allowFormat();
      }

      @Override
      public void detachDisks() throws IOException {
        pod.detachDisks();
      }

      @Override
      public void attachDisks() throws IOException {
        pod.attachDisks();
      }

      @Override
      public Path log() {
        return pod.log();
      }

      @Override
      public List<String> lastErrors() {
        return pod.lastErrors();
      }
    };
  }
}
