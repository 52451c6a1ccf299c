package org.wxapplogin.war.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long the same thing took each time. */
final class Times {
  private final List<Duration> all = new ArrayList<>();

  void add(Duration time) {
    all.add(time);
  }

  Duration median() {
    return all.stream().sorted().skip(all.size() / 2).findFirst().orElse(Duration.ZERO);
  }

  Duration worst() {
    return all.stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }

  @Override
  public String toString() {
    return "median "
        + median().toMillis()
        + " ms, worst "
        + worst().toMillis()
        + " ms of "
        + all.size();
  }
}
