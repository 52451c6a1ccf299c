package org.wxapplogin.war.matrix;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK that is installed.
 *
 * @param version all of it, such as {@code 17.0.15}
 */
record Jdk(Path home, String version) {
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");
  private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"([^\"]+)\"");

  /**
   * The one in this directory.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Jdk at(Path home) throws IOException {
    Path release = home.resolve("release");
    Matcher version = VERSION.matcher(Files.exists(release) ? Files.readString(release) : "");
    if (!version.find() || !Files.isExecutable(home.resolve("bin/java"))) {
      throw new IllegalArgumentException("no JDK: " + home);
    }
    return new Jdk(home.toAbsolutePath(), version.group(1));
  }

  /** One of each of these major versions, of those that are found on this machine. */
  static List<Jdk> installed(List<String> majors) throws IOException {
    Map<String, Jdk> found = new TreeMap<>();
    List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    if (Files.isDirectory(INSTALLED)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(INSTALLED)) {
        all.forEach(homes::add);
      }
    }
    for (Path home : homes) {
      if (Files.exists(home.resolve("release"))) {
        Jdk jdk = at(home);
        if (majors.contains(jdk.major())) {
          found.putIfAbsent(jdk.major(), jdk);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private String major() {
    return version.replaceFirst("\\..*", "");
  }

  @Override
  public String toString() {
    return "JDK " + version;
  }
}
