package org.wxapplogin.web.admin.page;

import org.wxapplogin.domain.AdminRole;

/** What became of an act. The name is the end of the key of its text. */
public enum Outcome {
  DISABLED,
  ENABLED,
  ENABLED_CANCELLED,
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
  RESTORED_DISABLED,
  NOTE_ADDED,
  NOTE_DELETED,
  PUSH_APPLIED,
  PUSH_DISMISSED,
  /** There was nothing to change: somebody else was quicker. */
  UNCHANGED;

  /** After a change of a role. */
  public static Outcome roleWas(AdminRole before) {
    return valueOf("ROLE_WAS_" + before);
  }
}
