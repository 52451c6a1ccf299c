package org.wxapplogin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.wxapplogin.domain.LoginOutcome;

/** Reads what the application wrote, past its own code. */
public final class TestRows {
  private TestRows() {}

  /** How a user's attempts to log in ended, the newest first. */
  public static List<LoginOutcome> outcomes(TestDb db, long user) {
    return texts(db, "SELECT outcome FROM login_events WHERE user_id = ? ORDER BY id DESC", user)
        .stream()
        .map(LoginOutcome::valueOf)
        .toList();
  }

  public static long count(TestDb db, String table) {
    return Long.parseLong(texts(db, "SELECT COUNT(*) FROM " + table).get(0));
  }

  /**
   * What {@link #count} counts, or a query after {@code SELECT COUNT(*) FROM}: the session keys
   * that a key of {@code keys.sealing} has sealed. Its length and its name stand before them.
   */
  public static String sessionKeysUnder(String key) {
    String prefix = HexFormat.of().formatHex(key.getBytes(UTF_8));
    return "session_keys WHERE LEFT(newest, %d) = X'%02x%s'"
        .formatted(key.length() + 1, key.length(), prefix);
  }

  /** Changes what the application wrote, behind its back. */
  public static void execute(TestDb db, String sql) {
    try (Connection connection = db.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of each row. */
  public static List<String> texts(TestDb db, String sql, Object... args) {
    try (Connection connection = db.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < args.length; i++) {
        statement.setObject(i + 1, args[i]);
      }
      List<String> texts = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
