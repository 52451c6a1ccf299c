package org.wxapplogin.war.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long the same thing took each time. */
public final class Times {
  private final List<Duration> all = new ArrayList<>();

  public void add(Duration time) {
    all.add(time);
  }

  public Duration median() {
    return all.stream().sorted().skip(all.size() / 2).findFirst().orElse(Duration.ZERO);
  }

  public Duration worst() {
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
