package org.wxapplogin.domain;

/** What an admin, a service or a command did. The names are stored; add, never rename. */
public enum AuditAct {
  /** The detail is a {@link BanDetail}, the value until when. */
  DISABLE_USER,
  ENABLE_USER,
  /** A ban in force was put under other terms; likewise. */
  CHANGE_BAN,
  /** A ban was over, and ended by itself; the value is when. */
  END_BAN,
  SET_LEVEL,
  END_DEVICE,
  END_ALL_DEVICES,
  /** A cancellation was undone. */
  RESTORE_USER,
  DELETE_USER,
  /** Their account was cancelled, because WeChat lists it as closed. */
  CANCEL_USER,
  /** The user was made one of another user's person; the detail is the reason. */
  LINK_PERSON,
  /** The user was given a person of their own; the detail is the reason. */
  UNLINK_PERSON,
  /** The user was given back the person they had before one of these acts. */
  UNDO_PERSON,
  /** The mark that WeChat had sent another unionid was removed. */
  CLEAR_PERSON_DOUBT,
  REVEAL_PHONE,
  /** The phone number, masked, was taken from the user; the detail is the reason. */
  UNBIND_PHONE,
  /** The phone number, masked, went to the user whose id is the new value. */
  MOVE_PHONE,
  /** The phone number, masked, came from the user whose id is the old value. */
  RECEIVE_PHONE,
  /** Given back to the user, after one of these acts; the old value is who had it meanwhile. */
  UNDO_PHONE,
  /** Users were searched for by a phone number; the detail is how many were found. */
  SEARCH_PHONE,
  /** Users were searched for by the last four digits of a phone number; likewise. */
  SEARCH_PHONE_END,
  /**
   * A service was given phone numbers in full over a day; the detail is how many, the value the
   * day.
   */
  READ_PHONES,
  /** A service made the user known; the detail is the reason. */
  ADD_USER,
  /** A service filled in what the user did not have; the detail is the reason. */
  FILL_USER,
  /** The nickname was cleared or replaced; the detail is the reason. What it was is not kept. */
  TAKE_DOWN_NICKNAME,
  TAKE_DOWN_PICTURE,
  GIVE_BACK_NICKNAME,
  GIVE_BACK_PICTURE,
  /**
   * An admin judged what WeChat had left for a person to judge; the detail is the field, the values
   * are decisions.
   */
  DECIDE_REVIEW,
  /** It waits again. */
  UNDO_REVIEW,
  /** WeChat was asked to replace the user's session_key; the value is what became of it. */
  RESET_SESSION_KEY,
  /** A link to the personal data was made; the new value is until when it works. */
  MAKE_DATA_LINK,
  REVOKE_DATA_LINK,
  /** The user fetched their data by the link. */
  FETCH_DATA,
  ADD_NOTE,
  DELETE_NOTE,
  /** A pushed event that was kept was applied to the user; the value is its kind. */
  APPLY_PUSH,
  /** A pushed event that was kept was dismissed; the value is its kind. */
  DISMISS_PUSH,
  /** A receiver of webhooks, which the detail names, gets nothing until an owner says so. */
  PAUSE_WEBHOOK,
  RESUME_WEBHOOK,
  /** A test event was sent to it. */
  TEST_WEBHOOK,
  /** An event about the user is sent again at once; the detail names receiver and event. */
  RESEND_EVENT,
  /** It is never sent. */
  LEAVE_OUT_EVENT,

  // to templates of texts; the detail is the name and the text, before and after
  ADD_TEMPLATE,
  CHANGE_TEMPLATE,
  DELETE_TEMPLATE,
  /** The deletion was undone. */
  UNDO_TEMPLATE,

  // to mini programs; the detail is the AppID, and of what was changed the field and its values
  ADD_APP,
  /** A field was changed; of a secret, the detail says only that it was replaced. */
  CHANGE_APP,
  STOP_APP,
  START_APP,
  /** WeChat was asked whether AppID and AppSecret are right. */
  TRY_APP,
  /** It was taken over from the configuration. */
  MOVE_APP,

  // to other admins
  CREATE_ADMIN,
  SET_ROLE,
  /** Held to some apps; the values are {@code AppScope.text}, and there is none for all apps. */
  SET_ADMIN_APPS,
  DISABLE_ADMIN,
  ENABLE_ADMIN,
  RESET_PASSWORD,
  RESET_TOTP,
  /** By the configuration, for an admin who has lost password and second step. */
  RESCUE_ADMIN,

  // to their own account
  CHANGE_PASSWORD,
  TURN_TOTP_ON,
  TURN_TOTP_OFF,
  NEW_RECOVERY_CODES,
  USE_RECOVERY_CODE,
  END_SESSION,
  END_OTHER_SESSIONS,

  // signing in; the new value is the step, a SignInStep
  SIGN_IN,
  /** For a name that no admin has, the admin is 0 and the name is left out. */
  SIGN_IN_REFUSED,
  SIGN_OUT,

  /** A list of users was requested as a file; the detail is the filter. */
  EXPORT_USERS,
  /** The file was sent completely; the detail is how many rows it has. */
  EXPORT_DONE,
  /** The file was broken off by either side; the detail is how many rows were sent. */
  EXPORT_BROKEN_OFF,

  /** The yearly report was taken as a file; the detail is the year and the format. */
  EXPORT_REPORT,

  /** An import of users began; the detail is the name of the file, and the app if it is one. */
  IMPORT_USERS,
  /** It came to the end of the file; the value is what it did, as {@link ImportCounts}. */
  IMPORT_DONE,
  /** It failed before; the value is what it had done by then. */
  IMPORT_BROKEN_OFF
}
