package io.github.kafkak3s.report;

import io.github.kafkak3s.rehearse.Timeline.Partition;
import io.github.kafkak3s.report.InSync.Stretch;
import java.util.List;

/**
 * A row for each partition, or for the worst of many: how many replicas are in sync as the height
 * of a bar, who leads, and when nobody does.
 */
final class PartitionRows {
  private static final double ROW = 19;
  private static final double BAR = 14;
  private static final double NARROWEST = 0.4;
  private static final int LONGEST_NAME = 20;

  private final TimeScale scale;
  private final List<InSync> rows;

  /** Makes the rows. */
  PartitionRows(TimeScale scale, List<Partition> partitions) {
    this.scale = scale;
    this.rows = InSync.rows(partitions);
  }

  /** Draws the rows, and returns where they end. */
  double draw(Svg svg, double top) {
    if (rows.isEmpty()) {
      return top;
    }
    svg.text("small quiet", 0, top + 9, "leader and replicas in sync of");
    double y = top + 13;
    for (InSync row : rows) {
      boolean isOne = row.partitions() == 1;
      svg.text(
          "plain",
          0,
          y + 11,
          isOne
              ? ForeignText.middle(row.name(), LONGEST_NAME)
              : ForeignText.middle(row.name(), LONGEST_NAME - 6) + ", worst of "
                  + Figures.count(row.partitions()));
      draw(svg, row, y);
      y += ROW;
    }
    return y + 4;
  }

  private void draw(Svg svg, InSync row, double y) {
    List<Stretch> stretches = row.stretches();
    Stretch pending = null;
    for (int i = 0; i < stretches.size(); i++) {
      Stretch stretch = pending == null ? stretches.get(i) : worse(pending, stretches.get(i));
      long to = i + 1 < stretches.size() ? stretches.get(i + 1).from() : scale.end();
      double x = scale.x(stretch.from());
      double width = scale.x(to) - x;
      boolean isLast = i + 1 == stretches.size();
      if (width < NARROWEST && !isLast) {
        pending = stretch;
      } else {
        pending = null;
        draw(svg, stretch, row, new Box(x, y, Math.max(NARROWEST, width)), to);
      }
    }
  }

  /** Of what is too short to be drawn, the worst is kept. */
  private static Stretch worse(Stretch first, Stretch second) {
    boolean isFirst = first.leaderless() != second.leaderless()
        ? first.leaderless() > second.leaderless()
        : first.inSync() < second.inSync();
    Stretch worse = isFirst ? first : second;
    return new Stretch(
        first.from(), worse.inSync(), worse.replicas(), worse.leaderless(), worse.leader());
  }

  private record Box(double x, double y, double width) {}

  private static void draw(Svg svg, Stretch stretch, InSync row, Box box, long to) {
    String size = stretch.inSync() + "/" + stretch.replicas();
    String leaderless = row.partitions() == 1
        ? "no leader"
        : Figures.count(stretch.leaderless()) + " without leader";
    String text = stretch.leaderless() > 0
        ? leaderless
        : (ForeignText.middle(stretch.leader(), LONGEST_NAME) + " " + size).strip();
    String title = ForeignText.visible(row.name(), 200) + ": " + size + " in sync, "
        + (stretch.leaderless() > 0
            ? leaderless
            : stretch.leader().isEmpty()
                ? "each has a leader"
                : "led by " + ForeignText.visible(stretch.leader(), 200))
        + ", " + Figures.seconds(stretch.from()) + " s to " + Figures.seconds(to) + " s";
    if (stretch.leaderless() > 0) {
      svg.rect("isr-none", box.x(), box.y(), box.width(), BAR, title);
    } else {
      double height = BAR * Math.max(1, stretch.inSync()) / Math.max(1, stretch.replicas());
      svg.rect(
          stretch.inSync() < stretch.replicas() ? "isr-short" : "isr-full",
          box.x(),
          box.y() + BAR - height,
          box.width(),
          height,
          title);
    }
    if (!write(svg, box, text)) {
      write(svg, box, stretch.leaderless() > 0 ? "none" : size);
    }
  }

  private static boolean write(Svg svg, Box box, String text) {
    boolean isRoom = box.width() >= Lanes.width(text, TimelinePicture.SMALL) + 3;
    if (isRoom) {
      svg.text("small middle halo", box.x() + box.width() / 2, box.y() + 10.5, text);
    }
    return isRoom;
  }
}
