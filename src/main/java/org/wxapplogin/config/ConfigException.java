package org.wxapplogin.config;

import java.util.List;

/** The configuration cannot be used. The message names every faulty key at once, and no value. */
public final class ConfigException extends RuntimeException {
  private final transient List<String> faults;

  /**
   * @param faults each as {@link #fault} makes it
   */
  public ConfigException(List<String> faults) {
    super(
        "The configuration has "
            + faults.size()
            + " fault(s):\n  - "
            + String.join("\n  - ", faults));
    this.faults = List.copyOf(faults);
  }

  /**
   * What is wrong with a setting.
   *
   * @param sentence goes on after the setting's name, such as "must be true or false"
   */
  public static String fault(String key, String sentence) {
    return key + " (" + ConfigSource.environmentName(key) + ") " + sentence;
  }

  /** One sentence a fault, each beginning with its key. */
  public List<String> faults() {
    return faults;
  }
}
