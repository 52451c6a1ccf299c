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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.flywaydb.core.api.FlywayException;

/**
 * Whether the database has had exactly the migrations of this WAR, as the history says that Flyway
 * keeps: the usual case at a start, which is then told by one query, without Flyway and its search
 * of the class path. Whatever is otherwise, a changed file, a failed migration, one too many, is
 * left to Flyway, which knows what to do, but for the tables of a later version.
 */
final class AppliedMigrations {
  private static final String FOLDER = "sql/";
  private static final Pattern NAME = Pattern.compile("V(\\d{1,9})__.*");
  private static final String NO_TABLE = "42S02";

  /** Where the container does not list the files of the WAR, it cannot be told. */
  private static final int NO_LIMIT = Integer.MAX_VALUE;

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

  /**
   * Flyway would go on where the database has had migrations of a later version, of which this WAR
   * knows nothing.
   *
   * @throws FlywayException naming the newest of them
   */
  void refuseLater(Connection connection) throws SQLException {
    int ours = scripts.stream().mapToInt(AppliedMigrations::version).max().orElse(NO_LIMIT);
    Optional<String> last =
        applied(connection).stream().max(Comparator.comparingInt(AppliedMigrations::version));
    if (last.isPresent() && version(last.get()) > ours) {
      throw new FlywayException(
          String.format(
              Locale.ROOT,
              "a later version of the server has changed its tables (%s; this WAR knows them up to"
                  + " V%03d). Put the WAR of that version here, or a later one; the way back to this"
                  + " one is a backup from before the change",
              last.get(),
              ours));
    }
  }

  private static List<String> applied(Connection connection) throws SQLException {
    List<String> scripts = new ArrayList<>();
    String history = "SELECT script FROM flyway_schema_history WHERE success = 1";
    try (PreparedStatement statement = connection.prepareStatement(history);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        scripts.add(row.getString("script"));
      }
    } catch (SQLException e) {
      if (!NO_TABLE.equals(e.getSQLState())) { // in an empty database there is none
        throw e;
      }
    }
    return scripts;
  }

  /** The number in a script's name; 0 of what Flyway itself has noted. */
  private static int version(String script) {
    Matcher name = NAME.matcher(script);
    return name.matches() ? Integer.parseInt(name.group(1)) : 0;
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
