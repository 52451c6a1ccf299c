package org.wxapplogin.domain;

/**
 * A setting as it may be shown.
 *
 * @param value [secret] in place of what nobody may read
 */
public record Setting(String key, String value, Origin origin) {

  /** Where the value comes from. */
  public enum Origin {
    DEFAULT,
    ENVIRONMENT,
    PROPERTIES_FILE,
    /** A file of its own, which the environment or the properties file names. */
    SECRET_FILE
  }
}
