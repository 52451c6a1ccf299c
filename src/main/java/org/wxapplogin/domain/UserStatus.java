package org.wxapplogin.domain;

/**
 * Whether a user may sign in. A user who is disabled is banned by an admin; a cancelled account is
 * about to be deleted. The number is sent by the API and stored.
 */
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
