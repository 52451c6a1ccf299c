package org.wxapplogin.web.admin.page;

import java.util.EnumSet;
import java.util.Set;
import org.wxapplogin.domain.AdminRole;

/** What became of an act. The name is the end of the key of its text. */
public enum Outcome {
  DISABLED,
  ENABLED,
  ENABLED_CANCELLED,
  BAN_CHANGED,
  /** The ban that was lifted or changed is as it was. */
  BAN_RESTORED,
  LEVEL_SET,
  FILTER_SAVED,
  FILTER_RENAMED,
  FILTER_DELETED,
  DEVICE_ENDED,
  ALL_ENDED,
  ADMIN_CREATED,
  ROLE_WAS_VIEWER,
  ROLE_WAS_OPERATOR,
  ROLE_WAS_OWNER,
  ADMIN_APPS_SET,
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
  PERSON_LINKED,
  PERSON_UNLINKED,
  PERSON_UNDONE,
  PERSON_DOUBT_CLEARED,
  /** There is no such user to link to. */
  PERSON_NO_USER,
  /** The user to link to has no person. */
  PERSON_NONE,
  NICKNAME_TAKEN,
  PICTURE_TAKEN,
  PROFILE_GIVEN_BACK,
  /** It cannot be given back any longer. */
  PROFILE_GONE,
  /** It is not the one that the admin saw. */
  PROFILE_ANOTHER,
  SESSION_KEY_RESET,
  /** Why no session_key was replaced; so are the next ones. */
  SESSION_KEY_NONE,
  SESSION_KEY_OVER,
  SESSION_KEY_TOO_OFTEN,
  SESSION_KEY_MISCONFIGURED,
  SESSION_KEY_UNAVAILABLE,
  /** The page it leads to shows the number. */
  PHONE_SHOWN,
  TEMPLATE_ADDED,
  TEMPLATE_CHANGED,
  TEMPLATE_DELETED,
  TEMPLATE_PUT_BACK,
  /** Why a deleted template is not put back; so are the next ones. */
  TEMPLATE_GONE,
  TEMPLATE_FULL,
  TEMPLATE_TAKEN,
  DATA_LINK_REVOKED,
  /** This server does not know its own address. */
  DATA_LINK_NO_ADDRESS,
  PHONE_UNBOUND,
  PHONE_MOVED,
  PHONE_GIVEN_BACK,
  /** It cannot be given back any longer. */
  PHONE_GONE,
  /** The number is not the one that the admin saw. */
  PHONE_ANOTHER,
  /** Why a number cannot go to another user; so are the next ones. */
  PHONE_UNREADABLE,
  PHONE_NO_USER,
  PHONE_OTHER_APP,
  PHONE_HAS_PHONE,
  PHONE_TAKEN,
  NOTE_ADDED,
  NOTE_DELETED,
  PUSH_APPLIED,
  PUSH_DISMISSED,
  /** What a pushed event asks for failed once more. */
  PUSH_FAILED,
  WEBHOOK_PAUSED,
  WEBHOOK_RESUMED,
  WEBHOOK_TESTED,
  WEBHOOK_TEST_FAILED,
  WEBHOOK_BUSY,
  EVENT_SENT_AGAIN,
  EVENT_LEFT_OUT,
  APP_ADDED,
  APP_CHANGED,
  APP_STOPPED,
  APP_STARTED,
  /** There was nothing to change: somebody else was quicker. */
  UNCHANGED,
  /** A user who has cancelled the account stays cancelled, whatever an admin wanted. */
  STAYS_CANCELLED,
  /** A cancellation can be undone no longer. */
  TOO_LATE;

  private static final Set<Outcome> NO_CHANGES =
      EnumSet.of(
          UNCHANGED,
          PUSH_FAILED,
          WEBHOOK_TEST_FAILED,
          WEBHOOK_BUSY,
          STAYS_CANCELLED,
          TOO_LATE,
          PERSON_NO_USER,
          PERSON_NONE,
          PROFILE_GONE,
          PROFILE_ANOTHER,
          PHONE_ANOTHER,
          SESSION_KEY_NONE,
          SESSION_KEY_OVER,
          SESSION_KEY_TOO_OFTEN,
          SESSION_KEY_MISCONFIGURED,
          SESSION_KEY_UNAVAILABLE,
          PHONE_SHOWN,
          TEMPLATE_GONE,
          TEMPLATE_FULL,
          TEMPLATE_TAKEN,
          DATA_LINK_NO_ADDRESS,
          PHONE_GONE,
          PHONE_UNREADABLE,
          PHONE_NO_USER,
          PHONE_OTHER_APP,
          PHONE_HAS_PHONE,
          PHONE_TAKEN);

  /** Whether the act changed anything. */
  boolean isChange() {
    return !NO_CHANGES.contains(this);
  }

  /** After a change of a role. */
  public static Outcome roleWas(AdminRole before) {
    return valueOf("ROLE_WAS_" + before);
  }
}
