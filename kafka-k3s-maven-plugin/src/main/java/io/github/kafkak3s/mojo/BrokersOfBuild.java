package io.github.kafkak3s.mojo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * Keeps the brokers of one module from {@code start} to {@code stop}, and ends them with the module
 * where it fails in between, or with the build. That they also end with Maven's own process is
 * theirs; in an editor or a Maven daemon that process goes on.
 */
final class BrokersOfBuild {
  private static final String KEY = "kafka-k3s.local.brokers";

  private final Map<Object, Object> context;

  /**
   * Looks at what a module has.
   *
   * @param context the plugin's context, which Maven keeps for each module
   */
  BrokersOfBuild(Map<Object, Object> context) {
    this.context = context;
  }

  /** Tells whether there are any. */
  boolean isRunning() {
    return context.containsKey(KEY);
  }

  /** Keeps brokers. */
  void keep(LocalBrokers brokers, MavenSession session, MavenProject project, Log log) {
    context.put(KEY, brokers);
    // Several modules of a parallel build may start brokers at once.
    synchronized (session.getRequest()) {
      ExecutionListener others = session.getRequest().getExecutionListener();
      session.getRequest().setExecutionListener(ending(others, project, log));
    }
  }

  /** Ends them; tells whether there were any. */
  boolean stop() {
    // Another copy of this plugin may have started them: nothing is asked of the class.
    if (!(context.remove(KEY) instanceof AutoCloseable brokers)) {
      return false;
    }
    try {
      brokers.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return true;
  }

  private ExecutionListener ending(ExecutionListener others, MavenProject project, Log log) {
    return (ExecutionListener) Proxy.newProxyInstance(
        ExecutionListener.class.getClassLoader(),
        new Class<?>[] {ExecutionListener.class},
        (proxy, method, arguments) -> {
          if (arguments != null
              && arguments.length == 1
              && arguments[0] instanceof ExecutionEvent event
              && isEnd(event, project)
              && stop()) {
            log.info("The brokers of " + project.getArtifactId() + " are stopped: "
                + (event.getType() == ExecutionEvent.Type.SessionEnded
                    ? "the build ends without kafka-k3s:stop"
                    : "the module has failed"));
          }
          try {
            return others == null ? null : method.invoke(others, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private static boolean isEnd(ExecutionEvent event, MavenProject project) {
    return event.getType() == ExecutionEvent.Type.SessionEnded
        || event.getType() == ExecutionEvent.Type.ProjectFailed
            && project.equals(event.getProject());
  }
}
