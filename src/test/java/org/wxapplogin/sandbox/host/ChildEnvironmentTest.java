package org.wxapplogin.sandbox.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a process finds in its environment. */
class ChildEnvironmentTest {
  @Test
  void aProcessHasNoSettingsButItsOwn() throws Exception {
    ProcessBuilder builder = new ProcessBuilder("env");
    builder.environment().put("WXAPPLOGIN_DB_URL", "of whoever runs the tool");
    builder.environment().put("WXAPPLOGIN_DB_USER", "theirs, too");
    builder.environment().put("A_LANGUAGE", "en");

    Process process = ChildEnvironment.of(builder, Map.of("WXAPPLOGIN_DB_URL", "its own")).start();

    assertEquals(
        List.of("A_LANGUAGE=en", "WXAPPLOGIN_DB_URL=its own"),
        new String(process.getInputStream().readAllBytes(), UTF_8)
            .lines()
            .filter(line -> line.startsWith("WXAPPLOGIN_") || line.startsWith("A_LANGUAGE"))
            .sorted()
            .toList());
  }
}
