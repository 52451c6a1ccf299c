package org.wxapplogin;

import java.nio.file.Path;

/** Where tests keep files. The build runs test classes in several processes at once. */
public final class TestDirs {
  private static final Path TARGET =
      Path.of(System.getProperty("project.build.directory", "target")).toAbsolutePath();

  private static final Path OWN =
      Path.of(System.getProperty("test.dir", TARGET.resolve("tests").toString())).toAbsolutePath();

  private TestDirs() {}

  /** A directory below target that all processes use. */
  public static Path shared(String name) {
    return TARGET.resolve(name);
  }

  /** A directory below target that no other process uses. */
  public static Path ofThisProcess(String name) {
    return OWN.resolve(name);
  }
}
