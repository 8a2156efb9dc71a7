package io.github.kafkak3s.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LogTextTest {
  @Test
  void whatATraceSaysIsKeptWithoutItsFrames() {
    assertEquals(
        "ERROR at start\njava.lang.IllegalArgumentException: node id 0 is no voter\n"
            + "Caused by: java.io.IOException: at last",
        LogText.withoutFrames("ERROR at start\n"
            + "java.lang.IllegalArgumentException: node id 0 is no voter\n"
            + "\tat scala.Predef$.require(Predef.scala:337)\n"
            + "\tat kafka.tools.StorageTool$.$anonfun$execute$1(StorageTool.scala:79)\n"
            + "\tat java.base/java.lang.reflect.Method.invoke(Method.java:569)\n"
            + "Caused by: java.io.IOException: at last\n"
            + "\tat a.B.<init>(Native Method)\n"
            + "\t... 3 more\n"));
  }
}
