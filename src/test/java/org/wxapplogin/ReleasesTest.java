package org.wxapplogin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A version is one number in each place that says it, and docs/releases.md says what is so. */
class ReleasesTest {
  private static final Path DOC = Path.of("docs/releases.md");
  private static final Path SUMS = Path.of("src/test/resources/org/wxapplogin/migrations.sha256");
  private static final Pattern OPERATION = Pattern.compile("`(GET|POST) (/[\\w./]+)`");
  private static final Pattern ENTRY =
      Pattern.compile("(?m)^## \\[([^]]+)\\] - (\\d{4}-\\d\\d-\\d\\d|Unreleased)$");

  private final String pom = read(Path.of("pom.xml"));
  private final String version =
      first("<artifactId>wxapplogin</artifactId>\\s*<version>(.+?)<", pom);
  private final String number = version.replace("-SNAPSHOT", "");

  /** Only what has no date is a snapshot, and files of the build have the date of their version. */
  @Test
  void theNewestEntryOfTheChangelogIsOfThisVersion() {
    Matcher newest = ENTRY.matcher(read(Path.of("CHANGELOG.md")));
    assertTrue(newest.find(), "no entry");
    assertEquals(number, newest.group(1));
    assertEquals(version.endsWith("-SNAPSHOT"), newest.group(2).equals("Unreleased"), version);
    if (!version.endsWith("-SNAPSHOT")) {
      assertEquals(
          newest.group(2) + "T00:00:00Z",
          first("<project.build.outputTimestamp>(.+?)<", pom),
          "project.build.outputTimestamp");
    }
  }

  @Test
  void changesBeginWithWhatAnOperatorMustDo() {
    String[] parts = read(Path.of("CHANGELOG.md")).split("(?m)^## \\[");

    for (String entry : List.of(parts).subList(1, parts.length)) {
      assertEquals("### What you must do", first("(?m)^(### .*)$", entry));
    }
  }

  @Test
  void whatIsPublishedBesideTheWarHasItsVersion() {
    assertEquals(
        number,
        JsonParser.parseString(read(Path.of("miniprogram/package/package.json")))
            .getAsJsonObject()
            .get("version")
            .getAsString());
    assertEquals(number, first("(?m)^  version: (.+)$", read(Path.of("docs/openapi.yaml"))));
    for (String doc : List.of("docs/frameworks.md", "docs/zh/frameworks.md")) {
      assertEquals(
          List.of(number), all("wxapplogin-(\\d[\\w.-]*?)\\.tgz", read(Path.of(doc))), doc);
    }
  }

  @Test
  void everyPackageSaysItsLicence() throws IOException {
    List<String> without = new ArrayList<>();
    for (String root : List.of("miniprogram", "clients", "examples")) {
      try (Stream<Path> files = Files.find(Path.of(root), 3, ReleasesTest::isPackage)) {
        files
            .filter(file -> !read(file).contains("\"license\": \"Apache-2.0\""))
            .forEach(file -> without.add(file.toString()));
      }
    }

    assertEquals(List.of(), without);
  }

  private static boolean isPackage(Path file, Object attributes) {
    return file.endsWith("package.json") && !file.toString().contains("node_modules");
  }

  /** Flyway has their checksums in the databases of those who run a version. */
  @Test
  void migrationsOfAVersionNeverChange() throws Exception {
    List<String> changed = new ArrayList<>();
    for (String line : Files.readAllLines(SUMS)) {
      Path file = Path.of("sql", line.substring(66));
      byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(bytes);
      if (!line.startsWith(HexFormat.of().formatHex(sum))) {
        changed.add(file.toString());
      }
    }

    assertEquals(List.of(), changed);
  }

  /** OpenApiTest holds the operations of the document against those that are served. */
  @Test
  void whatIsDeprecatedIsServedAndMarkedInTheDescriptionOfTheApi() {
    TreeSet<String> marked = new TreeSet<>();
    String path = "";
    String method = "";
    for (String line : read(Path.of("docs/openapi.yaml")).split("\n")) {
      if (line.matches("  /\\S+:")) {
        path = line.strip().replace(":", "");
      } else if (line.matches("    (get|post|put|delete):")) {
        method = line.strip().replace(":", "").toUpperCase(Locale.ROOT);
      } else if (line.equals("      deprecated: true")) {
        marked.add(method + " " + path);
      }
    }
    String rows = read(DOC).split("## Deprecations")[1].split("\n## ")[0];
    TreeSet<String> named =
        rows.lines()
            .filter(line -> line.startsWith("| `"))
            .flatMap(line -> OPERATION.matcher(line.split("\\|")[1]).results())
            .map(match -> match.group(1) + " " + match.group(2))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(marked, named);
  }

  @Test
  void theSupportMatrixNamesWhatTheBuildUses() {
    assertEquals(first("<maven.compiler.release>(.+?)<", pom), tested("JDK"));
    assertEquals(minor(first("<tomcat.version>(.+?)<", pom)), tested("Tomcat"));
    assertEquals(minor(first("<mariadb.version>(.+?)<", pom)), tested("MariaDB"));
    assertEquals(
        first("\"libVersion\": \"(.+?)\"", read(Path.of("miniprogram/sample/project.config.json"))),
        first("(?m)^\\| base library of WeChat \\| .*?([\\d.]+\\d)", read(DOC)));
  }

  private static String tested(String what) {
    return first("(?m)^\\| " + what + " \\| .* \\| ([\\d.]+) \\|$", read(DOC));
  }

  private static String minor(String version) {
    return version.replaceFirst("^(\\d+\\.\\d+)\\..*", "$1");
  }

  private static String first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), pattern);
    return matcher.group(1);
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .distinct()
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
