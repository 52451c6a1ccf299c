package org.wxapplogin.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Whether the database has had exactly the migrations of this WAR, as the history says that Flyway
 * keeps: the usual case at a start, which is then told by one query, without Flyway and its search
 * of the class path. Whatever is otherwise, a changed file, a failed migration, one too many, is
 * left to Flyway, which knows what to do.
 */
final class AppliedMigrations {
  private static final String FOLDER = "sql/";

  private final Set<String> scripts;

  /**
   * @param scripts the names of the files in the WAR; if there are none, nothing is ever applied
   */
  AppliedMigrations(Set<String> scripts) {
    this.scripts = Set.copyOf(scripts);
  }

  /** False also if it cannot be told, such as in an empty database. */
  boolean areAll(Connection connection) {
    String history = "SELECT script, checksum, success FROM flyway_schema_history";
    try (PreparedStatement statement = connection.prepareStatement(history);
        ResultSet row = statement.executeQuery()) {
      Set<String> missing = new HashSet<>(scripts);
      while (row.next()) {
        String script = row.getString("script");
        if (!missing.remove(script)
            || !row.getBoolean("success")
            || !Objects.equals(row.getObject("checksum", Integer.class), checksum(script))) {
          return false;
        }
      }
      return missing.isEmpty() && !scripts.isEmpty();
    } catch (SQLException | IOException e) {
      return false; // Flyway will meet it too, and say so
    }
  }

  /** As Flyway computes it: over the bytes of the lines, without their ends. */
  private static int checksum(String script) throws IOException {
    CRC32 sum = new CRC32();
    try (InputStream in =
            AppliedMigrations.class.getClassLoader().getResourceAsStream(FOLDER + script);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(Objects.requireNonNull(in, script), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        sum.update(line.getBytes(UTF_8));
      }
    }
    return (int) sum.getValue();
  }
}
