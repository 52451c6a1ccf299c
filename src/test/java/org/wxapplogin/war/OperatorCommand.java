package org.wxapplogin.war;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.wxapplogin.sandbox.host.ChildEnvironment;

/**
 * Starts a command of the operator's, such as {@code bin/keys}, with the WAR under test.
 *
 * <p>It is a shell script, and the JVM that does the work is a child of it: who kills it kills its
 * {@linkplain Process#descendants() descendants}.
 */
public final class OperatorCommand {
  private OperatorCommand() {}

  /** Starts it with the JDK of the build; see the other. */
  public static Process start(
      Map<String, String> settings, Path output, String name, String... arguments)
      throws IOException {
    return start(Path.of(System.getProperty("java.home")), settings, output, name, arguments);
  }

  /**
   * Starts it and does not wait.
   *
   * @param jdk its home
   * @param settings the configuration of the server beside which it runs, as environment variables
   * @param output gets all that it prints; its directory must be there
   * @param name in {@code bin}
   */
  public static Process start(
      Path jdk, Map<String, String> settings, Path output, String name, String... arguments)
      throws IOException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put(
        name.toUpperCase(Locale.ROOT) + "_WAR",
        Path.of(System.getProperty("war")).toAbsolutePath().toString());
    environment.put("JAVA_HOME", jdk.toString());
    List<String> command = Stream.concat(Stream.of("bin/" + name), Stream.of(arguments)).toList();
    return ChildEnvironment.of(new ProcessBuilder(command), environment)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }
}
