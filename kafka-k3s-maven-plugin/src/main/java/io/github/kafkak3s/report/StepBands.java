package io.github.kafkak3s.report;

import io.github.kafkak3s.rehearse.StepResult;
import java.util.List;
import java.util.Locale;

/** The steps of a drill as bands behind everything else, each with its name at the top. */
final class StepBands {
  private static final int LANES = 4;
  private static final double LANE = 13;

  private final TimeScale scale;
  private final List<StepResult> steps;

  /** Makes bands of those steps that took time. */
  StepBands(TimeScale scale, List<StepResult> steps) {
    this.scale = scale;
    this.steps = steps.stream().filter(step -> step.to() > step.from()).toList();
  }

  /** Writes the names, and returns where they end. */
  double labels(Svg svg, double top) {
    Lanes lanes = new Lanes(LANES);
    for (StepResult step : steps) {
      boolean isFailed = RehearsalWords.standsOut(step);
      String text = step.step().word()
          + (isFailed ? " " + RehearsalWords.outcome(step).toLowerCase(Locale.ROOT) : "");
      double width = Lanes.width(text, TimelinePicture.TEXT);
      double x = Math.min(scale.x(step.from()) + 3, TimeScale.RIGHT - width);
      int lane = lanes.place(x, width);
      if (lane >= 0) {
        svg.text(isFailed ? "strong bad" : "strong", x, top + 10 + lane * LANE, text);
      }
    }
    return top + lanes.used() * LANE + 2;
  }

  /** Draws the bands. */
  void draw(Svg svg, double top, double bottom) {
    int number = 0;
    for (StepResult step : steps) {
      double x = scale.x(step.from());
      svg.rect(
          RehearsalWords.standsOut(step) ? "band-failed" : "band-" + number % 2,
          x,
          top,
          scale.x(step.to()) - x,
          bottom - top,
          step.step().word() + ": " + Figures.seconds(step.from()) + " s to "
              + Figures.seconds(step.to()) + " s, " + RehearsalWords.outcome(step));
      number++;
    }
  }
}
