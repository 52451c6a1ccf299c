package org.wxapplogin.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.wxapplogin.config.ConfigSource;

/** Finds the configuration: the environment, and a file if there is one. */
final class ConfigFile {
  private static final String NAMED = "wxapplogin.config";

  private ConfigFile() {}

  /**
   * The environment over the file that {@code -Dwxapplogin.config} names, else over Tomcat's {@code
   * conf/wxapplogin.properties} if there is one.
   */
  static ConfigSource find() {
    String named = System.getProperty(NAMED);
    if (named != null) {
      return ConfigSource.of(System.getenv(), Path.of(named));
    }
    String base = System.getProperty("catalina.base");
    Path usual = base == null ? null : Path.of(base, "conf", "wxapplogin.properties");
    return usual != null && Files.exists(usual)
        ? ConfigSource.of(System.getenv(), usual)
        : new ConfigSource(System.getenv(), Map.of());
  }
}
