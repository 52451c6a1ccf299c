package org.wxapplogin.web.admin.page;

import org.wxapplogin.domain.ProfileText;
import org.wxapplogin.domain.User;

/** What users call themselves, as pages show it. */
public final class Names {
  private static final int MOST_IN_TITLE = 32;

  private Names() {}

  /** The nickname, or words for none. */
  public static String of(User user, Messages messages) {
    String name = user.profile().nickName();
    return name.isBlank() ? messages.text("users.unnamed") : name;
  }

  /**
   * For the title of a tab, which no element keeps apart from the text around it: without signs
   * that turn that text, and not longer than a tab shows.
   */
  public static String forTitle(String name) {
    String plain = ProfileText.clean(name);
    return plain.codePointCount(0, plain.length()) <= MOST_IN_TITLE
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, MOST_IN_TITLE - 1)) + "…";
  }
}
