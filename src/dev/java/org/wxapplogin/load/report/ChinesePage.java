package org.wxapplogin.load.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The document of a run in Chinese, made of the one in English: its prose is in a template of its
 * own, {@code src/dev/resources/load/performance_zh.md}, and what the run wrote is translated by
 * the words in {@code words_zh.tsv} beside it.
 */
final class ChinesePage {
  private static final String TEMPLATE = "/load/performance_zh.md";
  private static final String WORDS = "/load/words_zh.tsv";

  /** A pattern and what it becomes. */
  private record Word(Pattern english, String chinese) {}

  private final List<String> english;
  private final List<Word> words = new ArrayList<>();

  private ChinesePage(String english) throws IOException {
    this.english = english.lines().toList();
    for (String line : resource(WORDS).lines().toList()) {
      String[] parts = line.split("\t");
      words.add(new Word(Pattern.compile(parts[0]), parts[1]));
    }
  }

  /**
   * @param english the whole document in English
   */
  static String of(String english) throws IOException {
    ChinesePage page = new ChinesePage(english);
    return resource(TEMPLATE)
        .replace("{{run}}", page.translated(page.run()))
        .replace("{{figures}}", page.translated(page.figures()))
        .replace("{{details}}", page.translated(page.details()));
  }

  /** The words of the English document that were not translated, for tests: the parts of a run. */
  static String ofTheRun(String english) throws IOException {
    ChinesePage page = new ChinesePage(english);
    return page.translated(page.run())
        + "\n"
        + page.translated(page.figures())
        + "\n"
        + page.translated(page.details());
  }

  private List<String> run() {
    int heading = english.indexOf("## Figures");
    return english.subList(heading + 2, heading + 3);
  }

  private List<String> figures() {
    return english.stream()
        .skip(english.indexOf("## Figures"))
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  private List<String> details() {
    return english.stream()
        .skip(english.indexOf("## Behind the figures"))
        .dropWhile(line -> !line.startsWith("### "))
        .toList();
  }

  private String translated(List<String> lines) {
    return lines.stream()
        .map(
            line ->
                List.of(line.split("(?<=\\| )|(?= \\|)", -1)).stream()
                    .map(this::piece)
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  /** A cell, a separator, a heading or a sentence. */
  private String piece(String piece) {
    String text = piece;
    for (Word word : words) {
      text = word.english().matcher(text).replaceAll(word.chinese());
    }
    return text;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ChinesePage.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    }
  }
}
