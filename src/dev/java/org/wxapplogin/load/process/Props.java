package org.wxapplogin.load.process;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a stage needs.
 *
 * @param dir for the files of the processes
 * @param war this server
 * @param tomcat Tomcat's distribution
 * @param heap of each Tomcat, as {@code -Xmx} takes it
 * @param otherJdk the home of the JDK of {@link Contender#OTHER_JDK}
 * @param filled a directory in which {@code bin/fill} has filled a database, whose users are then
 *     this server's; empty: the tables are empty
 * @param given the database of several nodes; empty: that of the stage
 */
public record Props(
    Path dir,
    Path war,
    Path tomcat,
    String heap,
    Optional<Path> otherJdk,
    Optional<Path> filled,
    Optional<GivenDatabase> given) {
  /**
   * With the WAR and the Tomcat that the system properties {@code war} and {@code tomcat.home}
   * name.
   */
  public static Props below(Path target, String heap, Optional<Path> otherJdk) {
    return new Props(
        target.resolve("load").toAbsolutePath(),
        Path.of(System.getProperty("war")).toAbsolutePath(),
        Path.of(System.getProperty("tomcat.home")).toAbsolutePath(),
        heap,
        otherJdk,
        Optional.empty(),
        Optional.empty());
  }

  /** The same over a database that is filled. */
  public Props over(Path directory) {
    return new Props(
        dir.resolve("over-" + directory.getFileName()),
        war,
        tomcat,
        heap,
        otherJdk,
        Optional.of(directory),
        given);
  }

  /** The same with a database for several nodes that runs already. */
  public Props on(GivenDatabase database) {
    return new Props(dir, war, tomcat, heap, otherJdk, filled, Optional.of(database));
  }
}
