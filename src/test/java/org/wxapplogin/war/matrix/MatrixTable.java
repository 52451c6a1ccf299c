package org.wxapplogin.war.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How all cells ended: a row for each database, a column for each Tomcat and JDK. */
final class MatrixTable {
  private static final Pattern PLACE =
      Pattern.compile("(?s)(<!-- matrix -->\n).*?(<!-- /matrix -->)");

  private final List<Verdict> verdicts;

  MatrixTable(List<Verdict> verdicts) {
    this.verdicts = List.copyOf(verdicts);
  }

  /**
   * In Markdown.
   *
   * @param corner what stands above the databases
   */
  String markdown(String corner) {
    List<String> columns = distinct(verdicts.stream().map(v -> v.cell().column()).toList());
    List<String> rows = distinct(verdicts.stream().map(v -> v.cell().database().name()).toList());
    StringBuilder text = new StringBuilder(line(corner, columns));
    text.append(line("---", columns.stream().map(column -> "---").toList()));
    for (String row : rows) {
      List<String> cells = new ArrayList<>();
      columns.forEach(column -> cells.add(at(row, column)));
      text.append(line(row, cells));
    }
    return text.toString();
  }

  private String at(String row, String column) {
    return verdicts.stream()
        .filter(v -> v.cell().database().name().equals(row) && v.cell().column().equals(column))
        .map(v -> v.wrong().map(wrong -> "red: " + wrong.replaceAll(":.*", "")).orElse("ok"))
        .findFirst()
        .orElse("–");
  }

  private static String line(String first, List<String> others) {
    return "| " + first + " | " + String.join(" | ", others) + " |\n";
  }

  private static List<String> distinct(List<String> all) {
    return all.stream().distinct().toList();
  }

  /** Puts it into a document, between the marks that are there for it. */
  void write(Path document, String corner, String sentence, LocalDate day) throws IOException {
    String text = Files.readString(document);
    Matcher place = PLACE.matcher(text);
    if (!place.find()) {
      throw new IllegalArgumentException(document + " has no <!-- matrix -->");
    }
    String table = "\n" + markdown(corner) + "\n" + sentence.formatted(day) + "\n\n";
    Files.writeString(
        document,
        place.replaceFirst(
            match -> match.group(1) + Matcher.quoteReplacement(table) + match.group(2)));
  }
}
