package org.wxapplogin.load.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wxapplogin.load.measure.Series;

/** The counters of the database that say what a request costs it, under plain names. */
final class Counters {
  private Counters() {}

  /** The names, in the order of the figures. */
  static Set<String> names(Series any) {
    return of(any).keySet();
  }

  /** For each request; the order is that in which they are shown. */
  static Map<String, Double> of(Series series) {
    Map<String, Double> counters = new LinkedHashMap<>();
    counters.put("statements", sum(series, "Questions"));
    counters.put("commits", sum(series, "Com_commit"));
    counters.put("key reads", sum(series, "Handler_read_key"));
    counters.put(
        "rows read on",
        sum(
            series,
            "Handler_read_next",
            "Handler_read_prev",
            "Handler_read_rnd",
            "Handler_read_rnd_next"));
    counters.put("inserts", sum(series, "Handler_write"));
    counters.put("updates", sum(series, "Handler_update"));
    counters.put("deletes", sum(series, "Handler_delete"));
    counters.put("temporary rows", sum(series, "Handler_tmp_write"));
    counters.put("redo bytes", sum(series, "Innodb_os_log_written"));
    counters.put("flushes", sum(series, "Innodb_data_fsyncs"));
    counters.put("bytes received", sum(series, "Bytes_received"));
    return counters;
  }

  private static double sum(Series series, String... names) {
    return List.of(names).stream().mapToDouble(series::counter).sum();
  }
}
