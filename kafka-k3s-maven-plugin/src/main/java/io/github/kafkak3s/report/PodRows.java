package io.github.kafkak3s.report;

import io.github.kafkak3s.rehearse.Rehearsal.Actor;
import io.github.kafkak3s.rehearse.Timeline;
import io.github.kafkak3s.rehearse.Timeline.Leader;
import io.github.kafkak3s.rehearse.Timeline.Span;
import java.util.List;
import java.util.Set;

/** A row for each pod: what it was in, and when it led the quorum. */
final class PodRows {
  /** How thick the line is that marks who leads. */
  static final double LEAD = 3.5;

  private static final double ROW = 24;
  private static final double BAR = 13;
  private static final double NARROWEST = 0.4;
  private static final int LONGEST_NAME = 19;
  private static final int LONGEST_ROLES = 28;
  private static final Set<String> STATES = Set.of("ready", "starting", "stopping", "down");

  private final TimeScale scale;
  private final List<Actor> pods;
  private final Timeline timeline;

  /** Makes the rows. */
  PodRows(TimeScale scale, List<Actor> pods, Timeline timeline) {
    this.scale = scale;
    this.pods = pods;
    this.timeline = timeline;
  }

  /** Draws the rows, and returns where they end. */
  double draw(Svg svg, double top) {
    double y = top;
    for (Actor pod : pods) {
      svg.text("strong", 0, y + 10, ForeignText.middle(pod.name(), LONGEST_NAME));
      String roles = "id " + pod.id() + ", " + String.join(" and ", pod.roles());
      svg.text("small quiet", 0, y + 20, ForeignText.middle(roles, LONGEST_ROLES));
      for (Span span : timeline.spans()) {
        if (span.pod().equals(pod.name()) && span.to() > span.from()) {
          state(svg, span, y + 1);
        }
      }
      leadership(svg, pod.name(), y + BAR + 2.5);
      y += ROW;
    }
    return y + 3;
  }

  private void state(Svg svg, Span span, double y) {
    double x = scale.x(span.from());
    double width = Math.max(NARROWEST, scale.x(span.to()) - x);
    String took = Figures.seconds(span.to() - span.from()) + " s";
    svg.rect(
        STATES.contains(span.state()) ? span.state() : "other",
        x,
        y,
        width,
        BAR,
        ForeignText.visible(span.pod() + " " + span.state(), 200) + " " + took + ", from "
            + Figures.seconds(span.from()) + " s on");
    if (!span.state().equals("ready")) {
      String text = ForeignText.middle(span.state(), LONGEST_NAME) + " " + took;
      if (!write(svg, x, width, y, text)) {
        write(svg, x, width, y, took);
      }
    }
  }

  private static boolean write(Svg svg, double x, double width, double y, String text) {
    boolean isRoom = width >= Lanes.width(text, TimelinePicture.SMALL) + 2;
    if (isRoom) {
      svg.text("small middle halo", x + width / 2, y + 10, text);
    }
    return isRoom;
  }

  private void leadership(Svg svg, String pod, double y) {
    List<Leader> leaders = timeline.leaders();
    for (int i = 0; i < leaders.size(); i++) {
      if (leaders.get(i).pod().equals(pod)) {
        double x = scale.x(leaders.get(i).at());
        double end = i + 1 < leaders.size() ? scale.x(leaders.get(i + 1).at()) : TimeScale.RIGHT;
        svg.rect("lead", x, y, Math.max(NARROWEST, end - x), LEAD, "leads the quorum");
      }
    }
  }
}
