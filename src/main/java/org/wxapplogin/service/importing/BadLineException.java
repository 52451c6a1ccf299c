package org.wxapplogin.service.importing;

/** A line of which no user can be made. */
final class BadLineException extends Exception {
  private final String field;
  private final String reason;

  BadLineException(String field, String reason) {
    super(reason, null, false, false);
    this.field = field;
    this.reason = reason;
  }

  Fault fault() {
    return new Fault(field, reason);
  }
}
