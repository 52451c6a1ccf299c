package org.wxapplogin.service.importing;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.service.importing.Lines.Line;

/** Reads a file of users, a record at a time. Not thread-safe. */
interface Records {
  /** What reading a replaced character tells: the file's bytes are of another encoding. */
  char NOT_UTF_8 = '\uFFFD';

  /**
   * A record of the file.
   *
   * @param line where it begins
   * @param fields empty if it is malformed
   * @param fault empty if it is not
   */
  record Read(long line, Optional<Fields> fields, Optional<Fault> fault) {
    static Read of(long line, Fields fields) {
      return new Read(line, Optional.of(fields), Optional.empty());
    }

    static Read bad(long line, Fault fault) {
      return new Read(line, Optional.empty(), Optional.of(fault));
    }
  }

  /** The next record; empty at the end of the file. */
  Optional<Read> next() throws IOException;

  /**
   * The reader of a file: of JSON lines if its first line begins with a brace, else of CSV.
   *
   * @throws ImportException if it begins with no line that names columns
   */
  static Records of(Lines lines) throws IOException, ImportException {
    Optional<Line> first = lines.next();
    while (first.isPresent() && first.get().isBlank()) {
      first = lines.next();
    }
    if (first.isPresent() && first.get().text().stripLeading().startsWith("{")) {
      lines.putBack(List.of(first.get()));
      return new JsonRecords(lines);
    }
    return new CsvRecords(
        first.orElseThrow(() -> new ImportException("the file is empty")).text(), lines);
  }

  /** Why no line can be read in this state, whatever its format; empty if it can. */
  static Optional<Fault> fault(Line line) {
    if (line.tooLong()) {
      return Optional.of(new Fault("", "is longer than " + Lines.LONGEST + " characters"));
    }
    if (line.text().indexOf(NOT_UTF_8) >= 0) {
      return Optional.of(new Fault("", "is not UTF-8; iconv -f GB18030 -t UTF-8 may make it so"));
    }
    return Optional.empty();
  }
}
