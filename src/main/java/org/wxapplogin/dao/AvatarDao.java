package org.wxapplogin.dao;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.dao.jdbc.Statements;
import org.wxapplogin.domain.StoredAvatar;

/** SQL for the avatars table: one picture for each user, under a name that never changes. */
public final class AvatarDao {
  private final Statements sql;

  AvatarDao(Statements sql) {
    this.sql = sql;
  }

  /** Stores a picture in place of the user's former one. */
  public void replace(String name, long userId, String type, byte[] content, Instant at) {
    delete(userId);
    sql.update(
        """
        INSERT INTO avatars (name, user_id, media_type, content, created_at) VALUES (?, ?, ?, ?, ?)
        """,
        name,
        userId,
        type,
        content,
        at);
  }

  public void delete(long userId) {
    sql.update("DELETE FROM avatars WHERE user_id = ?", userId);
  }

  /** Deletes the pictures of these users; returns how many there were. */
  public int deleteByUsers(List<Long> users) {
    return UserRows.delete(sql, "avatars", users);
  }

  /** The user's picture, without its content. */
  public Optional<StoredAvatar> findByUser(long userId) {
    return sql.one(
        "SELECT name, media_type, created_at FROM avatars WHERE user_id = ?",
        row ->
            new StoredAvatar(
                row.getString("name"),
                row.getString("media_type"),
                Statements.instant(row, "created_at")),
        userId);
  }

  public boolean exists(String name) {
    return sql.one("SELECT 1 FROM avatars WHERE name = ?", row -> true, name).isPresent();
  }

  public Optional<StoredPicture> find(String name) {
    return sql.one(
        "SELECT media_type, content FROM avatars WHERE name = ?",
        row -> new StoredPicture(row.getString("media_type"), row.getBytes("content")),
        name);
  }

  /** Notes the trace id under which WeChat judges a picture. */
  public void setTrace(String name, String traceId) {
    sql.update("UPDATE avatars SET trace_id = ? WHERE name = ?", traceId, name);
  }

  /** The user whose picture WeChat judges under this trace id. */
  public Optional<Long> findUserByTrace(String traceId) {
    return sql
        .list(
            "SELECT user_id FROM avatars WHERE trace_id = ?",
            row -> row.getLong("user_id"),
            traceId)
        .stream()
        .findFirst();
  }

  /** A picture as it is stored. */
  public record StoredPicture(String mediaType, byte[] content) {}
}
