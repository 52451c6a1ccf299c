package org.wxapplogin.sandbox.host;

import java.util.Map;

/** The environment of the processes that are started here. */
public final class ChildEnvironment {
  private static final String SETTING = "WXAPPLOGIN_";

  private ChildEnvironment() {}

  /**
   * Hands the environment of this process down, but without any setting of this server: whoever
   * starts a tool may have those of another server in a shell.
   *
   * @param settings of the process itself
   * @return the same builder
   */
  public static ProcessBuilder of(ProcessBuilder builder, Map<String, String> settings) {
    builder.environment().keySet().removeIf(name -> name.startsWith(SETTING));
    builder.environment().putAll(settings);
    return builder;
  }
}
