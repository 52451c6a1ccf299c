package org.wxapplogin.service.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wxapplogin.service.importing.Lines.Line;

/**
 * Reads CSV (RFC 4180) with a first line that names the columns. A quoted field may hold commas,
 * doubled quotation marks and ends of lines. A malformed record costs the line on which it begins
 * and no other: reading goes on with the line behind it.
 */
final class CsvRecords implements Records {
  private final List<Column> columns;
  private final Lines lines;

  /**
   * @param header the line that names the columns
   * @param lines those behind it
   * @throws ImportException if the header is not as it must be
   */
  CsvRecords(String header, Lines lines) throws ImportException {
    this.columns = columns(header);
    this.lines = lines;
  }

  private static List<Column> columns(String header) throws ImportException {
    List<Column> columns = new ArrayList<>();
    for (String name : split(header).orElse(List.of())) {
      columns.add(
          Column.of(name)
              .orElseThrow(
                  () ->
                      new ImportException(
                          "the first line must name the columns, separated by commas; these are"
                              + " known: "
                              + Column.all())));
    }
    if (!columns.contains(Column.OPENID)) {
      throw new ImportException("the first line names no column openid");
    }
    if (new HashSet<>(columns).size() < columns.size()) {
      throw new ImportException("the first line names a column twice");
    }
    return columns;
  }

  @Override
  public Optional<Read> next() throws IOException {
    Optional<Line> first = lines.next();
    while (first.isPresent() && first.get().isBlank()) {
      first = lines.next();
    }
    return first.isPresent() ? Optional.of(read(first.get())) : Optional.empty();
  }

  private Read read(Line first) throws IOException {
    Optional<Fault> fault = Records.fault(first);
    if (fault.isPresent()) {
      return Read.bad(first.number(), fault.get());
    }
    List<Line> more = new ArrayList<>();
    StringBuilder text = new StringBuilder(first.text());
    boolean open = isOpen(first.text());
    while (open && text.length() <= Lines.LONGEST) {
      Optional<Line> next = lines.next();
      if (next.isEmpty()) {
        break;
      }
      more.add(next.get());
      text.append('\n').append(next.get().text());
      open ^= isOpen(next.get().text());
    }
    Optional<List<String>> values = open ? Optional.empty() : split(text.toString());
    if (values.isPresent() && values.get().size() == columns.size()) {
      return Read.of(first.number(), fields(values.get()));
    }
    lines.putBack(more);
    return Read.bad(first.number(), new Fault("", whyBad(values)));
  }

  private String whyBad(Optional<List<String>> values) {
    return values
        .map(found -> "has " + found.size() + " fields; the first line names " + columns.size())
        .orElse("has a quotation mark out of place: a field with one is quoted, and it is doubled");
  }

  private Fields fields(List<String> values) {
    Map<Column, String> texts = new EnumMap<>(Column.class);
    for (int i = 0; i < values.size(); i++) {
      if (!Fields.isNone(values.get(i))) {
        texts.put(columns.get(i), values.get(i).strip());
      }
    }
    return new Fields(texts);
  }

  /** Whether a quoted field begins or ends on this line, and does not also do the other. */
  private static boolean isOpen(String text) {
    return text.chars().filter(sign -> sign == '"').count() % 2 == 1;
  }

  /** The fields of a record; empty if a quotation mark is out of place. */
  static Optional<List<String>> split(String text) {
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (true) {
      StringBuilder field = new StringBuilder();
      boolean quoted = at < text.length() && text.charAt(at) == '"';
      int end = quoted ? quoted(text, at + 1, field) : plain(text, at, field);
      if (end < 0) {
        return Optional.empty();
      }
      fields.add(field.toString());
      if (end == text.length()) {
        return Optional.of(fields);
      }
      at = end + 1;
    }
  }

  /** Reads up to the next comma or the end, and returns where that is; -1 if it is malformed. */
  private static int plain(String text, int from, StringBuilder field) {
    int comma = text.indexOf(',', from);
    int end = comma < 0 ? text.length() : comma;
    field.append(text, from, end);
    return field.indexOf("\"") < 0 ? end : -1;
  }

  private static int quoted(String text, int from, StringBuilder field) {
    int at = from;
    while (at < text.length()) {
      char sign = text.charAt(at);
      boolean doubled = sign == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"';
      if (sign == '"' && !doubled) {
        boolean ends = at + 1 == text.length() || text.charAt(at + 1) == ',';
        return ends ? at + 1 : -1;
      }
      field.append(sign);
      at += doubled ? 2 : 1;
    }
    return -1;
  }
}
