package org.wxapplogin.war;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the WAR is what its lists say: NOTICE, with the licences, and the SBOM. */
class WarLibrariesIT {
  /** As in {@code group:artifact (by another) 1.2.3 Licence}. */
  private static final Pattern LISTED =
      Pattern.compile("(?m)^[\\w.-]+:([\\w.-]+)(?: \\(by .*\\))? +(\\d[\\w.-]*) +\\S.*$");

  private static final Pattern SCANNED = Pattern.compile("\\bpluggabilityScan=\"([^\"]*)\"");

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

  /** The others are not looked into when the WAR starts; both files say so, for two ways to it. */
  @ParameterizedTest
  @ValueSource(strings = {"src/main/webapp/META-INF/context.xml", "deploy/tomcat/wxapplogin.xml"})
  void tomcatLooksForStaticFilesInEachLibraryThatHasSome(String file) throws IOException {
    Matcher scanned = SCANNED.matcher(Files.readString(Path.of(file)));
    assertTrue(scanned.find(), file);
    List<PathMatcher> patterns =
        Stream.of(scanned.group(1).split(","))
            .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
            .toList();

    Set<String> found = new TreeSet<>(libraries());
    found.removeIf(jar -> patterns.stream().noneMatch(each -> each.matches(Path.of(jar))));
    assertEquals(librariesWithStaticFiles(), found);
  }

  private static Set<String> librariesWithStaticFiles() throws IOException {
    Set<String> with = new TreeSet<>();
    try (ZipFile war = new ZipFile(System.getProperty("war"))) {
      for (String jar : libraries()) {
        try (ZipInputStream in = new ZipInputStream(war.getInputStream(war.getEntry(LIB + jar)))) {
          for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            if (entry.getName().startsWith("META-INF/resources/") && !entry.isDirectory()) {
              with.add(jar);
            }
          }
        }
      }
    }
    return with;
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
