package org.wxapplogin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document in Markdown, as far as tests look at it: its sections, and in each the code, tables,
 * fences, links and pictures.
 */
record Markdown(Path path, List<Section> sections) {
  private static final Pattern HEADING = Pattern.compile("^(#{1,6}) +(.*?)\\s*$");
  private static final Pattern FENCE = Pattern.compile("^ *```(.*)$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern PICTURE = Pattern.compile("!\\[[^]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d[\\d,]{2,}(?=s?(?!\\w))");
  private static final Pattern IN_HEADING =
      Pattern.compile("/[\\w/{}.-]+|\\b[A-Z][A-Z_]{2,}\\b|\\b\\d+\\b");

  /** One line, with its number in the file. */
  record Line(int number, String text) {
    Set<String> code() {
      return all(CODE, text);
    }

    /** Numbers of three digits and more outside of code, without separators. */
    Set<String> numbers() {
      Set<String> numbers = new HashSet<>();
      for (String number : all(NUMBER, withoutCode().replaceAll("\\]\\([^)]*\\)", "]"))) {
        String digits = number.replaceAll(",+$", "");
        for (String one : digits.matches("\\d{1,3}(,\\d{3})+") ? List.of(digits) : parts(digits)) {
          if (one.replace(",", "").length() > 2) {
            numbers.add(one.replace(",", ""));
          }
        }
      }
      return numbers;
    }

    private static List<String> parts(String digits) {
      return List.of(digits.split(","));
    }

    List<String> links() {
      return list(LINK, withoutCode());
    }

    String withoutCode() {
      return CODE.matcher(text).replaceAll("``");
    }

    int columns() {
      return CODE.matcher(text).replaceAll("").replace("\\|", "").split("\\|", -1).length - 2;
    }

    private boolean isRow() {
      return text.startsWith("|");
    }
  }

  /** A block of code: its language, and its lines without empty ones. */
  record Fence(int number, String language, List<Line> lines) {}

  /** What stands under one heading, that of the next level not included. */
  record Section(
      int number,
      int depth,
      String heading,
      List<Line> prose,
      List<List<Line>> tables,
      List<Fence> fences) {
    /** What is named in a heading and is the same in every language. */
    List<String> namedInHeading() {
      List<String> named = list(CODE, heading);
      named.addAll(list(IN_HEADING, CODE.matcher(heading).replaceAll("")));
      return named;
    }
  }

  static Markdown read(Path path) throws IOException {
    return of(path, Files.readString(path));
  }

  static Markdown of(Path path, String text) {
    List<Section> sections = new ArrayList<>();
    sections.add(section(1, 0, ""));
    List<String> lines = withoutComments(text).lines().toList();
    Fence fence = null;
    boolean inTable = false;
    for (int i = 0; i < lines.size(); i++) {
      Section last = sections.get(sections.size() - 1);
      Line line = new Line(i + 1, lines.get(i));
      Matcher heading = HEADING.matcher(line.text());
      Matcher mark = FENCE.matcher(line.text());
      if (mark.matches() && fence == null) {
        fence = new Fence(line.number(), mark.group(1).strip(), new ArrayList<>());
        last.fences().add(fence);
      } else if (mark.matches()) {
        fence = null;
      } else if (fence != null) {
        fence.lines().add(line);
      } else if (heading.matches()) {
        sections.add(section(line.number(), heading.group(1).length(), heading.group(2)));
      } else {
        last.prose().add(line);
        if (line.isRow()) {
          if (!inTable) {
            last.tables().add(new ArrayList<>());
          }
          last.tables().get(last.tables().size() - 1).add(line);
        }
      }
      inTable = line.isRow();
    }
    return new Markdown(path, sections);
  }

  private static Section section(int number, int depth, String heading) {
    return new Section(
        number, depth, heading, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** The text with comments of HTML emptied, and as many lines as before. */
  private static String withoutComments(String text) {
    return Pattern.compile("(?s)<!--.*?-->")
        .matcher(text)
        .replaceAll(comment -> comment.group().replaceAll(".+", ""));
  }

  /** The anchors that the headings give, each with the place of its section. */
  Map<String, Integer> anchors() {
    Map<String, Integer> anchors = new HashMap<>();
    for (int i = 1; i < sections.size(); i++) {
      String anchor = anchor(sections.get(i).heading());
      String name = anchor;
      for (int n = 1; anchors.containsKey(name); n++) {
        name = anchor + "-" + n;
      }
      anchors.put(name, i);
    }
    return anchors;
  }

  /** As GitHub makes it. */
  private static String anchor(String heading) {
    return heading
        .replaceAll("\\]\\([^)]*\\)", "]")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
        .replace(' ', '-');
  }

  /** The names of the files of the pictures, in order. */
  List<String> pictures() {
    List<String> pictures = new ArrayList<>();
    for (Section section : sections) {
      for (Line line : section.prose()) {
        list(PICTURE, line.text()).forEach(p -> pictures.add(p.replaceAll("^.*/", "")));
      }
    }
    return pictures;
  }

  /** The lines outside of fences, headings among them. */
  List<Line> prose() {
    List<Line> prose = new ArrayList<>();
    for (Section section : sections) {
      prose.add(new Line(section.number(), section.heading()));
      prose.addAll(section.prose());
    }
    return prose;
  }

  private static Set<String> all(Pattern pattern, String text) {
    return new HashSet<>(list(pattern, text));
  }

  private static List<String> list(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group());
    }
    return found;
  }
}
