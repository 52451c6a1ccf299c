package org.wxapplogin.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999Z",
        "2024-02-29T23:59:59.100Z",
        "2026-11-21T01:23:27.007Z",
        "0000-01-01T00:00:00.001Z",
        "9999-12-31T23:59:59.999Z",
        "+10000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59.999Z",
        "2026-11-21T01:23:27.007001Z"
      })
  void anInstantIsWrittenAsTheJdkWritesIt(String text) {
    assertEquals(text, IsoInstants.text(Instant.parse(text)));
  }

  @Test
  void soIsEachOfTenThousandThatChanceHasChosen() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      Instant instant =
          Instant.ofEpochMilli(random.nextLong(-100_000_000_000_000L, 300_000_000_000_000L));
      assertEquals(instant.toString(), IsoInstants.text(instant));
    }
  }
}
