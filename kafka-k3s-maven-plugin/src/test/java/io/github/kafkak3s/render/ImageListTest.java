package io.github.kafkak3s.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageListTest {
  @ParameterizedTest
  @CsvSource({
    "nginx, docker.io/library/nginx:latest",
    "nginx:1.27, docker.io/library/nginx:1.27",
    "apache/kafka:4.3.1, docker.io/apache/kafka:4.3.1",
    "docker.io/apache/kafka, docker.io/apache/kafka:latest",
    "docker.io/nginx, docker.io/library/nginx:latest",
    "index.docker.io/nginx, docker.io/library/nginx:latest",
    "localhost/kafka, localhost/kafka:latest",
    "registry:5000/kafka, registry:5000/kafka:latest",
    "registry:5000/a/kafka:4, registry:5000/a/kafka:4",
    "quay.io/x@sha256:00, quay.io/x@sha256:00",
    "quay.io/x:1@sha256:00, quay.io/x:1@sha256:00"
  })
  void completesAsAContainerRuntimeDoes(String reference, String qualified) {
    assertEquals(qualified, ImageList.qualified(reference));
    assertEquals(qualified, ImageList.qualified(qualified));
  }

  @Test
  void collectsEveryContainerAndImageVolumeOfAnyKindOnce() {
    Object list = Trees.tree("""
            kind: List
            items:
            - kind: CronJob
              spec:
                jobTemplate:
                  spec:
                    template:
                      spec:
                        initContainers: [{name: a, image: z/init:1}]
                        containers: [{name: b, image: busybox}, {name: c, image: busybox:latest}]
                        volumes:
                        - {name: v, image: {reference: quay.io/models/x:2}}
                        - {name: w, emptyDir: {}}
            - kind: Kafka
              spec: {image: a.io/not-a-container:1}
            - kind: ConfigMap
              data: {containers: "- image: b.io/text-only:1"}
            """);
    Object pod =
        Trees.tree("{kind: Pod, spec: {containers: [{name: x}, {image: ' '}], volumes: []}}");
    assertEquals(
        List.of("docker.io/library/busybox:latest", "docker.io/z/init:1", "quay.io/models/x:2"),
        ImageList.of(List.of(list, pod)));
  }
}
