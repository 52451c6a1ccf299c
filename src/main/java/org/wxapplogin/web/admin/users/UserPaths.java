package org.wxapplogin.web.admin.users;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.wxapplogin.domain.UserLevel;
import org.wxapplogin.web.admin.page.Paths;

/** The addresses of the list, of one user's page and of what is done on it. */
public final class UserPaths {
  /** What can be done to a user; the path's last part is the name. */
  public enum Act {
    DISABLE,
    ENABLE,
    RESTORE,
    LEVEL,
    END_DEVICE,
    END_ALL,
    ADD_NOTE,
    DELETE_NOTE,
    REVEAL_PHONE,
    DELETE;

    public String path() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Act> of(String path) {
      return Arrays.stream(values()).filter(act -> act.path().equals(path)).findFirst();
    }
  }

  public static final String LIST = Paths.USERS;

  private UserPaths() {}

  public static String page(long userId) {
    return Paths.user(userId);
  }

  public static String act(long userId, Act act) {
    return page(userId) + "/" + act.path();
  }

  /** The level of this number. */
  public static Optional<UserLevel> level(String number) {
    return Arrays.stream(UserLevel.values())
        .filter(level -> Integer.toString(level.number()).equals(number))
        .findFirst();
  }
}
