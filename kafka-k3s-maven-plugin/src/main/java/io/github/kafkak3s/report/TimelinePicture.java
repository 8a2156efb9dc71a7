package io.github.kafkak3s.report;

import io.github.kafkak3s.rehearse.Rehearsal;
import io.github.kafkak3s.rehearse.Rehearsal.Traffic;
import io.github.kafkak3s.rehearse.StepResult;
import io.github.kafkak3s.rehearse.Timeline;
import io.github.kafkak3s.rehearse.Timeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What was seen over time as an SVG of one width: the steps as bands, and over one axis of time
 * what the drill did, the pods, the partitions and the acknowledgements. Its colours are those of
 * the page's style sheet; whatever colour says is also said by a shape or a text.
 */
final class TimelinePicture {
  /** The size of ordinary text. */
  static final double TEXT = 11;

  /** The size of small text. */
  static final double SMALL = 9.5;

  private static final int MOST_OUTAGES = 12;
  private static final int LONGEST_DESCRIPTION = 4000;

  private final Rehearsal rehearsal;
  private final TimeScale scale;

  private TimelinePicture(Rehearsal rehearsal) {
    this.rehearsal = rehearsal;
    this.scale = new TimeScale(end(rehearsal));
  }

  /**
   * A picture.
   *
   * @param svg its text
   * @param height its height where it is {@link TimeScale#WIDTH} wide
   */
  record Drawn(String svg, double height) {}

  /** Draws a rehearsal. */
  static Drawn draw(Rehearsal rehearsal) {
    return new TimelinePicture(rehearsal).draw();
  }

  private static long end(Rehearsal rehearsal) {
    Timeline timeline = rehearsal.timeline();
    return Stream.of(
            LongStream.of(rehearsal.duration()),
            timeline.spans().stream().mapToLong(Span::to),
            timeline.latencies().stream().mapToLong(Timeline.Latency::at),
            timeline.marks().stream().mapToLong(Timeline.Mark::at))
        .flatMapToLong(times -> times)
        .max()
        .orElse(0);
  }

  private Drawn draw() {
    Timeline timeline = rehearsal.timeline();
    StepBands bands = new StepBands(scale, rehearsal.steps());
    MarkRow marks = new MarkRow(scale, rehearsal);
    Svg rows = new Svg();
    double top = bands.labels(rows, 2);
    double y = marks.labels(rows, top);
    y = new PodRows(scale, rehearsal.pods(), timeline).draw(rows, y);
    y = new PartitionRows(scale, timeline.partitions()).draw(rows, y);
    y = new LatencyRows(scale, timeline.latencies(), rehearsal.traffic()).draw(rows, y);
    double bottom = y + 3;
    Svg back = new Svg();
    bands.draw(back, 0, bottom);
    axis(back, top, bottom);
    marks.lines(back, top, bottom);
    legend(rows, bottom + 32);
    double height = bottom + 36;
    String svg = new Markup()
        .open(
            "svg",
            "xmlns",
            "http://www.w3.org/2000/svg",
            "viewBox",
            "0 0 " + TimeScale.WIDTH + " " + Figures.coordinate(height),
            "role",
            "img",
            "aria-labelledby",
            "picture-title picture-text")
        .newLine()
        .element("title", "What happened over time", "id", "picture-title")
        .element("desc", description(), "id", "picture-text")
        .raw(patterns())
        .raw(back.toString())
        .raw(rows.toString())
        .close("svg")
        .toString();
    return new Drawn(svg, height);
  }

  private void axis(Svg svg, double top, double bottom) {
    StringBuilder lines = new StringBuilder();
    for (Long tick : scale.ticks()) {
      double x = scale.x(tick);
      lines.append(Svg.down(x, top, bottom + 3));
      String anchor = x > TimeScale.RIGHT - 8 ? "end" : "middle";
      svg.text("small quiet " + anchor, x, bottom + 13, tick / 1000 + " s");
    }
    svg.path("grid", lines.toString());
  }

  /** Stripes that differ in direction, so that states can be told apart without colour. */
  private static String patterns() {
    Markup defs = new Markup().open("defs").newLine();
    pattern(defs, "rising", "M-1 6L6 -1M3 8L8 3M-2 2L2 -2");
    pattern(defs, "falling", "M-1 0L6 7M3 -2L8 3M-2 4L2 8");
    pattern(defs, "crossed", "M0 0L6 6M0 6L6 0");
    return defs.close("defs").toString();
  }

  private static void pattern(Markup defs, String name, String path) {
    defs.open(
            "pattern",
            "id",
            name,
            "class",
            "of-" + name,
            "width",
            "6",
            "height",
            "6",
            "patternUnits",
            "userSpaceOnUse")
        .empty("rect", "width", "6", "height", "6")
        .empty("path", "d", path)
        .close("pattern");
  }

  /** Explains what is drawn, and no more. */
  private void legend(Svg svg, double y) {
    Timeline timeline = rehearsal.timeline();
    double x = 0.5;
    for (String state : List.of("ready", "starting", "stopping", "down")) {
      if (timeline.spans().stream().anyMatch(span -> span.state().equals(state))) {
        x = swatch(svg, x, y, state, 10, state);
      }
    }
    if (timeline.leaders().stream().anyMatch(leader -> !leader.pod().isEmpty())) {
      x = swatch(svg, x, y, "lead", PodRows.LEAD, "leads the quorum");
    }
    if (!timeline.partitions().isEmpty()) {
      x = swatch(svg, x, y, "isr-full", 10, "all replicas in sync");
      x = swatch(svg, x, y, "isr-short", 7, "some in sync");
      x = swatch(svg, x, y, "isr-none", 10, "no leader");
    }
    if (!timeline.latencies().isEmpty() && rehearsal.traffic().longestGap() > 0) {
      x = swatch(svg, x, y, "gap", 10, "longest gap");
    }
    if (timeline.latencies().stream().anyMatch(latency -> latency.failed() > 0)) {
      svg.text("small bad", x, y, "× records given up");
    }
  }

  private static double swatch(
      Svg svg, double x, double y, String style, double height, String text) {
    svg.rect(style, x, y + 0.5 - height, 16, height);
    svg.text("small", x + 21, y, text);
    return x + 21 + Lanes.width(text, SMALL) + 10;
  }

  /** The picture in words, for who cannot see it. */
  private String description() {
    List<String> sentences = new ArrayList<>();
    sentences.add(Figures.counted(rehearsal.pods().size(), "pod") + " over "
        + Figures.seconds(scale.end()) + " s.");
    for (StepResult step : rehearsal.steps()) {
      if (step.to() > step.from()) {
        sentences.add("Step " + step.step().word() + " from " + Figures.seconds(step.from())
            + " s to " + Figures.seconds(step.to()) + " s, " + RehearsalWords.outcome(step) + ".");
      }
    }
    List<Span> outages = rehearsal.timeline().spans().stream()
        .filter(span -> span.state().equals("down"))
        .toList();
    outages.stream()
        .limit(MOST_OUTAGES)
        .forEach(span -> sentences.add(span.pod() + " was down from " + Figures.seconds(span.from())
            + " s to " + Figures.seconds(span.to()) + " s."));
    if (outages.size() > MOST_OUTAGES) {
      sentences.add("Pods were down " + Figures.count(outages.size()) + " times in all.");
    }
    Traffic traffic = rehearsal.traffic();
    if (traffic.sent() > 0) {
      sentences.add("The longest wait of a partition for an acknowledgement was "
          + Figures.time(traffic.longestGap()) + ", from " + Figures.seconds(traffic.longestGapAt())
          + " s on.");
    }
    return ForeignText.visible(String.join(" ", sentences), LONGEST_DESCRIPTION);
  }
}
