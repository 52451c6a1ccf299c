package org.wxapplogin.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people type for the last four digits of a number. */
class PhoneEndTest {
  @Test
  void marksSayThatAnEndIsMeant() {
    for (String typed :
        List.of(
            "…8000",
            "……8000",
            "...8000",
            "*8000",
            "**8000",
            "＊8000",
            "138****8000",
            "+86 138****8000",
            "尾号8000",
            "尾号：8000",
            "手机尾号是8000",
            "尾號 8000",
            " 后四位 8000 ",
            "ending in 8000",
            "ends with 8000")) {
      assertEquals(Optional.of("8000"), PhoneEnd.marked(typed), typed);
    }
  }

  @Test
  void othersAreNoEnds() {
    for (String typed : List.of("8000", "…800", "…80000", "13800138000", "小雨8000", "*", "a*8000")) {
      assertEquals(Optional.empty(), PhoneEnd.marked(typed), typed);
    }
    assertEquals(Optional.of("8000"), PhoneEnd.digits(" ８０００ "));
    assertEquals(Optional.empty(), PhoneEnd.digits("80001"));
  }
}
