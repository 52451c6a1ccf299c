package org.wxapplogin.domain;

/** The rank of a user in the operator's business. The number is sent by the API and stored. */
public enum UserLevel {
  ORDINARY(0, "普通用户"),
  VIP(1, "VIP用户"),
  SENIOR_VIP(2, "高级VIP用户");

  private final int number;
  private final String chinese;

  UserLevel(int number, String chinese) {
    this.number = number;
    this.chinese = chinese;
  }

  public int number() {
    return number;
  }

  /** The {@code userLevelDesc} of the API. */
  public String chinese() {
    return chinese;
  }

  /**
   * @throws IllegalArgumentException if there is no such level
   */
  public static UserLevel of(int number) {
    for (UserLevel level : values()) {
      if (level.number == number) {
        return level;
      }
    }
    throw new IllegalArgumentException("no user level " + number);
  }
}
