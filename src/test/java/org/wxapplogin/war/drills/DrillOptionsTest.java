package org.wxapplogin.war.drills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ParameterException;

/** What {@code bin/drill} says of its options. */
class DrillOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "upgrade, --from",
    "upgrade --from nowhere.war, --from",
    "upgrade --from pom.xml --rounds 2, one round",
    "keys --users many, --users",
    "node --rounds 0, --rounds",
    "node --clients 0, --clients",
    "restored, restored"
  })
  void namesTheOptionThatMakesNoSense(String arguments, String option) {
    ParameterException refusal =
        assertThrows(
            ParameterException.class, () -> DrillOptions.parse(arguments.split(" ")), arguments);

    assertTrue(refusal.getMessage().contains(option), refusal.getMessage());
  }

  @Test
  void theDocumentsNameEachDrill() throws Exception {
    String document = Files.readString(Path.of("docs/operate.md"));

    Arrays.stream(DrillOptions.What.values())
        .forEach(
            what -> {
              assertTrue(document.contains("bin/drill " + what), what.name());
              assertTrue(DrillOptions.usage().contains("  " + what + " "), what.name());
            });
    assertEquals("20k", DrillOptions.parse("keys").users);
  }
}
