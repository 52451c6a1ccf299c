package org.wxapplogin.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords admins may choose. */
class PasswordRulesTest {
  private final PasswordRules rules = new PasswordRules();

  @ParameterizedTest
  @CsvSource({
    "elevensigns, TOO_SHORT",
    "永永永永永永永永永永永, TOO_SHORT",
    "Zhang.Wei.Zhang.Wei, LIKE_NAME",
    "zhang.wei2025, LIKE_NAME",
    "PassWord1234, COMMON",
    "1qaz2wsx3edc, COMMON",
    "woaini1314520, COMMON",
    "13800138000138, COMMON",
    "2025-01-31 2025, COMMON",
    "aaaaaaaaaaaaaa, COMMON",
    "abc1abc1abc1ab, COMMON"
  })
  void whatIsGuessedFirstIsNotTaken(String password, PasswordFault fault) {
    assertEquals(Optional.of(fault), rules.fault(Secret.of(password), "zhang.wei"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"four words in a row", "床前明月光疑是地上霜举头望明月", "zhang.wei likes tea", "xK4-9mQp-77fT"})
  void whatIsLongAndOnesOwnIsTaken(String password) {
    assertEquals(Optional.empty(), rules.fault(Secret.of(password), "zhang.wei"));
  }

  @Test
  void threeThousandOfThoseThatAreLongEnoughAreKnown() throws IOException {
    try (InputStream in = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
      List<String> listed = new String(in.readAllBytes(), UTF_8).lines().toList();

      assertTrue(new HashSet<>(listed).size() >= 3_000, listed.size() + " lines");
      for (String common : listed) {
        assertEquals(
            Optional.of(PasswordFault.COMMON), rules.fault(Secret.of(common), "zhang.wei"), common);
      }
    }
  }

  @Test
  void theLongestHas256Characters() {
    String longest = "ab cd ef ".repeat(29).substring(0, 255);

    assertEquals(Optional.empty(), rules.fault(Secret.of("x" + longest), "a"));
    assertEquals(Optional.of(PasswordFault.TOO_LONG), rules.fault(Secret.of("xy" + longest), "a"));
  }
}
