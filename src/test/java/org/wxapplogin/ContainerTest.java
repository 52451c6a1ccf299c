package org.wxapplogin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code deploy/container} names exists, and is what the document of deployment promises. */
class ContainerTest {
  private static final Path DIR = Path.of("deploy/container");
  private static final Path RECIPE = DIR.resolve("Containerfile");
  private static final Path EXAMPLE = DIR.resolve("compose.yaml");

  @Test
  void everyFileThatIsCopiedIsInTheArchive() throws IOException {
    String archive = first("tar -czf target/wxapplogin.tar.gz (.+)", Path.of("docs/deploy.md"));
    List<String> copied =
        all("(?m)^COPY (.+) \\S+$", RECIPE).flatMap(files -> Stream.of(files.split(" "))).toList();

    assertTrue(copied.contains("wxapplogin.war"), copied.toString());
    for (String file : copied) {
      assertTrue(archive.contains(file.replaceFirst("/.*", "")), archive + ": " + file);
      assertTrue(file.endsWith(".war") || Files.exists(Path.of(file)), file);
    }
    String tomcat = first("(?m)^ADD (\\S+)", RECIPE);
    assertTrue(archive.contains(tomcat.replace("${TOMCAT}", "$TOMCAT")), tomcat);
  }

  @Test
  void everyFileOfTomcatIsOneThatIsShipped() throws IOException {
    List<String> files = all("\\$files/([\\w.]+)", RECIPE).distinct().toList();

    assertEquals(4, files.size(), files.toString());
    files.forEach(file -> assertTrue(Files.exists(Path.of("deploy/tomcat", file)), file));
  }

  @Test
  void theTomcatIsTheOneOfTheTests() throws IOException {
    assertEquals(
        first("<tomcat.version>(.+?)<", Path.of("pom.xml")), first("ARG TOMCAT=(\\S+)", RECIPE));
  }

  @Test
  void itIsNotRootAndItsScriptsCanBeRun() throws IOException {
    assertTrue(first("(?m)^USER (\\S+)", RECIPE).matches("[1-9]\\d+:[1-9]\\d+"));
    for (String script : List.of("start", "health")) {
      assertTrue(Files.isExecutable(DIR.resolve(script)), script);
      assertTrue(Files.readString(RECIPE).contains("\"/opt/wxapplogin/container/" + script + "\""));
    }
  }

  @Test
  void everySettingOfTheExampleIsOne() throws IOException {
    String configuration = Files.readString(Path.of("docs/configuration.md"));
    List<String> settings = all("(WXAPPLOGIN_\\w+):", EXAMPLE).toList();

    assertEquals(9, settings.size());
    for (String setting : settings) {
      String name = setting.replaceFirst("_FILE$", "");
      assertTrue(configuration.contains("`" + name + "`"), name);
    }
  }

  /** The same as the unit of systemd hands over. */
  @Test
  void everySecretOfTheExampleIsMadeByTheDocument() throws IOException {
    Path unit = Path.of("deploy/systemd/wxapplogin.service");

    assertEquals(
        all("LoadCredential=\\S+:(/etc/wxapplogin/\\S+)", unit).sorted().toList(),
        all("\\{ file: (\\S+) \\}", EXAMPLE).sorted().toList());
    assertEquals(
        all("(WXAPPLOGIN_\\w+_FILE)=", unit).sorted().toList(),
        all("(WXAPPLOGIN_\\w+_FILE):", EXAMPLE).sorted().toList());
  }

  private static String first(String pattern, Path file) throws IOException {
    return all(pattern, file).findFirst().orElseThrow();
  }

  private static Stream<String> all(String pattern, Path file) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .map(match -> match.group(1));
  }
}
