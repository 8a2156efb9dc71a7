package io.github.kafkak3s.report;

import io.github.kafkak3s.rehearse.Rehearsal.Traffic;
import io.github.kafkak3s.rehearse.Timeline.Latency;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The acknowledgements over time: the longest wait for one in each bucket, on a logarithmic scale
 * from 1 ms, and below it how many came per second. The longest gap is shaded.
 */
final class LatencyRows {
  private static final double PLOT = 92;
  private static final double RATE = 22;
  private static final double STRIP = 12;
  private static final int MOST_PEAKS = 6;
  private static final double NEAREST_PEAKS = 36;

  /** How many times the usual wait one must be to be labelled. */
  private static final int REMARKABLE = 5;

  /** At how many times the usual rate it is cut. */
  private static final double CUT = 1.6;

  private static final long DEFAULT_WIDTH = 250;

  private final TimeScale scale;
  private final List<Column> columns;
  private final Traffic traffic;
  private final long width;

  /** All buckets that lie in one column of the picture, told as the worst of them. */
  private record Column(long from, long to, long count, long worst, long failed) {
    private Column with(Column other) {
      return new Column(
          Math.min(from, other.from),
          Math.max(to, other.to),
          count + other.count,
          Math.max(worst, other.worst),
          failed + other.failed);
    }
  }

  /** Makes the rows. */
  LatencyRows(TimeScale scale, List<Latency> latencies, Traffic traffic) {
    this.scale = scale;
    this.traffic = traffic;
    this.width = width(latencies);
    TreeMap<Long, Column> byPlace = new TreeMap<>();
    for (Latency latency : latencies) {
      Column column = new Column(
          latency.at(), latency.at() + width, latency.count(), latency.worst(), latency.failed());
      byPlace.merge(Math.round(scale.x(latency.at())), column, Column::with);
    }
    this.columns = List.copyOf(byPlace.values());
  }

  private static long width(List<Latency> latencies) {
    List<Long> times = latencies.stream().map(Latency::at).sorted().distinct().toList();
    long width = Long.MAX_VALUE;
    for (int i = 1; i < times.size(); i++) {
      width = Math.min(width, times.get(i) - times.get(i - 1));
    }
    return times.size() < 2 ? DEFAULT_WIDTH : width;
  }

  /** Draws the rows, and returns where they end. */
  double draw(Svg svg, double top) {
    if (columns.isEmpty()) {
      return top;
    }
    double plotTop = top + STRIP + (isAnyFailed() ? STRIP : 0) + 8;
    double bottom = plotTop + PLOT;
    double end = bottom + 6 + RATE;
    gap(svg, top, end);
    grid(svg, plotTop, bottom);
    bars(svg, bottom);
    peaks(svg, bottom);
    failures(svg, top + 2 * STRIP);
    rate(svg, bottom + 6);
    return end;
  }

  private boolean isAnyFailed() {
    return columns.stream().anyMatch(column -> column.failed() > 0);
  }

  private void gap(Svg svg, double top, double bottom) {
    if (traffic.longestGap() <= 0) {
      return;
    }
    double x = scale.x(traffic.longestGapAt());
    double end = scale.x(traffic.longestGapAt() + traffic.longestGap());
    svg.rect("gap", x, top + STRIP, Math.max(1, end - x), bottom - top - STRIP);
    String text = "longest gap " + Figures.time(traffic.longestGap());
    double half = Lanes.width(text, TimelinePicture.SMALL) / 2;
    double middle =
        Math.max(TimeScale.LEFT + half, Math.min(TimeScale.RIGHT - half, (x + end) / 2));
    svg.text("small strong middle halo", middle, top + STRIP - 3, text);
  }

  /** The first power of ten that no wait exceeds, 1 s at least. */
  private int decades() {
    long worst = columns.stream().mapToLong(Column::worst).max().orElse(0);
    int decades = 3;
    for (long limit = 1000; limit < worst && decades < 6; limit *= 10) {
      decades++;
    }
    return decades;
  }

  private double y(long ms, double bottom) {
    return bottom - PLOT * Math.min(1, Math.log10(Math.max(1, ms)) / decades());
  }

  private void grid(Svg svg, double top, double bottom) {
    svg.text("plain", 0, top + 4, "wait for an");
    svg.text("plain", 0, top + 16, "acknowledgement");
    svg.text("small quiet", 0, top + 28, "the longest of");
    svg.text("small quiet", 0, top + 39, "each " + Figures.time(width));
    StringBuilder lines = new StringBuilder();
    long ms = 1;
    for (int decade = 0; decade <= decades(); decade++) {
      double y = y(ms, bottom);
      lines.append("M").append(Svg.point(TimeScale.LEFT, y)).append("H").append(TimeScale.RIGHT);
      svg.text(
          "small quiet end",
          TimeScale.LEFT - 5,
          y + 3,
          ms < 1000 ? ms + " ms" : Figures.count(ms / 1000) + " s");
      ms *= 10;
    }
    svg.path("grid", lines.toString());
  }

  private void bars(Svg svg, double bottom) {
    StringBuilder path = new StringBuilder();
    for (Column column : columns) {
      if (column.count() > 0) {
        path.append(bar(column, y(column.worst(), bottom) - 0.6, bottom));
      }
    }
    svg.path("latency", path.toString());
  }

  private String bar(Column column, double top, double bottom) {
    double x = scale.x(column.from());
    return "M" + Svg.point(x, bottom) + "V" + Figures.coordinate(top) + "H"
        + Figures.coordinate(Math.max(x + 0.8, scale.x(column.to()))) + "V"
        + Figures.coordinate(bottom) + "z";
  }

  /** Labels the highest ones, as far apart as their labels are wide. */
  private void peaks(Svg svg, double bottom) {
    long usual =
        usual(columns.stream().filter(column -> column.count() > 0).mapToLong(Column::worst));
    List<Column> highest = columns.stream()
        .filter(column -> column.count() > 0 && column.worst() >= REMARKABLE * usual)
        .sorted(Comparator.comparingLong(Column::worst).reversed().thenComparingLong(Column::from))
        .toList();
    List<Double> taken = new ArrayList<>();
    for (Column column : highest) {
      double x = (scale.x(column.from()) + scale.x(column.to())) / 2;
      if (taken.size() < MOST_PEAKS
          && taken.stream().noneMatch(t -> Math.abs(t - x) < NEAREST_PEAKS)) {
        taken.add(x);
        double inside = Math.max(TimeScale.LEFT + 16, Math.min(TimeScale.RIGHT - 16, x));
        svg.text(
            "small middle halo",
            inside,
            y(column.worst(), bottom) - 3,
            Figures.time(column.worst()));
      }
    }
  }

  private void failures(Svg svg, double y) {
    if (!isAnyFailed()) {
      return;
    }
    svg.text("small bad", 0, y - 2, Figures.count(traffic.failed()) + " given up");
    StringBuilder path = new StringBuilder();
    for (Column column : columns) {
      if (column.failed() > 0) {
        double x = (scale.x(column.from()) + scale.x(column.to())) / 2;
        path.append("M").append(Svg.point(x - 3, y - 8)).append("l6 6m0 -6l-6 6");
      }
    }
    svg.path("failure", path.toString());
  }

  private void rate(Svg svg, double top) {
    long usual = Math.max(
        1, usual(columns.stream().filter(c -> c.count() > 0).mapToLong(LatencyRows::perSecond)));
    svg.text("plain", 0, top + 9, "acknowledged");
    svg.text("small quiet", 0, top + 20, "usually " + Figures.count(usual) + " a second");
    double bottom = top + RATE;
    StringBuilder path = new StringBuilder();
    for (Column column : columns) {
      if (column.count() > 0) {
        // What had waited is acknowledged at once: such bursts would flatten all else.
        double part = Math.min(1, perSecond(column) / (CUT * usual));
        path.append(bar(column, bottom - RATE * part, bottom));
      }
    }
    svg.path("rate", path.toString());
  }

  private static long perSecond(Column column) {
    return Math.round(column.count() * 1000.0 / (column.to() - column.from()));
  }

  /** The median. */
  private static long usual(LongStream values) {
    long[] sorted = values.sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
