package org.wxapplogin.domain;

/** What became of an event that WeChat pushed. The names are stored; add, never rename. */
public enum PushOutcome {
  /** It has not been tried to the end yet. */
  WAITING(false),
  /** It failed, and is tried again by itself. */
  FAILING(false),
  /** It waits until an owner decides. */
  FOR_OWNER(false),
  /** What it asks for was done. */
  APPLIED(true),
  /** It is about nobody whom this server knows. */
  NOBODY(true),
  /** It asks for nothing. */
  NOTHING(true),
  /** An owner dismissed it. */
  DISMISSED(true);

  private final boolean end;

  PushOutcome(boolean end) {
    this.end = end;
  }

  /** Whether nothing more is done; what is not the end is seen from the event itself. */
  public boolean isEnd() {
    return end;
  }
}
