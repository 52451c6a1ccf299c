package org.wxapplogin;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the layers pointing one way, time and chance in one place, and the pages free of code. */
class ArchitectureTest {
  private static final String BASE = "org.wxapplogin.";
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPath(Path.of("target/classes"));

  @Test
  void importsPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("app")
        .definedBy(BASE + "app..")
        .layer("web")
        .definedBy(BASE + "web..")
        .layer("service")
        .definedBy(BASE + "service..")
        .layer("guard")
        .definedBy(BASE + "guard..")
        .layer("dao")
        .definedBy(BASE + "dao..")
        .layer("wechat")
        .definedBy(BASE + "wechat..")
        .layer("webhook")
        .definedBy(BASE + "webhook..")
        .layer("http")
        .definedBy(BASE + "http..")
        .layer("crypto")
        .definedBy(BASE + "crypto..")
        .layer("config")
        .definedBy(BASE + "config..")
        .layer("log")
        .definedBy(BASE + "log..")
        .layer("metrics")
        .definedBy(BASE + "metrics..")
        .layer("domain")
        .definedBy(BASE + "domain..")
        .whereLayer("app")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("web")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("service")
        .mayOnlyBeAccessedByLayers("app", "web")
        .whereLayer("guard")
        .mayOnlyBeAccessedByLayers("app", "service")
        .whereLayer("dao")
        .mayOnlyBeAccessedByLayers("app", "service")
        .whereLayer("wechat")
        .mayOnlyBeAccessedByLayers("app", "service", "guard")
        .whereLayer("webhook")
        .mayOnlyBeAccessedByLayers("app", "service")
        .whereLayer("http")
        .mayOnlyBeAccessedByLayers("service", "guard", "wechat", "webhook")
        .whereLayer("crypto")
        .mayOnlyBeAccessedByLayers("app", "service")
        .whereLayer("config")
        .mayOnlyBeAccessedByLayers("app", "service", "guard")
        .whereLayer("log")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("metrics")
        .mayOnlyBeAccessedByLayers("app", "web", "service", "guard")
        .check(MAIN);
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "metrics..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.micrometer..")
        .check(MAIN);
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "log..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ch.qos.logback..")
        .check(MAIN);
  }

  @Test
  void roomsOfALayerAreFreeOfCycles() {
    for (String rooms : List.of("web.(*)..", "web.admin.(*)..", "service.(*)..", "dao.(*)..")) {
      slices().matching(BASE + rooms).should().beFreeOfCycles().check(MAIN);
    }
    noClasses()
        .that()
        .resideInAPackage(BASE + "dao.(*)..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BASE + "dao")
        .because("the DAOs of the tables stand on dao.userlist and dao.jdbc, not beneath them")
        .check(MAIN);
  }

  @Test
  void sqlStaysInTheDaosAndHttpInTheWeb() {
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE + "dao..", BASE + "app..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..")
        .check(MAIN);
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "dao..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(BASE + "dao.jdbc.Statements")
        .check(MAIN);
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE + "web..", BASE + "app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jakarta..")
        .check(MAIN);
    noClasses()
        .that()
        .resideOutsideOfPackages(BASE + "wechat..", BASE + "webhook..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.HttpURLConnection")
        .check(MAIN);
  }

  @Test
  void timeAndChanceComeFromApp() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "app..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(SecureRandom.class)
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .callConstructor(Date.class)
        .check(MAIN);
  }

  @Test
  void addressesOfClientsAreReadInOnePlaceAndNoNameIsLookedUp() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(BASE + "web.RemoteAddress")
        .should()
        .callMethodWhere(target(name("getRemoteAddr")).or(target(name("getRemoteHost"))))
        .check(MAIN);
    noClasses()
        .should()
        .callMethod(InetAddress.class, "getByName", String.class)
        .orShould()
        .callMethod(InetAddress.class, "getAllByName", String.class)
        .check(MAIN);
  }

  @Test
  void nothingIsPrinted() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(MAIN);
  }

  @Test
  void pagesHoldNoCodeAndEscapeWhatTheyShow() throws IOException {
    assertEquals(
        List.of(),
        lines(Path.of("src/main/webapp"), ".*\\.(jsp|jspf|tag)")
            .filter(line -> line.text().matches(".*<%[^@-].*") || writesUnescaped(line.text()))
            .toList());
  }

  /** A {@code <c:url>} that writes by itself escapes nothing, and neither does its variable. */
  @Test
  void pagesWriteAddressesByTheTagThatEscapesThem() throws IOException {
    assertEquals(
        List.of("url.tag"),
        lines(Path.of("src/main/webapp"), ".*\\.(jsp|jspf|tag)")
            .filter(line -> line.text().contains("<c:url"))
            .map(line -> line.file().getFileName().toString())
            .toList());
  }

  @Test
  void noFileIsLongerThanASitting() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      assertEquals(
          List.of(),
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> read(file).size() > (file.startsWith("src/test") ? 400 : 300))
              .toList());
    }
  }

  /** EL outside the attributes of a JSP tag is written as it is, so it must not occur. */
  private static boolean writesUnescaped(String line) {
    return line.replaceAll("<\\w+:[^<>]*[$#]\\{[^<>]*>", "").matches(".*[$#]\\{.*");
  }

  private record Line(Path file, int number, String text) {}

  private static Stream<Line> lines(Path dir, String name) throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      return files
          .filter(file -> file.getFileName().toString().matches(name))
          .flatMap(
              file -> {
                List<String> lines = read(file);
                return IntStream.range(0, lines.size())
                    .mapToObj(i -> new Line(file, i + 1, lines.get(i)));
              })
          .toList()
          .stream();
    }
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
