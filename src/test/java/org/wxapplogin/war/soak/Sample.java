package org.wxapplogin.war.soak;

import java.util.List;
import java.util.Locale;
import org.wxapplogin.war.ProcessSize;

/**
 * What a server holds at a moment.
 *
 * @param seconds since the load began
 * @param connections of the server to its database
 * @param answered how many requests were done so far
 * @param putOff how many were put off so far
 */
record Sample(long seconds, ProcessSize size, int connections, int answered, int putOff) {
  /** The figures that must stay flat, in the order of {@link #figures}. */
  static final List<String> NAMES =
      List.of("heap after collection, MiB", "threads", "open files", "database connections");

  static final String CSV_HEAD =
      "seconds,heap_mib,threads,open_files,database_connections,answered,put_off";

  List<Double> figures() {
    return List.of(
        size.heap() / 1024.0 / 1024.0,
        (double) size.threads(),
        (double) size.files(),
        (double) connections);
  }

  String csv() {
    return String.format(
        Locale.ROOT,
        "%d,%.1f,%d,%d,%d,%d,%d",
        seconds,
        figures().get(0),
        size.threads(),
        size.files(),
        connections,
        answered,
        putOff);
  }

  @Override
  public String toString() {
    return "%d s: %s, %d connections of the database, %,d answered, %d put off"
        .formatted(seconds, size, connections, answered, putOff);
  }
}
