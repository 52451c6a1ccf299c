package org.wxapplogin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents hold together: links lead somewhere, and every library is accounted for. */
class DocsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>"
              + "((?s:.*?))</dependency>");

  @Test
  void linksLeadSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path doc : documents()) {
      Matcher link = LINK.matcher(Files.readString(doc));
      while (link.find()) {
        String target = link.group(1).replaceAll("#.*$", "");
        if (!target.matches("|https?:.*") && !Files.exists(doc.resolveSibling(target))) {
          broken.add(doc + ": " + link.group(1));
        }
      }
    }
    assertEquals(List.of(), broken);
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
        dependencies(scope -> !scope.matches("test|provided")).stream()
            .filter(artifact -> !notice.contains(artifact))
            .toList());
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
        Stream<Path> docs = Files.walk(Path.of("docs"))) {
      Stream.concat(here, docs)
          .filter(path -> path.toString().endsWith(".md"))
          .forEach(documents::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return documents;
  }
}
