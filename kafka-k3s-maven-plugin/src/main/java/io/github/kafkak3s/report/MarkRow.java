package io.github.kafkak3s.report;

import io.github.kafkak3s.rehearse.Rehearsal;
import io.github.kafkak3s.rehearse.Timeline.Mark;
import java.util.List;

/** What the drill did: a small triangle for each deed, and its words where there is room. */
final class MarkRow {
  private static final int MOST = 400;
  private static final int LANES = 5;
  private static final int LONGEST = 40;
  private static final int LONGEST_TITLE = 200;
  private static final double LANE = 11;

  private final TimeScale scale;
  private final List<Mark> marks;

  /** Makes a row of the first few hundred. */
  MarkRow(TimeScale scale, Rehearsal rehearsal) {
    this.scale = scale;
    // The beginning of a step is told by its band.
    this.marks = rehearsal.timeline().marks().stream()
        .filter(mark ->
            rehearsal.steps().stream().noneMatch(step -> step.step().word().equals(mark.text())))
        .limit(MOST)
        .toList();
  }

  /** Writes the words and the triangles below them, and returns where they end. */
  double labels(Svg svg, double top) {
    if (marks.isEmpty()) {
      return top;
    }
    svg.text("quiet", 0, top + 9, "the drill");
    Lanes lanes = new Lanes(LANES);
    for (Mark mark : marks) {
      String text = ForeignText.middle(mark.text(), LONGEST);
      double width = Lanes.width(text, TimelinePicture.SMALL);
      double x = scale.x(mark.at());
      boolean isLeft = x + 3 + width > TimeScale.RIGHT;
      int lane = lanes.place(isLeft ? x - 3 - width : x + 3, width);
      if (lane >= 0) {
        double y = top + 9 + lane * LANE;
        svg.text(isLeft ? "small halo end" : "small halo", isLeft ? x - 3 : x + 3, y, text);
      }
    }
    double bottom = top + lanes.used() * LANE + 3;
    for (Mark mark : marks) {
      String title =
          Figures.seconds(mark.at()) + " s: " + ForeignText.visible(mark.text(), LONGEST_TITLE);
      svg.path("mark", "M" + Svg.point(scale.x(mark.at()) - 3, bottom) + "h6l-3 5z", title);
    }
    return bottom + 8;
  }

  /** Draws a thin line from each deed down through the rows. */
  void lines(Svg svg, double top, double bottom) {
    StringBuilder path = new StringBuilder();
    for (Mark mark : marks) {
      path.append(Svg.down(scale.x(mark.at()), top, bottom));
    }
    if (!path.isEmpty()) {
      svg.path("deed", path.toString());
    }
  }
}
