package org.wxapplogin.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wxapplogin.TestSettings;

/** How lookup keys are written. */
class KeySettingsTest {
  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  @Test
  void lookupKeysAreOneWithoutANameOrAList() {
    assertEquals(List.of(""), names(KEY));
    assertEquals(List.of("new", ""), names("new:" + KEY + "," + KEY));
    assertEquals(
        List.of("keys.lookup (WXAPPLOGIN_KEYS_LOOKUP) must give a name to all keys but one"),
        assertThrows(ConfigException.class, () -> names(KEY + "," + KEY)).faults());
  }

  private static List<String> names(String lookup) {
    Settings settings = TestSettings.with(URI.create("http://127.0.0.1:9"), "keys.lookup", lookup);
    return List.copyOf(settings.keys().lookup().keySet());
  }
}
