package org.wxapplogin.web.admin.users;

import org.wxapplogin.domain.ProfileText;
import org.wxapplogin.domain.User;
import org.wxapplogin.web.admin.page.Texts;

/** What users call themselves, as pages show it. */
final class Names {
  private static final int MOST_IN_TITLE = 32;

  private Names() {}

  /** The nickname, or words for none. */
  static String of(User user, Texts texts) {
    String name = user.profile().nickName();
    return name.isBlank() ? texts.text("users.unnamed") : name;
  }

  /**
   * For the title of a tab, which no element keeps apart from the text around it: without signs
   * that turn that text, and not longer than a tab shows.
   */
  static String forTitle(String name) {
    String plain = ProfileText.clean(name);
    return plain.codePointCount(0, plain.length()) <= MOST_IN_TITLE
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, MOST_IN_TITLE - 1)) + "…";
  }
}
