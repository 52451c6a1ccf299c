package org.wxapplogin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What {@code docs/deploy.md} names exists, in both languages. That its commands do what it says is
 * found by {@code bin/try-deploy}, which runs them.
 */
class DeployDocTest {
  private static final Path DOC = Path.of("docs/deploy.md");
  private static final Path CHINESE = Path.of("docs/zh/deploy.md");
  private static final Path UNIT = Path.of("deploy/systemd/wxapplogin.service");
  private static final Path SETTINGS = Path.of("deploy/systemd/wxapplogin.env.example");

  /** The migrations before it made the tables. */
  private static final String FIRST_IN_THE_TABLE = "V018";

  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^(<!-- try(?:: [^\n]*)? -->\n)?```sh\n(.*?)^```$");

  @Test
  void everyFileOfTheArchiveThatACommandNamesIsInIt() throws IOException {
    List<String> commands = new ArrayList<>(commands(DOC));
    commands.addAll(commands(Path.of("docs/operate.md")));
    List<String> named =
        all("/opt/wxapplogin/([\\w./-]+[\\w-])", String.join("", commands)).distinct().toList();

    assertTrue(named.contains("deploy/nginx/wxapplogin.conf"), named.toString());
    assertEquals(
        List.of(),
        named.stream()
            .filter(name -> !name.equals("wxapplogin.war") && !Files.exists(Path.of(name)))
            .toList());
    for (String command : commands) {
      for (String folder : all("(?m)^cd /opt/wxapplogin/(\\S+)$", command).toList()) {
        for (String file :
            all(" ([\\w.]+\\.(?:xml|properties|html|service|example))(?= )", command).toList()) {
          assertTrue(Files.exists(Path.of(folder, file)), folder + "/" + file);
        }
      }
    }
  }

  /** A text that a file no longer holds would silently not be replaced. */
  @Test
  void whatCommandsReplaceIsInTheFiles() throws IOException {
    for (Path file :
        List.of(
            Path.of("deploy/mysql/create.sql"),
            SETTINGS,
            Path.of("deploy/nginx/wxapplogin.conf"))) {
      List<String> replacements =
          commands(DOC).stream()
              .filter(command -> command.contains(file.getFileName().toString()))
              .flatMap(command -> all("\"s/([\\w.-]+)/", command))
              .toList();
      assertTrue(!replacements.isEmpty(), file.toString());
      for (String text : replacements) {
        assertTrue(Files.readString(file).contains(text), file + ": " + text);
      }
    }
  }

  @Test
  void everySettingOfTheUnitAndItsFileIsOne() throws IOException {
    String configuration = Files.readString(Path.of("docs/configuration.md"));
    Stream<String> names =
        all("(WXAPPLOGIN_\\w+)=", Files.readString(UNIT) + Files.readString(SETTINGS));

    assertEquals(
        List.of(),
        names
            .map(name -> name.replaceFirst("_FILE$", ""))
            .filter(name -> !configuration.contains("`" + name + "`"))
            .toList());
  }

  /** systemd does not start a unit one of whose credentials is not there. */
  @Test
  void everySecretOfTheUnitIsMadeByACommand() throws IOException {
    String commands = String.join("", commands(DOC));
    List<String> secrets =
        all("LoadCredential=[\\w-]+:/etc/wxapplogin/([\\w-]+)", Files.readString(UNIT)).toList();

    assertEquals(5, secrets.size());
    for (String secret : secrets) {
      assertTrue(
          Pattern.compile("> (/etc/wxapplogin/)?" + secret + "\\b").matcher(commands).find(),
          secret);
    }
  }

  @Test
  void theTomcatIsTheOneOfTheTests() throws IOException {
    String tested =
        all("<tomcat.version>(.+?)<", Files.readString(Path.of("pom.xml")))
            .findFirst()
            .orElseThrow();

    assertTrue(Files.readString(DOC).contains("\nTOMCAT=" + tested + " "), tested);
  }

  @Test
  void everyMigrationHasItsRow() throws IOException {
    TreeSet<String> migrations = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("sql"))) {
      files
          .map(file -> file.getFileName().toString().replaceFirst("__.*", ""))
          .filter(version -> version.compareTo(FIRST_IN_THE_TABLE) >= 0)
          .forEach(migrations::add);
    }
    for (Path doc : languages()) {
      TreeSet<String> rows = new TreeSet<>();
      all("(?m)^\\|( `V\\d+`[^|]*)\\|", Files.readString(doc))
          .flatMap(cell -> all("(V\\d+)", cell))
          .forEach(rows::add);
      assertEquals(migrations, rows, doc.toString());
    }
  }

  @Test
  void theCommandsAreTheSameInBothLanguages() throws IOException {
    for (Path doc : languages()) {
      assertEquals(commands(DOC), commands(doc), doc.toString());
    }
  }

  private static List<Path> languages() {
    return Stream.of(DOC, CHINESE).filter(Files::exists).toList();
  }

  /** Each block with its mark. */
  private static List<String> commands(Path doc) throws IOException {
    return BLOCK
        .matcher(Files.readString(doc))
        .results()
        .map(block -> (block.group(1) == null ? "" : block.group(1)) + block.group(2))
        .toList();
  }

  private static Stream<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map((MatchResult hit) -> hit.group(1));
  }
}
