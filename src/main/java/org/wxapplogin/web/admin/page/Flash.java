package org.wxapplogin.web.admin.page;

import java.util.Arrays;
import java.util.Optional;

/**
 * What became of an act, told once on the page the browser is led to afterwards. It travels in a
 * cookie, so that no link can make a page claim what did not happen.
 */
public enum Flash {
  DISABLED,
  ENABLED,
  LEVEL_SET,
  DEVICE_ENDED,
  ALL_ENDED,
  ADMIN_CREATED,
  ROLE_WAS_VIEWER,
  ROLE_WAS_OPERATOR,
  ROLE_WAS_OWNER,
  ADMIN_DISABLED,
  ADMIN_ENABLED,
  ADMIN_PASSWORD_RESET,
  ADMIN_TOTP_RESET,
  PASSWORD_CHANGED,
  SESSION_ENDED,
  OTHERS_ENDED,
  TOTP_ON,
  TOTP_OFF,
  CODES_RENEWED,
  RESTORED,
  NOTE_ADDED,
  NOTE_DELETED,
  /** There was nothing to change: somebody else was quicker. */
  UNCHANGED;

  static final String COOKIE = "wxapplogin_flash";

  /** Reads what was left, if it is for the page about {@code id}. */
  static Optional<Flash> parse(String text, long id) {
    return Arrays.stream(values())
        .filter(flash -> (text + ".").startsWith(flash.name() + "." + id + "."))
        .findFirst();
  }

  /** What the act left to undo it by; empty for nothing. */
  public static String was(Visit visit) {
    String[] parts = visit.cookie(COOKIE).orElse("").split("\\.", 3);
    return parts.length == 3 ? parts[2] : "";
  }
}
