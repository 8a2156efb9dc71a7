package io.github.kafkak3s.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.kafkak3s.local.LocalBundles;
import io.github.kafkak3s.observe.Observation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the reports of several clusters go. */
class RehearsalDirectoriesTest {
  private static RunnableCluster cluster(String directory, String golden) throws Exception {
    Observation bundle = LocalBundles.golden(golden);
    return new RunnableCluster(directory, bundle, bundle.clusters().get(0));
  }

  @Test
  void clustersGoByTheirNames() throws Exception {
    assertEquals(
        List.of("kafka-kafka", "kafka-orders-brokers"),
        RehearseTask.directories(
            List.of(cluster("k8s/one", "smallest"), cluster("k8s/two", "dedicated"))));
  }

  @Test
  void noneOverwritesAnotherOfItsName() throws Exception {
    assertEquals(
        List.of("deploy-test-kafka-kafka", "kafka-orders-brokers", "deploy-prod-kafka-kafka"),
        RehearseTask.directories(List.of(
            cluster("deploy/test", "smallest"),
            cluster("deploy/test", "dedicated"),
            cluster("deploy/prod", "smallest"))));
    assertEquals(
        List.of("a-b-kafka-kafka", "a-b-kafka-kafka-2"),
        RehearseTask.directories(List.of(cluster("a/b", "smallest"), cluster("a-b", "smallest"))));
  }
}
