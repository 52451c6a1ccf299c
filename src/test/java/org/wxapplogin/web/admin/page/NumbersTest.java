package org.wxapplogin.web.admin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, –",
    "0, 7, 0.0%",
    "1, 2587, <0.1%",
    "2, 2587, 0.1%",
    "1, 3, 33.3%",
    "2586, 2587, >99.9%",
    "9, 9, 100.0%"
  })
  void aShareNeverSaysNothingOrAllWhereItIsNeither(long part, long whole, String shown) {
    assertEquals(shown, Numbers.share(part, whole));
  }
}
