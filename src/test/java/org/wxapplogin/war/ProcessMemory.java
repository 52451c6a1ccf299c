package org.wxapplogin.war;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory a JVM needs while something runs: the heap left after its collections, and the size of
 * the process.
 */
final class ProcessMemory {
  private static final Pattern COLLECTION = Pattern.compile("Pause .* \\d+M->(\\d+)M\\(\\d+M\\)");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final Path gcLog;
  private final Path status;
  private final int before;

  /**
   * @param gcLog what {@code -Xlog:gc:file=} of the process names
   */
  ProcessMemory(long pid, Path gcLog) throws IOException {
    this.gcLog = gcLog;
    this.status = Path.of("/proc/" + pid + "/status");
    this.before = collections().size();
  }

  /** The most that was left after a collection since this was made, and the size of the process. */
  String text() throws IOException {
    List<Integer> all = collections();
    int most =
        all.subList(Math.min(before, all.size()), all.size()).stream()
            .mapToInt(Integer::intValue)
            .max()
            .orElse(0);
    return "heap after a collection at most "
        + most
        + " MiB ("
        + (all.size() - before)
        + " collections), process "
        + resident();
  }

  private List<Integer> collections() throws IOException {
    return Files.readAllLines(gcLog).stream()
        .map(COLLECTION::matcher)
        .filter(Matcher::find)
        .map(found -> Integer.valueOf(found.group(1)))
        .toList();
  }

  private String resident() throws IOException {
    if (!Files.exists(status)) {
      return "of unknown size";
    }
    Matcher found = RESIDENT.matcher(Files.readString(status));
    return found.find() ? Integer.parseInt(found.group(1)) / 1024 + " MiB" : "of unknown size";
  }
}
