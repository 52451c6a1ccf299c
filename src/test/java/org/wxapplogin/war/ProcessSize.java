package org.wxapplogin.war;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a JVM on this machine holds.
 *
 * @param heap bytes that are left after a collection
 */
public record ProcessSize(long heap, int threads, int files) {
  private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");
  private static final Pattern USED = Pattern.compile("heap\\s+total \\d+K, used (\\d+)K");

  /** Collects its garbage and looks. */
  public static ProcessSize of(long pid) throws IOException {
    jcmd(pid, "GC.run");
    long heap = number(USED, jcmd(pid, "GC.heap_info")) * 1024;
    long threads = number(THREADS, Files.readString(Path.of("/proc/" + pid + "/status")));
    try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return new ProcessSize(heap, (int) threads, (int) files.count());
    }
  }

  private static long number(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException(pattern + " is not in: " + text);
    }
    return Long.parseLong(found.group(1));
  }

  private static String jcmd(long pid, String command) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "heap %d MiB, %d threads, %d open files".formatted(heap >> 20, threads, files);
  }
}
