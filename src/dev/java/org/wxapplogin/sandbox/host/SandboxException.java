package org.wxapplogin.sandbox.host;

/**
 * The sandbox cannot start. The message is a sentence for the developer; there is no stack trace.
 */
public final class SandboxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SandboxException(String sentence) {
    super(sentence, null, false, false);
  }
}
