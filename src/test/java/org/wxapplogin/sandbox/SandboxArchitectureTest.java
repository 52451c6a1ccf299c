package org.wxapplogin.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps the rooms of the sandbox apart, as ArchitectureTest does with the layers of the server. */
class SandboxArchitectureTest {
  private static final String SANDBOX = "org.wxapplogin.sandbox";
  private static final Pattern TEST = Pattern.compile(".*Test(\\$.*)?\\.class");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.matches(TEST))
          .importPath(Path.of("target/test-classes/org/wxapplogin/sandbox"));

  @Test
  void roomsAreFreeOfCycles() {
    slices().matching(SANDBOX + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noRoomKnowsWhatStartsIt() {
    noClasses()
        .that()
        .resideInAPackage(SANDBOX + ".*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(SANDBOX)
        .check(CLASSES);
  }

  @Test
  void theHostRoomKnowsNoOther() {
    noClasses()
        .that()
        .resideInAPackage(SANDBOX + ".host..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SANDBOX + ".(wechat|database|data)..")
        .check(CLASSES);
  }
}
