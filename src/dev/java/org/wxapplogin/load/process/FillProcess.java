package org.wxapplogin.load.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wxapplogin.fill.Fill;
import org.wxapplogin.sandbox.host.ChildEnvironment;
import org.wxapplogin.sandbox.host.SandboxException;

/** {@code bin/fill} as a process. */
public final class FillProcess {
  private static final int EVENTS_PER_USER = 10;

  private FillProcess() {}

  /**
   * Fills a database of its own with users, ten logins each; does nothing if it was filled so
   * before.
   *
   * @param users such as {@code 10k} or {@code 1m}
   */
  public static void fill(Path dir, String users) throws IOException {
    String unit = users.replaceAll("\\d", "");
    int number = Integer.parseInt(users.replaceAll("\\D", ""));
    fill("--dir=" + dir, "--users=" + users, "--events=" + EVENTS_PER_USER * number + unit);
  }

  /** Fills as the options of {@code bin/fill} say. */
  public static void fill(String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Child.java(Path.of(System.getProperty("java.home"))),
                "-Xmx2g",
                "-Dwxapplogin.log.level=WARN",
                "-cp",
                System.getProperty("java.class.path"),
                Fill.class.getName()));
    command.addAll(List.of(options));
    ProcessBuilder builder = ChildEnvironment.of(new ProcessBuilder(command), Map.of());
    try (Child child = new Child(builder.inheritIO().start())) {
      if (child.process().waitFor() != 0) {
        throw new SandboxException("the database could not be filled: see above");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("interrupted while the database was filled");
    }
  }
}
