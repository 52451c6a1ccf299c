package org.wxapplogin.web.admin;

import java.util.Locale;

/** The addresses of the admins and of what is done to them. */
final class AdminPaths {
  static final String LIST = "/admin/admins";

  /** What can be done to an admin; the path's last part is the name. */
  enum Act {
    ROLE,
    DISABLE,
    ENABLE,
    RESET_PASSWORD,
    RESET_TOTP;

    String path() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private AdminPaths() {}

  static String page(long id) {
    return LIST + "/" + id;
  }

  static String act(long id, Act act) {
    return page(id) + "/" + act.path();
  }
}
