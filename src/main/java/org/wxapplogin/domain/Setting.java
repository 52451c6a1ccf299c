package org.wxapplogin.domain;

/**
 * A setting as a page may show it.
 *
 * @param value {@code [secret]} if nobody may read it
 */
public record Setting(String key, String value, Origin origin) {

  /** Where the value comes from. */
  public enum Origin {
    DEFAULT,
    ENVIRONMENT,
    PROPERTIES_FILE,
    /** A file that holds only this value, named in the environment or the properties file. */
    SECRET_FILE
  }
}
