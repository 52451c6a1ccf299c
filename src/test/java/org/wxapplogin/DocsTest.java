package org.wxapplogin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents hold together: what they link to or name exists, and no library is left out. */
class DocsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>"
              + "((?s:.*?))</dependency>");

  private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /**
   * As in {@code src/main}, {@code dao/Db}, {@code web/ApiServlet.suspend}, {@code bin/test -q}.
   */
  private static final Pattern PATH =
      Pattern.compile("((?!target/)[\\w-]+)(/[\\w/-]*)((?:\\.\\w+)*)(?: .*)?");

  /**
   * As in {@code LoginServlet}, {@code LoginServlet.resume}, or in a log line {@code Name: text}.
   */
  private static final Pattern CLASS = Pattern.compile("([A-Z]\\w*[a-z]\\w*)\\.?(\\w*)(?:: .*)?");

  /** Words that look like a class of this project and are none. */
  private static final Set<String> OTHERS =
      Set.of(
          "Authorization",
          "Bearer",
          "Clock",
          "ConnectException",
          "Optional",
          "RevokeInfo",
          "SSLHandshakeException",
          "SecureRandom",
          "UnknownHostException",
          "WxAppLoginError");

  private static final List<Path> SOURCES =
      List.of(
          Path.of("src/main/java/org/wxapplogin"),
          Path.of("src/dev/java/org/wxapplogin"),
          Path.of("src/test/java/org/wxapplogin"));

  @Test
  void everyClassFileAndPathInBackquotesExists() throws IOException {
    Map<String, Path> classes = classes();
    List<String> missing = new ArrayList<>();
    for (Path doc : documents()) {
      List<String> lines = withoutFences(doc);
      for (int i = 0; i < lines.size(); i++) {
        Matcher quoted = QUOTED.matcher(lines.get(i));
        while (quoted.find()) {
          String code = quoted.group(1);
          if (!pathExists(doc, code) || !classExists(classes, code)) {
            missing.add(doc + ":" + (i + 1) + ": " + code);
          }
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  /** True also for what begins with no folder of the project, the document or the sources. */
  private static boolean pathExists(Path doc, String code) throws IOException {
    Matcher path = PATH.matcher(code);
    if (!path.matches()) {
      return true;
    }
    List<Path> roots = new ArrayList<>(SOURCES);
    roots.addAll(List.of(Path.of(""), Path.of("src/main/webapp"), doc.resolveSibling("")));
    roots.removeIf(root -> !Files.isDirectory(root.resolve(path.group(1))));
    boolean exists = roots.isEmpty();
    for (Path root : roots) {
      String name = root.resolve(path.group(1)) + path.group(2);
      exists |= Files.exists(Path.of(name + path.group(3)));
      exists |= holds(Path.of(name + ".java"), path.group(3).replaceFirst("^\\.", ""));
    }
    return exists;
  }

  /** True also for what does not look like a class of this project. */
  private static boolean classExists(Map<String, Path> classes, String code) throws IOException {
    Matcher name = CLASS.matcher(code);
    return !name.matches()
        || OTHERS.contains(name.group(1))
        || holds(classes.getOrDefault(name.group(1), Path.of("none")), name.group(2));
  }

  /**
   * Whether there is this source file, with {@code member} in it as a word unless that is empty.
   */
  private static boolean holds(Path source, String member) throws IOException {
    return Files.exists(source)
        && Pattern.compile("\\b" + member + "\\b").matcher(Files.readString(source)).find();
  }

  /** The lines of a document, those inside fences empty. */
  private static List<String> withoutFences(Path doc) throws IOException {
    return FENCE
        .matcher(Files.readString(doc))
        .replaceAll(fence -> fence.group().replaceAll(".+", ""))
        .lines()
        .toList();
  }

  /** Every source file of the project by the name of its class. */
  private static Map<String, Path> classes() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  file -> file,
                  (one, other) -> one));
    }
  }

  @Test
  void linksAndTheirAnchorsLeadSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path doc : documents()) {
      Matcher link = LINK.matcher(Files.readString(doc));
      while (link.find()) {
        if (!link.group(1).matches("https?:.*") && !leadsSomewhere(doc, link.group(1))) {
          broken.add(doc + ": " + link.group(1));
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  private static boolean leadsSomewhere(Path doc, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? doc : doc.resolveSibling(parts[0]).normalize();
    return Files.exists(target)
        && (parts.length < 2
            || !target.toString().endsWith(".md")
            || Markdown.read(target).anchors().containsKey(parts[1]));
  }

  @Test
  void everyLibraryHasItsReason() throws IOException {
    String reasons = Files.readString(Path.of("docs/decisions/0002-libraries.md"));

    assertEquals(
        List.of(),
        dependencies(scope -> true).stream()
            .filter(artifact -> !reasons.contains("`" + artifact + "`"))
            .toList());
  }

  @Test
  void everyLibraryInTheWarHasItsLicence() throws IOException {
    String notice = Files.readString(Path.of("NOTICE"));

    assertEquals(
        List.of(),
        dependencies(scope -> !scope.matches("test|provided|import")).stream()
            .filter(artifact -> !notice.contains(artifact))
            .toList());
  }

  @Test
  void theLicenceIsSaidWhereverPeopleLookForIt() throws IOException {
    assertTrue(Files.readString(Path.of("LICENSE")).contains("Apache License\n"), "the text");
    for (String file : List.of("pom.xml", "README.md", "README.zh-CN.md", "NOTICE")) {
      assertTrue(Files.readString(Path.of(file)).contains("Apache-2.0"), file);
    }
    assertTrue(Files.readString(Path.of("NOTICE")).contains("SPDX: Apache-2.0"));
  }

  private static List<String> dependencies(Predicate<String> ofScope) throws IOException {
    List<String> artifacts = new ArrayList<>();
    Matcher dependency = DEPENDENCY.matcher(Files.readString(Path.of("pom.xml")));
    while (dependency.find()) {
      Matcher scope = Pattern.compile("<scope>(\\w+)</scope>").matcher(dependency.group(3));
      if (ofScope.test(scope.find() ? scope.group(1) : "compile")) {
        artifacts.add(
            dependency.group(1) + ":" + dependency.group(2).replace("${mariadb.platform}", "*"));
      }
    }
    return artifacts;
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    try (Stream<Path> here = Files.list(Path.of("."));
        Stream<Path> phone = Files.list(Path.of("miniprogram"));
        Stream<Path> docs = Files.walk(Path.of("docs"))) {
      Stream.of(here, phone, docs)
          .flatMap(paths -> paths)
          .filter(path -> path.toString().endsWith(".md"))
          .forEach(documents::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return documents;
  }
}
