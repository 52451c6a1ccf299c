package org.wxapplogin.dao;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Sql;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.ListCursor;
import org.wxapplogin.domain.Review;
import org.wxapplogin.domain.Review.Decided;
import org.wxapplogin.domain.Review.Decision;
import org.wxapplogin.domain.TakenProfile.Field;

/** SQL for the reviews table: what waits for an admin's judgement, and what was judged. */
public final class ReviewDao {
  private static final String SELECT =
      "SELECT id, user_id, field, digest, at, decision, decided_at, decided_by FROM reviews ";

  private final Statements sql;

  ReviewDao(Statements sql) {
    this.sql = sql;
  }

  /** Lets a field of a user wait, in place of what was there of it before. */
  public void insert(long userId, Field field, byte[] digest, Instant at) {
    delete(userId, field);
    sql.update(
        "INSERT INTO reviews (user_id, field, digest, at) VALUES (?, ?, ?, ?)",
        userId,
        field.name(),
        digest,
        at);
  }

  public Optional<Review> find(long userId, Field field) {
    return sql.one(
        SELECT + "WHERE user_id = ? AND field = ?", ReviewDao::map, userId, field.name());
  }

  public Optional<Review> find(long id) {
    return sql.one(SELECT + "WHERE id = ?", ReviewDao::map, id);
  }

  /** Those of these that there are. */
  public List<Review> findAll(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Long> padded = Sql.padded(ids);
    return sql.list(
        SELECT + "WHERE id IN (" + Sql.placeholders(padded.size()) + ") ORDER BY id",
        ReviewDao::map,
        padded.toArray());
  }

  /** Up to {@code most} that wait beyond a cursor, in the order they are met; the oldest first. */
  public List<Review> findWaiting(Optional<ListCursor> from, int most) {
    boolean backward = from.map(ListCursor::backward).orElse(false);
    String order = backward ? " DESC" : "";
    String end = "ORDER BY at" + order + ", id" + order + " LIMIT ?";
    if (from.isEmpty()) {
      return sql.list(SELECT + "WHERE decision IS NULL " + end, ReviewDao::map, most);
    }
    String than = backward ? "<" : ">";
    return sql.list(
        SELECT
            + "WHERE decision IS NULL AND at "
            + than
            + "= ? AND (at "
            + than
            + " ? OR id "
            + than
            + " ?) "
            + end,
        ReviewDao::map,
        from.get().at(),
        from.get().at(),
        from.get().id(),
        most);
  }

  /** How many wait; counts no further than {@code most}. */
  public int countWaiting(int most) {
    return sql.one(
            "SELECT COUNT(*) AS n FROM"
                + " (SELECT 1 FROM reviews WHERE decision IS NULL LIMIT ?) AS waiting",
            row -> row.getInt("n"),
            most)
        .orElse(0);
  }

  /** Decides upon one that waits; false if it does not wait any more. */
  public boolean decide(long id, Decided decided) {
    return sql.update(
            "UPDATE reviews SET decision = ?, decided_at = ?, decided_by = ?"
                + " WHERE id = ? AND decision IS NULL",
            decided.decision().name(),
            decided.at(),
            decided.by(),
            id)
        == 1;
  }

  /** Lets one that was decided wait again. */
  public void reopen(long id) {
    sql.update(
        "UPDATE reviews SET decision = NULL, decided_at = NULL, decided_by = NULL WHERE id = ?",
        id);
  }

  public void delete(long userId, Field field) {
    sql.update("DELETE FROM reviews WHERE user_id = ? AND field = ?", userId, field.name());
  }

  /** Forgets what waits, as the user shows something else by now. */
  public void deleteWaiting(long userId, Field field) {
    sql.update(
        "DELETE FROM reviews WHERE user_id = ? AND field = ? AND decision IS NULL",
        userId,
        field.name());
  }

  /** Deletes what was decided before; returns how many there were. */
  public int deleteDecided(Instant before, int most) {
    return sql.update(
        "DELETE FROM reviews WHERE decided_at < ? ORDER BY decided_at, id LIMIT ?", before, most);
  }

  /** Deletes those of these users; returns how many there were. */
  public int deleteByUsers(List<Long> users) {
    return UserRows.delete(sql, "reviews", users);
  }

  private static Review map(ResultSet row) throws SQLException {
    String decision = row.getString("decision");
    return new Review(
        row.getLong("id"),
        row.getLong("user_id"),
        Field.valueOf(row.getString("field")),
        row.getBytes("digest"),
        Statements.instant(row, "at"),
        decision == null
            ? Optional.empty()
            : Optional.of(
                new Decided(
                    Decision.valueOf(decision),
                    row.getString("decided_by"),
                    Statements.instant(row, "decided_at"))));
  }
}
