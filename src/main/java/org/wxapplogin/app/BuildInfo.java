package org.wxapplogin.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What the build wrote about itself into the WAR.
 *
 * @param time when it was built, as text; empty if unknown
 */
record BuildInfo(String version, String time) {
  private static final String FILE = "/wxapplogin-build.properties";

  static BuildInfo read() {
    Properties build = new Properties();
    try (InputStream in = BuildInfo.class.getResourceAsStream(FILE)) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new BuildInfo(build.getProperty("version", ""), build.getProperty("built", ""));
  }
}
