package io.github.kafkak3s.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * A case that makes what the pages of these rules say happen on a real broker, once for each
 * affected release of the lab. {@code -Dkafka-k3s.lab=4.3.1,4.4.0} runs it on those alone.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "Kafka {0}", allowZeroInvocations = true)
@ArgumentsSource(Reproduces.Releases.class)
@interface Reproduces {
  /** The rules. */
  String[] value();

  /** The first line that is affected. */
  String from() default "3.9";

  /** The releases of the lab that are affected and asked for. */
  final class Releases implements ArgumentsProvider, AnnotationConsumer<Reproduces> {
    private String from;

    @Override
    public void accept(Reproduces annotation) {
      from = annotation.from();
    }

    @Override
    public Stream<Arguments> provideArguments(
        ParameterDeclarations parameters, ExtensionContext context) {
      String asked = System.getProperty("kafka-k3s.lab", "");
      return affected(from).stream()
          .filter(release -> asked.isEmpty() || List.of(asked.split(",")).contains(release))
          .map(Arguments::of);
    }

    /** Returns the releases of the lab from a line on. */
    static List<String> affected(String from) {
      return LabBundles.RELEASES.stream()
          .filter(release -> compare(release, from) >= 0)
          .toList();
    }

    /** Compares a release with a line, {@code 4.3.1} with {@code 4.3}. */
    static int compare(String release, String line) {
      String[] numbers = release.split("\\.");
      String[] others = line.split("\\.");
      for (int i = 0; i < others.length; i++) {
        int order = Integer.compare(Integer.parseInt(numbers[i]), Integer.parseInt(others[i]));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }
  }
}
