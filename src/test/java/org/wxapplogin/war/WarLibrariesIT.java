package org.wxapplogin.war;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is in the WAR is what its lists say: NOTICE, with the licences, and the SBOM. */
class WarLibrariesIT {
  /** As in {@code group:artifact (by another) 1.2.3 Licence}. */
  private static final Pattern LISTED =
      Pattern.compile("(?m)^[\\w.-]+:([\\w.-]+)(?: \\(by .*\\))? +(\\d[\\w.-]*) +\\S.*$");

  private static final String LIB = "WEB-INF/lib/";

  @Test
  void noticeListsEachLibraryOfTheWarWithItsVersionAndLicence() throws IOException {
    assertEquals(
        libraries(),
        LISTED
            .matcher(Files.readString(Path.of("NOTICE")))
            .results()
            .map(WarLibrariesIT::jar)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void theSbomListsEachLibraryOfTheWar() throws IOException {
    Path sbom = Path.of(System.getProperty("sbom"));
    assumeTrue(Files.exists(sbom), "made without one, by -Dsbom.skip");
    Set<String> listed = new TreeSet<>();
    JsonObject bom = JsonParser.parseString(Files.readString(sbom)).getAsJsonObject();
    for (JsonElement component : bom.getAsJsonArray("components")) {
      JsonObject library = component.getAsJsonObject();
      listed.add(
          library.get("name").getAsString() + "-" + library.get("version").getAsString() + ".jar");
    }

    assertEquals(libraries(), listed);
  }

  private static String jar(MatchResult line) {
    return line.group(1) + "-" + line.group(2) + ".jar";
  }

  private static Set<String> libraries() throws IOException {
    try (ZipFile war = new ZipFile(System.getProperty("war"))) {
      return war.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(LIB) && !name.equals(LIB))
          .map(name -> name.substring(LIB.length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
