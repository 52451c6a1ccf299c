package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.TakenProfile;
import org.wxapplogin.domain.TakenProfile.Field;
import org.wxapplogin.domain.TakenProfile.Kept;
import org.wxapplogin.domain.TakenProfile.Picture;

/** SQL for the taken_profiles table: which fields of which users are held. */
public final class TakenProfileDao {
  private final Statements sql;

  TakenProfileDao(Statements sql) {
    this.sql = sql;
  }

  /** Holds a field, in place of any hold before. */
  public void set(TakenProfile taken) {
    delete(taken.userId(), taken.field());
    Optional<Picture> picture = taken.kept().flatMap(Kept::picture);
    sql.update(
        "INSERT INTO taken_profiles"
            + " (user_id, field, digest, put, value, media_type, content, until)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        taken.userId(),
        taken.field().name(),
        taken.digest(),
        taken.put(),
        taken.kept().map(Kept::value).orElse(null),
        picture.map(Picture::mediaType).orElse(null),
        picture.map(Picture::content).orElse(null),
        taken.kept().map(Kept::until).orElse(null));
  }

  /** The fields of a user that are held, with what can be given back now. */
  public List<TakenProfile> find(long userId, Instant now) {
    return sql.list(
        "SELECT user_id, field, digest, put, value, media_type, content, until"
            + " FROM taken_profiles WHERE user_id = ? ORDER BY field",
        row -> map(row, now),
        userId);
  }

  /** Which fields of these users are held, by the users' ids. */
  public Map<Long, Set<Field>> findFields(Collection<Long> users) {
    Map<Long, Set<Field>> fields = new HashMap<>();
    if (!users.isEmpty()) {
      List<Long> ids = Sql.padded(users);
      sql.list(
              "SELECT user_id, field FROM taken_profiles WHERE user_id IN ("
                  + Sql.placeholders(ids.size())
                  + ") ORDER BY user_id, field",
              row -> Map.entry(row.getLong("user_id"), Field.valueOf(row.getString("field"))),
              ids.toArray())
          .forEach(
              found ->
                  fields
                      .computeIfAbsent(found.getKey(), any -> EnumSet.noneOf(Field.class))
                      .add(found.getValue()));
    }
    return fields;
  }

  public void delete(long userId, Field field) {
    sql.update("DELETE FROM taken_profiles WHERE user_id = ? AND field = ?", userId, field.name());
  }

  /** Deletes the holds of these users; returns how many there were. */
  public int deleteByUsers(List<Long> users) {
    return UserRows.delete(sql, "taken_profiles", users);
  }

  /**
   * Forgets what can be given back no longer, but holds the fields; returns how many there were.
   */
  public int forgetOld(Instant now, int most) {
    return sql.update(
        "UPDATE taken_profiles SET value = NULL, media_type = NULL, content = NULL, until = NULL"
            + " WHERE until <= ? ORDER BY until, user_id, field LIMIT ?",
        now,
        most);
  }

  private static TakenProfile map(ResultSet row, Instant now) throws SQLException {
    return new TakenProfile(
        row.getLong("user_id"),
        Field.valueOf(row.getString("field")),
        row.getBytes("digest"),
        row.getString("put"),
        kept(row).filter(kept -> kept.until().isAfter(now)));
  }

  private static Optional<Kept> kept(ResultSet row) throws SQLException {
    Optional<Instant> until = Statements.optionalInstant(row, "until");
    if (until.isEmpty()) {
      return Optional.empty();
    }
    Optional<Picture> picture =
        row.getString("media_type") == null
            ? Optional.empty()
            : Optional.of(new Picture(row.getString("media_type"), row.getBytes("content")));
    return Optional.of(new Kept(row.getString("value"), picture, until.get()));
  }
}
