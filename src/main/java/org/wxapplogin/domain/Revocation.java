package org.wxapplogin.domain;

import java.util.HexFormat;

/**
 * What every node must forget: all sessions of a user, or those of one sign-in.
 *
 * @param subject the user's id, or the family in hex
 */
public record Revocation(Kind kind, String subject) {

  /** What is named. The letters are stored. */
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

  public static Revocation ofFamily(byte[] family) {
    return new Revocation(Kind.FAMILY, HexFormat.of().formatHex(family));
  }
}
