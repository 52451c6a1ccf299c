package org.wxapplogin.sandbox.wechat;

/** A control was called with something it cannot use; the message says what, in a sentence. */
public final class BadInputException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  BadInputException(String sentence) {
    super(sentence);
  }
}
