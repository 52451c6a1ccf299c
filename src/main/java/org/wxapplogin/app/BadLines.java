package org.wxapplogin.app;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.wxapplogin.service.importing.Fault;
import org.wxapplogin.service.importing.FileImport.FaultList;

/**
 * The file beside an imported one that lists its lines that were not taken as a whole: their
 * numbers and the reasons, and none of their values. There is none if there is no such line.
 */
final class BadLines implements FaultList, Closeable {
  private final Path file;
  private Optional<Writer> out = Optional.empty();

  /** Deletes what an earlier run has listed. */
  BadLines(Path imported) throws IOException {
    this.file = imported.resolveSibling(imported.getFileName() + ".bad");
    Files.deleteIfExists(file);
  }

  Path file() {
    return file;
  }

  @Override
  public void add(long line, Fault fault) throws IOException {
    if (out.isEmpty()) {
      out = Optional.of(Files.newBufferedWriter(file));
    }
    out.get().write("line " + line + ": " + fault + "\n");
    out.get().flush();
  }

  @Override
  public void close() throws IOException {
    if (out.isPresent()) {
      out.get().close();
    }
  }
}
