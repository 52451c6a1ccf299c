package org.wxapplogin.service.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wxapplogin.crypto.KeyedHash;
import org.wxapplogin.crypto.Tokens;
import org.wxapplogin.domain.ClientAddress;

/** What browsers hold is recognised under every lookup key, and made anew under the first. */
class LookupKeysTest {
  private final Tokens tokens = new Tokens(new SecureRandom());
  private final KeyedHash before = hashes("old");
  private final KeyedHash during = hashes("new", "old");
  private final KeyedHash after = hashes("new");

  @Test
  void aFormMadeUnderAnyKeyIsTaken() {
    AdminCsrf made = new AdminCsrf(before, tokens);
    String cookie = made.newSeed();

    assertTrue(new AdminCsrf(during, tokens).accepts(cookie, made.token(cookie)));
    assertFalse(new AdminCsrf(after, tokens).accepts(cookie, made.token(cookie)));
    assertFalse(new AdminCsrf(during, tokens).accepts(cookie, "é"));
  }

  @Test
  void aKnownBrowserKeepsItsNameAndGetsACookieOfTheNewKey() {
    String first = new KnownBrowsers(before, tokens).cookie(7, origin(""));
    String second = new KnownBrowsers(during, tokens).cookie(7, origin(first));

    assertNotEquals(first, second);
    assertEquals(
        new KnownBrowsers(before, tokens).read(first),
        new KnownBrowsers(after, tokens).read(second));
  }

  private static Origin origin(String known) {
    return new Origin(ClientAddress.of("198.51.100.7"), "a browser", known);
  }

  private static KeyedHash hashes(String... names) {
    Map<String, byte[]> keys = new LinkedHashMap<>();
    Arrays.stream(names).forEach(name -> keys.put(name, Arrays.copyOf(name.getBytes(UTF_8), 32)));
    return new KeyedHash(keys);
  }
}
