package org.wxapplogin.domain;

/** Whether a user may sign in. The number is what the API and the database hold. */
public enum UserStatus {
  ACTIVE(0),
  DISABLED(1),
  CANCELLED(2);

  private final int number;

  UserStatus(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /**
   * @throws IllegalArgumentException if there is no such status
   */
  public static UserStatus of(int number) {
    for (UserStatus status : values()) {
      if (status.number == number) {
        return status;
      }
    }
    throw new IllegalArgumentException("no user status " + number);
  }
}
