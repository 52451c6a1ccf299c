package org.wxapplogin.sandbox.host;

/** What keeps the sandbox from starting, in a sentence for the developer and without a trace. */
public final class SandboxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SandboxException(String sentence) {
    super(sentence, null, false, false);
  }
}
