package org.wxapplogin.dao;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wxapplogin.TestDb;
import org.wxapplogin.TestRows;
import org.wxapplogin.TestUsers;
import org.wxapplogin.domain.ShownText;
import org.wxapplogin.domain.User;

/** The database and the code leave the same characters out of what a search compares. */
class NicknameFormTest {
  @RegisterExtension static final TestDb TEST_DB = new TestDb();

  private static final int SIGNS_A_NAME = 32;

  @Test
  void theDatabaseMakesTheFormThatTheCodeMakes() {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    IntStream.concat(IntStream.range(1, 0x20000), IntStream.range(0xE0000, 0xE1010))
        .filter(sign -> sign < Character.MIN_SURROGATE || sign > Character.MAX_SURROGATE)
        .mapToObj(Character::toString)
        .filter(sign -> Normalizer.isNormalized(sign, Normalizer.Form.NFC))
        .forEach(
            sign -> {
              name.append(sign).append('.'); // which keeps a sign from changing the one before it
              if (name.length() >= SIGNS_A_NAME) {
                names.add(name.toString());
                name.setLength(0);
              }
            });
    List<User> users =
        IntStream.range(0, names.size())
            .mapToObj(i -> TestUsers.user(i + 1, names.get(i)))
            .toList();
    TestUsers.insert(TEST_DB, users);

    List<String> forms = TestRows.texts(TEST_DB, "SELECT nickname_form FROM users ORDER BY id");
    assertEquals(names.size(), forms.size());
    for (int i = 0; i < names.size(); i++) {
      String codes = HexFormat.ofDelimiter(" ").formatHex(names.get(i).getBytes(UTF_16BE));
      assertEquals(ShownText.searchForm(names.get(i)), forms.get(i), codes);
    }
  }
}
