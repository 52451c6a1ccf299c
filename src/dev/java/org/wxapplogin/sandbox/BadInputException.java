package org.wxapplogin.sandbox;

/** A control was called with something it cannot use; the message says what, in a sentence. */
final class BadInputException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  BadInputException(String sentence) {
    super(sentence);
  }
}
