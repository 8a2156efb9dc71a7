package io.github.kafkak3s.report;

import io.github.kafkak3s.rehearse.Claim;
import io.github.kafkak3s.rehearse.Rehearsal;
import io.github.kafkak3s.rehearse.Rehearsal.Traffic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A rehearsal as one HTML page: verdict, figures, a picture of what happened over time, and tables.
 * It needs no network, no script and no other file, is fit for light and dark, for a narrow screen,
 * and for one printed page of A4. What manifests and brokers say stands in it as text alone.
 */
public final class RehearsalPage {
  /** The name of the file. */
  public static final String FILE_NAME = "rehearsal.html";

  private static final String STYLE = "rehearsal.css";
  private static final int LONGEST = 400;
  private static final int MOST_DISAGREEMENTS = 10;

  /** How many characters a printed line of the verdict holds. */
  private static final int PRINTED = 125;

  private final Rehearsal rehearsal;
  private final Markup page = new Markup();

  private RehearsalPage(Rehearsal rehearsal) {
    this.rehearsal = rehearsal;
  }

  /** Returns the text of the file. */
  public static String write(Rehearsal rehearsal) {
    return new RehearsalPage(rehearsal).write();
  }

  private String write() {
    page.raw("<!DOCTYPE html>\n").open("html", "lang", "en").newLine();
    head();
    page.open("body").open("main").newLine();
    heading();
    verdict();
    figures();
    TimelinePicture.Drawn picture = TimelinePicture.draw(rehearsal);
    page.element("h2", "Over time")
        .open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Timeline")
        .newLine()
        .raw(picture.svg())
        .close("div");
    PrintedPage print = PrintedPage.below(picture.height());
    print.reserve(verdictLines());
    new RehearsalSections(rehearsal, page, print).write();
    page.close("main").close("body").close("html");
    return page.toString();
  }

  private void head() {
    page.open("head")
        .newLine()
        .empty("meta", "charset", "utf-8")
        .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .empty(
            "meta",
            "http-equiv",
            "Content-Security-Policy",
            "content",
            "default-src 'none'; style-src 'unsafe-inline'")
        .element(
            "title",
            "Rehearsal of " + shown(rehearsal.cluster()) + ": "
                + RehearsalWords.word(rehearsal.verdict()))
        .open("style")
        .newLine()
        .raw(style())
        .close("style")
        .close("head");
  }

  private void heading() {
    page.open("h1")
        .text("Rehearsal of ")
        .inline("bdi", shown(rehearsal.cluster()))
        .text(" on Kafka ")
        .inline("bdi", shown(rehearsal.release()))
        .close("h1");
    page.open("p", "class", "quiet")
        .inline("bdi", shown(rehearsal.file()))
        .text(" · " + Figures.counted(rehearsal.pods().size(), "pod") + " · "
            + Figures.seconds(rehearsal.duration()) + " s")
        .close("p");
  }

  private void verdict() {
    String style = rehearsal.verdict().name().toLowerCase(Locale.ROOT);
    page.open("div", "class", "verdict " + style).newLine();
    page.open("p")
        .inline("strong", RehearsalWords.word(rehearsal.verdict()))
        .text(" ")
        .inline("span", ForeignText.visible(RehearsalWords.reason(rehearsal), 3 * LONGEST))
        .close("p");
    List<Claim> disagreements = RehearsalWords.disagreements(rehearsal);
    if (!disagreements.isEmpty()) {
      page.element("p", "Model and brokers disagree, which is an error of this plugin:");
      page.open("ul").newLine();
      disagreements.stream()
          .limit(MOST_DISAGREEMENTS)
          .forEach(claim -> page.element("li", shown(RehearsalWords.disagreement(claim))));
      if (disagreements.size() > MOST_DISAGREEMENTS) {
        page.element(
            "li", "… and " + Figures.count(disagreements.size() - MOST_DISAGREEMENTS) + " more");
      }
      page.close("ul");
      page.open("p")
          .text("Please report it with " + RehearsalJson.FILE_NAME + ", which lies beside this"
              + " page: ")
          .inline("a", RehearsalWords.ISSUES, "href", RehearsalWords.ISSUES)
          .close("p");
    }
    page.close("div");
  }

  /** The lines of the verdict on a printed page, but for the first. */
  private int verdictLines() {
    int lines = PrintedPage.lines(shown(rehearsal.file()), PRINTED)
        + PrintedPage.lines(shown(rehearsal.cluster()) + shown(rehearsal.release()), PRINTED / 2)
        + PrintedPage.lines(RehearsalWords.reason(rehearsal), PRINTED)
        - 3;
    List<Claim> disagreements = RehearsalWords.disagreements(rehearsal);
    for (Claim claim : disagreements.stream().limit(MOST_DISAGREEMENTS).toList()) {
      lines += PrintedPage.lines(shown(RehearsalWords.disagreement(claim)), PRINTED);
    }
    return disagreements.isEmpty() ? lines : lines + 2;
  }

  private void figures() {
    Traffic traffic = rehearsal.traffic();
    if (traffic.sent() == 0) {
      page.element("p", "No client wrote: nothing is known of records.", "class", "quiet");
      return;
    }
    page.open("dl", "class", "figures", "aria-label", "Records with acks=all").newLine();
    figure("records sent", Figures.count(traffic.sent()), "", false);
    figure("acknowledged", Figures.count(traffic.acknowledged()), "", false);
    figure("given up", Figures.count(traffic.failed()), "", false);
    if (RehearsalWords.waiting(traffic) > 0) {
      figure("waiting in the end", Figures.count(RehearsalWords.waiting(traffic)), "", false);
    }
    figure("read", Figures.count(traffic.read()), "", false);
    figure("lost though acknowledged", Figures.count(traffic.lost()), "", traffic.lost() > 0);
    figure(
        "longest wait of a partition",
        Figures.time(traffic.longestGap()),
        " from " + Figures.seconds(traffic.longestGapAt()) + " s on",
        false);
    page.close("dl");
  }

  private void figure(String name, String value, String note, boolean isBad) {
    page.open("div").inline("dt", name);
    if (isBad) {
      page.open("dd", "class", "bad");
    } else {
      page.open("dd");
    }
    page.text(value);
    if (!note.isEmpty()) {
      page.inline("small", note);
    }
    page.raw("</dd>").close("div");
  }

  private static String shown(String text) {
    return ForeignText.visible(text, LONGEST);
  }

  private static String style() {
    try (InputStream style = RehearsalPage.class.getResourceAsStream(STYLE)) {
      return new String(style.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(STYLE, e);
    }
  }
}
