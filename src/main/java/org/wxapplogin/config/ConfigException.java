package org.wxapplogin.config;

import java.util.List;

/** The configuration cannot be used. The message names every faulty key at once, and no value. */
public final class ConfigException extends RuntimeException {
  private final transient List<String> faults;

  public ConfigException(List<String> faults) {
    super(
        "The configuration has "
            + faults.size()
            + " fault(s):\n  - "
            + String.join("\n  - ", faults));
    this.faults = List.copyOf(faults);
  }

  /** One sentence a fault, each beginning with its key. */
  public List<String> faults() {
    return faults;
  }
}
