package org.wxapplogin.web.admin.admins;

import java.util.Locale;
import org.wxapplogin.web.admin.page.Paths;

/** The addresses of the own account. */
public final class AccountPaths {
  public static final String PAGE = Paths.ACCOUNT;
  public static final String PASSWORD = Paths.PASSWORD;
  public static final String TOTP = PAGE + "/totp";

  /** What can be done to the own sessions; the path's last part is the name. */
  public enum Act {
    END_SESSION,
    END_OTHERS;

    public String path() {
      return PAGE + "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What can be done about the second step of signing in. */
  public enum TotpAct {
    BEGIN,
    CONFIRM,
    OFF,
    CODES;

    public String path() {
      return TOTP + "/" + name().toLowerCase(Locale.ROOT);
    }
  }

  private AccountPaths() {}
}
