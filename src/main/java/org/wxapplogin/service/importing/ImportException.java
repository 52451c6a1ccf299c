package org.wxapplogin.service.importing;

/** An import that cannot begin or go on; the message says why, and what to do. */
public final class ImportException extends Exception {
  public ImportException(String message) {
    super(message);
  }
}
