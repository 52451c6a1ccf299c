package org.wxapplogin.service.importing;

/**
 * What is wrong with a line, without the value that is wrong.
 *
 * @param field the column; empty if the fault is in the line as a whole
 * @param reason such as {@code must be 0, 1 or 2}
 */
public record Fault(String field, String reason) {
  @Override
  public String toString() {
    return field.isEmpty() ? reason : field + ": " + reason;
  }
}
