package org.wxapplogin.fill;

/** Something the person at the keyboard can mend; the message says what. */
final class FillException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FillException(String message) {
    super(message);
  }
}
