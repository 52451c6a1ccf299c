package org.wxapplogin.web.admin.admins;

import java.util.Locale;

/** The addresses of the admins and of what is done to them. */
public final class AdminPaths {
  public static final String LIST = "/admin/admins";

  /** What can be done to an admin; the path's last part is the name. */
  public enum Act {
    ROLE,
    DISABLE,
    ENABLE,
    RESET_PASSWORD,
    RESET_TOTP;

    public String path() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private AdminPaths() {}

  public static String page(long id) {
    return LIST + "/" + id;
  }

  public static String act(long id, Act act) {
    return page(id) + "/" + act.path();
  }
}
