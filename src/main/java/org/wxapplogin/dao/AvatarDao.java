package org.wxapplogin.dao;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wxapplogin.domain.StoredAvatar;

/** SQL for the avatars table: one picture a user, under a name it keeps for ever. */
public final class AvatarDao {

  /** Puts a picture in the place of the user's former one. */
  public void replace(Tx tx, String name, long userId, String type, byte[] content, Instant at) {
    delete(tx, userId);
    tx.update(
        """
        INSERT INTO avatars (name, user_id, media_type, content, created_at) VALUES (?, ?, ?, ?, ?)
        """,
        name,
        userId,
        type,
        content,
        at);
  }

  public void delete(Tx tx, long userId) {
    tx.update("DELETE FROM avatars WHERE user_id = ?", userId);
  }

  /** Deletes the pictures of these users; how many there were. */
  public int deleteByUsers(Tx tx, List<Long> users) {
    return UserRows.delete(tx, "avatars", users);
  }

  /** The user's picture, without its content. */
  public Optional<StoredAvatar> findByUser(Tx tx, long userId) {
    return tx.one(
        "SELECT name, media_type, created_at FROM avatars WHERE user_id = ?",
        row ->
            new StoredAvatar(
                row.getString("name"), row.getString("media_type"), Tx.instant(row, "created_at")),
        userId);
  }

  public Optional<StoredPicture> find(Tx tx, String name) {
    return tx.one(
        "SELECT media_type, content FROM avatars WHERE name = ?",
        row -> new StoredPicture(row.getString("media_type"), row.getBytes("content")),
        name);
  }

  /** Notes under which name WeChat judges a picture. */
  public void setTrace(Tx tx, String name, String traceId) {
    tx.update("UPDATE avatars SET trace_id = ? WHERE name = ?", traceId, name);
  }

  /** Whose picture is judged under this name. */
  public Optional<Long> findUserByTrace(Tx tx, String traceId) {
    return tx
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
