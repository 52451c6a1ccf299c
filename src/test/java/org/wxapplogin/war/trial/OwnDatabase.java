package org.wxapplogin.war.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.wxapplogin.TestDirs;
import org.wxapplogin.sandbox.database.EmbeddedDatabase;

/** One embedded MariaDB, a process of its own. */
public final class OwnDatabase implements DatabaseNodes {
  private final EmbeddedDatabase database;

  /**
   * Starts it.
   *
   * @param dir where its files are; no other process may use it
   */
  public OwnDatabase(Path dir) {
    this.database = EmbeddedDatabase.start(dir, TestDirs.shared("mariadb"));
  }

  @Override
  public List<DatabaseAddress> addresses() {
    String account = "&user=" + database.user() + "&password=" + database.password();
    return List.of(DatabaseAddress.of(database.jdbcUrl("") + account));
  }

  @Override
  public boolean canBeKilled() {
    return true;
  }

  @Override
  public boolean canBePaused() {
    return true;
  }

  @Override
  public void kill(int node) {
    database.kill();
  }

  @Override
  public void start(int node) {
    database.restart();
  }

  @Override
  public void pause(int node) throws IOException, InterruptedException {
    Signals.pause(database.pid());
  }

  @Override
  public void resume(int node) throws IOException, InterruptedException {
    Signals.resume(database.pid());
  }

  @Override
  public void close() {
    database.close();
  }
}
