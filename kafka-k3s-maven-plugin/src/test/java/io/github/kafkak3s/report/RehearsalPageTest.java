package io.github.kafkak3s.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kafkak3s.diagnostic.Texts;
import io.github.kafkak3s.rehearse.Rehearsal;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The page as a document: well-formed, alone, readable without eyes, safe against its texts. */
class RehearsalPageTest {
  private static Stream<Rehearsal> all() {
    return Stream.of(
        Rehearsals.holds(),
        Rehearsals.broken(),
        Rehearsals.disagrees(),
        Rehearsals.unformed(),
        Rehearsals.unfinished(),
        Rehearsals.empty(),
        Rehearsals.nasty(),
        Rehearsals.large());
  }

  private static Document parsed(Rehearsal rehearsal) throws SAXException, IOException {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setErrorHandler(null);
      String text = RehearsalPage.write(rehearsal);
      assertTrue(text.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"), "no quirks");
      return builder.parse(new InputSource(new StringReader(text)));
    } catch (ParserConfigurationException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Element> elements(Document page, String name) {
    NodeList nodes = page.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @ParameterizedTest
  @MethodSource("all")
  void isWellFormedAndNeedsNothingElse(Rehearsal rehearsal) throws Exception {
    Document page = parsed(rehearsal);
    for (String name : List.of("script", "link", "img", "iframe", "object", "image", "use")) {
      assertEquals(List.of(), elements(page, name), name);
    }
    Set<String> ids = new HashSet<>();
    for (Element element : elements(page, "*")) {
      String id = element.getAttribute("id");
      assertTrue(id.isEmpty() || ids.add(id), "twice: " + id);
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String attribute = element.getAttributes().item(i).getNodeName();
        assertFalse(attribute.startsWith("on") || attribute.equals("style"), attribute);
        assertTrue(
            !attribute.equals("href") || element.getAttribute("href").equals(RehearsalWords.ISSUES),
            "a link of somebody else");
      }
    }
    String style = elements(page, "style").get(0).getTextContent();
    assertFalse(style.contains("@import") || style.contains("://"), "something is fetched");
    Matcher used = Pattern.compile("url\\(#([a-z]+)\\)").matcher(style);
    while (used.find()) {
      assertTrue(ids.contains(used.group(1)), used.group());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void canBeReadWithoutEyes(Rehearsal rehearsal) throws Exception {
    Document page = parsed(rehearsal);
    assertEquals(1, elements(page, "h1").size());
    assertFalse(elements(page, "title").get(0).getTextContent().isBlank());
    for (Element head : elements(page, "th")) {
      assertTrue(
          Set.of("col", "row", "rowgroup").contains(head.getAttribute("scope")),
          head.getTextContent());
    }
    Element picture = elements(page, "svg").get(0);
    assertEquals("img", picture.getAttribute("role"));
    for (String id : picture.getAttribute("aria-labelledby").split(" ")) {
      assertTrue(
          elements(page, "*").stream()
              .anyMatch(
                  e -> e.getAttribute("id").equals(id) && !e.getTextContent().isBlank()),
          id);
    }
  }

  @Test
  void saysAllThatWasSeen() throws Exception {
    Document page = parsed(Rehearsals.broken());
    String text = elements(page, "main").get(0).getTextContent();
    for (String said : List.of(
        "Rehearsal of kafka/kafka on Kafka 4.3.1",
        "deploy/production/kafka.yaml · 3 pods · 94.9 s",
        "BROKEN step kill failed: kafka-1 did not come back within 30.0 s; step verify failed",
        "an error of this plugin",
        "17,284",
        "21.2 s from 69.1 s on",
        "longest gap 21.2 s",
        "kill failed",
        "kafka-2, which leads, is killed",
        "stops: BROKEN",
        "nothing acknowledged on orders-0 in 9.8 s",
        "kafka-0 was down from 24.4 s to 34.1 s.",
        "advertised.listeners cannot use the nonroutable meta-address",
        "log.cleaner.dedupe.buffer.size",
        "no client came through it")) {
      assertTrue(text.contains(said), said);
    }
  }

  @Test
  void drawsEachPodInEachStateAndWhoLeads() throws Exception {
    Document page = parsed(Rehearsals.holds());
    List<String> styles =
        elements(page, "rect").stream().map(rect -> rect.getAttribute("class")).toList();
    // One of each stands in the legend.
    assertEquals(1 + 5, styles.stream().filter("down"::equals).count());
    assertEquals(1 + 3, styles.stream().filter("stopping"::equals).count());
    assertEquals(1 + 3 + 8, styles.stream().filter("starting"::equals).count());
    assertEquals(1 + 4, styles.stream().filter("lead"::equals).count());
    assertEquals(1 + 2, styles.stream().filter("isr-none"::equals).count());
    assertEquals(1 + 1, styles.stream().filter("gap"::equals).count());
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingIsDrawnBesideThePicture(Rehearsal rehearsal) throws Exception {
    Document page = parsed(rehearsal);
    double height =
        Double.parseDouble(elements(page, "svg").get(0).getAttribute("viewBox").split(" ")[3]);
    for (Element rect : elements(page, "rect")) {
      if (rect.hasAttribute("x")) {
        double x = Double.parseDouble(rect.getAttribute("x"));
        double y = Double.parseDouble(rect.getAttribute("y"));
        double width = Double.parseDouble(rect.getAttribute("width"));
        assertTrue(
            x >= 0 && x + width <= TimeScale.WIDTH && width >= 0,
            rect.getAttribute("class") + " at " + x + ", wide " + width);
        assertTrue(y >= 0 && y <= height, rect.getAttribute("class") + " at " + y);
      }
    }
  }

  @Test
  void textsOfOthersStayTexts() throws Exception {
    String source = RehearsalPage.write(Rehearsals.nasty());
    assertFalse(source.contains("<script"), "a tag that came from a manifest");
    assertEquals(
        List.of(),
        source
            .codePoints()
            .filter(c -> c != '\n' && Texts.visible(Character.toString(c)).length() > 2)
            .mapToObj(Integer::toHexString)
            .toList());
    String text = parsed(Rehearsals.nasty()).getDocumentElement().getTextContent();
    assertTrue(text.contains("</title><script>alert(1)</script>\"'&amp; \\u0001\\u001b[31m"), text);
    assertTrue(text.contains("\\u202eevil\\u2066 \\ud800 \\ufffe"), text);
    assertTrue(text.contains("שלום é 😀"), text);
    assertTrue(source.length() < 60_000, "long names are cut: " + source.length());
  }

  @Test
  void staysSmallHoweverMuchHappens() {
    String source = RehearsalPage.write(Rehearsals.large());
    assertTrue(source.length() < 300_000, source.length() + " characters");
  }
}
