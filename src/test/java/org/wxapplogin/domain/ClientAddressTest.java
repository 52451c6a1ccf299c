package org.wxapplogin.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What containers and proxies give as the address of a client, and what this server makes of it.
 */
class ClientAddressTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7, 203.0.113.7",
    "203.0.113.7:51234, 203.0.113.7, 203.0.113.7",
    "0.0.0.0, 0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255, 255.255.255.255",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
    "2001:DB8:1:2::9, 2001:db8:1:2::9, 2001:db8:1:2::/64",
    "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1, 2001:db8::/64",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1, 2001:db8:0:1::/64",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1, 2001:0:0:1::/64",
    "1:0:0:2:0:0:3:4, 1::2:0:0:3:4, 1:0:0:2::/64",
    "[2001:db8::1], 2001:db8::1, 2001:db8::/64",
    "[2001:db8::1]:443, 2001:db8::1, 2001:db8::/64",
    "::, ::, ::/64",
    "::1, ::1, ::/64",
    "1::, 1::, 1::/64",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0, 1:2:3:4::/64",
    "::ffff:198.51.100.7, 198.51.100.7, 198.51.100.7",
    "::FFFF:c633:6407, 198.51.100.7, 198.51.100.7",
    "[::ffff:198.51.100.7]:80, 198.51.100.7, 198.51.100.7",
    "64:ff9b::198.51.100.7, 64:ff9b::c633:6407, 64:ff9b::/64",
    "fe80::1%eth0, fe80::1, fe80::/64",
    "[fe80::1%25eth0]:8080, fe80::1, fe80::/64",
  })
  void hasOneCanonicalTextAndOneSource(String given, String text, String source) {
    ClientAddress address = ClientAddress.of(given);

    assertEquals(text, address.text());
    assertEquals(source, address.source());
    assertEquals(address, ClientAddress.of(address.text()));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "unknown",
        "_hidden",
        "localhost",
        "example.org",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "010.1.1.1",
        "1.2.3.4:",
        "1.2.3.4:123456",
        "1.2.3.4 ",
        "1.2.3.4, 5.6.7.8",
        "0x7f000001",
        "2130706433",
        "١.2.3.4",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        ":::",
        ":1:2::",
        "1::2:",
        "12345::",
        "g::1",
        "1.2.3.4::",
        "::1.2.3",
        "::1.2.3.4:5",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::1:2:3:4:5:6:7:8",
        "[::1",
        "::1]",
        "[1.2.3.4]",
        "[::1]x",
        "[::1]:",
        "%eth0",
        "-",
        "\u001b[31m"
      })
  void whatIsNoAddressIsUnknown(String given) {
    assertSame(ClientAddress.UNKNOWN, ClientAddress.of(given));
  }

  @Test
  void textThatIsFarTooLongIsUnknown() {
    assertSame(ClientAddress.UNKNOWN, ClientAddress.of("fe80::1%" + "e".repeat(10_000)));
    assertSame(ClientAddress.UNKNOWN, ClientAddress.of(":".repeat(1_000_000)));
  }

  @Test
  void allUnknownAddressesAreOneSource() {
    assertEquals("unknown", ClientAddress.UNKNOWN.text());
    assertEquals("unknown", ClientAddress.UNKNOWN.source());
    assertFalse(ClientAddress.of("198.51.100.7").equals(ClientAddress.UNKNOWN));
  }
}
