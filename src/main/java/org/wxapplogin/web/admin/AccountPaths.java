package org.wxapplogin.web.admin;

import java.util.Locale;

/** The addresses of the own account. */
final class AccountPaths {
  static final String PAGE = "/admin/account";
  static final String PASSWORD = PAGE + "/password";
  static final String TOTP = PAGE + "/totp";

  /** What can be done to the own sessions; the path's last part is the name. */
  enum Act {
    END_SESSION,
    END_OTHERS;

    String path() {
      return PAGE + "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What can be done about the second step of signing in. */
  enum TotpAct {
    BEGIN,
    CONFIRM,
    OFF,
    CODES;

    String path() {
      return TOTP + "/" + name().toLowerCase(Locale.ROOT);
    }
  }

  private AccountPaths() {}
}
