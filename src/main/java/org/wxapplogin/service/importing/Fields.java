package org.wxapplogin.service.importing;

import java.util.Map;
import java.util.Optional;

/** The fields of one line as texts; those without a value are not there. */
record Fields(Map<Column, String> texts) {
  /** The text of a column; empty if it has none. */
  Optional<String> get(Column column) {
    return Optional.ofNullable(texts.get(column));
  }

  /** Whether a field of a dump holds no value: it is empty, or NULL as databases write it. */
  static boolean isNone(String text) {
    return text.isBlank() || text.equals("NULL") || text.equals("\\N");
  }
}
