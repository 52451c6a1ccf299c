package org.wxapplogin.war.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Tomcat as it is distributed, unpacked. */
record Tomcat(Path home, String version) {

  /** Has Maven fetch this version into a directory, unless it is there. */
  static Tomcat fetch(String version, Path dir) throws IOException, InterruptedException {
    Path home = dir.resolve("apache-tomcat-" + version).toAbsolutePath();
    if (!Files.exists(home.resolve("bin/bootstrap.jar"))) {
      Files.createDirectories(dir);
      String archive = "tomcat-" + version + ".tar.gz";
      run(
          "mvn",
          "-B",
          "-ntp",
          "-q",
          "dependency:copy",
          "-Dartifact=org.apache.tomcat:tomcat:" + version + ":tar.gz",
          "-DoutputDirectory=" + dir.toAbsolutePath());
      run("tar", "-xzf", dir.resolve(archive).toString(), "-C", dir.toString());
      Files.delete(dir.resolve(archive));
    }
    return new Tomcat(home, version);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IllegalArgumentException("failed: " + String.join(" ", List.of(command)));
    }
  }

  @Override
  public String toString() {
    return "Tomcat " + version;
  }
}
