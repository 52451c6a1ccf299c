package org.wxapplogin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/integrate.md shows of the examples is what stands in them, and they are short. */
class IntegrateDocTest {
  private static final Path DOC = Path.of("docs/integrate.md");
  private static final int MAX_LINES = 60;

  /** A link to a file of the examples, and the block that begins behind it. */
  private static final Pattern SHOWN =
      Pattern.compile("(?s)\\]\\((\\.\\./examples/[^)]+)\\):\n\n```\\w+\n(.*?)\n```");

  @Test
  void blocksAreOfTheFilesTheyFollow() throws IOException {
    List<String> shown = new ArrayList<>();
    Matcher block = SHOWN.matcher(Files.readString(DOC));
    while (block.find()) {
      Path file = DOC.resolveSibling(block.group(1)).normalize();
      assertTrue(Files.readString(file).contains(block.group(2)), file + " has changed");
      shown.add(file.getFileName().toString());
    }

    assertEquals(
        List.of(
            "pom.xml",
            "application.properties",
            "Shop.java",
            "LoginServer.java",
            "Trouble.java",
            "ShopController.java",
            "Webhooks.java"),
        shown);
  }

  @Test
  void noExampleIsLong() throws IOException {
    List<String> tooLong = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("examples"))) {
      for (Path file : files.filter(IntegrateDocTest::isModel).toList()) {
        if (Files.readAllLines(file).size() > MAX_LINES) {
          tooLong.add(file.toString());
        }
      }
    }

    assertEquals(List.of(), tooLong);
  }

  private static boolean isModel(Path file) {
    return file.toString().matches(".*\\.(java|js|php|py|properties)")
        && !file.toString().contains("node_modules")
        && !file.startsWith("examples/test");
  }
}
