package io.github.kafkak3s.mojo;

import java.util.Map;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Ends the brokers that {@code start} has started in this module of this build. */
@Mojo(name = "stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public final class StopMojo extends AbstractMojo {
  /** Skips every goal of this plugin. */
  @Parameter(property = "kafka-k3s.skip", defaultValue = "false")
  private boolean skip;

  /** Skips the goals {@code start}, {@code stop} and {@code run}. */
  @Parameter(property = "kafka-k3s.local.skip", defaultValue = "false")
  private boolean skipLocal;

  @Override
  public void execute() {
    if (SkipFlag.isSet(getLog(), "stop", "local", skip, skipLocal)) {
      return;
    }
    @SuppressWarnings("unchecked")
    Map<Object, Object> context = getPluginContext();
    boolean wasRunning = new BrokersOfBuild(context).stop();
    getLog().info(wasRunning ? "Stopped the brokers" : "No brokers run in this module");
  }
}
