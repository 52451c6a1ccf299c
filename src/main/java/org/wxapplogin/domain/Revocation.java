package org.wxapplogin.domain;

/**
 * Sessions that every node must read again: all of a user, or those of one sign-in.
 *
 * @param subject the user's id, or the family of the sign-in
 */
public record Revocation(Kind kind, String subject) {

  /** What the subject is. The letters are stored. */
  public enum Kind {
    USER('U'),
    FAMILY('F');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    public String letter() {
      return String.valueOf(letter);
    }
  }

  public static Revocation ofUser(long userId) {
    return new Revocation(Kind.USER, Long.toString(userId));
  }

  public static Revocation ofFamily(String family) {
    return new Revocation(Kind.FAMILY, family);
  }
}
