package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.AppProfile;
import org.wxapplogin.domain.AppProfile.Sessions;
import org.wxapplogin.domain.Registration;

/** SQL for the apps table. Rows are never deleted, so the sum of their versions only grows. */
public final class AppDao {
  /** The columns of what owners enter, beside the AppID. */
  private static final List<String> ENTERED =
      List.of(
          "name",
          "secret_sealed",
          "push_token_sealed",
          "push_key_sealed",
          "plain_too",
          "act_on_plain",
          "idle",
          "absolute",
          "max_devices",
          "rotate_after",
          "registration",
          "logins_per_minute");

  private static final String SELECT =
      "SELECT id, appid, "
          + String.join(", ", ENTERED)
          + ", stopped_at, version, changed_at FROM apps ";

  private final Statements sql;

  AppDao(Statements sql) {
    this.sql = sql;
  }

  /** The secrets of an app, sealed. */
  public record Sealed(byte[] secret, Optional<byte[]> pushToken, Optional<byte[]> pushKey) {}

  /**
   * A row.
   *
   * @param version one more with each change
   */
  public record AppRow(
      long id,
      String appid,
      AppProfile profile,
      Sealed sealed,
      Optional<Instant> stoppedAt,
      long version,
      Instant changedAt) {}

  /** Grows with each change of any row. */
  public long version() {
    return sql.one("SELECT COALESCE(SUM(version), 0) FROM apps", row -> row.getLong(1))
        .orElseThrow();
  }

  /** All of them, in the order in which they were entered. */
  public List<AppRow> list() {
    return sql.list(SELECT + "ORDER BY id", AppDao::map);
  }

  /** One of them, locked. */
  public Optional<AppRow> lock(long id) {
    return sql.one(SELECT + "WHERE id = ? FOR UPDATE", AppDao::map, id);
  }

  public Optional<AppRow> find(String appid) {
    return sql.one(SELECT + "WHERE appid = ?", AppDao::map, appid);
  }

  /**
   * @throws org.wxapplogin.dao.jdbc.DataAccessException for which isDuplicateKey holds, if the
   *     AppID is there already
   */
  public void insert(String appid, AppProfile profile, Sealed sealed, Instant now) {
    List<Object> values = new ArrayList<>();
    values.add(appid);
    values.addAll(entered(profile, sealed));
    values.add(now);
    sql.update(
        "INSERT INTO apps (appid, "
            + String.join(", ", ENTERED)
            + ", version, changed_at) VALUES (?, "
            + Sql.placeholders(ENTERED.size())
            + ", 1, ?)",
        values.toArray());
  }

  public void update(long id, AppProfile profile, Sealed sealed, Instant now) {
    List<Object> values = new ArrayList<>(entered(profile, sealed));
    values.add(now);
    values.add(id);
    sql.update(
        "UPDATE apps SET "
            + String.join(" = ?, ", ENTERED)
            + " = ?, version = version + 1, changed_at = ? WHERE id = ?",
        values.toArray());
  }

  /** What stands in the columns of {@link #ENTERED}. */
  private static List<Object> entered(AppProfile profile, Sealed sealed) {
    Sessions sessions = profile.sessions();
    return Arrays.asList(
        profile.name(),
        sealed.secret(),
        sealed.pushToken().orElse(null),
        sealed.pushKey().orElse(null),
        profile.plainToo(),
        profile.actOnPlain(),
        millis(sessions.idle()),
        millis(sessions.absolute()),
        sessions.maxDevices().orElse(null),
        millis(sessions.rotateAfter()),
        profile.registration(),
        profile.loginsPerMinute().orElse(null));
  }

  /**
   * @param at since when it is stopped; empty to start it again
   */
  public void setStopped(long id, Optional<Instant> at, Instant now) {
    sql.update(
        "UPDATE apps SET stopped_at = ?, version = version + 1, changed_at = ? WHERE id = ?",
        at.orElse(null),
        now,
        id);
  }

  private static Long millis(Optional<Duration> duration) {
    return duration.map(Duration::toMillis).orElse(null);
  }

  private static AppRow map(ResultSet row) throws SQLException {
    return new AppRow(
        row.getLong("id"),
        row.getString("appid"),
        new AppProfile(
            row.getString("name"),
            new Sessions(
                duration(row, "idle"),
                duration(row, "absolute"),
                Optional.ofNullable(row.getObject("max_devices", Integer.class)),
                duration(row, "rotate_after")),
            Registration.valueOf(row.getString("registration")),
            Optional.ofNullable(row.getObject("logins_per_minute", Integer.class)),
            row.getBoolean("plain_too"),
            row.getBoolean("act_on_plain")),
        new Sealed(
            row.getBytes("secret_sealed"),
            Optional.ofNullable(row.getBytes("push_token_sealed")),
            Optional.ofNullable(row.getBytes("push_key_sealed"))),
        Statements.optionalInstant(row, "stopped_at"),
        row.getLong("version"),
        Statements.instant(row, "changed_at"));
  }

  private static Optional<Duration> duration(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }
}
