package org.wxapplogin;

import at.favre.lib.crypto.bcrypt.BCrypt;

/** Admins that are simply there, all with {@link TestSettings#ADMIN_PASSWORD}. */
public final class TestAdmins {
  /**
   * Made in a thousandth of the time a real one takes, and checked as quickly: many tests sign in.
   */
  private static final String QUICK_HASH =
      BCrypt.with(BCrypt.Version.VERSION_2B)
          .hashToString(4, TestSettings.ADMIN_PASSWORD.toCharArray());

  private TestAdmins() {}

  /** The admin that the settings name, who is an owner; the application then makes none. */
  public static void insertFirst(TestDb db) {
    TestRows.execute(
        db,
        "INSERT INTO admins (name, password_hash, role, created_at) VALUES ('admin', '%s', 'OWNER', 0)"
            .formatted(QUICK_HASH));
  }
}
