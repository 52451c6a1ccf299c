package org.wxapplogin.domain;

/**
 * Why an admin should look at the person of a user to whom WeChat gave another unionid. The number
 * is stored.
 */
public enum PersonDoubt {
  /** The other unionid was nobody's, or this person's already: it leads to this person now. */
  UNIONID_CHANGED(1),
  /** The other unionid leads to another person; the user stayed with theirs. */
  OTHER_PERSON(2);

  private final int number;

  PersonDoubt(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /**
   * @throws IllegalArgumentException if there is no such doubt
   */
  public static PersonDoubt of(int number) {
    for (PersonDoubt doubt : values()) {
      if (doubt.number == number) {
        return doubt;
      }
    }
    throw new IllegalArgumentException("no doubt " + number);
  }
}
