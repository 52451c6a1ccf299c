package org.wxapplogin.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a text from outside stays. */
class ShownTextTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x09, 0x0A, 0x1B, 0x20, 0x7F, 0x85, 0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x1680,
        0x17B4, 0x180B, 0x180E, 0x2003, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029,
        0x202A, 0x202E, 0x202F, 0x2060, 0x2061, 0x2066, 0x2069, 0x206A, 0x2800, 0x3000, 0x3164,
        0xD800, 0xDFFF, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFE, 0x1D173, 0xE0001, 0xE0041, 0xE0100
      })
  void whatCannotBeSeenIsNoName(int unseen) {
    String sign = Character.toString(unseen);

    assertEquals("", ShownText.line(sign));
    assertEquals("", ShownText.line(sign.repeat(40) + "\u200B\u3164"));
    assertEquals("Ann", ShownText.line(sign + "Ann" + sign));
    assertEquals("安娜", ShownText.searchForm("安" + sign + "娜"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "安娜",
        "👨\u200D👩\u200D👧",
        "👩\u200D❤\uFE0F\u200D👨",
        "🙂\u200D↔\uFE0F",
        "👍🏽 1\uFE0F\u20E3 ☀\uFE0F",
        "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
        "می\u200Cخواهم",
        "ක්\u200Dෂ",
        "葛\uDB40\uDD00城",
        "Zoë O'Neil-Smith",
        "\uD83E\uDEE0",
        "१२ ABC_ & <b>"
      })
  void whatMakesOneSignStaysWhole(String name) {
    assertEquals(name, ShownText.line(name));
  }

  @Test
  void aJoinerStaysOnlyWhereItJoins() {
    assertEquals("ab", ShownText.line("a\u200Db"));
    assertEquals("安娜", ShownText.line("安\u200C娜"));
    assertEquals("👨", ShownText.line("\u200D👨\u200D"));
    assertEquals("👨 👩", ShownText.line("👨\u200D 👩"));
    assertEquals("安a", ShownText.line("安\uFE0Fa\uFE0F\uDB40\uDD00"));
  }

  @Test
  void aLineHasSingleBlanksAndTheComposedForm() {
    assertEquals("张 三", ShownText.line("\u3000张\u00A0 \t\u2800三\r\n"));
    assertEquals("Zoë", ShownText.line("Zoe\u0308"));
    assertEquals("evil.txt", ShownText.line("\u202Eevil\u2066.txt"));
    assertEquals("é", ShownText.line("e\u200B\u0301"));
  }

  @Test
  void linesStayApart() {
    assertEquals("a\n\n  b", ShownText.lines("\u200Ba\r\n\u0007\n  b\n\uFEFF\n"));
    assertEquals("", ShownText.lines("\u200B\n\u3164\r\n"));
  }

  @Test
  void aLineThatIsTooLongIsShortenedBetweenSigns() {
    assertEquals("a😀", ShownText.line("\u200Ba😀😀", 2));
    assertEquals("a", ShownText.line("a b", 2));
    assertEquals("👨", ShownText.line("👨\u200D👩", 2));
    assertEquals(2, ShownText.length("a😀"));
  }

  @Test
  void cleaningAgainChangesNothing() {
    for (String text : List.of("👩\u200D❤\uFE0F\u200D👨", "a\u200Be\u200B\u0301", "一\u3164 二")) {
      String once = ShownText.line(text);
      assertEquals(once, ShownText.line(once));
    }
  }
}
