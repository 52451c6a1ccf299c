package org.wxapplogin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wxapplogin.Markdown.Fence;
import org.wxapplogin.Markdown.Line;
import org.wxapplogin.Markdown.Section;

/**
 * Compares a document in English with the one in Chinese: all that has no language must stand in
 * both, in the same section, and in tables in the same row.
 */
final class SameInBoth {
  private static final Path DOCS = Path.of("docs");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern WORDS = Pattern.compile("(?:\\b[A-Za-z]{2,}\\b[ ,;]+){6,}");
  private static final Pattern STARS = Pattern.compile("(\\*{1,2})([^*]+)\\1(?=(.?))");
  private static final Pattern MARK_THEN_LETTER =
      Pattern.compile(".*[\\p{IsPunctuation}`][\\p{L}\\p{N}]");

  /**
   * What ends a piece of a line of code, so that a piece in Chinese may stand for one in English.
   */
  private static final Pattern PIECE = Pattern.compile("[^\"'<>\\[\\](){}=&|]+");

  private final Markdown english;
  private final Markdown chinese;
  private final List<String> faults = new ArrayList<>();

  private SameInBoth(Markdown english, Markdown chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  /** What differs, each with document and line; empty if nothing does. */
  static List<String> faults(Markdown english, Markdown chinese) throws IOException {
    SameInBoth both = new SameInBoth(english, chinese);
    both.languageLinks();
    both.sections();
    both.pictures();
    both.links();
    both.whatIsLeftInEnglish();
    both.emphasis();
    return both.faults;
  }

  private void languageLinks() {
    links(english, "[中文](", chinese.path());
    links(chinese, "[English](", english.path());
  }

  private void links(Markdown from, String words, Path to) {
    Path link = from.path().toAbsolutePath().getParent().relativize(to.toAbsolutePath());
    boolean stands =
        from.prose().stream()
            .filter(line -> line.number() < 8)
            .anyMatch(line -> line.text().contains(words + link + ")"));
    if (!stands) {
      fault(from, 1, "the link " + words + link + ") must stand at the top");
    }
  }

  private void sections() {
    List<Section> en = english.sections();
    List<Section> zh = chinese.sections();
    for (int i = 0; i < Math.max(en.size(), zh.size()); i++) {
      if (i >= zh.size()) {
        fault(chinese, last(zh).number(), "the heading \"" + en.get(i).heading() + "\" is missing");
        return;
      }
      if (i >= en.size() || differ(en.get(i), zh.get(i))) {
        String due = i < en.size() ? line(english, en.get(i)) : "no heading";
        fault(chinese, zh.get(i).number(), zh.get(i).heading() + ": here should be " + due);
        return;
      }
      compare(en.get(i), zh.get(i));
    }
  }

  private static boolean differ(Section en, Section zh) {
    return en.depth() != zh.depth()
        || !new HashSet<>(en.namedInHeading()).equals(new HashSet<>(zh.namedInHeading()));
  }

  private void compare(Section en, Section zh) {
    sets("", en.number(), en.prose(), zh.number(), zh.prose());
    if (en.tables().size() != zh.tables().size()) {
      fault(chinese, zh.number(), zh.tables().size() + " tables, not " + en.tables().size());
    } else {
      for (int i = 0; i < en.tables().size(); i++) {
        table(en.tables().get(i), zh.tables().get(i));
      }
    }
    if (en.fences().size() != zh.fences().size()) {
      fault(
          chinese, zh.number(), zh.fences().size() + " blocks of code, not " + en.fences().size());
    } else {
      for (int i = 0; i < en.fences().size(); i++) {
        fence(en.fences().get(i), zh.fences().get(i));
      }
    }
  }

  private void sets(String what, int enLine, List<Line> en, int zhLine, List<Line> zh) {
    difference(what + "`%s`", enLine, gather(en, Line::code), zhLine, gather(zh, Line::code));
    difference(
        what + "the number %s",
        enLine,
        gather(en, Line::numbers),
        zhLine,
        gather(zh, Line::numbers));
  }

  private static Set<String> gather(List<Line> lines, Function<Line, Set<String>> of) {
    return lines.stream().flatMap(line -> of.apply(line).stream()).collect(Collectors.toSet());
  }

  private void difference(String form, int enLine, Set<String> en, int zhLine, Set<String> zh) {
    for (String one : new TreeSet<>(en)) {
      if (zh.stream().noneMatch(other -> same(one, other))) {
        fault(chinese, zhLine, form.formatted(one) + " is missing, " + place(english, enLine));
      }
    }
    for (String one : new TreeSet<>(zh)) {
      if (en.stream().noneMatch(other -> same(other, one))) {
        fault(english, enLine, form.formatted(one) + " is missing, " + place(chinese, zhLine));
      }
    }
  }

  /** A word in Chinese stands for any, as in {@code 名称:密钥} for {@code name:key}. */
  private static boolean same(String en, String zh) {
    return en.equals(zh)
        || HAN.matcher(zh).find()
            && en.matches("\\Q" + zh.replaceAll("\\p{IsHan}+", "\\\\E.+\\\\Q") + "\\E");
  }

  private static String place(Markdown doc, int line) {
    return doc.path() + ":" + line;
  }

  private void table(List<Line> en, List<Line> zh) {
    if (en.size() != zh.size()) {
      fault(chinese, zh.get(0).number(), "a table of " + zh.size() + " rows, not " + en.size());
    }
    int before = faults.size();
    for (int i = 0; i < Math.min(en.size(), zh.size()); i++) {
      if (en.size() != zh.size() && faults.size() > before) {
        return; // the rows after the one that is missing differ all
      }
      Line e = en.get(i);
      Line z = zh.get(i);
      if (e.columns() != z.columns()) {
        fault(chinese, z.number(), "a row of " + z.columns() + " columns, not " + e.columns());
      }
      sets("in this row ", e.number(), List.of(e), z.number(), List.of(z));
    }
  }

  private void fence(Fence en, Fence zh) {
    if (!en.language().equals(zh.language())) {
      fault(chinese, zh.number(), "a block of " + zh.language() + ", not " + en.language());
    }
    List<Line> e = code(en);
    List<Line> z = code(zh);
    for (int i = 0; i < Math.max(e.size(), z.size()); i++) {
      if (i >= z.size()) {
        fault(chinese, zh.number(), "the block lacks: " + e.get(i).text());
        return;
      }
      if (i >= e.size() || !e.get(i).text().matches(asPattern(z.get(i).text()))) {
        fault(
            chinese,
            z.get(i).number(),
            z.get(i).text() + ": here should be: " + (i < e.size() ? e.get(i).text() : "nothing"));
        return;
      }
    }
  }

  /** The lines without comments and indentation; those that hold nothing else are left out. */
  private static List<Line> code(Fence fence) {
    String comment =
        switch (fence.language()) {
          case "sql" -> "(^|\\s)--\\s.*$";
          case "js", "java", "json", "ts" -> "(^|\\s)//.*$";
          case "xml", "html", "mermaid" -> "^(?!)$";
          default -> "(^|\\s)#.*$";
        };
    return fence.lines().stream()
        .map(line -> new Line(line.number(), line.text().replaceAll(comment, "").strip()))
        .filter(line -> !line.text().isEmpty())
        .toList();
  }

  /** A piece with a Chinese character stands for any text. */
  private static String asPattern(String line) {
    StringBuilder pattern = new StringBuilder();
    Matcher piece = PIECE.matcher(line);
    int end = 0;
    while (piece.find()) {
      pattern.append(Pattern.quote(line.substring(end, piece.start())));
      boolean any = HAN.matcher(piece.group()).find();
      pattern.append(any ? ".*" : Pattern.quote(piece.group()));
      end = piece.end();
    }
    return pattern.append(Pattern.quote(line.substring(end))).toString();
  }

  private void pictures() {
    List<String> zh =
        chinese.pictures().stream().map(name -> name.replace(".zh-CN.", ".")).toList();
    if (!english.pictures().equals(zh)) {
      fault(chinese, 1, "the pictures are " + zh + ", not " + english.pictures());
    }
  }

  /** The links must lead to the same places, and in Chinese to a document in Chinese. */
  private void links() throws IOException {
    difference("the link to %s", 1, targets(english), 1, targets(chinese));
  }

  private Set<String> targets(Markdown doc) throws IOException {
    Set<String> targets = new HashSet<>();
    for (Line line : doc.prose()) {
      for (String link : line.links()) {
        if (link.matches("[a-z]+:.*")) {
          targets.add(link);
          continue;
        }
        String[] parts = link.split("#", 2);
        Path file =
            parts[0].isEmpty() ? doc.path() : doc.path().resolveSibling(parts[0]).normalize();
        Path inEnglish = inEnglish(file);
        if (doc == chinese && file.equals(inEnglish) && hasChinese(file)) {
          if (!file.equals(english.path())) {
            fault(chinese, line.number(), "the link " + link + " leads to the document in English");
          }
        }
        String place = parts.length < 2 ? "" : "#" + place(file, doc, parts[1]);
        if (!inEnglish.equals(english.path()) || parts.length == 2) {
          targets.add(inEnglish.toString().replace(".zh-CN.", ".") + place);
        }
      }
    }
    return targets;
  }

  /** The heading of an anchor as a number, which is the same in both languages. */
  private static String place(Path file, Markdown doc, String anchor) throws IOException {
    if (!file.toString().endsWith(".md") || !Files.exists(file) && !file.equals(doc.path())) {
      return anchor;
    }
    Markdown target = file.equals(doc.path()) ? doc : Markdown.read(file);
    Integer place = target.anchors().get(anchor);
    return place == null ? anchor : "heading " + place;
  }

  private void whatIsLeftInEnglish() {
    for (Line line : chinese.prose()) {
      Matcher words = WORDS.matcher(line.withoutCode().replaceAll("\\]\\([^)]*\\)", "]") + " ");
      if (words.find()) {
        fault(chinese, line.number(), "not in Chinese: " + words.group());
      }
    }
  }

  /** Stars that end after a punctuation mark and before a letter are shown as stars. */
  private void emphasis() {
    for (Line line : chinese.prose()) {
      Matcher stars = STARS.matcher(line.withoutCode());
      while (stars.find()) {
        if (MARK_THEN_LETTER.matcher(stars.group(2) + stars.group(3)).matches()) {
          fault(chinese, line.number(), "write the mark behind the stars: " + stars.group());
        }
      }
    }
  }

  private static boolean hasChinese(Path file) {
    return file.toString().endsWith(".md") && Files.exists(inChinese(file));
  }

  static Path inChinese(Path english) {
    String name = english.getFileName().toString();
    return english.startsWith(DOCS)
        ? DOCS.resolve("zh").resolve(name)
        : english.resolveSibling(name.replaceAll("\\.md$", ".zh-CN.md"));
  }

  private static Path inEnglish(Path file) {
    return file.startsWith(DOCS.resolve("zh"))
        ? DOCS.resolve(DOCS.resolve("zh").relativize(file))
        : file.resolveSibling(file.getFileName().toString().replace(".zh-CN.md", ".md"));
  }

  private static Section last(List<Section> sections) {
    return sections.get(sections.size() - 1);
  }

  private static String line(Markdown doc, Section section) {
    return "\""
        + "#".repeat(section.depth())
        + " "
        + section.heading()
        + "\", "
        + doc.path()
        + ":"
        + section.number();
  }

  private void fault(Markdown doc, int line, String what) {
    faults.add(doc.path() + ":" + line + ": " + what);
  }
}
