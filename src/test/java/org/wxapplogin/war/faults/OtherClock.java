package org.wxapplogin.war.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The environment in which a process sees a wall clock that is an hour ahead, where libfaketime is
 * installed. Its monotonic clock stays right, as on a machine whose time was set wrongly. The
 * server is told to be ready all the same, or nobody would wait for it.
 */
final class OtherClock {
  private static final List<String> PLACES =
      List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib");

  private OtherClock() {}

  /** Names and values in turn; empty if libfaketime is not there. */
  static Optional<String[]> anHourAhead() {
    return Stream.concat(PLACES.stream(), Stream.of("/usr/local/lib"))
        .map(place -> Path.of(place, "faketime", "libfaketimeMT.so.1"))
        .filter(Files::exists)
        .findFirst()
        .map(
            library ->
                new String[] {
                  "LD_PRELOAD", library.toString(),
                  "FAKETIME", "+1h",
                  "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                  "DONT_FAKE_MONOTONIC", "1",
                  "WXAPPLOGIN_DB_MAX_CLOCK_OFFSET", "2h"
                });
  }
}
